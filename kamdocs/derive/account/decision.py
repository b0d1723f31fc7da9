"""What the customer decides about each open opportunity, and what we know of those who decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.readers import orientation_of
from kamdocs.derive.account.relationships import CLOSED_STAGES
from kamdocs.model.account import Account
from kamdocs.model.contact import Person
from kamdocs.model.opportunity import Decision, Opportunity
from kamdocs.model.scales import BuyingRole, Orientation, Stance
from kamdocs.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Member:
    """One who takes part in a decision.

    `roles` are those in this decision, else the usual ones. `is_guessed` says that the orientation
    was taken from the roles. `gaps` are the keys that a dossier needs and this one lacks.
    """

    id: str
    name: str
    roles: tuple[BuyingRole, ...]
    stance: Stance | None
    orientation: Orientation | None
    is_guessed: bool
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The decision behind an open opportunity; `days_left` is negative once it is past."""

    opportunity: str
    name: str
    by: PartialDate | None
    days_left: int | None
    criteria: tuple[str, ...]
    members: tuple[Member, ...]

    @property
    def economic_buyers(self) -> tuple[str, ...]:
        """Who holds the money in this decision."""
        return tuple(each.id for each in self.members if "economic_buyer" in each.roles)


def derive_decisions(
    account: Account, today: date, *, with_judgements: bool = True
) -> tuple[DecisionFacts, ...]:
    """Gather the decision of every open opportunity that names its members, the next to fall first.

    Without `with_judgements` a dossier needs no stance, power or orientation: they may be elsewhere.
    """
    found = [
        _decision(opportunity, opportunity.decision, account, today, with_judgements)
        for opportunity in account.opportunities.values()
        if opportunity.decision
        and opportunity.decision.members
        and opportunity.stage not in CLOSED_STAGES
    ]
    return tuple(sorted(found, key=lambda each: (each.by is None, each.by and each.by.last)))


def dossier_gaps(
    person: Person, roles: Iterable[BuyingRole], *, with_judgements: bool
) -> tuple[str, ...]:
    """What the dossier of somebody who decides lacks, as keys of the file.

    It needs the post, a way to reach them, their roles and what they decide by; and, as somebody's
    judgement, their power and their stance.
    """
    gaps = []
    if not (person.post or person.title):
        gaps.append("post")
    if not (person.email or person.phone):
        gaps.append("email")
    if not tuple(roles):
        gaps.append("roles")
    if with_judgements:
        judged = ("orientation", "power", "stance")
        gaps += [key for key in judged if getattr(person, key) is None]
    return tuple(gaps)


def _decision(
    opportunity: Opportunity,
    decision: Decision,
    account: Account,
    today: date,
    with_judgements: bool,
) -> DecisionFacts:
    return DecisionFacts(
        opportunity=opportunity.id,
        name=opportunity.name,
        by=decision.by,
        days_left=(decision.by.last - today).days if decision.by else None,
        criteria=decision.criteria,
        members=tuple(
            _member(person, roles, with_judgements)
            for key, roles in decision.members.items()
            if (person := account.people.get(key)) is not None and person.left is None
        ),
    )


def _member(person: Person, here: tuple[BuyingRole, ...], with_judgements: bool) -> Member:
    roles = here or person.roles
    guessed = orientation_of(roles)
    return Member(
        id=person.id,
        name=person.name,
        roles=roles,
        stance=person.stance.value if person.stance else None,
        orientation=person.decides_by or guessed,
        is_guessed=person.orientation is None and guessed is not None,
        gaps=dossier_gaps(person, roles, with_judgements=with_judgements),
    )
