"""Who sits where at a customer, as the relationship map shows it: an account's facts in, seats out.

A seat is a unit, a post that nobody holds, a person, or a buying role that somebody should have. Its
parent is the seat it reports to, else its unit. What reports in a circle stands with its unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.relationships import Contact, Pair
from kamdocs.model.contact import Person
from kamdocs.model.scales import BuyingRole
from kamdocs.model.settings.settings import Settings
from kamdocs.render.chart.signs import POWERS
from kamdocs.render.chart.who_meets_whom import LADDER
from kamdocs.values.sentence import Sentence, sentence, sentence_n

ROOT = "account"
WEIGHT: tuple[BuyingRole, ...] = (
    "decision_maker", "economic_buyer", "executive_sponsor", "approver", "champion", "procurement",
    "gatekeeper", "technical_evaluator", "coach", "influencer", "initiator", "user",
)  # fmt: skip
"""Buying roles, the one that decides most first."""
_COVERAGES = (None, "none", "brief", "multiple", "in_depth")

SeatKind = Literal["unit", "empty_unit", "person", "vacant", "missing"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the tree; `key` is the id of its row in the table of facts.

    `what` is the id of the unit, post, person or role. `reasons` say why a person has a clock.
    """

    key: str
    kind: SeatKind
    what: str
    parent: str | None
    reasons: tuple[Sentence, ...] = ()


def seat_everybody(facts: Facts, settings: Settings) -> tuple[Seat, ...]:
    """All seats, those of an account first; parents are among them, and there is no circle."""
    account, found = facts.account, facts.relationships
    units = {} if len(account.units) < 2 else account.units
    unit_parent = _without_circles({key: unit.parent for key, unit in units.items()})
    superior = _without_circles({key: post.reports_to for key, post in account.posts.items()})
    holders: dict[str, list[str]] = {}
    for key in found.contacts:
        post = account.people[key].post
        if post in account.posts:
            holders.setdefault(post or "", []).append(key)

    def at_unit(unit: str | None) -> str:
        return f"unit-{unit}" if unit in units else ROOT

    def at_post(post: str) -> str:
        return f"person-{holders[post][0]}" if post in holders else f"post-{post}"

    def above(post: str, unit: str | None) -> str:
        chief = superior[post]
        return at_unit(unit or account.posts[post].unit) if chief is None else at_post(chief)

    seats = []
    for key, contact in found.contacts.items():
        person = account.people[key]
        post = person.post if person.post in account.posts else None
        parent = above(post, contact.unit) if post else at_unit(contact.unit)
        seats.append(
            Seat(f"person-{key}", "person", key, parent, tuple(_clock(key, facts, settings)))
        )
    seats += [Seat(f"post-{key}", "vacant", key, above(key, None)) for key in found.vacant]
    if account.tier == "key" and found.contacts:
        seats += [Seat(f"role-{role}", "missing", role, ROOT) for role in found.missing_roles]
    held = _held_units(seats, unit_parent)
    rooms = [
        Seat(f"unit-{key}", "unit" if key in held else "empty_unit", key, at_unit(unit_parent[key]))
        for key in units
        if key in held or not facts.unit_tree.known_in(key)
    ]
    return (Seat(ROOT, "unit", ROOT, None), *rooms, *seats)


def closest_pair(person: str, facts: Facts) -> Pair | None:
    """The one of ours who stands best with somebody, else who met them most and last."""
    pairs = [pair for pair in facts.relationships.pairs if pair.contact == person]
    return max(pairs, key=_closeness, default=None)


def by_weight(facts: Facts) -> tuple[str, ...]:
    """The people who are there, those who decide most first."""
    people, contacts = facts.account.people, facts.relationships.contacts

    def weight(key: str) -> tuple[int, int]:
        power, roles = people[key].power, contacts[key].roles
        rank = POWERS.index(power.value) if power else -1
        return -rank, min((WEIGHT.index(role) for role in roles), default=len(WEIGHT))

    return tuple(sorted(contacts, key=weight))


def first_role(contact: Contact) -> BuyingRole | None:
    """The buying role that decides most."""
    return min(contact.roles, key=WEIGHT.index, default=None)


def title_of(person: Person, facts: Facts) -> str | None:
    """The title of their post, else their own."""
    post = facts.account.posts.get(person.post or "")
    return person.title or (post.title if post else None) or person.post


def _clock(key: str, facts: Facts, settings: Settings) -> Iterator[Sentence]:
    contact, account = facts.relationships.contacts[key], facts.account
    late = [
        each
        for each in facts.cadence.expected
        if each.state in ("overdue", "never")
        and each.name is not None
        and key in account.cadence[each.name].contacts
    ]
    if late:
        yield sentence("expected contact is overdue: {name}", name=late[0].name or "")
    elif account.tier != "low" and account.lifecycle != "former" and not contact.is_active:
        span = settings.relationships.thread
        yield sentence("no contact in the last {span}", span=span)
    stale = sum(each.is_stale for each in facts.judgements if each.person == key)
    if stale:
        yield sentence_n("a judgement is too old", "{count} judgements are too old", stale)


def _closeness(pair: Pair) -> tuple[int, int, int, str]:
    standing = pair.standing
    step = LADDER.index(standing.now) if standing and standing.now else -1
    coverage = _COVERAGES.index(standing.coverage if standing else None)
    return step, coverage, pair.touches, str(pair.last or "")


def _without_circles(parents: Mapping[str, str | None]) -> dict[str, str | None]:
    """Each one's parent, but none that is unknown or leads back to itself."""
    settled: dict[str, str | None] = {}
    for key, parent in parents.items():
        above = parent
        while above is not None and above != key:
            above = settled.get(above)
        settled[key] = parent if parent in parents and above is None else None
    return settled


def _held_units(seats: list[Seat], parents: Mapping[str, str | None]) -> set[str]:
    """Units that something stands below, at any depth."""
    held: set[str] = set()
    for seat in seats:
        unit: str | None = (seat.parent or "").removeprefix("unit-")
        while unit is not None and unit in parents and unit not in held:
            held.add(unit)
            unit = parents[unit]
    return held
