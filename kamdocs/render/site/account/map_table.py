"""The facts of the relationship map as a table: seats in, rows out whose ids the cards lead to."""

from __future__ import annotations

from collections.abc import Sequence

from kamdocs.derive.account.facts import Facts
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.seats import Seat, closest_pair, title_of
from kamdocs.render.site.entries import tone_of
from kamdocs.render.site.names import Names, account_link
from kamdocs.values.sentence import Filling, Term, sentence


def map_table(key: str, seats: Sequence[Seat], facts: Facts, names: Names) -> Table:
    """Everybody and every seat that nobody holds, a row each."""
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("unit", sentence("Unit")),
        Column("above", sentence("Reports to")),
        Column("roles", sentence("Buying roles"), wide=True),
        Column("power", sentence("Power"), "enum"),
        Column("stance", sentence("Stance"), "enum", chips=True),
        Column("closest", sentence("Closest of ours"), wide=True),
        Column("last", sentence("Last contact"), "date", wide=True),
        Column("influences", sentence("Influences"), wide=True),
        Column("conflicts", sentence("At odds with"), wide=True),
    )
    rows = tuple(_row(seat, facts, names) for seat in seats if seat.kind != "unit")
    return Table(key, sentence("Everybody on the map"), columns, rows)


def _row(seat: Seat, facts: Facts, names: Names) -> Row:
    if seat.kind == "person":
        return _person_row(seat, facts, names)
    account = facts.account
    none = Cell(None)
    unit, role, text = none, none, sentence("nobody known here")
    sub: Filling | None = None
    if seat.kind == "empty_unit":
        unit = Cell(account.units[seat.what].name)
    elif seat.kind == "missing":
        role, text = Cell((Term(seat.what),)), sentence("nobody yet")
        sub = Term(seat.what)
    else:
        post = account.posts[seat.what]
        text, sub = sentence("vacant"), post.title
        unit = Cell(names.name("unit", post.unit))
    above = Cell(_name_above(seat, facts))
    cells = (Cell(text, sub=sub, tone="warn", icon="warn"), unit, above, role, *(none,) * 6)
    return Row(seat.key, cells)


def _person_row(seat: Seat, facts: Facts, names: Names) -> Row:
    key, people = seat.what, facts.account.people
    person, contact = people[key], facts.relationships.contacts[key]
    stance = person.stance.value if person.stance else None
    tone, icon = tone_of(stance) if stance else (None, None)
    pair = closest_pair(key, facts)
    standing = pair.standing if pair else None
    step = Term(standing.now) if standing and standing.now else None
    return Row(
        seat.key,
        (
            Cell(
                person.name,
                account_link(facts.account.id, f"person-{key}"),
                sub=title_of(person, facts),
            ),
            Cell(names.name("unit", contact.unit)),
            Cell(_name_above(seat, facts)),
            Cell(tuple(Term(role) for role in contact.roles) or None),
            Cell(Term(person.power.value) if person.power else None),
            Cell(Term(stance) if stance else None, tone=tone, icon=icon),
            Cell(names.name("team", pair.member) if pair else None, sub=step),
            Cell(contact.last, sub=seat.reasons or None),
            Cell(_others(person.influences, facts)),
            Cell(_others(person.conflicts_with, facts)),
        ),
    )


def _name_above(seat: Seat, facts: Facts) -> Filling | None:
    """Who or which post somebody reports to; a unit is no superior."""
    kind, _, key = (seat.parent or "").partition("-")
    if kind == "person":
        return facts.account.people[key].name
    return facts.account.posts[key].title if kind == "post" else None


def _others(keys: tuple[str, ...], facts: Facts) -> Filling | None:
    people = facts.account.people
    return tuple(people[key].name for key in keys if key in people) or None
