"""The plan on one page: the little that everybody in the account team must have in mind.

An account's facts come in; ambition, three objectives, next moves, risks, people and white space go
out. What does not fit is counted, so that nobody takes the page for the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.progress import ObjectiveProgress
from kamdocs.derive.due import Due, DueKind
from kamdocs.model.plan import Plan, Risk
from kamdocs.model.settings.settings import Settings
from kamdocs.render.chart.meters import Bullet
from kamdocs.render.chart.relationship_map import RelationshipMap
from kamdocs.render.chart.small_grid import SmallGrid
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Tone
from kamdocs.render.site.account.plan import TRACKS, say_measure
from kamdocs.render.site.account.relationship_map import SMALLEST, view_key_people
from kamdocs.render.site.entries import Badge
from kamdocs.render.site.names import Names, account_link, map_link, plan_link
from kamdocs.values.money import round_decimal
from kamdocs.values.sentence import Filling, Sentence, Share, Term, sentence

MOST = 3
MOST_PRODUCTS, MOST_UNITS = 8, 5
_MOVES: frozenset[DueKind] = frozenset(
    {"meeting", "action", "next_step", "recurring", "milestone", "step", "promise", "follow_up",
     "submission", "renewal", "notice", "decision"}
)  # fmt: skip
"""What somebody of ours does next, not what only comes about."""
_GRAVE, _SERIOUS = 12, 6
"""From so much likelihood times impact (1 to 5 each)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective: how it is measured and how far it is."""

    text: str
    badges: tuple[Badge, ...]
    measure: Sentence | None
    bullet: Bullet
    due: Filling | None
    owner: Filling | None
    link: Link


@dataclass(frozen=True, slots=True)
class Move:
    """What is done next, by whom and when."""

    what: Filling
    who: Filling | None
    when: Filling
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Danger:
    """A risk with how grave it is, and the answer to it."""

    text: str
    level: Badge
    answer: str | None


@dataclass(frozen=True, slots=True)
class OnePage:
    """The plan on one page; each `more` counts what is left out."""

    account: str
    tier: str | None
    owner: Filling | None
    horizon: Any
    relation: Sentence | None
    charter: str | None
    goals: tuple[Goal, ...]
    more_goals: int
    moves: tuple[Move, ...]
    more_moves: int
    dangers: tuple[Danger, ...]
    more_dangers: int
    people: RelationshipMap | None
    more_people: int
    grid: SmallGrid | None
    explored: Sentence | None
    home: Link
    link: Link
    map: Link


def view_one_page(facts: Facts, names: Names, settings: Settings) -> OnePage | None:
    """Show the plan on one page, None without a plan."""
    account, plan = facts.account, facts.account.plan
    if plan is None:
        return None
    goals = [
        each for each in facts.progress.objectives.values() if each.track not in ("done", "dropped")
    ]
    moves = [due for due in facts.agenda.dues if due.kind in _MOVES]
    risks = sorted(
        (each for each in plan.risks if each.state != "closed"), key=_gravity, reverse=True
    )
    explored = facts.white_space.explored
    return OnePage(
        account=account.name,
        tier=account.tier,
        owner=names.name("team", account.owner),
        horizon=plan.horizon,
        relation=_relation(plan),
        charter=plan.charter,
        goals=tuple(_goal(each, names) for each in goals[:MOST]),
        more_goals=max(len(goals) - MOST, 0),
        moves=tuple(_move(due, facts, names) for due in moves[:MOST]),
        more_moves=max(len(moves) - MOST, 0),
        dangers=tuple(_danger(each) for each in risks[:MOST]),
        more_dangers=max(len(risks) - MOST, 0),
        people=view_key_people(facts, names, settings),
        more_people=max(len(facts.relationships.contacts) - SMALLEST, 0),
        grid=_grid(facts, names),
        explored=None
        if explored.value is None
        else sentence("{share} explored", share=Share(round_decimal(explored.value, 2))),
        home=account_link(account.id),
        link=plan_link(account.id),
        map=map_link(account.id),
    )  # fmt: skip


def _relation(plan: Plan) -> Sentence | None:
    relation = plan.relation
    if relation is None or (relation.now is None and relation.aim is None):
        return None
    if relation.now and relation.aim and relation.now != relation.aim:
        return sentence("{now} → {aim}", now=Term(relation.now), aim=Term(relation.aim))
    return sentence("{word}", word=Term(relation.now or relation.aim or ""))


def _goal(found: ObjectiveProgress, names: Names) -> Goal:
    item = found.record
    tone, icon, said = TRACKS[found.track]
    badges = [Badge(Term(item.kind), "info")] if item.kind else []
    badges.append(Badge(said, tone, icon))
    return Goal(
        text=item.text,
        badges=tuple(badges),
        measure=say_measure(item.measure, found.now) if item.measure else None,
        bullet=Bullet(found.progress, found.elapsed),
        due=found.due,
        owner=names.name("team", item.owner),
        link=names.ref("objective", found.id).link or Link(""),
    )


def _move(due: Due, facts: Facts, names: Names) -> Move:
    owner = None if due.owner is None else names.person(due.owner).name
    return Move(due.what, owner, due.on, due.is_overdue(facts.today))


def _gravity(risk: Risk) -> int:
    """Likelihood times impact; what happened already comes first, what nobody judged last."""
    if risk.state == "happened":
        return 26
    return int(risk.likelihood or 0) * int(risk.impact or 0)


def _danger(risk: Risk) -> Danger:
    return Danger(risk.text, risk_badge(risk), risk.answer)


def risk_badge(risk: Risk) -> Badge:
    """How grave a risk is, in a word."""
    tone: Tone
    if risk.state == "happened":
        return Badge(Term("happened"), "risk", "risk")
    if risk.likelihood is None or risk.impact is None:
        return Badge(sentence("not judged"), "muted", "keep")
    points = _gravity(risk)
    tone, icon, word = (
        ("risk", "risk", sentence("grave"))
        if points >= _GRAVE
        else ("warn", "warn", sentence("serious"))
        if points >= _SERIOUS
        else ("muted", "info", sentence("slight"))
    )
    return Badge(word, tone, icon)


def _grid(facts: Facts, names: Names) -> SmallGrid | None:
    """The products of which most is known, by the units of which most is known, in their order."""
    grid = facts.white_space
    if not grid.products or not grid.units:
        return None

    def known(product: str, unit: str) -> bool:
        return grid.cells[unit, product].state is not None

    products = sorted(
        grid.products, key=lambda each: -sum(known(each, unit) for unit in grid.units)
    )[:MOST_PRODUCTS]
    units = sorted(grid.units, key=lambda each: -sum(known(product, each) for product in products))
    shown = [unit for unit in grid.units if unit in units[:MOST_UNITS]]
    return SmallGrid(
        sentence("White space"),
        tuple(facts.unit_tree.branches[unit].name for unit in shown),
        tuple(
            (
                names.name("product", product),
                tuple(grid.cells[unit, product].state for unit in shown),
            )
            for product in grid.products
            if product in products
        ),
    )
