"""The plan as the customer gets it: an account and shared data in, a customer's record out.

There is one only where the plan says `share: yes`, and in it stands only what says so too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kamdocs.customer import plan as shown
from kamdocs.customer.proposal import Resource
from kamdocs.customer.record import refuse_foreign
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.plan import Plan
from kamdocs.model.shared import Shared
from kamdocs.project.business_review import (
    ReviewProjector,
    project_advice,
    project_joint,
    project_needs,
    shared_objectives,
)
from kamdocs.project.contact_sheet import project_meetings, project_team
from kamdocs.project.internal_data import internal_data
from kamdocs.project.people import project_brand, project_supplier
from kamdocs.project.withhold import WithheldUsedError, withhold_account, withhold_shared


def project_plan(
    account: Account, shared: Shared, language: str, today: date
) -> tuple[shown.JointPlan | None, tuple[Finding, ...]]:
    """The plan of both sides; None when it is not to be shared, or nothing of it is."""
    if account.plan is None or not account.plan.share:
        return None, ()
    aims = shared_objectives(account)
    try:
        plan = _project(withhold_account(account), withhold_shared(shared), language, today, aims)
        if plan is not None:
            refuse_foreign(plan)
    except WithheldUsedError as touched:
        return None, (internal_data(touched.path, None),)
    return plan, ()


def _project(
    account: Account, shared: Shared, language: str, today: date, objectives: tuple[str, ...]
) -> shown.JointPlan | None:
    reader = ReviewProjector(account, shared, language, today)
    profile, plan = account.profile, account.plan or Plan()
    made = shown.JointPlan(
        account=account.id,
        language=language,
        customer=account.name,
        supplier=project_supplier(shared.settings),
        brand=project_brand(shared.settings, language),
        team=project_team(account, shared, language),
        goals=project_needs(profile.goals),
        pains=project_needs(profile.pains),
        common_goals=tuple(one.text for one in profile.common_goals),
        aims=reader.aims(plan, objectives),
        items=reader.items(plan),
        resources=tuple(Resource(one.text, one.side == "us", one.days) for one in plan.resources),
        recommendations=project_advice(plan),
        joint=project_joint(plan),
        meetings=project_meetings(account, shared),
    )
    has_content = (made.aims, made.items, made.resources, made.recommendations, made.joint)
    return _without_lateness(made) if any(has_content) else None


def _without_lateness(plan: shown.JointPlan) -> shown.JointPlan:
    """What is late changes by the day; a plan changes when somebody changes it."""
    aims = tuple(
        replace(aim, milestones=tuple(replace(mark, is_late=False) for mark in aim.milestones))
        for aim in plan.aims
    )
    items = tuple(replace(item, is_late=False) for item in plan.items)
    return replace(plan, aims=aims, items=items)
