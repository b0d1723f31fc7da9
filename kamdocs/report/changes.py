"""What became different in, as text for a terminal, as Markdown and as JSON out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby

from kamdocs.history.change import LOUD, Change, Direction
from kamdocs.history.changes import Changes
from kamdocs.language.speak import Speaker
from kamdocs.report.colour import Paint, Style
from kamdocs.report.format import Look
from kamdocs.report.markdown import escape
from kamdocs.report.width import clean

_MARKS: Mapping[Direction, tuple[Style, str]] = {
    "better": ("good", "+"),
    "worse": ("warning", "-"),
    "neither": ("faint", "·"),
}


def write_text(changes: Changes, names: Mapping[str, str], speaker: Speaker, look: Look) -> str:
    """Write a block an account: `+` before what is better now, `-` before what is worse."""
    paint = Paint(look.colour)
    blocks = [
        "".join(
            [
                f"{paint('strong', clean(_title(account, names, speaker)))}\n",
                *(f"  {_line(change, speaker, paint)}\n" for change in found),
            ]
        )
        for account, found in _by_account(changes)
    ]
    return "\n".join(blocks) or f"{speaker.text('Nothing was changed.')}\n"


def write_markdown(changes: Changes, names: Mapping[str, str], speaker: Speaker) -> str:
    """Write a list an account, to be pasted into a pull request or a message."""
    if changes.since is not None:
        title = speaker.text("Changes since {day}", day=changes.since)
    else:
        title = speaker.text("Changes")
    blocks = [f"## {title}\n"]
    for account, found in _by_account(changes):
        lines = "".join(f"- {_marked(change, speaker)}\n" for change in found)
        blocks.append(f"**{escape(_title(account, names, speaker))}**\n\n{lines}")
    if not changes.items:
        blocks.append(f"{speaker.text('Nothing was changed.')}\n")
    return "\n".join(blocks)


def write_json(changes: Changes, speaker: Speaker) -> str:
    """Write a list of objects; `account` is null where it is about what all accounts share."""
    found = [
        {
            "account": change.account,
            "kind": change.kind,
            "text": speaker.speak(change.text),
            "direction": change.direction,
            "loud": change.weight >= LOUD,
        }
        for change in changes.items
    ]
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"


def _by_account(changes: Changes) -> Iterator[tuple[str | None, list[Change]]]:
    for account, found in groupby(changes.items, key=lambda change: change.account):
        yield account, list(found)


def _title(account: str | None, names: Mapping[str, str], speaker: Speaker) -> str:
    return speaker.text("All accounts") if account is None else names.get(account, account)


def _line(change: Change, speaker: Speaker, paint: Paint) -> str:
    style, sign = _MARKS[change.direction]
    return f"{paint(style, sign)} {clean(speaker.speak(change.text))}"


def _marked(change: Change, speaker: Speaker) -> str:
    text = escape(speaker.speak(change.text))
    return f"**{text}**" if change.weight >= LOUD else text
