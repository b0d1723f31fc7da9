"""How an account went in; the same as text for a terminal, as Markdown and as JSON out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from kamdocs.derive.vitals import Vitals
from kamdocs.history.account_history import AccountHistory, HistoryRow
from kamdocs.language.speak import Speaker
from kamdocs.report.colour import Paint
from kamdocs.report.format import Look
from kamdocs.report.markdown import escape
from kamdocs.report.width import clean, width_of
from kamdocs.values.money import round_decimal
from kamdocs.values.sentence import Sentence, Share, Term, sentence

_SHORT = 9
_HEADS: tuple[Sentence, ...] = (
    sentence("Day"), sentence("Score"), sentence("Possible"), sentence("Rated"), sentence("Tier"),
    sentence("Suggested"), sentence("Health"), sentence("Commit"),
)  # fmt: skip
_NUMBERS = frozenset([1, 3, 6])


def write_text(history: AccountHistory, name: str, speaker: Speaker, look: Look) -> str:
    """Write a line a commit, the newest first, with what happened below it."""
    paint = Paint(look.colour)
    table = [[speaker.speak(head) for head in _HEADS]]
    table += [_cells(row, speaker) for row in history.rows]
    widths = [max(width_of(line[column]) for line in table) for column in range(len(_HEADS) - 1)]
    lines = [paint("strong", clean(f"{name} ({history.account})"))]
    lines.append(paint("faint", _line(table[0], widths)))
    for row, cells in zip(history.rows, table[1:], strict=True):
        lines.append(_line(cells, widths))
        for event in row.events:
            mark = paint("warning", "-") if event.is_worse else paint("faint", "·")
            lines.append(f"  {mark} {clean(speaker.speak(event.text))}")
    return "\n".join((*lines, ""))


def write_markdown(history: AccountHistory, name: str, speaker: Speaker) -> str:
    """Write a table, to be pasted into a page or a message."""
    heads = [escape(speaker.speak(head)) for head in (*_HEADS, sentence("What happened"))]
    rule = ["---:" if number in _NUMBERS else "---" for number in range(len(heads))]
    rows = [
        [
            *(escape(cell) for cell in _cells(row, speaker)),
            escape("; ".join(speaker.speak(event.text) for event in row.events)),
        ]
        for row in history.rows
    ]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))
    return f"## {escape(name)}\n\n{table}\n"


def write_json(history: AccountHistory, speaker: Speaker) -> str:
    """Write a list of objects, the newest first; what is unknown is null.

    `score`, `score_low`, `score_high` and `health` run from 0 to 100, `coverage` from 0 to 1.
    `commit` and `subject` are null for the files as they are.
    """
    found = [_object(row, speaker) for row in history.rows]
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"


def _cells(row: HistoryRow, speaker: Speaker) -> list[str]:
    each = row.vitals
    said = (
        speaker.text("the files as they are")
        if row.commit is None
        else f"{row.commit[:_SHORT]} {row.subject}"
    )
    return [
        each.on.isoformat(),
        _whole(each.score),
        each.possible or "–",
        "–" if each.coverage is None else speaker.speak(Share(round_decimal(each.coverage, 2))),
        speaker.speak(Term(each.tier)) if each.tier else "–",
        speaker.speak(Term(each.suggested)) if each.suggested else "–",
        _whole(each.health),
        clean(said),
    ]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = []
    for number, (cell, width) in enumerate(zip(cells, widths, strict=False)):
        blank = " " * (width - width_of(cell))
        padded.append(f"{blank}{cell}" if number in _NUMBERS else f"{cell}{blank}")
    return "  ".join((*padded, cells[-1]))


def _whole(points: Decimal | None) -> str:
    return "–" if points is None else str(round_decimal(points, 0))


def _object(row: HistoryRow, speaker: Speaker) -> dict[str, Any]:
    each: Vitals = row.vitals
    return {
        "date": each.on.isoformat(),
        "commit": row.commit,
        "subject": row.subject,
        "score": _number(each.score),
        "score_low": _number(each.low),
        "score_high": _number(each.high),
        "score_coverage": _number(each.coverage),
        "is_provisional": each.is_provisional,
        "tier": each.tier,
        "suggested_tier": each.suggested,
        "owner": each.owner,
        "health": _number(each.health),
        "events": [{"kind": one.kind, "text": speaker.speak(one.text)} for one in row.events],
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 4)
