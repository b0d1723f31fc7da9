"""Dated things as pages show them: where each is written, where it is read, and tables of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import get_args

from kamdocs.derive.account.agenda import attending
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.due import Due, DueKind
from kamdocs.diagnostics.origins import Origins
from kamdocs.diagnostics.place import Path
from kamdocs.render.engine.link import Link, Source
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.names import Names, account_link
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence, Term, sentence

_KINDS: tuple[str, ...] = get_args(DueKind)


@dataclass(frozen=True, slots=True)
class DueRow:
    """A dated thing with the line it is written on, None where it follows from several accounts.

    `ours` are those of ours who are there, when it is a meeting; `since` is the day an offer was
    issued whose last day it is.
    """

    due: Due
    source: Source | None = None
    ours: tuple[str, ...] = ()
    since: date | None = None

    @property
    def is_settled(self) -> bool:
        """Whether it has a day of its own, which does not move with today."""
        return not self.due.is_floating


def gather_dues(facts: Facts, origins: Origins) -> tuple[DueRow, ...]:
    """The agenda of one account, in order."""
    sources = Sources(origins)
    return tuple(
        DueRow(due, sources.at(due.place), attending(facts.account, due), _since(facts, due))
        for due in facts.agenda.dues
    )


def _since(facts: Facts, due: Due) -> date | None:
    match due.kind, due.place.path:
        case "offer_end", ("proposals", str() as key, *_):
            return facts.account.proposals[key].issued
        case _:
            return None


def due_link(due: Due) -> Link:
    """The place on the account's page that tells more of it."""
    return account_link(due.account, _anchor(due.place.path))


_NUMBERED = {"actions": "action", "log": "log"}
_NAMED = {
    "contracts": "contract", "opportunities": "opportunity", "proposals": "proposal",
    "tenders": "tender", "personal": "personal",
}  # fmt: skip


def _anchor(path: Path) -> str:
    match path:
        case (part, int() as number, *_) if part in _NUMBERED:
            return f"{_NUMBERED[str(part)]}-{number + 1}"
        case (part, key, *_) if part in _NAMED:
            return f"{_NAMED[str(part)]}-{key}"
        case ("plan", "objectives", key, "milestones", int() as number, *_):
            return f"milestone-{key}-{number + 1}"
        case ("plan", "objectives", key, *_):
            return f"objective-{key}"
        case ("tier",):
            return "score"
        case _:
            return "agenda"


def row_id(due: Due) -> str:
    """A name of the row that is the same while the thing is, without anything an id may not hold."""
    return f"{due.account}-{sha256(due.key.encode()).hexdigest()[:10]}"


def due_table(
    identifier: str,
    caption: Sentence,
    rows: Iterable[DueRow],
    names: Names,
    today: date,
    *,
    has_account: bool = True,
    has_owner: bool = True,
    empty: Sentence | None = None,
) -> Table:
    """A table of dated things in the order in which they come."""
    columns = [Column("on", sentence("Day"), "date")]
    columns += [Column("account", sentence("Account"), wide=True)] if has_account else []
    columns += [
        Column("what", sentence("What"), wide=True),
        Column("kind", sentence("Kind"), "enum", _KINDS, chips=True),
    ]
    columns += [Column("owner", sentence("Whose"))] if has_owner else []
    columns += [Column("amount", sentence("At stake"), "money")]
    return Table(
        identifier,
        caption,
        tuple(columns),
        tuple(
            _row(row.due, row.source, names, today, has_account=has_account, has_owner=has_owner)
            for row in rows
        ),
        sort=None,
        empty=empty,
    )


def _row(
    due: Due,
    source: Source | None,
    names: Names,
    today: date,
    *,
    has_account: bool,
    has_owner: bool,
) -> Row:
    tone: Tone | None = "warn" if due.is_overdue(today) else None
    cells = [Cell(due.on, tone=tone, icon="warn" if tone else None)]
    if has_account:
        cells.append(Cell(names.name("account", due.account), account_link(due.account)))
    cells += [
        Cell(due.what, due_link(due), sub=due.reason, source=source),
        Cell(Term(due.kind)),
    ]
    if has_owner:
        owner = names.person(due.owner) if due.owner else None
        cells.append(Cell(owner.name if owner else None, owner.link if owner else None))
    cells.append(Cell(due.amount))
    return Row(row_id(due), tuple(cells))
