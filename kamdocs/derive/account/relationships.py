"""The people of an account and its log in; who is in touch with whom, and how well, out.

A thread is a person at the customer with whom there was contact within the time the settings give
(90 days): what only we wrote, and newsletters, are none. Nothing is judged of people beyond what somebody wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.account.coverage import Seat, cover
from kamdocs.derive.account.units import unit_of
from kamdocs.derive.figure import Figure
from kamdocs.derive.part import Part
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.contact import Person, Standing
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.scales import BuyingRole, Coverage
from kamdocs.model.settings.relationships import RelationshipSettings
from kamdocs.model.settings.settings import Settings

CLOSED_STAGES = frozenset({"won", "lost", "dropped"})
_COVERAGES: tuple[Coverage, ...] = ("none", "brief", "multiple", "in_depth")
_MULTIPLE, _IN_DEPTH = 2, 5
"""From so many touchpoints within the time of a thread, where nobody judged the coverage."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person who is at the customer now.

    `roles` are the usual ones and those in open decisions. `coverage` is as somebody judged it, the
    best of several; `is_counted` says that nobody did and it was read off the log. `last` is the
    last touchpoint held, `planned` the next one booked, `touches` how many there were within the
    time of a thread.
    """

    id: str
    name: str
    unit: str | None
    roles: tuple[BuyingRole, ...]
    coverage: Coverage | None
    is_counted: bool
    last: date | None
    planned: date | None
    touches: int

    @property
    def is_active(self) -> bool:
        """Whether there is an active thread with them."""
        return self.touches > 0


@dataclass(frozen=True, slots=True)
class Pair:
    """One of theirs and one of ours: touchpoints within the time of a thread, the last one ever,
    and how they stand with each other by somebody's judgement."""

    contact: str
    member: str
    touches: int
    last: date | None
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Relationships:
    """Who knows whom.

    `coverage` is 0 to 100. `ours` serve the account: owner, team, and whoever stands with a contact
    or met one. `pairs` are those of whom something is known. `missing_roles` are the buying roles
    of the settings that nobody holds. `vacant` are posts without a holder, `must_fill` those among
    them whose holder we must know. `gone` are people who left.
    """

    contacts: Mapping[str, Contact]
    gone: tuple[str, ...]
    ours: tuple[str, ...]
    pairs: tuple[Pair, ...]
    missing_roles: tuple[BuyingRole, ...]
    vacant: tuple[str, ...]
    must_fill: tuple[str, ...]
    active: tuple[str, ...]
    active_ours: tuple[str, ...]
    coverage: Figure

    @property
    def is_single_thread(self) -> bool:
        """Whether all that is going on runs through one person of theirs, or one of ours."""
        return len(self.active) == 1 or (len(self.active) > 1 and len(self.active_ours) == 1)

    @property
    def part(self) -> Part:
        """The coverage as the part of health that it is."""
        return Part(self.coverage.value, self.coverage.reason, self.coverage.places)

    def holders_of(self, role: BuyingRole) -> tuple[str, ...]:
        """The people who hold a buying role."""
        return tuple(key for key, contact in self.contacts.items() if role in contact.roles)


def derive_relationships(account: Account, settings: Settings, today: date) -> Relationships:
    """Gather who is there, who met whom, and how wide the relation is."""
    rules = settings.relationships
    people = {key: each for key, each in account.people.items() if each.left is None}
    held = [each for each in account.log if _is_held(each, today)]
    booked = [each for each in account.log if _is_booked(each, today)]
    recent = [each for each in held if each.on and each.on > rules.thread.before(today)]
    contacts = {
        key: _contact(person, account, held, recent, booked) for key, person in people.items()
    }
    ours = _ours(account, people, recent)
    vacant = tuple(
        key for key in account.posts if key not in {person.post for person in people.values()}
    )
    must_fill = tuple(key for key in vacant if account.posts[key].required)
    roles = {role for contact in contacts.values() for role in contact.roles}
    missing = tuple(role for role in rules.roles if role not in roles)
    active = tuple(key for key, contact in contacts.items() if contact.is_active)
    met = {who for each in recent if set(each.contacts) & set(active) for who in each.ours}
    return Relationships(
        contacts=contacts,
        gone=tuple(key for key in account.people if key not in people),
        ours=ours,
        pairs=tuple(_pairs(people, ours, held, recent)),
        missing_roles=missing,
        vacant=vacant,
        must_fill=must_fill,
        active=active,
        active_ours=tuple(member for member in ours if member in met),
        coverage=cover(_seats(account, contacts, missing, must_fill, rules), today),
    )


