"""Who reads an offer, what each decides by, and whom a marker means: an account and an offer in.

What is derived here chooses what is shown; none of it is ever shown itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from kamdocs.model.account import Account
from kamdocs.model.proposal import Proposal
from kamdocs.model.scales import BuyingRole, Orientation

ORIENTATIONS: tuple[Orientation, ...] = get_args(Orientation)
ROLES: tuple[BuyingRole, ...] = get_args(BuyingRole)
DECIDING_ROLES: frozenset[str] = frozenset(["approver", "economic_buyer"])

_BY_ROLE: Mapping[str, Orientation] = {
    "economic_buyer": "business",
    "decision_maker": "business",
    "approver": "business",
    "executive_sponsor": "business",
    "technical_evaluator": "technical",
    "procurement": "procurement",
    "champion": "user",
    "user": "user",
}
"""What a person most likely decides by, where nobody wrote it; a hint, never a fact."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A contact with their buying roles in this offer's decision and what they decide by."""

    id: str
    roles: frozenset[str]
    orientation: Orientation | None
    is_addressee: bool


@dataclass(frozen=True, slots=True)
class Readers:
    """Everybody who reads an offer (addressees first), and its named groups."""

    everybody: tuple[Reader, ...]
    groups: Mapping[str, tuple[str, ...]]
    contacts: frozenset[str]

    @property
    def addressees(self) -> tuple[Reader, ...]:
        """Those to whom it goes."""
        return tuple(reader for reader in self.everybody if reader.is_addressee)

    def knows(self, word: str) -> bool:
        """Whether a word of a marker means somebody: an orientation, contact, group or role."""
        return (
            _plain(word) in ORIENTATIONS
            or _plain(word) in ROLES
            or word in self.contacts
            or word in self.groups
        )

    def orientation_named(self, word: str) -> str | None:
        """The orientation that a word of a marker is, or None."""
        plain = _plain(word)
        return plain if plain in ORIENTATIONS else None

    def meant_by(self, words: Iterable[str]) -> tuple[str, ...]:
        """The readers whom the words of a marker mean, in the order of `everybody`."""
        meant = list(words)
        return tuple(
            reader.id
            for reader in self.everybody
            if any(self.is_meant(word, reader) for word in meant)
        )

    def is_meant(self, word: str, reader: Reader) -> bool:
        """Whether a word of a marker means this reader."""
        return (
            word == reader.id
            or reader.id in self.groups.get(word, ())
            or _plain(word) == reader.orientation
            or _plain(word) in reader.roles
        )

    def words(self) -> tuple[str, ...]:
        """Every word a marker may hold here."""
        return (*ORIENTATIONS, *sorted(self.contacts), *self.groups, *ROLES)


def find_readers(account: Account, proposal: Proposal, today: date) -> Readers:
    """The addressees, then the members of the decision that the offer serves, but for who has left."""
    served = account.opportunities.get(proposal.opportunity) if proposal.opportunity else None
    members = dict(served.decision.members) if served and served.decision else {}
    named = dict.fromkeys(
        [*proposal.to, *(one for group in proposal.groups.values() for one in group), *members]
    )
    everybody = []
    for contact in named:
        person = account.people.get(contact)
        if person is None or person.has_left(today):
            continue
        roles = frozenset([*person.roles, *members.get(contact, ())])
        everybody.append(
            Reader(
                contact, roles, person.decides_by or orientation_of(roles), contact in proposal.to
            )
        )
    return Readers(tuple(everybody), dict(proposal.groups), frozenset(account.people))


def orientation_of(roles: Collection[str]) -> Orientation | None:
    """What somebody with these buying roles most likely decides by."""
    return next((found for role, found in _BY_ROLE.items() if role in roles), None)


def shared_orientation(readers: Sequence[Reader]) -> Orientation | None:
    """What all of these decide by, where it is one thing."""
    found = {reader.orientation for reader in readers}
    return found.pop() if len(found) == 1 else None


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
