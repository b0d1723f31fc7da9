"""The business review as the customer gets it: an account and shared data in, a customer's record out.

What is shown is what somebody marked with `share: yes`, and the agreed steps. Lateness is reckoned here,
from the withheld account and the day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kamdocs.customer import business_review as shown
from kamdocs.customer.record import refuse_foreign
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.commitment import Commitment
from kamdocs.model.objective import Milestone, Objective
from kamdocs.model.plan import Plan, Step
from kamdocs.model.profile import Need
from kamdocs.model.shared import Shared
from kamdocs.project.contact_sheet import project_meetings, project_team
from kamdocs.project.internal_data import internal_data
from kamdocs.project.people import project_brand, project_names, project_supplier
from kamdocs.project.withhold import WithheldUsedError, withhold_account, withhold_shared
from kamdocs.values.partial_date import PartialDate


def project_business_review(
    account: Account, shared: Shared, language: str, today: date
) -> tuple[shown.BusinessReview | None, tuple[Finding, ...]]:
    """What both sides may look at together; None when nothing of the plan or the needs is shared."""
    aims = shared_objectives(account)
    try:
        projector = ReviewProjector(
            withhold_account(account), withhold_shared(shared), language, today
        )
        review = projector.project(aims)
        if review is not None:
            refuse_foreign(review)
    except WithheldUsedError as touched:
        return None, (internal_data(touched.path, None),)
    return review, ()


class ReviewProjector:
    """Reads a withheld account; the plan of both sides is read by it too."""

    def __init__(self, account: Account, shared: Shared, language: str, today: date) -> None:
        self.account, self.shared = account, shared
        self.language, self.today = language, today

    def project(self, objectives: Sequence[str]) -> shown.BusinessReview | None:
        """The review with the aims of these ids; None when it would say nothing."""
        account, settings, profile = self.account, self.shared.settings, self.account.profile
        plan = account.plan or Plan()
        review = shown.BusinessReview(
            account=account.id,
            language=self.language,
            day=self.today,
            customer=account.name,
            supplier=project_supplier(settings),
            brand=project_brand(settings, self.language),
            team=project_team(account, self.shared, self.language),
            goals=project_needs(profile.goals),
            pains=project_needs(profile.pains),
            common_goals=tuple(one.text for one in profile.common_goals),
            aims=self.aims(plan, objectives),
            items=self.items(plan),
            recommendations=project_advice(plan),
            joint=project_joint(plan),
            meetings=project_meetings(account, self.shared),
        )
        has_content = (
            review.goals, review.pains, review.common_goals, review.aims, review.items,
            review.recommendations, review.joint,
        )  # fmt: skip
        return review if any(has_content) else None

    def aims(self, plan: Plan, objectives: Sequence[str]) -> tuple[shown.Aim, ...]:
        """The long-term aims of these ids, with their milestones."""
        return tuple(self._aim(plan.objectives[key]) for key in objectives)

    def items(self, plan: Plan) -> tuple[shown.Item, ...]:
        """The agreed steps, and what either side promised."""
        promises = (one for one in plan.commitments if one.state != "dropped")
        return (*map(self._step, plan.steps), *map(self._promise, promises))

    def _aim(self, one: Objective) -> shown.Aim:
        marks = (mark for mark in one.milestones if mark.state != "dropped")
        return shown.Aim(one.text, one.due, tuple(self._milestone(mark) for mark in marks))

    def _milestone(self, one: Milestone) -> shown.Item:
        is_done = one.state == "done"
        return shown.Item(
            "milestone", "both", one.text, one.due, one.on if is_done else None, is_done,
            self._is_late(one.due, is_done), (), None,
        )  # fmt: skip

    def _promise(self, one: Commitment) -> shown.Item:
        is_done = one.state == "kept"
        is_late = one.state == "broken" or self._is_late(one.due, is_done)
        return shown.Item("promise", one.who, one.text, one.due, None, is_done, is_late, (), None)

    def _step(self, one: Step) -> shown.Item:
        known = self.shared.team.people
        ours = tuple(known[key].name if key in known else key for key in one.ours)
        theirs = project_names(self.account, one.theirs)
        side: shown.Side = "both" if ours and theirs else "them" if theirs else "us"
        is_done = one.done is not None and one.done <= self.today
        return shown.Item(
            "step", side, one.text, one.due, one.done if is_done else None, is_done,
            self._is_late(one.due, is_done), (*theirs, *ours), one.status,
        )  # fmt: skip

    def _is_late(self, due: PartialDate | None, is_done: bool) -> bool:
        return not is_done and due is not None and due.is_over(self.today)


def shared_objectives(account: Account) -> tuple[str, ...]:
    """The ids of the aims that the customer may see; a withheld account cannot list them."""
    objectives = account.plan.objectives if account.plan else {}
    return tuple(key for key, one in objectives.items() if one.share)


def project_needs(needs: Sequence[Need]) -> tuple[shown.Need, ...]:
    """Goals or pains as the customer told them."""
    return tuple(shown.Need(one.text, one.cost_of_waiting) for one in needs)


def project_advice(plan: Plan) -> tuple[shown.Advice, ...]:
    """What we recommend."""
    return tuple(shown.Advice(one.text, one.why, one.partners) for one in plan.recommendations)


def project_joint(plan: Plan) -> tuple[shown.JointEffort, ...]:
    """What both sides do together."""
    return tuple(shown.JointEffort(one.text, one.when) for one in plan.joint)
