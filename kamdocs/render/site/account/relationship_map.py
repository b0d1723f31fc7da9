"""The page of the people of an account: their map in three drawings, and the same facts as a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kamdocs.derive.account.facts import Facts
from kamdocs.model.settings.settings import Settings
from kamdocs.render.chart.card import Card
from kamdocs.render.chart.power_and_stance import PowerAndStance, Standpoint
from kamdocs.render.chart.relationship_map import Node, RelationshipMap, Tie
from kamdocs.render.chart.signs import initials_of
from kamdocs.render.chart.who_meets_whom import MatrixRow, Meeting, WhoMeetsWhom
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Table
from kamdocs.render.site.account.map_table import map_table
from kamdocs.render.site.account.seats import (
    ROOT,
    Seat,
    by_weight,
    closest_pair,
    first_role,
    seat_everybody,
    title_of,
)
from kamdocs.render.site.names import Names, account_link
from kamdocs.values.money import round_decimal
from kamdocs.values.sentence import Filling, Term, sentence

TABLE = "map"
MOST_ROWS = 15
"""People in one drawing of who meets whom; more are drawn in further ones, so that paper holds them."""
SMALL, SMALLEST = 12, 5
"""People on the small map of the account's page, and on the plan."""


@dataclass(frozen=True, slots=True)
class RelationshipMapView:
    """The people of an account, drawn and told. `tree` and `stances` are wide, `meetings` long."""

    account: str
    home: Link
    count: int
    coverage: Filling | None
    tree: RelationshipMap
    stances: PowerAndStance
    meetings: tuple[WhoMeetsWhom, ...]
    facts: Table


def view_relationship_map(
    facts: Facts, names: Names, settings: Settings
) -> RelationshipMapView | None:
    """Show who is there and how they stand, None while nobody and no post is known."""
    account, found = facts.account, facts.relationships
    if not found.contacts and not account.posts:
        return None
    figure = found.coverage
    seats = seat_everybody(facts, settings)
    return RelationshipMapView(
        account=account.name,
        home=account_link(account.id, "people"),
        count=len(found.contacts),
        coverage=None if figure.value is None else sentence("{points} of 100", points=round_decimal(figure.value, 0)),
        tree=_tree(seats, facts, names, TABLE),
        stances=PowerAndStance(
            sentence("Power and stance of the people of {account}", account=account.name),
            tuple(_standpoint(key, facts, names) for key in by_weight(facts)),
            settings.relationships.thread,
        ),
        meetings=tuple(_meetings(facts, names, settings)),
        facts=map_table(TABLE, seats, facts, names),
    )  # fmt: skip


def view_small_map(facts: Facts, names: Names, settings: Settings) -> RelationshipMap | None:
    """The tree of those who decide most, for the account's page; None while nobody is known."""
    return _part_of_map(facts, names, settings, SMALL, "people-table", (1200, 460))


def view_key_people(facts: Facts, names: Names, settings: Settings) -> RelationshipMap | None:
    """The tree of the few whom the plan turns on, without links; None while nobody is known."""
    return _part_of_map(facts, names, settings, SMALLEST, None, (440, 320))


def _part_of_map(
    facts: Facts,
    names: Names,
    settings: Settings,
    most: int,
    table: str | None,
    room: tuple[int, int],
) -> RelationshipMap | None:
    if not facts.relationships.contacts:
        return None
    kept = {f"person-{key}" for key in by_weight(facts)[:most]}
    return _tree(seat_everybody(facts, settings), facts, names, table, kept, room)


def _tree(
    seats: tuple[Seat, ...],
    facts: Facts,
    names: Names,
    table: str | None,
    kept: Collection[str] | None = None,
    room: tuple[int, int] = (1500, 900),
) -> RelationshipMap:
    """The seats as a tree; only those in `kept`, each below the next one above it that is kept."""
    parents = {seat.key: seat.parent for seat in seats}
    below: dict[str | None, list[Seat]] = {}
    for seat in seats:
        if kept is None or seat.key in kept:
            above = seat.parent
            while kept is not None and above is not None and above not in kept:
                above = parents[above]
            below.setdefault(above, []).append(seat)
    nodes: dict[str, Node] = {}
    order = list(below.get(None, ()))
    for seat in order:
        order += below.get(seat.key, ())
    for seat in reversed(order):
        card = _card(seat, facts, names, table, has_all=kept is None)
        nodes[seat.key] = Node(card, tuple(nodes[each.key] for each in below.get(seat.key, ())))
    return RelationshipMap(
        sentence("Relationship map of {account}", account=facts.account.name),
        tuple(nodes[seat.key] for seat in below.get(None, ())),
        tuple(_ties(facts)),
        room=room,
        has_legend=kept is None,
    )


