"""What the YAML parser stumbled over, in the user's words.

In: where it stopped, the lines, and the last scalar that was read. Out: a fault with its stretch of
text. The kind of fault is seen from the text itself; the parser's own English is never looked at,
since its two versions word things differently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kamdocs.read.yaml_faults import Fault, Point, line_at
from kamdocs.read.yaml_quotes import fault_in_quotes, swallowed_by_quote, text_behind_quote
from kamdocs.read.yaml_spot import LastScalar, Spot, bracketed_text, inside, without_comment
from kamdocs.values.sentence import sentence

_FIELD = re.compile(
    r"[ \t]*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s\"'#\[\]{},:][^:#]*?)[ \t]*:(?=[ \t]|$)[ \t]*"
)
_GLUED = re.compile(r"[ \t]*(?:- +)*([\w.-]+):(?=[^\s:/])")
_INDENT = re.compile(r"[ \t]*(?:[-?:][ \t]+)*")
_NEVER_FIRST = frozenset("@`%&*!|>")


def explain_stop(
    lines: Sequence[str],
    at: Point | None,
    began: Point | None,
    last: LastScalar | None,
    *,
    in_token: bool,
    first_line: int = 1,
) -> Fault:
    """Say what is wrong where the parser stopped.

    `at` is where it stopped, `began` where the thing began that it could not finish: a token when
    `in_token`, else a list or mapping. `first_line` is where `lines` begin in their file.
    """
    at = inside(lines, at or (last.end if last else (0, 0)))
    opener = line_at(lines, began[0])[began[1] : began[1] + 1] if began else ""
    if not in_token and opener not in ("[", "{"):
        opener = ""
    nothing = LastScalar((0, 0), (0, 0), "")
    spot = Spot(lines, at, began or at, last or nothing, opener, first_line)
    fault = next(filter(None, (recognise(spot) for recognise in _RECOGNISED)), None)
    return fault or Fault(
        "yaml-syntax",
        *spot.rest(spot.at),
        sentence("this is not written as YAML"),
        sentence("look at this line and the one before: a missing colon, quote or space?"),
    )


def _tab(spot: Spot) -> Fault | None:
    start = _INDENT.match(spot.line)
    blank = start[0] if start else ""
    if "\t" not in blank or spot.at[1] > len(blank):
        return None
    column = blank.index("\t")
    width = len(blank[column:]) - len(blank[column:].lstrip("\t"))
    return Fault(
        "tab-indentation",
        (spot.at[0], column),
        (spot.at[0], column + width),
        sentence("a tab stands where only spaces may indent"),
        sentence("use two spaces for each step inwards"),
    )


def _first_character(spot: Spot) -> Fault | None:
    point, char = (spot.began, spot.opener) if spot.opener in _NEVER_FIRST else (spot.at, spot.char)
    if char not in _NEVER_FIRST:
        return None
    start, end = spot.rest(point)
    text = line_at(spot.lines, start[0])[start[1] : end[1]]
    return Fault(
        "needs-quotes",
        start,
        end,
        sentence("a text cannot begin with {character} without quotes", character=char),
        sentence("put the whole text in quotes: {example}", example=_quoted(text)),
    )


def _after_bracket(spot: Spot) -> Fault | None:
    """A text that begins with a bracket, which closes before the text ends: `{first} {last}`."""
    if spot.char in ("", ":", ",", "]", "}"):
        return None
    if spot.line[: spot.at[1]].rstrip()[-1:] not in ("]", "}"):
        return None
    leads = (lead.end() for lead in (_INDENT.match(spot.line), _FIELD.match(spot.line)) if lead)
    column = next((end for end in leads if spot.line[end : end + 1] in ("[", "{")), None)
    if column is None or column >= spot.at[1]:
        return None
    start, end = spot.rest((spot.at[0], column))
    return Fault(
        "needs-quotes",
        start,
        end,
        sentence("a text that begins with a bracket needs quotes"),
        sentence("write {example}", example=_quoted(spot.line[start[1] : end[1]])),
    )


def _list_on_key_line(spot: Spot) -> Fault | None:
    if spot.char != "-" or not _FIELD.match(spot.line[: spot.at[1]]):
        return None
    return Fault(
        "bad-indentation",
        *spot.rest(spot.at),
        sentence("a list cannot begin on the line of its key"),
        sentence("begin each item on a line of its own, or write [one, two]"),
    )


def _missing_colon(spot: Spot) -> Fault | None:
    """A line that should have been a field: no colon, or none with a space after it."""
    start = spot.last.start if spot.char == ":" and spot.runs_on else spot.began
    line = line_at(spot.lines, start[0])
    if start[0] >= spot.at[0] or spot.opener in ("[", "{") or line[: start[1]].strip(" -?"):
        return None
    if line.startswith("- ", start[1]) or _FIELD.match(line):
        return None
    glued = _GLUED.match(line)
    if glued is not None:
        return Fault(
            "missing-space",
            (start[0], glued.end(1)),
            (start[0], glued.end(1) + 1),
            sentence("a space is missing after the colon of “{key}”", key=glued[1]),
            sentence(
                "write {example}", example=f"{glued[1]}: {without_comment(line)[glued.end() :]}"
            ),
        )
    return Fault(
        "missing-colon",
        *spot.rest(start),
        sentence("this line is neither a field nor part of a text: a colon is missing"),
        sentence("write it as “key: value”"),
    )


def _colon(spot: Spot) -> Fault | None:
    """A colon where none may stand: inside a text, without a key, or glued to what follows."""
    if spot.char != ":":
        return None
    if not spot.line[: spot.at[1]].strip(" -?"):
        return Fault(
            "missing-colon",
            *spot.rest(spot.at),
            sentence("nothing stands before this colon: a key is missing"),
            sentence("write it as “key: value”"),
        )
    if spot.line[spot.at[1] + 1 : spot.at[1] + 2] not in ("", " ", "\t"):
        return Fault(
            "missing-space",
            spot.at,
            (spot.at[0], spot.at[1] + 1),
            sentence("a space is missing after this colon"),
            sentence("between brackets write {example}", example="{key: value, other: value}"),
        )
    stretch = bracketed_text(spot)
    if stretch is None:
        field = _FIELD.match(spot.line)
        if field is None or field.end() > spot.at[1] or spot.line[field.end()] in "[{":
            return None
        stretch = spot.rest((spot.at[0], field.end()))
    start, end = stretch
    return Fault(
        "needs-quotes",
        start,
        end,
        sentence("a text with a colon and a space inside needs quotes"),
        sentence("write {example}", example=_quoted(spot.line[start[1] : end[1]])),
    )


def _last_bracket(spot: Spot) -> Fault | None:
    """The bracket with which the file ends."""
    if spot.opener or not spot.is_over:
        return None
    row = max((n for n in range(spot.at[0] + 1) if line_at(spot.lines, n).strip()), default=0)
    text = without_comment(line_at(spot.lines, row))
    return _unclosed_bracket((row, len(text) - 1), text[-1]) if text[-1:] in ("[", "{") else None


def _unclosed_bracket(began: Point, bracket: str) -> Fault:
    return Fault(
        "unclosed-bracket",
        began,
        (began[0], began[1] + 1),
        sentence("the bracket {bracket} that opens here is not closed", bracket=bracket),
        sentence("close it with {bracket}", bracket="]" if bracket == "[" else "}"),
    )


def _bracket(spot: Spot) -> Fault | None:
    if spot.opener in ("[", "{"):
        began, is_new_field = spot.began, _FIELD.match(spot.line) or spot.char in (":", "-")
        if spot.is_over or (spot.at[0] > began[0] and is_new_field):
            return _unclosed_bracket(began, spot.opener)
        line = began[0] + spot.shift
        return Fault(
            "unclosed-bracket",
            spot.at,
            (spot.at[0], spot.at[1] + 1),
            sentence("a comma or a closing bracket is missing before this"),
            sentence("the bracket {bracket} opens on line {line}", bracket=spot.opener, line=line),
        )
    if spot.char not in ("]", "}", ","):
        return None
    return Fault(
        "needs-quotes",
        spot.at,
        (spot.at[0], spot.at[1] + 1),
        sentence("“{character}” has nothing here to close or to part", character=spot.char),
        sentence("delete it, or put the text it belongs to in quotes"),
    )


def _indentation(spot: Spot) -> Fault | None:
    is_continued = spot.char == ":" and spot.runs_on
    if not spot.line.strip() or not (is_continued or spot.at[1] == spot.indent):
        return None
    if spot.began[0] < spot.at[0] and spot.at[1] == spot.began[1]:
        message = sentence("list items and fields are mixed here")
        help_ = sentence("either all lines at this depth begin with “- ”, or none")
    else:
        message = sentence("this line does not line up with the lines above")
        help_ = sentence("give it the same spaces in front as its sisters")
    return Fault("bad-indentation", *spot.rest((spot.at[0], spot.indent)), message, help_)


_RECOGNISED: tuple[Callable[[Spot], Fault | None], ...] = (
    _tab,
    fault_in_quotes,
    swallowed_by_quote,
    text_behind_quote,
    _first_character,
    _after_bracket,
    _list_on_key_line,
    _missing_colon,
    _colon,
    _last_bracket,
    _bracket,
    _indentation,
)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
