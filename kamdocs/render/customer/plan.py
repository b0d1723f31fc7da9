"""The plan of both sides: a customer's record in, a page or a PDF job out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.customer.business_review import Item
from kamdocs.customer.plan import JointPlan
from kamdocs.diagnostics.finding import Finding
from kamdocs.render.customer.frame import Frame, page_frame, paper_frame, print_job, write_page
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import Rendered
from kamdocs.render.engine.pdf_job import PdfJob


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the templates of a plan receive; `reached` of `marks` milestones are reached.

    `items` are the agreed steps and promises, the earliest first.
    """

    plan: JointPlan
    frame: Frame
    items: tuple[Item, ...]
    marks: int
    reached: int


def print_plan(
    plan: JointPlan, layers: Layers, assets: Mapping[str, bytes]
) -> tuple[PdfJob | None, tuple[Finding, ...]]:
    """Write a plan as a PDF job; None when the template is at fault."""
    frame = paper_frame(plan.brand, plan.supplier, plan.customer, plan.language, assets)
    page = _page(plan, frame)
    return print_job("customer/plan.html", page, plan.brand, plan.language, layers, assets)


def write_plan(plan: JointPlan, layers: Layers, assets: Mapping[str, bytes], home: str) -> Rendered:
    """Write a plan as a page of the customer's folder."""
    frame = page_frame(plan.brand, plan.supplier, plan.customer, plan.language, assets, home)
    return write_page("customer/plan_page.html", _page(plan, frame), plan.language, layers)


def _page(plan: JointPlan, frame: Frame) -> PlanPage:
    marks = [mark for aim in plan.aims for mark in aim.milestones]
    items = sorted(
        plan.items, key=lambda item: (item.due is None, item.due.last if item.due else 0)
    )
    return PlanPage(plan, frame, tuple(items), len(marks), sum(mark.is_done for mark in marks))
