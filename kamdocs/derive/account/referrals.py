"""Who speaks for us: referrals and testimonials asked and given, and who could help in which unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.relationships import Contact
from kamdocs.derive.account.white_space import WhiteSpace
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.contact import Favour, Person

HAPPY = frozenset({"advocate", "supporter"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A favour: who, what it was, where it stands. `unit` is the unit it leads to, if it is one."""

    person: str
    name: str
    favour: Favour
    unit: str | None
    place: Place

    @property
    def is_asked(self) -> bool:
        """Whether it was asked for; what was given unasked counts as asked."""
        return self.favour.asked is not None or self.favour.given is not None


@dataclass(frozen=True, slots=True)
class Count:
    """How many favours of a kind were asked for and given."""

    kind: str
    asked: int
    given: int


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody well disposed who could help us into a unit.

    `testify` are products that their own unit has and this one has not; `refer_to` are people there
    whom they influence; `recorded` says that somebody wrote down that they could.
    """

    unit: str
    person: str
    testify: tuple[str, ...]
    refer_to: tuple[str, ...]
    is_recorded: bool


@dataclass(frozen=True, slots=True)
class Referrals:
    """All favours, also those of people who left; `never_asked` are happy people still there."""

    favours: tuple[Asked, ...]
    counts: tuple[Count, ...]
    helpers: tuple[Helper, ...]
    happy: tuple[str, ...]
    never_asked: tuple[str, ...]
    last_asked: date | None


def derive_referrals(
    account: Account, contacts: Mapping[str, Contact], white_space: WhiteSpace
) -> Referrals:
    """Gather what was asked and given, and find who could be asked."""
    favours = tuple(_favours(account))
    happy = tuple(key for key in contacts if _is_happy(account.people[key]))
    asked = {each.person for each in favours if each.is_asked}
    days = [
        day for each in favours for day in (each.favour.asked, each.favour.given) if day is not None
    ]
    return Referrals(
        favours=favours,
        counts=tuple(_counts(favours)),
        helpers=tuple(_helpers(account, contacts, happy, favours, white_space)),
        happy=happy,
        never_asked=tuple(key for key in happy if key not in asked),
        last_asked=max(days, default=None),
    )


def _is_happy(person: Person) -> bool:
    return person.stance is not None and person.stance.value in HAPPY


def _favours(account: Account) -> Iterator[Asked]:
    for key, person in account.people.items():
        for number, favour in enumerate(person.referrals):
            unit = favour.to if favour.to in account.units else None
            yield Asked(
                key, person.name, favour, unit, value_of("people", key, "referrals", number)
            )


def _counts(favours: Iterable[Asked]) -> Iterator[Count]:
    kinds: dict[str, list[Asked]] = {}
    for each in favours:
        kinds.setdefault(each.favour.kind, []).append(each)
    for kind in sorted(kinds):
        found = kinds[kind]
        yield Count(
            kind,
            sum(each.is_asked for each in found),
            sum(each.favour.given is not None for each in found),
        )


def _helpers(
    account: Account,
    contacts: Mapping[str, Contact],
    happy: Iterable[str],
    favours: Iterable[Asked],
    grid: WhiteSpace,
) -> Iterator[Helper]:
    recorded = {(each.person, each.unit) for each in favours if each.unit is not None}
    willing = dict.fromkeys([*happy, *(person for person, _ in sorted(recorded))])
    for unit in grid.units:
        for person in willing:
            if person not in contacts:
                continue
            own = contacts[person].unit
            is_other = own in grid.units and own != unit
            testify = tuple(
                product
                for product in grid.products
                if is_other
                and grid.cells[own or "", product].state == "won"
                and grid.cells[unit, product].state not in ("won", "not_eligible")
            )
            refer_to = tuple(
                key
                for key in account.people[person].influences
                if is_other and key in contacts and contacts[key].unit == unit
            )
            is_recorded = (person, unit) in recorded
            if testify or refer_to or is_recorded:
                yield Helper(unit, person, testify, refer_to, is_recorded)
