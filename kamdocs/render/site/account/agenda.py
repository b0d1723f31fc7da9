"""What is next for an account: its dated things, how expected contact is kept, tenders, owners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from kamdocs.derive.account.cadence import CadenceState, Expected
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.handoffs import Tenure
from kamdocs.derive.account.tenders import TenderFacts
from kamdocs.diagnostics.origins import Origins
from kamdocs.model.settings.settings import Settings
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.agenda_rows import DueRow, due_table, gather_dues
from kamdocs.render.site.entries import Badge, Entry
from kamdocs.render.site.names import Names, account_calendar
from kamdocs.render.site.sources import Sources
from kamdocs.render.site.subscribe import Subscription, subscription
from kamdocs.render.site.year import Year, view_account_year
from kamdocs.values.sentence import Sentence, Share, Term, sentence

SHOWN_AT_ONCE = 8

_TONES: Mapping[CadenceState, tuple[Tone, str]] = {
    "kept": ("ok", "ok"),
    "booked": ("info", "agenda"),
    "overdue": ("warn", "warn"),
    "never": ("warn", "warn"),
    "reactive": ("muted", "keep"),
}


@dataclass(frozen=True, slots=True)
class AccountAgenda:
    """The next dated things, the rest, and what they rest on.

    `year` and `subscription` are None without anything of the kind.
    """

    next: Table
    rest: Table
    contacts: Table
    tenders: tuple[Entry, ...]
    owners: tuple[Entry, ...]
    year: Year | None
    subscription: Subscription | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.next.rows or self.contacts.rows or self.tenders or self.owners)


def view_agenda(facts: Facts, names: Names, origins: Origins, settings: Settings) -> AccountAgenda:
    """Show what is next for one account."""
    rows, sources = gather_dues(facts, origins), Sources(origins)
    later = sentence("Later")
    return AccountAgenda(
        next=_table("next", sentence("What is next"), rows[:SHOWN_AT_ONCE], names, facts),
        rest=_table("rest", later, rows[SHOWN_AT_ONCE:], names, facts),
        contacts=_contacts(facts, names, sources),
        tenders=tuple(
            _tender(each, sources) for each in facts.tenders.values() if each.is_open
        ),
        owners=tuple(_owner(each, number, names) for number, each in enumerate(facts.handoffs.owners))
        if len(facts.handoffs.owners) > 1
        else (),
        year=view_account_year(rows, names, settings, facts.today),
        subscription=subscription(settings.site_url, (facts.account.name, account_calendar(facts.account.id)))
        if any(row.is_settled for row in rows)
        else None,
    )  # fmt: skip


def _table(
    key: str, caption: Sentence, rows: tuple[DueRow, ...], names: Names, facts: Facts
) -> Table:
    return due_table(f"agenda-{key}", caption, rows, names, facts.today, has_account=False)


def _contacts(facts: Facts, names: Names, sources: Sources) -> Table:
    columns = (
        Column("name", sentence("Expected contact"), wide=True),
        Column("every", sentence("Every")),
        Column("last", sentence("Last"), "date"),
        Column("due", sentence("Next"), "date"),
        Column("state", sentence("State"), "enum", get_args(CadenceState)),
    )
    rows = tuple(
        _contact(each, number, names, sources) for number, each in enumerate(facts.cadence.expected)
    )
    return Table("expected", sentence("Expected contact"), columns, rows, filters=False)


def _contact(each: Expected, number: int, names: Names, sources: Sources) -> Row:
    tone, icon = _TONES[each.state]
    owner = names.person(each.owner).name if each.owner else None
    anchor = f"log-{each.last_entry + 1}" if each.last_entry is not None else ""
    return Row(
        f"{number + 1}",
        (
            Cell(
                each.name or sentence("any two-way contact"),
                sub=sentence("promised to them") if each.is_promised else owner,
                source=sources.at(each.place),
            ),
            Cell(each.every),
            Cell(each.last, Link("", anchor) if anchor else None),
            Cell(each.booked or (None if each.state == "reactive" else each.due)),
            Cell(Term(each.state), tone=tone, icon=icon),
        ),
    )


def _tender(each: TenderFacts, sources: Sources) -> Entry:
    return Entry(
        anchor=f"tender-{each.id}-ready",
        title=each.tender.name,
        badges=(
            Badge(sentence("begun"), "ok", "done")
            if each.is_started
            else Badge(sentence("not begun"), "warn", "warn"),
            Badge(sentence("{share} ready", share=Share(each.readiness)), "info"),
        ),
        right=each.submission,
        children=tuple(
            Entry(
                anchor=f"tender-{each.id}-{ready.condition}",
                title=ready.reason,
                badges=(Badge(sentence("met"), "ok", "done"),)
                if ready.is_met
                else (Badge(sentence("missing"), "warn", "warn"),),
                right=None if ready.is_met else ready.by,
            )
            for ready in each.ready
        ),
        source=sources.at(each.place),
    )


def _owner(each: Tenure, number: int, names: Names) -> Entry:
    return Entry(
        anchor=f"owner-{number + 1}",
        title=names.ref("team", each.person).name,
        right=each.since,
        text=sentence("until {day}", day=each.until) if each.until else None,
    )