def _card(seat: Seat, facts: Facts, names: Names, table: str | None, *, has_all: bool) -> Card:
    account, href = facts.account, f"#{table}-{seat.key}" if table else None
    match seat.kind:
        case "unit":
            name = account.name if seat.key == ROOT else account.units[seat.what].name
            return Card(seat.key, name, "unit")
        case "empty_unit":
            name = account.units[seat.what].name
            return Card(seat.key, name, "vacant", sentence("nobody known here"), href=href)
        case "vacant":
            post = account.posts[seat.what]
            role = sentence("must be known") if post.required else None
            return Card(seat.key, sentence("vacant"), "vacant", post.title, role, href=href)
        case "missing":
            return Card(seat.key, sentence("nobody yet"), "vacant", Term(seat.what), href=href)
        case "person":
            row = f"#{table}-{seat.key if has_all else seat.what}" if table else None
            return _person_card(seat, facts, names, row)


def _person_card(seat: Seat, facts: Facts, names: Names, href: str | None) -> Card:
    person, contact = facts.account.people[seat.what], facts.relationships.contacts[seat.what]
    pair, role = closest_pair(seat.what, facts), first_role(contact)
    colleague = None if pair is None else str(names.name("team", pair.member))
    more = len(contact.roles) - 1
    shown: Filling | None = Term(role) if role else None
    if role and more:
        shown = sentence("{role} +{count}", role=Term(role), count=more)
    return Card(
        key=seat.key,
        name=person.name,
        title=title_of(person, facts),
        role=shown,
        stance=person.stance.value if person.stance else None,
        power=person.power.value if person.power else None,
        initials=initials_of(colleague) if colleague else None,
        has_clock=bool(seat.reasons),
        facts=(*_facts(seat.what, facts, colleague), *seat.reasons),
        href=href,
    )


def _facts(key: str, facts: Facts, colleague: str | None) -> Iterator[Filling]:
    person, contact = facts.account.people[key], facts.relationships.contacts[key]
    title = title_of(person, facts)
    if title:
        yield title
    if contact.roles:
        yield tuple(Term(role) for role in contact.roles)
    yield Term(person.stance.value) if person.stance else sentence("stance unknown")
    yield Term(person.power.value) if person.power else sentence("power unknown")
    if colleague:
        yield sentence("closest to {name}", name=colleague)


def _ties(facts: Facts) -> Iterator[Tie]:
    people, told = facts.account.people, set()
    for key in facts.relationships.contacts:
        for other in people[key].influences:
            yield Tie("influence", f"person-{key}", f"person-{other}")
        for other in people[key].conflicts_with:
            pair = frozenset({key, other})
            if pair not in told:
                told.add(pair)
                yield Tie("conflict", f"person-{key}", f"person-{other}")


def _standpoint(key: str, facts: Facts, names: Names) -> Standpoint:
    person = facts.account.people[key]
    pair = closest_pair(key, facts)
    colleague = None if pair is None else str(names.name("team", pair.member))
    return Standpoint(
        key,
        person.name,
        person.power.value if person.power else None,
        person.stance.value if person.stance else None,
        facts.relationships.contacts[key].is_active,
        tuple(_facts(key, facts, colleague)),
        f"#{TABLE}-person-{key}",
    )


def _meetings(facts: Facts, names: Names, settings: Settings) -> Iterator[WhoMeetsWhom]:
    found = facts.relationships
    if not found.ours:
        return
    pairs = {(pair.contact, pair.member): pair for pair in found.pairs}
    rows = []
    for key in by_weight(facts):
        cells = []
        for member in found.ours:
            pair = pairs.get((key, member))
            days = (facts.today - pair.last).days if pair and pair.last else None
            standing = pair.standing if pair else None
            now, aim = (standing.now, standing.aim) if standing else (None, None)
            cells.append(Meeting(pair.touches, days, now, aim) if pair else None)
        person = facts.account.people[key]
        href = f"#{TABLE}-person-{key}"
        rows.append(MatrixRow(key, person.name, tuple(cells), title_of(person, facts), href))
    ours = tuple(str(names.name("team", member)) for member in found.ours)
    title = sentence("Who of ours meets whom at {account}", account=facts.account.name)
    for start in range(0, len(rows), MOST_ROWS):
        end = start + MOST_ROWS
        yield WhoMeetsWhom(
            title, ours, tuple(rows[start:end]), settings.relationships.thread, end >= len(rows)
        )
