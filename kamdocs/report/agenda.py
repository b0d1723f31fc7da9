"""Dated things in; the agenda for a terminal, for programs and as Markdown out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.derive.due import STRETCH_NAMES, STRETCHES, Due, Stretch, stretch_of
from kamdocs.language.speak import Speaker
from kamdocs.report.colour import Paint
from kamdocs.report.format import Look
from kamdocs.report.markdown import escape
from kamdocs.report.width import clean


@dataclass(frozen=True, slots=True)
class Item:
    """A dated thing with the names of its account and owner, and where it is written."""

    due: Due
    account: str
    owner: str | None
    file: str
    line: int


def write_text(items: Sequence[Item], today: date, speaker: Speaker, look: Look) -> str:
    """Write two lines a thing, by stretches of the calendar: overdue, this week, next week, later."""
    paint = Paint(look.colour)
    blocks = []
    for stretch, found in _stretches(items, today):
        lines = [paint("strong", speaker.speak(STRETCH_NAMES[stretch]))]
        for item in found:
            day = item.due.on.isoformat()
            if stretch == "overdue":
                day = paint("warning", day)
            what = clean(f"{item.account} · {speaker.speak(item.due.what)}")
            lines.append(f"  {day}  {what}")
            lines.append(f"              {paint('faint', clean(_about(item, speaker)))}")
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks) or f"{speaker.text('Nothing is due.')}\n"


def write_markdown(items: Sequence[Item], today: date, speaker: Speaker) -> str:
    """Write a list for each stretch of the calendar, to be mailed or pasted."""
    blocks = [f"# {speaker.text('Agenda')}, {speaker.speak(today)}\n"]
    for stretch, found in _stretches(items, today):
        lines = [f"## {speaker.speak(STRETCH_NAMES[stretch])}", ""]
        for item in found:
            what = escape(f"{item.account}: {speaker.speak(item.due.what)}")
            about = escape(_about(item, speaker))
            lines.append(f"- **{item.due.on.isoformat()}** {what} ({about})")
        blocks.append("".join(f"{line}\n" for line in lines))
    if not items:
        blocks.append(f"{speaker.text('Nothing is due.')}\n")
    return "\n".join(blocks)


def write_json(items: Sequence[Item], today: date, speaker: Speaker) -> str:
    """Write a list of objects, the earliest first; what is unknown is null.

    `date` is an ISO day, `days_left` negative when overdue, `amount` the money at stake as an exact
    text in `currency`. `kind` is the same word in every language; `what` and `reason` are spoken.
    """
    found = [_object(item, today, speaker) for item in items]
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"


def _object(item: Item, today: date, speaker: Speaker) -> dict[str, Any]:
    due = item.due
    return {
        "date": due.on.isoformat(),
        "account": due.account,
        "account_name": item.account,
        "owner": due.owner,
        "kind": due.kind,
        "what": speaker.speak(due.what),
        "reason": speaker.speak(due.reason),
        "amount": None if due.amount is None else f"{due.amount.amount:f}",
        "currency": None if due.amount is None else due.amount.currency,
        "days_left": due.days_left(today),
        "overdue": due.is_overdue(today),
        "urgency": float(round(due.urgency(today), 4)),
        "file": item.file,
        "line": item.line,
    }


def _stretches(items: Iterable[Item], today: date) -> Iterator[tuple[Stretch, list[Item]]]:
    listed = list(items)
    for stretch in STRETCHES:
        found = [item for item in listed if stretch_of(item.due.on, today) == stretch]
        if found:
            yield stretch, found


def _about(item: Item, speaker: Speaker) -> str:
    """Why, who, how much, on one line."""
    parts = [speaker.speak(item.due.reason)]
    if item.owner is not None:
        parts.append(item.owner)
    if item.due.amount is not None:
        parts.append(speaker.speak(item.due.amount))
    return " · ".join(parts)
