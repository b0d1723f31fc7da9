"""The key figures at the head of a brief; what is unknown says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from kamdocs.derive.account.contracts import ContractFacts
from kamdocs.derive.exact import shown_points
from kamdocs.model.account import Account
from kamdocs.render.brief._case import Case, left
from kamdocs.render.engine.brief import KeyFigure, Tone
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Share, Term, sentence, sentence_n

UNKNOWN = sentence("unknown")
_GOOD, _POOR = Decimal(70), Decimal(40)


def money(case: Case, amount: Decimal | None) -> Filling:
    """An amount in the workspace's currency, to the whole unit; unknown is said."""
    if amount is None:
        return UNKNOWN
    return Money(amount.quantize(Decimal(1)), case.settings.currency)


def key_figures(case: Case, *names: str) -> tuple[KeyFigure, ...]:
    """The named figures, in this order; those that do not apply to the account are left out."""
    found = (_FIGURES[name](case) for name in names)
    return tuple(figure for figure in found if figure is not None)


def next_contract(case: Case) -> ContractFacts | None:
    """The running contract whose renewal is settled first."""
    running = [each for each in case.facts.contracts.running if each.last_call is not None]
    ahead = [each for each in running if each.last_call and each.last_call >= case.today]
    return min(ahead, key=lambda each: (each.last_call or date.max, each.id), default=None) or next(
        iter(running), None
    )


def _tier(case: Case) -> KeyFigure:
    account: Account = case.account
    word: Filling = Term(account.tier) if account.tier else sentence("no tier")
    note = None if account.lifecycle == "customer" else Term(account.lifecycle)
    return KeyFigure(sentence("Tier"), word, note)


def _health(case: Case) -> KeyFigure:
    value = case.facts.health.value
    if value is None:
        return KeyFigure(sentence("Health"), UNKNOWN)
    tone: Tone = "ok" if value >= _GOOD else "warn" if value >= _POOR else "risk"
    shown = sentence("{points} of 100", points=shown_points(value))
    note = next((cap.reason for cap in case.facts.health.caps), None)
    return KeyFigure(sentence("Health"), shown, note, tone)


def _revenue(case: Case) -> KeyFigure:
    figure = case.facts.revenue.trailing
    share = case.subject.standing.share
    note = sentence("{share} of all", share=Share(share)) if share is not None else None
    return KeyFigure(sentence("Revenue, twelve months"), money(case, figure.value), note)


def _year(case: Case) -> KeyFigure:
    kpi = case.facts.kpis.figures["revenue"]
    note: Filling | None = None
    tone: Tone | None = None
    if kpi.target is not None and kpi.attainment is not None:
        note = sentence(
            "{share} of {target}",
            share=Share(kpi.attainment),
            target=money(case, kpi.target.value),
        )
        tone = None if kpi.pace is None else "ok" if kpi.pace >= 1 else "warn"
    return KeyFigure(sentence("Revenue this year"), money(case, kpi.value), note, tone)


def _pipeline(case: Case) -> KeyFigure | None:
    count = sum(each.is_open for each in case.facts.opportunities.items.values())
    if not count:
        return None
    note = sentence_n("one opportunity", "{count} opportunities", count)
    return KeyFigure(
        sentence("Open, weighted"), money(case, case.facts.opportunities.weighted), note
    )


def _contract(case: Case) -> KeyFigure | None:
    found = next_contract(case)
    if found is None or found.last_call is None:
        return None
    name = found.contract.name or found.id
    label = sentence("Next notice day") if found.deadline else sentence("Next end of a contract")
    days = (found.last_call - case.today).days
    tone: Tone | None = "warn" if days < 60 and found.state == "due" else None
    return KeyFigure(label, found.last_call, name, tone)


def _last(case: Case) -> KeyFigure:
    last = case.facts.cadence.last
    if last is None:
        return KeyFigure(sentence("Last contact"), sentence("none recorded"), None, "warn")
    overdue = case.facts.cadence.overdue
    note = (
        sentence("{name}: overdue", name=overdue[0].name or sentence("keep in touch"))
        if overdue
        else None
    )
    return KeyFigure(
        sentence("Last contact"), left(last, case.today), note, "warn" if overdue else None
    )


def _satisfaction(case: Case) -> KeyFigure:
    kpi = case.facts.kpis.figures["satisfaction"]
    if kpi.value is None:
        return KeyFigure(sentence("Satisfaction"), UNKNOWN)
    target = (
        sentence("target {target}", target=kpi.target.value) if kpi.target is not None else None
    )
    return KeyFigure(sentence("Satisfaction"), kpi.value, target)


def _since(case: Case) -> KeyFigure:
    since = case.account.since
    return KeyFigure(sentence("Customer since"), since if since is not None else UNKNOWN)


def _explored(case: Case) -> KeyFigure:
    grid = case.facts.white_space
    explored, won = grid.explored.value, grid.penetration.value
    note = sentence("{share} of it won", share=Share(won)) if won is not None else None
    value: Filling = Share(explored) if explored is not None else UNKNOWN
    return KeyFigure(sentence("White space explored"), value, note)


def _quality(case: Case) -> KeyFigure:
    quality = case.facts.file_quality
    value = sentence("{points} of 100", points=shown_points(quality.value))
    return KeyFigure(sentence("Quality of the file"), value)


_FIGURES: Mapping[str, Callable[[Case], KeyFigure | None]] = {
    "tier": _tier,
    "health": _health,
    "revenue": _revenue,
    "year": _year,
    "pipeline": _pipeline,
    "contract": _contract,
    "last": _last,
    "satisfaction": _satisfaction,
    "since": _since,
    "explored": _explored,
    "quality": _quality,
}
