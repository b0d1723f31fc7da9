"""The report of an import in; what is said of it, line by line, as unspoken sentences out."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.exchange.report import Conflict, ImportReport, LeftOut, Renumbered
from kamdocs.values.sentence import Filling, Sentence, sentence, sentence_n

MOST_LINES = 20
"""How many of one sort are told one by one; the others are counted."""


def tell_import(report: ImportReport) -> tuple[Sentence, ...]:
    """Everything a person should hear, the most important last."""
    return (
        *_tell_records(report),
        *_tell_renumbered(report.renumbered),
        *(_tell_left_out(entry) for entry in report.left_out),
        *_tell_conflicts(report.conflicts),
        _tell_files(report),
    )


def _tell_files(report: ImportReport) -> Sentence:
    if not report.created and not report.updated:
        return sentence("nothing has changed")
    parts = (
        sentence_n("{count} new file", "{count} new files", len(report.created)),
        sentence_n("{count} file changed", "{count} files changed", len(report.updated)),
        sentence_n("{count} file as before", "{count} files as before", len(report.unchanged)),
    )
    return sentence("{parts}", parts=tuple(part for part in parts if part.count))


def _tell_records(report: ImportReport) -> Iterator[Sentence]:
    told = tuple(_counted(_KINDS[kind], count) for kind, count in report.counts)
    if told:
        yield sentence("found at the source: {parts}", parts=told)


def _tell_renumbered(renumbered: tuple[Renumbered, ...]) -> Iterator[Sentence]:
    for entry in renumbered[:MOST_LINES]:
        yield sentence(
            "{what}: {key} is called {given} here, since another one is {wanted}",
            what=entry.what.partition("/")[0],
            key=entry.key,
            given=entry.given,
            wanted=entry.wanted,
        )
    yield from _more(len(renumbered))


def _tell_left_out(entry: LeftOut) -> Sentence:
    values: dict[str, Filling] = {
        "what": entry.what,
        "table": entry.table,
        "column": entry.column,
        "target": entry.target,
        "rows": _rows(entry),
    }
    return _counted(_LEFT_OUT[entry.why, entry.kept], entry.count, **values)


def _rows(entry: LeftOut) -> tuple[Sentence, ...]:
    rows = tuple(
        sentence("line {line}: {text}", line=line, text=text or sentence("(empty)"))
        if entry.why != "no_key"
        else sentence("line {line}", line=line)
        for line, text in entry.first
    )
    more = entry.count - len(rows)
    return (*rows, sentence_n("{count} more", "{count} more", more)) if more else rows


def _tell_conflicts(conflicts: tuple[Conflict, ...]) -> Iterator[Sentence]:
    for conflict in conflicts[:MOST_LINES]:
        yield _tell_conflict(conflict)
    yield from _more(len(conflicts))


def _tell_conflict(conflict: Conflict) -> Sentence:
    path = ".".join(str(step) for step in conflict.path)
    if conflict.kind == "deleted":
        text = sentence("{file}: {path} was deleted here and stays away")
    elif conflict.kind == "gone":
        text = sentence("{file}: {path} is no longer at the source; it stays as it is")
    elif conflict.kind == "unreadable":
        text = sentence("{file} could not be edited and was left alone: {reason}")
    elif conflict.source_won:
        text = sentence("{file}: {path} was {ours} here; the source's {theirs} has replaced it")
    elif conflict.ours is None:
        text = sentence("{file}: {path} is {theirs} at the source; what is written here stays")
    else:
        text = sentence("{file}: {path} is {theirs} at the source; {ours} stays here")
    nothing = sentence("(nothing)")
    return sentence(
        text.text,
        file=conflict.file,
        path=path or sentence("the account"),
        ours=conflict.ours or nothing,
        theirs=conflict.theirs or nothing,
        reason=conflict.reason or sentence("it cannot be read as a whole"),
    )


def _more(count: int) -> Iterator[Sentence]:
    if count > MOST_LINES:
        yield sentence_n("… and {count} more", "… and {count} more", count - MOST_LINES)


def _counted(form: Sentence, count: int, **values: Filling) -> Sentence:
    """A sentence of one of the tables here, said of `count` things."""
    return Sentence(form.text, (("count", count), *values.items()), form.many, count)


_KINDS: dict[str, Sentence] = {
    "team": sentence_n("{count} person of ours", "{count} people of ours", 0),
    "families": sentence_n("{count} family of products", "{count} families of products", 0),
    "products": sentence_n("{count} product", "{count} products", 0),
    "accounts": sentence_n("{count} account", "{count} accounts", 0),
    "contacts": sentence_n("{count} contact", "{count} contacts", 0),
}
_LEFT_OUT: dict[tuple[str, bool], Sentence] = {
    ("joins_nothing", False): sentence_n(
        "{what}: {count} row of {table} left out, its {column} is not in {target} ({rows})",
        "{what}: {count} rows of {table} left out, their {column} is not in {target} ({rows})",
        0,
    ),
    ("joins_nothing", True): sentence_n(
        "{what}: {count} row of {table} without {target}, its {column} is not there ({rows})",
        "{what}: {count} rows of {table} without {target}, their {column} is not there ({rows})",
        0,
    ),
    ("filtered", False): sentence_n(
        "{what}: {count} row of {table} left out by the filter on {column} ({rows})",
        "{what}: {count} rows of {table} left out by the filter on {column} ({rows})",
        0,
    ),
    ("no_key", False): sentence_n(
        "{what}: {count} row of {table} left out, it has no key or no name ({rows})",
        "{what}: {count} rows of {table} left out, they have no key or no name ({rows})",
        0,
    ),
    ("twice", False): sentence_n(
        "{what}: {count} row of {table} left out, an earlier one has the same key ({rows})",
        "{what}: {count} rows of {table} left out, earlier ones have the same key ({rows})",
        0,
    ),
    ("no_date", False): sentence_n(
        "{what}: {count} row of {table} left out, its date cannot be read ({rows})",
        "{what}: {count} rows of {table} left out, their dates cannot be read ({rows})",
        0,
    ),
    ("no_amount", False): sentence_n(
        "{what}: {count} row of {table} left out, its amount cannot be reckoned ({rows})",
        "{what}: {count} rows of {table} left out, their amounts cannot be reckoned ({rows})",
        0,
    ),
    ("deleted", False): sentence_n(
        "{what}: {count} row of {table} left out, its account was deleted here ({rows})",
        "{what}: {count} rows of {table} left out, their accounts were deleted here ({rows})",
        0,
    ),
    ("deleted", True): sentence_n(
        "{what}: {count} row of {table} without {column}, which was deleted here ({rows})",
        "{what}: {count} rows of {table} without {column}, which were deleted here ({rows})",
        0,
    ),
    ("unreadable", True): sentence_n(
        "{what}: {count} row of {table} without {column}, which cannot be read ({rows})",
        "{what}: {count} rows of {table} without {column}, which cannot be read ({rows})",
        0,
    ),
}
