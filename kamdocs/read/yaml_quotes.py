"""What the YAML parser stumbled over in or behind a text in quotes, in the user’s words."""

from __future__ import annotations

import re

from kamdocs.read.yaml_faults import Fault, Point, line_at
from kamdocs.read.yaml_spot import Spot
from kamdocs.values.sentence import sentence


def fault_in_quotes(spot: Spot) -> Fault | None:
    """Inside quotes: an unknown escape, or no end."""
    if spot.opener not in ('"', "'"):
        return None
    if spot.is_quote_closed:
        return None
    start = spot.line.rfind("\\", 0, spot.at[1] + 1)
    if (
        spot.opener == '"'
        and not spot.is_over
        and start >= 0
        and spot.at[1] - start < len(r"\U00000000")
    ):
        what = re.match(r"\\(?:[xuU][0-9a-fA-F]+|.?)", spot.line[start:])
        text = what[0] if what else "\\"
        return Fault(
            "unknown-escape",
            (spot.at[0], start),
            (spot.at[0], start + len(text)),
            sentence("“{what}” means nothing inside double quotes", what=text),
            sentence("write \\\\ for a backslash, or use single quotes"),
        )
    return _unclosed_quote(spot, spot.began) if spot.began[0] < spot.at[0] or spot.is_over else None


def swallowed_by_quote(spot: Spot) -> Fault | None:
    """A quote that was closed only by the next one, lines below."""
    last = spot.last
    is_quoted = last.style in ('"', "'") and last.start[0] < last.end[0] == spot.at[0]
    return _unclosed_quote(spot, last.start) if is_quoted and last.end <= spot.at else None


def _unclosed_quote(spot: Spot, start: Point) -> Fault:
    line = line_at(spot.lines, start[0])
    return Fault(
        "unclosed-quote",
        start,
        (start[0], max(start[1] + 1, len(line.rstrip()))),
        sentence("the quote {quote} that opens here is not closed", quote=line[start[1]]),
        sentence("close it where the text ends"),
    )


def text_behind_quote(spot: Spot) -> Fault | None:
    """Text that goes on where a quote has closed."""
    last = spot.last
    if last.style not in ('"', "'") or last.start[0] != spot.at[0] or last.end > spot.at:
        return None
    if spot.line[last.end[1] : spot.at[1]].strip() or spot.char in ("", ",", "]", "}"):
        return None
    return Fault(
        "text-after-quote",
        last.end,
        spot.rest(spot.at)[1],
        sentence("text goes on behind the closing quote"),
        sentence("put the whole text in quotes; write '' for an apostrophe inside single quotes"),
    )
