"""The facts of an account in; the few figures that are followed over time out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.validity import OPEN_STATES, WRITING_STATES
from kamdocs.derive.vitals import A_MONTH, Vitals

KEY_ROLES = frozenset(["champion", "executive_sponsor", "decision_maker", "economic_buyer"])
"""Whom it hurts to lose."""


def take_vitals(facts: Facts, least_health: Decimal) -> Vitals:
    """Draw them from the facts; what rests on a broken part is unknown.

    An account is at risk when its health is known and at most `least_health`.
    """
    account, broken = facts.account, facts.broken
    score, revenue = facts.score, facts.kpis.figures["revenue"]
    has_score, has_figures = "score" not in broken, "kpis" not in broken
    health = None if "health" in broken else facts.health.value
    is_counted = account.lifecycle != "former"
    return Vitals(
        on=facts.today,
        score=score.value if has_score else None,
        low=score.low if has_score else None,
        high=score.high if has_score else None,
        coverage=score.coverage if has_score else None,
        is_provisional=has_score and score.is_provisional,
        tier=account.tier,
        suggested=None if "suggestion" in broken else facts.suggestion.suggested,
        owner=account.owner,
        health=health,
        key_people=tuple(_key_people(facts)),
        is_counted=is_counted,
        is_at_risk=is_counted and health is not None and health <= least_health,
        earned=revenue.value if has_figures else None,
        target=revenue.target.value if has_figures and revenue.target else None,
        weighted=None if "opportunities" in broken else facts.opportunities.weighted,
        potential=None if "white_space" in broken else facts.white_space.total.potential,
        ending=sum(1 for _ in ending_soon(facts)) if is_counted else 0,
    )


def ending_soon(facts: Facts) -> Iterator[date]:
    """The last days, within a month, of offers that are not decided and of the plan."""
    plan, last = facts.account.plan, facts.today + A_MONTH
    days = [
        offer.valid_until
        for offer in facts.proposals.values()
        if offer.state in OPEN_STATES | WRITING_STATES and offer.valid_until is not None
    ]
    if plan is not None and plan.horizon is not None and "plan" not in facts.broken:
        days.append(plan.horizon.end.last)
    return (day for day in days if facts.today <= day <= last)


def _key_people(facts: Facts) -> Iterator[tuple[str, str]]:
    for key, person in facts.account.people.items():
        if not person.has_left(facts.today) and KEY_ROLES.intersection(person.roles):
            yield key, person.name
