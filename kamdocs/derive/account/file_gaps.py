"""What the file of an account should say, for how important it is; how much of each it says, out.

Low-tier and former accounts need a name, an owner, what they do and somebody to call. Normal ones
also their needs, ratings, a review, and notes. Key ones all of it: plan, units, agreed contact,
figures. Stale is what was true once; it counts half.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from kamdocs.derive.account.file_item import HALF, Item, Known, item_of, items_of
from kamdocs.derive.account.plan_horizon import advise_horizon
from kamdocs.derive.account.score import Score
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.model.log_entry import TOUCHPOINT_KINDS
from kamdocs.values.sentence import Sentence, Share, Term, sentence, sentence_n


def find_items(known: Known) -> Iterator[Item]:
    """Everything the file should say, in the order of its parts."""
    yield from _identity(known.account)
    yield from _profile(known)
    yield from _people(known)
    if known.is_light:
        return
    yield from _needs(known)
    yield from _ratings(known)
    yield from _business(known)
    yield from _log(known)
    yield from _opportunities(known)
    if known.is_key:
        yield from _units(known.account)
        yield from _plan(known)
        yield from _running(known)


def _identity(account: Account) -> Iterator[Item]:
    yield item_of("identity", account.tier, sentence("no tier"), "tier: normal", value_of())
    yield item_of("identity", account.owner, sentence("no owner"), "owner: …", value_of())


def _profile(known: Known) -> Iterator[Item]:
    profile, place = known.account.profile, value_of("profile")
    yield item_of(
        "profile",
        profile.activity,
        sentence("what they do is not said"),
        "profile: {activity: …}",
        place,
    )
    if known.is_light:
        return
    yield item_of(
        "profile", profile.industry, sentence("no industry"), "profile: {industry: …}", place
    )
    yield item_of(
        "profile",
        profile.size or profile.employees,
        sentence("no size"),
        "profile: {size: …}",
        place,
    )
    if not known.is_key:
        return
    yield item_of(
        "profile", profile.markets, sentence("no markets"), "profile: {markets: [ … ]}", place
    )
    yield item_of(
        "profile",
        profile.competitors,
        sentence("no competitors"),
        "profile: {competitors: [ … ]}",
        place,
    )
    yield item_of(
        "profile",
        profile.initiatives,
        sentence("no initiatives"),
        "profile: {initiatives: [ … ]}",
        place,
    )


def _people(known: Known) -> Iterator[Item]:
    present, place = known.present.values(), value_of("people")
    yield item_of("people", present, sentence("nobody at the customer is named"), "people: {…: {name: …, title: …}}", place)  # fmt: skip
    yield from items_of(
        "people",
        (bool(person.email or person.phone) for person in present),
        _some(sum(not (person.email or person.phone) for person in present), "reach"),
        "email: …",
        place,
    )
    if known.is_light:
        return
    yield from items_of(
        "people",
        (bool(person.roles) for person in present),
        _some(sum(not person.roles for person in present), "roles"),
        "roles: [ … ]",
        place,
    )
    oldest = known.settings.ages.judgement
    judged = [person.stance for person in present if person.stance is not None]
    ages = [age for stance in judged if (age := stance.age_in_days(known.today)) is not None]
    if known.is_key and known.with_judgements:
        old = any(age > oldest for age in ages)
        said = sentence("stances are older than {days} days", days=oldest) if old else sentence("nobody’s stance is judged")  # fmt: skip
        yield item_of("people", judged, said, "stance: {value: …, by: …, on: …}", place, stale=old)


def _some(count: int, what: str) -> Sentence:
    if what == "reach":
        return sentence_n(
            "one person has neither e-mail nor telephone",
            "{count} people have neither e-mail nor telephone",
            count,
        )
    return sentence_n("one person has no buying role", "{count} people have no buying role", count)


def _needs(known: Known) -> Iterator[Item]:
    profile, place = known.account.profile, value_of("profile")
    yield item_of("needs", profile.pains, sentence("no pain of theirs"), "pains: [ … ]", place)
    yield item_of("needs", profile.goals, sentence("no goal of theirs"), "goals: [ … ]", place)
    if known.is_key:
        yield item_of(
            "needs", profile.looming, sentence("no problem we see coming"), "looming: [ … ]", place
        )
        yield item_of("needs", profile.common_goals, sentence("no goal of both sides"), "common_goals: [{text: …, ours: …, theirs: …}]", place)  # fmt: skip


def _ratings(known: Known) -> Iterator[Item]:
    score, review = known.score, known.tier_review
    if score.parts:
        yield _rated(score)
    said = sentence("the review of the tier is overdue") if review.last else sentence("the tier was never reviewed")  # fmt: skip
    yield item_of("reviews", review.last, said, "reviews: [{on: …, by: …, decision: keep, why: …}]", review.place, stale=review.is_overdue)  # fmt: skip


def _rated(score: Score) -> Item:
    """How much is rated; what is too old or unsigned counts half."""
    coverage = Fraction(score.coverage or Decimal(0))
    weak = {*score.stale, *score.unsigned}
    said = []
    if coverage < 1:
        said.append(sentence("only {share} of the criteria is rated", share=Share(score.coverage or Decimal(0))))  # fmt: skip
    if score.stale:
        said.append(sentence("ratings are too old: {names}", names=_criteria(score.stale)))
    if score.unsigned:
        said.append(sentence("ratings without author or day: {names}", names=_criteria(score.unsigned)))  # fmt: skip
    half = sum((Fraction(part.share or 0) for part in score.parts if part.criterion in weak), Fraction(0)) * HALF  # fmt: skip
    return Item(
        "ratings",
        max(coverage - half, Fraction(0)),
        bool(score.stale) and coverage == 1,
        said[0] if len(said) == 1 else sentence("{parts}", parts=tuple(said)),
        "ratings: {by: …, on: …, …: 3}",
        value_of("ratings"),
    )


def _criteria(keys: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(Term(key) for key in keys)


def _business(known: Known) -> Iterator[Item]:
    account = known.account
    if account.lifecycle == "customer":
        trailing = known.revenue.trailing
        yield item_of(
            "business",
            trailing.value is not None,
            trailing.reason,
            "revenue: {…: …}",
            value_of("revenue"),
        )
    contracts = account.contracts.values()
    yield from items_of(
        "business",
        (each.ends is not None for each in contracts),
        sentence_n("one contract has no end", "{count} contracts have no end", sum(not each.ends for each in contracts)),
        "ends: …",
        value_of("contracts"),
    )  # fmt: skip
    ending = [each for each in contracts if each.ends is not None]
    yield from items_of(
        "business",
        (each.notice is not None for each in ending),
        sentence_n("of one contract no period of notice is known", "of {count} contracts no period of notice is known", sum(each.notice is None for each in ending)),
        "notice: …",
        value_of("contracts"),
    )  # fmt: skip
    value = [
        each
        for each in account.log
        if each.kind == "value" and (each.on is None or each.on <= known.today)
    ]
    weak = [not each.has_figure or each.evidence is None for each in value]
    yield from items_of(
        "business",
        (not each for each in weak),
        sentence_n("one piece of value has no figure or no evidence", "{count} pieces of value have no figure or no evidence", sum(weak)),
        "amount: …, evidence: …",
        value_of("log"),
    )  # fmt: skip
    if known.is_key:
        yield from items_of(
            "business",
            (each.value is not None for each in contracts),
            sentence_n("one contract has no value", "{count} contracts have no value", sum(not each.value for each in contracts)),
            "value: …",
            value_of("contracts"),
        )  # fmt: skip


def _log(known: Known) -> Iterator[Item]:
    days = [
        entry.on
        for entry in known.account.log
        if entry.on is not None and entry.on <= known.today and entry.kind in TOUCHPOINT_KINDS
    ]
    newest = max(days, default=None)
    oldest = known.settings.ages.stale
    stale = newest is not None and (known.today - newest).days > oldest
    said = sentence("the newest contact is of {day}", day=newest) if newest else sentence("no contact is noted")  # fmt: skip
    yield item_of(
        "log", newest, said, f"## {known.today} call · … / …", value_of("log"), stale=stale
    )


def _opportunities(known: Known) -> Iterator[Item]:
    opened = [
        each for each in known.account.opportunities.values()
        if each.stage not in ("lead", "won", "lost", "dropped")
    ]  # fmt: skip
    place = value_of("opportunities")
    if opened:
        yield from items_of("opportunities", (each.amount is not None for each in opened), sentence("open sales without an amount"), "amount: …", place)  # fmt: skip
        yield from items_of("opportunities", (each.closes is not None for each in opened), sentence("open sales without a closing date"), "closes: …", place)  # fmt: skip
    elif known.is_key:
        yield item_of("opportunities", False, sentence("no open sale"), "opportunities: {…: {name: …, stage: qualified}}", place)  # fmt: skip


def _units(account: Account) -> Iterator[Item]:
    yield item_of("units", account.units, sentence("no unit that can buy"), "units: [{id: …, name: …}]", value_of("units"))  # fmt: skip
    yield from items_of("units", (unit.location is not None for unit in account.units.values()), sentence("units without a location"), "location: …", value_of("units"))  # fmt: skip


def _plan(known: Known) -> Iterator[Item]:
    plan, review = known.account.plan, known.plan_review
    place = value_of("plan")
    yield item_of("plan", plan and plan.objectives, sentence("no objective"), "objectives: [{id: …, text: …, class: expansion, milestones: [{text: …, due: …}]}]", place)  # fmt: skip
    yield item_of("plan", plan and plan.horizon, sentence("no horizon"), advise_horizon(known.settings.thresholds, known.today), place)  # fmt: skip
    yield item_of("plan", plan and plan.charter, sentence("no ambition in a sentence"), "charter: …", place)  # fmt: skip
    yield item_of("plan", plan and plan.risks, sentence("no risk"), "risks: [{text: …, answer: …}]", place)  # fmt: skip
    yield item_of("plan", plan and plan.commitments, sentence("no promise of either side"), "commitments: [{who: them, text: …, due: …}]", place)  # fmt: skip
    if plan:
        said = sentence("the review of the plan is overdue") if review.last else sentence("the plan was never gone through")  # fmt: skip
        yield item_of("plan", review.last, said, f"reviewed: [{known.today}]", review.place, stale=review.is_overdue)  # fmt: skip


def _running(known: Known) -> Iterator[Item]:
    account = known.account
    yield item_of("cadence", account.cadence, sentence("no contact is agreed"), "cadence: {call: {every: 2 weeks, with: [ … ]}}", value_of("cadence"))  # fmt: skip
    yield item_of("cadence", account.escalation, sentence("nobody to turn to when it burns"), "escalation: [ … ]", value_of("escalation"))  # fmt: skip
    targets = [kpi for kpi in known.kpis.figures.values() if kpi.target is not None]
    yield item_of("figures", targets, sentence("no target for this year"), f"targets: {{{known.today.year}: {{revenue: …}}}}", value_of("targets"))  # fmt: skip
    if account.lifecycle == "customer":
        yield _satisfaction(known)


def _satisfaction(known: Known) -> Item:
    kpi = known.kpis.figures["satisfaction"]
    limit = known.settings.health.satisfaction_age
    stale = kpi.when is not None and (known.today - kpi.when.last).days > limit
    said = sentence("the newest satisfaction is of {when}", when=kpi.when) if kpi.when else sentence("their satisfaction is not known")  # fmt: skip
    mend = f"kpis: {{satisfaction: {{{known.today.year}-{known.today.month:02}: …}}}}"
    return item_of("figures", kpi.when, said, mend, value_of("kpis"), stale=stale)
