"""Who was shown what, who could speak for us where, and what was asked of whom, as tables."""

from __future__ import annotations

from kamdocs.derive.account.exposure import Exposure, ExposureState
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.referrals import Asked, Helper
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.white_space_grid import (
    unit_name,
)
from kamdocs.render.site.names import Names, Ref
from kamdocs.values.sentence import Filling, Term, sentence

FAVOURS = {
    each.word: each
    for each in (Term("referral"), Term("testimonial"), Term("letter"), Term("call"))
}


def exposure_table(exposure: Exposure, facts: Facts, names: Names) -> Table:
    """Who was told of which products, and who was not."""
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("never", sentence("Never told of"), wide=True),
        Column("elsewhere", sentence("Buys from others, unaware of ours"), wide=True),
        Column("again", sentence("To be told again"), wide=True),
        Column("fresh", sentence("Told lately"), wide=True),
    )

    def listed(key: str, state: ExposureState) -> tuple[Filling, ...] | None:
        said: list[Filling] = []
        for each in exposure.of(key):
            if each.state == state:
                name = names.name("product", each.product)
                said.append(
                    sentence("{name} ({day})", name=name, day=each.last) if each.last else name
                )
        return tuple(said) or None

    rows = []
    for key, contact in facts.relationships.contacts.items():
        unaware = tuple(
            names.name("product", each.product) for each in exposure.of(key) if each.is_elsewhere
        )
        rows.append(
            Row(
                key,
                (
                    Cell(contact.name, Link("", f"person-{key}")),
                    Cell(listed(key, "never")),
                    Cell(unaware or None, tone="warn" if unaware else None),
                    Cell(listed(key, "again")),
                    Cell(listed(key, "fresh")),
                ),
            )
        )
    return Table("exposure", sentence("Who was told of what"), columns, tuple(rows), filters=False)


def helpers_table(helpers: tuple[Helper, ...], facts: Facts, names: Names) -> Table:
    """In which unit somebody could speak for us."""
    columns = (
        Column("unit", sentence("Unit"), wide=True),
        Column("name", sentence("Who could help"), wide=True),
        Column("testify", sentence("Could testify for"), wide=True),
        Column("refer", sentence("Could introduce us to"), wide=True),
        Column("recorded", sentence("Written down")),
    )
    people = facts.account.people
    rows = tuple(
        Row(
            f"{each.unit or 'all'}-{each.person}",
            (
                Cell(unit_name(each.unit, facts)),
                Cell(people[each.person].name, Link("", f"person-{each.person}")),
                Cell(tuple(names.name("product", key) for key in each.testify) or None),
                Cell(tuple(people[key].name for key in each.refer_to) or None),
                Cell(Term("yes") if each.is_recorded else None),
            ),
        )
        for each in helpers
    )
    return Table("helpers", sentence("Who could help us where"), columns, rows, filters=False)


def favours_table(favours: tuple[Asked, ...], names: Names) -> Table:
    """What was asked of whom, and what came of it."""
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("kind", sentence("Kind")),
        Column("asked", sentence("Asked"), "date"),
        Column("given", sentence("Given"), "date"),
        Column("to", sentence("Leads to"), wide=True),
        Column("product", sentence("Product")),
        Column("worth", sentence("What came of it"), "money", total=True),
    )
    rows = []
    for number, each in enumerate(favours):
        favour = each.favour
        place = _leads_to(favour.to, names)
        rows.append(
            Row(
                f"{each.person}-{number}",
                (
                    Cell(each.name, Link("", f"person-{each.person}"), sub=favour.note),
                    Cell(FAVOURS.get(favour.kind, favour.kind)),
                    Cell(favour.asked),
                    Cell(favour.given),
                    Cell(place.name, place.link),
                    Cell(names.name("product", favour.product)),
                    Cell(favour.worth),
                ),
            )
        )
    return Table(
        "favours", sentence("Referrals and testimonials"), columns, tuple(rows), filters=False
    )


def _leads_to(written: str | None, names: Names) -> Ref:
    """A unit, an account, a person, or whatever was written."""
    if written is None:
        return Ref(None)
    for kind in ("unit", "account", "contact"):
        found = names.ref(kind, written)
        if found.link is not None:
            return found
    return Ref(written)
