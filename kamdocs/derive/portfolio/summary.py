"""The facts of one account come in; every figure by which portfolios rank goes out, no list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.account.currencies import find_currencies
from kamdocs.derive.account.effort import Effort
from kamdocs.derive.account.explored import Totals
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.offer_outcome import OfferOutcome
from kamdocs.derive.account.score import Score
from kamdocs.derive.account.suggestion import Suggestion
from kamdocs.derive.figure import Figure
from kamdocs.derive.tally import Table, Yearly
from kamdocs.model.account import Account
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Alumnus:
    """A person who left the customer for `now_at`, an account id or the name of a company.

    `given` is how many referrals and testimonials they gave.
    """

    id: str
    name: str
    left: PartialDate | None
    now_at: str
    trust: str | None
    given: int


@dataclass(frozen=True, slots=True)
class OfferNumber:
    """What an offer is known by outside: the number and version printed on it."""

    id: str
    number: str
    version: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One account as all the others see it.

    `suggestion` is the one before the key accounts are counted. `ratings` are points by criterion.
    Revenue is in the workspace's currency, by year and by thing and year; `trailing` are the twelve
    months to the day. `contract_end` is the earliest end still to come, `next_touchpoint` the next
    contact booked or due, `overdue` how much of its agenda is past its day. `review_due` is when the
    tier has to be looked at again (None at a former customer), `rated_on` the day of the newest rating.
    `explored`, `penetration` and `white_space` are those of its grid,
    `coverage` that of its people; `alumni` went to other companies. `health` is None while unknown;
    it and `file_quality` run from 0 to 100. `cadence_kept` are the points of contact kept.
    `is_review_late` says that tier or plan should have been reviewed. `effort` is what twelve months
    took and gave. `currencies` are those any amount of it is in. `offers` are the numbers of its offers
    that have one, `outcomes` those that were won or lost. `broken` names what could not be read whole.
    """

    id: str
    name: str
    lifecycle: Lifecycle
    tier: Tier | None
    owner: str | None
    team: tuple[str, ...]
    sales: str | None
    parent: str | None
    key_because: tuple[str, ...]
    score: Score
    suggestion: Suggestion
    ratings: Mapping[str, int]
    is_toxic: bool
    revenue_by_year: Yearly
    revenue_by_fiscal_year: Yearly
    revenue_by_product: Table
    revenue_by_family: Table
    revenue_by_seller: Table
    trailing: Figure
    trailing_unconverted: tuple[Money, ...]
    contract_end: date | None
    next_touchpoint: date | None
    overdue: int
    rated_on: date | None
    reviewed_on: date | None
    review_due: date | None
    explored: Figure
    penetration: Figure
    white_space: Totals
    coverage: Figure
    alumni: tuple[Alumnus, ...]
    health: Decimal | None
    health_reason: Sentence
    is_health_capped: bool
    file_quality: Decimal
    cadence_kept: Decimal | None
    is_review_late: bool
    effort: Effort
    currencies: tuple[str, ...]
    offers: tuple[OfferNumber, ...]
    broken: frozenset[str]
    outcomes: tuple[OfferOutcome, ...] = ()


def summarise(facts: Facts) -> Summary:
    """Draw the figures of one account together."""
    account, revenue = facts.account, facts.revenue
    last = facts.tier_review.last
    return Summary(
        id=account.id,
        name=account.name,
        lifecycle=account.lifecycle,
        tier=account.tier,
        owner=account.owner,
        team=account.team,
        sales=account.sales,
        parent=account.parent,
        key_because=account.key_because,
        score=facts.score,
        suggestion=facts.suggestion,
        ratings={key: rating.points for key, rating in account.ratings.items()},
        is_toxic=facts.low_potential.is_toxic,
        revenue_by_year=revenue.by_year,
        revenue_by_fiscal_year=revenue.by_fiscal_year,
        revenue_by_product=revenue.by_product,
        revenue_by_family=revenue.by_family,
        revenue_by_seller=revenue.by_seller,
        trailing=revenue.trailing,
        trailing_unconverted=revenue.trailing_unconverted,
        contract_end=facts.contracts.next_end,
        next_touchpoint=facts.cadence.next,
        overdue=len(facts.agenda.overdue(facts.today)),
        rated_on=max((part.on for part in facts.score.parts if part.on), default=None),
        reviewed_on=last.on if last else None,
        review_due=None if account.lifecycle == "former" else facts.tier_review.due,
        explored=facts.white_space.explored,
        penetration=facts.white_space.penetration,
        white_space=facts.white_space.total,
        coverage=facts.relationships.coverage,
        alumni=tuple(_alumni(account)),
        health=facts.health.value,
        health_reason=facts.health.reason,
        is_health_capped=facts.health.is_capped,
        file_quality=facts.file_quality.value,
        cadence_kept=facts.cadence.part.value,
        is_review_late=is_review_late(facts),
        effort=facts.effort,
        currencies=find_currencies(account, revenue.earnings),
        offers=tuple(_offers(account)),
        broken=facts.broken,
        outcomes=facts.offer_outcomes,
    )


def is_review_late(facts: Facts) -> bool:
    """Whether the review of the tier or of the plan is overdue, or was never held."""
    if facts.account.lifecycle == "former":
        return False
    tier, plan = facts.tier_review, facts.plan_review
    never = tier.last is None or (plan.has_plan and plan.last is None)
    return never or tier.is_overdue or plan.is_overdue


def _offers(account: Account) -> Iterator[OfferNumber]:
    for key, offer in account.proposals.items():
        if offer.number is not None:
            yield OfferNumber(key, offer.number, offer.version)


def _alumni(account: Account) -> Iterator[Alumnus]:
    for key, person in account.people.items():
        if person.left is not None and person.now_at is not None:
            given = sum(favour.given is not None for favour in person.referrals)
            yield Alumnus(key, person.name, person.left, person.now_at, person.trust, given)
