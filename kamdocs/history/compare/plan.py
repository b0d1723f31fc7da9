"""The plan: objectives, their milestones, the relation and the risks."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.history.change import (
    LOUD,
    PLAIN,
    QUIET,
    Change,
    Comparison,
    Direction,
    Side,
    come,
    gone,
    stayed,
)
from kamdocs.model.objective import Objective
from kamdocs.model.plan import Plan
from kamdocs.values.sentence import Term, sentence

_WAYS: dict[str, Direction] = {"done": "better", "dropped": "worse", "open": "neither"}


def compare(before: Side, after: Side) -> Iterator[Change]:
    """What became different of the plan."""
    account = after.facts.account.id
    was, now = before.facts.account.plan, after.facts.account.plan
    if now is None:
        if was is not None:
            yield Change(account, "plan", sentence("there is no plan any more"), LOUD, "worse")
        return
    if was is None:
        yield Change(
            account, "plan", sentence("there is a plan now"), LOUD, "better", value_of("plan")
        )
        return
    if was.charter != now.charter and now.charter is not None:
        text = sentence("the ambition is now: {charter}", charter=now.charter)
        yield Change(account, "plan", text, place=value_of("plan", "charter"))
    for key in come(was.objectives, now.objectives):
        text = sentence("new objective: {objective}", objective=now.objectives[key].text)
        yield Change(account, "plan", text, direction="better", place=_at(key))
    for key in stayed(was.objectives, now.objectives):
        yield from _compare(was.objectives[key], now.objectives[key], account)
    for key in gone(was.objectives, now.objectives):
        text = sentence("objective taken out: {objective}", objective=was.objectives[key].text)
        yield Change(account, "plan", text, direction="worse")
    yield from _compare_relation(was, now, account)
    yield from _compare_risks(was, now, account)


def _compare(was: Objective, now: Objective, account: str) -> Iterator[Change]:
    place = _at(now.id)
    if was.state != now.state:
        text = sentence("objective {state}: {objective}", state=Term(now.state), objective=now.text)
        yield Change(account, "plan", text, LOUD, _WAYS[now.state], place)
    if was.due != now.due and was.due is not None and now.due is not None:
        text = sentence("“{objective}” is due {now}, not {was}", objective=now.text, now=now.due, was=was.due)  # fmt: skip
        yield Change(account, "plan", text, place=place)
    earlier = {milestone.text: milestone for milestone in was.milestones}
    for number, milestone in enumerate(now.milestones):
        old = earlier.get(milestone.text)
        here = value_of("plan", "objectives", now.id, "milestones", number)
        if old is None:
            text = sentence("new milestone: {milestone}", milestone=milestone.text)
            yield Change(account, "plan", text, QUIET, place=here)
        elif old.state != milestone.state:
            text = sentence("milestone {state}: {milestone}", state=Term(milestone.state), milestone=milestone.text)  # fmt: skip
            yield Change(account, "plan", text, PLAIN, _WAYS[milestone.state], here)
        elif old.due != milestone.due and old.due is not None and milestone.due is not None:
            text = sentence("milestone “{milestone}” is due {now}, not {was}", milestone=milestone.text, now=milestone.due, was=old.due)  # fmt: skip
            later = milestone.due.last > old.due.last
            yield Change(account, "plan", text, PLAIN, "worse" if later else "neither", here)


def _compare_relation(was: Plan, now: Plan, account: str) -> Iterator[Change]:
    old = was.relation.now if was.relation else None
    new = now.relation.now if now.relation else None
    if old != new and old is not None and new is not None:
        text = sentence("we went from {was} to {now}", was=Term(old), now=Term(new))
        yield Change(account, "plan", text, LOUD, place=value_of("plan", "relation"))


def _compare_risks(was: Plan, now: Plan, account: str) -> Iterator[Change]:
    earlier = {risk.text: risk for risk in was.risks}
    for number, risk in enumerate(now.risks):
        old = earlier.get(risk.text)
        place = value_of("plan", "risks", number)
        if old is None:
            text = sentence("new risk: {risk}", risk=risk.text)
            yield Change(account, "plan", text, PLAIN, "worse", place)
        elif old.state != risk.state:
            text = sentence("risk {state}: {risk}", state=Term(risk.state), risk=risk.text)
            worse = risk.state == "happened"
            yield Change(account, "plan", text, LOUD if worse else QUIET, "worse" if worse else "neither", place)  # fmt: skip


def _at(key: str) -> Place:
    return value_of("plan", "objectives", key)


COMPARISON = Comparison(compare, frozenset(["plan"]))
