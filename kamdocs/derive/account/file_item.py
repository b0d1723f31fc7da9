"""One thing an account's file should say, and what it is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kamdocs.derive.account.kpis import Kpis
from kamdocs.derive.account.plan_review import PlanReview
from kamdocs.derive.account.revenue import Revenue
from kamdocs.derive.account.score import Score
from kamdocs.derive.account.tier_review import TierReview
from kamdocs.diagnostics.place import Place
from kamdocs.model.account import Account
from kamdocs.model.contact import Person
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import Sentence

Section = Literal[
    "identity", "profile", "needs", "people", "units", "ratings", "reviews", "business", "plan",
    "cadence", "log", "figures", "opportunities",
]  # fmt: skip
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing the file should say: how much of it is there (0 to 1), and how to mend the rest.

    `mend` is the line to write, or the change to make, in the files' own words.
    """

    section: Section
    share: Fraction
    is_stale: bool
    said: Sentence
    mend: str
    place: Place


@dataclass(frozen=True, slots=True)
class Known:
    """What the items are judged by; without judgements when they are kept elsewhere."""

    account: Account
    score: Score
    tier_review: TierReview
    plan_review: PlanReview
    revenue: Revenue
    kpis: Kpis
    settings: Settings
    today: date
    with_judgements: bool = True

    @property
    def is_light(self) -> bool:
        """Whether little is enough: a low tier, or a customer that is gone."""
        return self.account.tier == "low" or self.account.lifecycle == "former"

    @property
    def is_key(self) -> bool:
        """Whether everything is wanted."""
        return self.account.tier == "key" and not self.is_light

    @property
    def present(self) -> Mapping[str, Person]:
        """The people who are there today."""
        return {
            key: person
            for key, person in self.account.people.items()
            if not person.has_left(self.today)
        }


def item_of(
    section: Section,
    is_there: object,
    said: Sentence,
    mend: str,
    place: Place,
    *,
    stale: bool = False,
) -> Item:
    """Something that is there or not; what is there and stale counts half."""
    share = Fraction(0) if not is_there else HALF if stale else Fraction(1)
    return Item(section, share, bool(is_there) and stale, said, mend, place)


def items_of(
    section: Section, is_said: Iterable[bool], said: Sentence, mend: str, place: Place
) -> Iterator[Item]:
    """How many of several say it; where there are none at all, nothing is asked of them."""
    listed = list(is_said)
    if listed:
        yield Item(section, Fraction(sum(listed), len(listed)), False, said, mend, place)
