"""The lines of a log entry that say more of it: `Solved: 2026-11-09`, `Severity: severe`, `Owner: Marc`.

In: the text of one line. Out: the field it fills with its value and the columns (from 0) it was read
at, or what is wrong with it, or None when it is no such line. A line with a fault stays text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.model.shared import Shared
from kamdocs.read.log_heading import Span, read_day, split_names
from kamdocs.read.log_words import FIELD_OF, SEVERITY_OF, fold
from kamdocs.read.names import Names, titles_of
from kamdocs.read.suggest import nearest
from kamdocs.read.whom import member_names
from kamdocs.values.money import AmountFault, read_decimal, read_money
from kamdocs.values.sentence import Sentence, sentence

_LINE = re.compile(
    r"\s*(?:[-*+]\s+)?(?:\*\*|__)?([^\W\d_]+(?:[\s_]+[^\W\d_]+){0,2})(?:\*\*|__)?\s*:(?:\*\*|__)?\s*(.*)"
)


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and what names may mean: our people, what we sell; None where their file is broken."""

    ours: Names | None
    products: Names | None


def known_names(shared: Shared) -> Known:
    """The names that the shared files give; products have one in each language."""
    products = (
        (key, wording)
        for key, product in shared.catalogue.products.items()
        for wording in product.name.wordings()
    )
    return Known(
        None if "team" in shared.broken else member_names(shared.team),
        None if "catalogue" in shared.broken else titles_of(products),
    )


@dataclass(frozen=True, slots=True)
class LineRead:
    """A field of the entry: its value, a list for `shown`, and where each piece of it stands."""

    field: str
    value: str | list[str]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that looks like a field but says nothing that the field may hold."""

    field: str
    span: Span
    message: Sentence
    help: Sentence


def read_line(line: str, known: Known | None = None) -> LineRead | LineFault | None:
    """Read `Owner: Marc`; None when the line is no field, such as plain text with a colon.

    Without `known` names are taken as they stand.
    """
    match = _LINE.fullmatch(line)
    field = FIELD_OF.get(fold(" ".join(match[1].replace("_", " ").split()))) if match else None
    if match is None or field is None:
        return None
    begin, end = match.start(2), len(line.rstrip())
    if begin >= end:
        said = sentence("{label} says nothing", label=match[1])
        return LineFault(field, _whole(line), said, _FORMS[field])
    match field:
        case "solved" | "due":
            return _day(field, line, begin, end)
        case "severity":
            return _severity(line, begin, end)
        case "owner":
            return _owner(line, begin, end, known)
        case "shown":
            return _shown(line, begin, end, known)
        case "satisfaction" | "amount":
            return _number(field, line, begin, end)
        case _:
            return LineRead(field, line[begin:end], ((begin, end),))


def _day(field: str, line: str, begin: int, end: int) -> LineRead | LineFault:
    day = read_day(line, begin)
    written = line[begin:end]
    if day is None or line[day[1] : end] not in ("", "."):
        said = sentence("{written} is not a day that can be read in one way only", written=written)
        return LineFault(field, (begin, end), said, _FORMS[field])
    if field == "solved" and len(day[0]) < len("2026-11-09"):
        said = sentence("{written} is not one day", written=written)
        return LineFault(field, (begin, end), said, _FORMS[field])
    return LineRead(field, day[0], ((begin, day[1]),))


def _severity(line: str, begin: int, end: int) -> LineRead | LineFault:
    stop = end - line[begin:end].endswith(".")
    found = SEVERITY_OF.get(fold(line[begin:stop]))
    if found is None:
        said = sentence("{written} is no severity", written=line[begin:end])
        return LineFault("severity", (begin, end), said, _FORMS["severity"])
    return LineRead("severity", found, ((begin, stop),))


def _owner(line: str, begin: int, end: int, known: Known | None) -> LineRead | LineFault:
    begin += line[begin] == "@"
    written = line[begin:end]
    if known is None or known.ours is None:
        return LineRead("owner", written, ((begin, end),))
    found = known.ours.id_of(written)
    if found is not None:
        return LineRead("owner", found, ((begin, end),))
    said = sentence("nobody of our team is called {name}", name=written)
    return LineFault("owner", _filled(begin, end), said, _meant(written, known.ours, "owner"))


def _shown(line: str, begin: int, end: int, known: Known | None) -> LineRead | LineFault:
    spans = split_names(line, begin, end)
    written = [line[slice(*span)] for span in spans]
    if not written:
        said = sentence("{written} names no product", written=line[begin:end])
        return LineFault("shown", (begin, end), said, _FORMS["shown"])
    if known is None or known.products is None:
        return LineRead("shown", written, tuple(spans))
    whole = known.products.id_of(line[begin:end])
    if whole is not None:
        return LineRead("shown", [whole], ((begin, end),))
    found = []
    for name, span in zip(written, spans, strict=True):
        product = known.products.id_of(name)
        if product is None:
            said = sentence("we sell no product called {name}", name=name)
            return LineFault("shown", span, said, _meant(name, known.products, "shown"))
        found.append(product)
    return LineRead("shown", found, tuple(spans))


def _number(field: str, line: str, begin: int, end: int) -> LineRead | LineFault:
    written = line[begin:end]
    read = read_money(written, "EUR") if field == "amount" else read_decimal(written)
    if not isinstance(read, AmountFault):
        return LineRead(field, written, ((begin, end),))
    said = (
        sentence("{given} is not an amount", given=written)
        if field == "amount"
        else sentence("{given} is not a number", given=written)
    )
    hint = _FORMS[field]
    if len(read.readings) > 1:
        said = sentence("{given} can be read in two ways", given=written)
        hint = sentence("write {one} or {other}", one=read.readings[0], other=read.readings[1])
    elif read.readings:
        hint = sentence("did you mean {meant}?", meant=read.readings[0])
    return LineFault(field, (begin, end), said, hint)


def _meant(written: str, names: Names, field: str) -> Sentence:
    meant = nearest(written, sorted(names.ids))
    if meant is not None:
        return sentence("did you mean {meant}?", meant=names.ids[meant])
    ids = tuple(sorted(set(names.ids.values())))
    return sentence("known: {known}", known=ids[:12]) if ids else _FORMS[field]


def _whole(line: str) -> Span:
    return len(line) - len(line.lstrip()), len(line.rstrip())


def _filled(begin: int, end: int) -> Span:
    return (begin, end) if begin < end else (begin - 1, end)


_FORMS: Mapping[str, Sentence] = {
    "solved": sentence("write the day and nothing else: Solved: 2026-11-09"),
    "due": sentence("write a day, a month or a quarter and nothing else: Due: 2026-12"),
    "severity": sentence("write slight, serious or severe: Severity: severe"),
    "owner": sentence("write one of ours as in accounts/team.yaml: Owner: Marc"),
    "routed_to": sentence("write to whom: Passed to: product team"),
    "evidence": sentence("write what proves it: Evidence: ticket 8841"),
    "source": sentence("write who noticed it: Source: operations"),
    "consequence": sentence("write what it means for us: Consequence: they will need more readers"),
    "about": sentence("write a contract, an opportunity or a product: About: support-2026"),
    "shown": sentence("write products as in accounts/catalogue.yaml: Shown: analytics, training"),
    "satisfaction": sentence("write the figure alone: Satisfaction: 4.5"),
    "amount": sentence("write digits, with _ between thousands: Amount: 12_000 or Amount: 12_000 USD"),
}  # fmt: skip