def _is_held(each: LogEntry, today: date) -> bool:
    return each.is_two_way and each.on is not None and each.on <= today


def _is_booked(each: LogEntry, today: date) -> bool:
    return each.is_two_way and each.on is not None and each.on > today


def _contact(
    person: Person,
    account: Account,
    held: Sequence[LogEntry],
    recent: Sequence[LogEntry],
    booked: Sequence[LogEntry],
) -> Contact:
    touches = sum(person.id in each.contacts for each in recent)
    judged = _judged(person)
    return Contact(
        id=person.id,
        name=person.name,
        unit=unit_of(person, account.posts),
        roles=_roles(person, account),
        coverage=judged or _counted(touches),
        is_counted=judged is None and touches > 0,
        last=max(_days(person.id, held), default=None),
        planned=min(_days(person.id, booked), default=None),
        touches=touches,
    )


def _days(person: str, log: Iterable[LogEntry]) -> Iterable[date]:
    return (each.on for each in log if each.on is not None and person in each.contacts)


def _roles(person: Person, account: Account) -> tuple[BuyingRole, ...]:
    decided = (
        role
        for opportunity in account.opportunities.values()
        if opportunity.stage not in CLOSED_STAGES and opportunity.decision
        for role in opportunity.decision.members.get(person.id, ())
    )
    return tuple(dict.fromkeys((*person.roles, *decided)))


def _judged(person: Person) -> Coverage | None:
    found = [standing.coverage for standing in person.relationship.values() if standing.coverage]
    if person.coverage:
        found.append(person.coverage.value)
    return max(found, key=_COVERAGES.index, default=None)


def _counted(touches: int) -> Coverage | None:
    if touches >= _IN_DEPTH:
        return "in_depth"
    if touches >= _MULTIPLE:
        return "multiple"
    return "brief" if touches else None


def _ours(
    account: Account, people: Mapping[str, Person], recent: Sequence[LogEntry]
) -> tuple[str, ...]:
    standing = (member for person in people.values() for member in person.relationship)
    met = (member for each in recent for member in each.ours)
    owner = (account.owner,) if account.owner else ()
    return tuple(dict.fromkeys((*owner, *account.team, *standing, *met)))


def _pairs(
    people: Mapping[str, Person],
    ours: Sequence[str],
    held: Sequence[LogEntry],
    recent: Sequence[LogEntry],
) -> Iterable[Pair]:
    for key, person in people.items():
        for member in ours:
            days = [each.on for each in held if key in each.contacts and member in each.ours]
            standing = person.relationship.get(member)
            if days or standing:
                touches = sum(key in each.contacts and member in each.ours for each in recent)
                last = max((day for day in days if day), default=None)
                yield Pair(key, member, touches, last, standing)


def _seats(
    account: Account,
    contacts: Mapping[str, Contact],
    missing: Sequence[BuyingRole],
    must_fill: Sequence[str],
    rules: RelationshipSettings,
) -> Iterable[Seat]:
    for key, contact in contacts.items():
        power = account.people[key].power
        weight = getattr(rules.weights, power.value if power else "outside")
        points = None if contact.coverage is None else getattr(rules.points, contact.coverage)
        yield Seat("person", contact.name, weight, points, value_of("people", key))
    for post in must_fill:
        title = account.posts[post].title
        yield Seat("post", title, rules.role_weight, Decimal(0), value_of("posts", post))
    if contacts and account.tier == "key" and account.lifecycle != "former":
        for role in missing:
            yield Seat("role", role, rules.role_weight, Decimal(0), Place(("people",)))
