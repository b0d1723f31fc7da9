"""An account in; who of it gets the newsletter, in which segment and language, out.

Only people who said so get it, one by one: that an account gets it signs nobody up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kamdocs.model.account import Account
from kamdocs.model.contact import Person

Segment = Literal["customer", "prospect", "former", "alumni"]
SEGMENTS: tuple[Segment, ...] = ("customer", "prospect", "former", "alumni")


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody who wants the newsletter.

    `email` is None where nobody knows it; `language` where neither they nor their account have one.
    `alumni` left the account for `now_at`.
    """

    person: str
    name: str
    email: str | None
    language: str | None
    segment: Segment
    now_at: str | None


@dataclass(frozen=True, slots=True)
class Newsletter:
    """The subscribers of one account; `wants_names` when it gets the newsletter and names nobody."""

    subscribers: tuple[Subscriber, ...]
    wants_names: bool


def derive_newsletter(account: Account) -> Newsletter:
    """Find who gets the newsletter: those who are there, and those who left and are known elsewhere."""
    found = tuple(_subscribers(account))
    return Newsletter(found, account.newsletter and not found)


def _subscribers(account: Account) -> Iterator[Subscriber]:
    for key, person in account.people.items():
        segment = _segment(account, person)
        if person.newsletter and segment is not None:
            yield Subscriber(
                person=key,
                name=person.name,
                email=person.email,
                language=person.language or account.language,
                segment=segment,
                now_at=person.now_at if segment == "alumni" else None,
            )


def _segment(account: Account, person: Person) -> Segment | None:
    """None for those who left and are nowhere else: the address was that of their post."""
    if person.left is None:
        return account.lifecycle
    return "alumni" if person.now_at is not None else None
