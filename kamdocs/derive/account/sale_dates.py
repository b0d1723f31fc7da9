"""The dates of possible sales: next steps, closings, decisions, and cells of the grid to ask about again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.due import Due
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.model.opportunity import Opportunity
from kamdocs.values.sentence import Sentence, Term, sentence

CLOSED_STAGES = frozenset({"won", "lost", "dropped"})


def list_sale_dates(account: Account, today: date) -> Iterator[Due]:
    """List what open opportunities and the grid date; past decisions are the closing's business."""
    for key, opportunity in account.opportunities.items():
        if opportunity.stage not in CLOSED_STAGES:
            yield from _opportunity(account, key, opportunity, today)
    for unit, cells in account.grid.items():
        for product, cell in cells.items():
            if cell.recheck is None:
                continue
            yield Due(
                account=account.id,
                key=f"recheck-{unit}-{product}",
                kind="recheck",
                on=cell.recheck.last,
                what=sentence(
                    "Ask again about {product} for {unit}",
                    product=sentence("the other products") if product == "rest" else product,
                    unit=_unit(account, unit),
                ),
                reason=sentence("{state}: {why}", state=Term(cell.state), why=cell.why)
                if cell.why
                else sentence("the cell is {state}", state=Term(cell.state)),
                place=value_of("grid", unit, product, "recheck"),
                owner=account.owner,
                amount=cell.amount,
            )


def find_sale(
    account: Account, text: str, due: date | None, owner: str | None
) -> Opportunity | None:
    """The open sale whose next step a task is: of the same day and person, in much the same words."""
    for opportunity in account.opportunities.values():
        step = opportunity.next
        if step is None or step.on is None or opportunity.stage in CLOSED_STAGES:
            continue
        who = step.owner or opportunity.owner or account.owner
        if (step.on, who) == (due, owner) and _say_the_same(step.what, text):
            return opportunity
    return None


def _standing(opportunity: Opportunity) -> Sentence:
    stage = Term(opportunity.stage)
    if not opportunity.slipped:
        return sentence("it stands at {stage}", stage=stage)
    return sentence(
        "it stands at {stage}; it was to close {before}",
        stage=stage,
        before=opportunity.slipped[-1].was,
    )


def _say_the_same(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _unit(account: Account, unit: str) -> str | Sentence:
    if unit == "rest":
        return sentence("the other units")
    known = account.units.get(unit)
    return known.name if known else unit


def _opportunity(
    account: Account, key: str, opportunity: Opportunity, today: date
) -> Iterator[Due]:
    owner = opportunity.owner or account.owner
    step, decision = opportunity.next, opportunity.decision
    reason = sentence("for the sale {name}", name=opportunity.name)
    tasks = (
        action
        for action in account.actions
        if step is not None
        and (action.due, action.owner or account.owner) == (step.on, step.owner or owner)
        and _say_the_same(step.what, action.text)
    )
    if step is not None and step.on is not None and not any(tasks):
        yield Due(
            account=account.id,
            key=f"sale-step-{key}",
            kind="next_step",
            on=step.on,
            what=step.what,
            reason=reason,
            place=value_of("opportunities", key, "next"),
            owner=step.owner or owner,
            amount=opportunity.amount,
        )
    if opportunity.closes is not None:
        yield Due(
            account=account.id,
            key=f"closing-{key}",
            kind="closing",
            on=opportunity.closes.last,
            what=sentence("Close: {name}", name=opportunity.name),
            reason=_standing(opportunity),
            place=value_of("opportunities", key, "closes"),
            owner=owner,
            amount=opportunity.amount,
        )
    if decision is not None and decision.by is not None and decision.by.last >= today:
        yield Due(
            account=account.id,
            key=f"decision-{key}",
            kind="decision",
            on=decision.by.last,
            what=sentence("They decide: {name}", name=opportunity.name),
            reason=sentence("their day for it"),
            place=value_of("opportunities", key, "decision", "by"),
            owner=owner,
            amount=opportunity.amount,
        )
