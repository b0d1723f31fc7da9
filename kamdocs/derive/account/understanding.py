"""What an offer may repeat of what the customer told us and of our advice: an offer in, places out.

Only what the customer may see counts, which its record says (`share`). Texts stay where they are:
needs are named by their number among the shared ones, the decision by its opportunity.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kamdocs.derive.account.edition_parts import Part
from kamdocs.model.account import Account
from kamdocs.model.profile import Need
from kamdocs.model.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Told:
    """Shared needs by kind, as numbers from 0 among the shared ones of that kind.

    `decision` is the opportunity whose criteria and earlier cooperation may be told; `recommends`
    whether the plan has advice for the customer.
    """

    goals: tuple[int, ...] = ()
    pains: tuple[int, ...] = ()
    looming: tuple[int, ...] = ()
    decision: str | None = None
    recommends: bool = False

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the document that have something to say."""
        understood = self.goals or self.pains or self.looming or self.decision
        found: list[Part] = ["understanding"] if understood else []
        return (*found, "recommendation") if self.recommends else tuple(found)


NOTHING = Told()


def find_told(account: Account, proposal: Proposal) -> Told:
    """What an offer may repeat: the needs that it answers, all of them where it names none."""
    profile, plan = account.profile, account.plan
    kinds = tuple(
        tuple(need for need in needs if need.share)
        for needs in (profile.goals, profile.pains, profile.looming)
    )
    answered = _answered(account, proposal)
    if any(need.id in answered for needs in kinds for need in needs):
        goals, pains, looming = (_numbers(needs, answered) for needs in kinds)
    else:
        goals, pains, looming = (tuple(range(len(needs))) for needs in kinds)
    return Told(
        goals=goals,
        pains=pains,
        looming=looming,
        decision=_decision(account, proposal),
        recommends=any(one.share for one in plan.recommendations) if plan else False,
    )


def _decision(account: Account, proposal: Proposal) -> str | None:
    sale = account.opportunities.get(proposal.opportunity or "")
    decision = sale.decision if sale else None
    if decision is None or not decision.share or not (decision.criteria or decision.cooperation):
        return None
    return proposal.opportunity


def _answered(account: Account, proposal: Proposal) -> set[str]:
    sale = account.opportunities.get(proposal.opportunity or "")
    outcomes = (outcome.need for outcome in proposal.outcomes if outcome.need)
    return {*(sale.serves if sale else ()), *outcomes}


def _numbers(needs: Sequence[Need], ids: Collection[str]) -> tuple[int, ...]:
    return tuple(number for number, need in enumerate(needs) if need.id in ids)
