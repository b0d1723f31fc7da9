"""Who has been shown what, and when: the third axis of the grid, contact by product.

People are told of everything we could sell to their unit, again and again, because they forget. What
their unit has already is left out, and what it could never buy. A person without a unit is told of
what any unit could buy and none has. Shown is what a log entry lists under `shown`, and what an
offer that was sent to them prices.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamdocs.derive.account.relationships import Contact
from kamdocs.derive.account.white_space import WhiteSpace
from kamdocs.model.account import Account
from kamdocs.values.period import Span

ExposureState = Literal["fresh", "again", "never"]


@dataclass(frozen=True, slots=True)
class Showing:
    """One product and one person: the last time it was shown, if ever, and whether it is time.

    `is_elsewhere` says that their unit buys it from somebody else and they were never told that we
    have it: what is lost because nobody knew.
    """

    contact: str
    product: str
    last: date | None
    state: ExposureState
    is_elsewhere: bool


@dataclass(frozen=True, slots=True)
class Exposure:
    """Everybody's showings. `shown` and `due` count pairs, `is_begun` says that any was recorded."""

    showings: tuple[Showing, ...]
    interval: Span

    @property
    def is_begun(self) -> bool:
        """Whether anything was ever shown to anybody."""
        return any(each.last is not None for each in self.showings)

    def of(self, contact: str) -> tuple[Showing, ...]:
        """One person's."""
        return tuple(each for each in self.showings if each.contact == contact)

    def in_state(self, state: ExposureState) -> tuple[Showing, ...]:
        """Those of one state."""
        return tuple(each for each in self.showings if each.state == state)

    @property
    def elsewhere(self) -> tuple[Showing, ...]:
        """What units buy from others while a person there was never told of ours."""
        return tuple(each for each in self.showings if each.is_elsewhere)


def derive_exposure(
    account: Account,
    contacts: Mapping[str, Contact],
    white_space: WhiteSpace,
    interval: Span,
    today: date,
) -> Exposure:
    """Look at every person who is there and everything that could be sold to them."""
    days = _shown_days(account, today)
    showings = tuple(
        _showing(
            contact.id, product, days.get((contact.id, product)), is_elsewhere, interval, today
        )
        for contact in contacts.values()
        for product, is_elsewhere in _to_tell(contact, white_space)
    )
    return Exposure(showings, interval)


def _showing(
    contact: str,
    product: str,
    last: date | None,
    is_elsewhere: bool,
    interval: Span,
    today: date,
) -> Showing:
    state: ExposureState = "never"
    if last is not None:
        state = "again" if interval.after(last) < today else "fresh"
    return Showing(contact, product, last, state, is_elsewhere and last is None)


def _to_tell(contact: Contact, grid: WhiteSpace) -> Iterator[tuple[str, bool]]:
    """The products a person is to be told of, and whether their unit has it from somebody else."""
    units = (contact.unit,) if contact.unit in grid.units else grid.units
    for product in grid.products:
        cells = [grid.cells[unit, product] for unit in units]
        if any(cell.state == "won" for cell in cells):
            continue
        if any(cell.is_eligible for cell in cells):
            yield product, any(cell.state == "competitor" for cell in cells)


def _shown_days(account: Account, today: date) -> Mapping[tuple[str, str], date]:
    found: dict[tuple[str, str], date] = defaultdict(lambda: date.min)
    for contact, product, day in _all_shown(account):
        if day <= today:
            found[contact, product] = max(found[contact, product], day)
    return dict(found)


def _all_shown(account: Account) -> Iterable[tuple[str, str, date]]:
    for entry in account.log:
        if entry.on is not None and entry.held:
            yield from (
                (contact, product, entry.on)
                for contact in entry.contacts
                for product in entry.shown
            )
    for proposal in account.proposals.values():
        products = [line.product for line in proposal.prices if line.product]
        for change in proposal.states:
            if change.state == "sent":
                yield from (
                    (contact, product, change.on)
                    for contact in change.to or proposal.to
                    for product in products
                )
