"""What was issued of an account's offers: whether it is as it was frozen, and to whom it went."""

from __future__ import annotations

from collections.abc import Mapping

from kamdocs.derive.account.issued import Damage, IssuedFacts, IssuedVersion
from kamdocs.model.issued import COMPLETE, IssuedEdition
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.names import Names
from kamdocs.render.site.paper import Paper
from kamdocs.values.sentence import sentence

SHOWN_DIGITS = 12
"""How much of a SHA-256 is shown: enough to tell two files apart."""


def view_issued(
    issued: Mapping[str, IssuedFacts], papers: Mapping[str, tuple[Paper, ...]], names: Names
) -> Table | None:
    """A row a version, the newest of an offer first; None where nothing was ever issued.

    A digest leads to the PDF it is of, where that is among the `papers` of its offer.
    """
    columns = (
        Column("number", sentence("Proposal"), wide=True),
        Column("version", sentence("Version"), "number"),
        Column("issued", sentence("Issued"), "date"),
        Column("seal", sentence("Compared with its lock"), wide=True, hint=sentence("Every frozen file by its SHA-256, as kamdocs proposal verify does")),
        Column("sent", sentence("Sent to"), wide=True),
        Column("digest", sentence("SHA-256"), hint=sentence("How the SHA-256 of the complete document begins")),
    )  # fmt: skip
    rows = tuple(
        _row(facts, version, damage, papers.get(key, ()), names)
        for key, facts in issued.items()
        for version, damage in reversed(facts.by_version())
    )
    return (
        Table("issued", sentence("What was issued"), columns, rows, filters=False) if rows else None
    )


def _row(
    facts: IssuedFacts,
    version: IssuedVersion | None,
    damage: tuple[Damage, ...],
    papers: tuple[Paper, ...],
    names: Names,
) -> Row:
    lock = version.lock if version else None
    number = version.frozen.version if version else None
    place = Link("", f"proposal-{facts.proposal}") if facts.has_source else None
    return Row(
        f"{facts.proposal}-{number or 'gone'}",
        (
            Cell(lock.number if lock else facts.proposal, place, sub=lock.title if lock else None),
            Cell(number),
            Cell(lock.issued if lock else None),
            _seal(facts, number, damage),
            _sent(version, names),
            _digest(version, papers),
        ),
    )  # fmt: skip


def _seal(facts: IssuedFacts, number: int | None, damage: tuple[Damage, ...]) -> Cell:
    if damage:
        first = damage[0]
        name = first.file.rpartition("/")[2]
        what = sentence("{file}: {reason}", file=name, reason=first.what) if name else first.what
        return Cell(sentence("changed since"), tone="risk", icon="risk", sub=what)
    newest = facts.newest
    is_newest = newest is not None and newest.frozen.version == number
    differs = is_newest and facts.is_source_changed
    sub = sentence("the offer reads otherwise now") if differs else None
    return Cell(sentence("as issued"), tone="ok", icon="ok", sub=sub)


def _sent(version: IssuedVersion | None, names: Names) -> Cell:
    if version is None:
        return Cell(None)
    if not version.sendings:
        return Cell(sentence("not sent"), tone="muted")
    readers = dict.fromkeys(key for entry in version.sendings for key in entry.to)
    people = tuple(names.name("contact", key) for key in readers)
    days = tuple(dict.fromkeys(entry.on for entry in version.sendings))
    return Cell(people, sub=days) if people else Cell(days)


def _digest(version: IssuedVersion | None, papers: tuple[Paper, ...]) -> Cell:
    edition = _complete(version)
    if edition is None:
        return Cell(None)
    found = (paper.path for paper in papers if paper.path.rpartition("/")[2] == edition.file)
    path = next(found, None)
    return Cell(edition.sha256[:SHOWN_DIGITS], Link(path, common=True) if path else None)


def _complete(version: IssuedVersion | None) -> IssuedEdition | None:
    editions = version.lock.editions if version and version.lock else ()
    return next((each for each in editions if each.id == COMPLETE), None)
