"""A rule asks by parameter; one that cannot be used says why when it is loaded."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from kamdocs.check.rule import Holder, Scopes, load_rules, make_rule
from kamdocs.check.run import SCOPES, run_rule
from kamdocs.derive.account.facts import Facts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.model.handoff import Handoff
from kamdocs.model.plan import Plan
from kamdocs.model.product import Catalogue
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.model.unit import Unit
from kamdocs.values.sentence import sentence

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Derived:
    account: Account
    today: date
    score: int


@dataclass(frozen=True)
class Everything:
    today: date
    score: str


SMALL: Scopes = {
    "account": (Holder(Derived), Holder(Account), Holder(Shared)),
    "portfolio": (Holder(Everything, "portfolio"), Holder(Shared)),
}


def tell(name: str) -> Finding:
    return Finding(name, value_of("plan"), sentence("something"))


def plan_old(plan: Plan, today: date) -> Iterator[Finding]:
    if plan.horizon is not None and plan.horizon.end.is_over(today):
        yield tell("plan-old")


def small_units(units: Mapping[str, Unit]) -> Iterator[Finding]:
    yield from (tell("small-units") for _ in units)


def told_handoffs(handoffs: tuple[Handoff, ...]) -> Iterator[Finding]:
    yield from (tell("told-handoffs") for _ in handoffs)


def low_score(score: int, settings: Settings) -> Iterator[Finding]:
    if score < settings.tiers.keep_key:
        yield tell("low-score")


def odd_score(score: str) -> Iterator[tuple[str | None, Finding]]:
    yield "acme", tell("odd-score")


def whole_view(portfolio: Everything) -> Iterator[Finding]:
    yield tell("whole-view")


def shared_only(settings: Settings, catalogue: Catalogue) -> Iterator[Finding]:
    yield tell("shared-only")


def tierless(tier: Any) -> Iterator[Finding]:
    yield tell("tierless")


def account_of(**values: Any) -> Account:
    return Account.model_validate({"id": "acme", "name": "Acme", **values})


def run(function: Callable[..., Any], account: Account, *broken: str, score: int = 50) -> list[str]:
    holders = (Derived(account, TODAY, score), account, Shared())
    rule = make_rule(function, SMALL)
    return [found.name for _, found in run_rule(rule, holders, frozenset(broken), "acme")]


def test_parts_are_found_by_name_in_order() -> None:
    rule = make_rule(plan_old, SMALL)
    assert (rule.name, rule.scope) == ("plan-old", "account")
    assert [(part.name, part.holder) for part in rule.parts] == [("plan", 1), ("today", 0)]
    assert run(plan_old, account_of(plan={"horizon": "2024-01 to 2025-12"})) == ["plan-old"]
    assert run(plan_old, account_of(plan={"horizon": "2024-01 to 2027-12"})) == []


def test_a_rule_is_not_asked_about_what_is_not_there() -> None:
    assert run(plan_old, account_of()) == []


@pytest.mark.parametrize("broken", ["plan", "today"])
def test_a_rule_whose_part_is_broken_is_skipped(broken: str) -> None:
    assert run(plan_old, account_of(plan={"horizon": "2024-01 to 2025-12"}), broken) == []


def test_a_part_may_be_broken_under_its_key_in_the_file() -> None:
    account = account_of(handoff={"on": "2026-01-02", "from": "ana", "to": "marc"})
    assert run(told_handoffs, account) == ["told-handoffs"]
    assert run(told_handoffs, account, "handoff") == []
    assert run(told_handoffs, account, "people") == ["told-handoffs"]


def test_marks_on_a_field_need_not_be_repeated() -> None:
    assert run(small_units, account_of(units={"retail": "Retail"})) == ["small-units"]


def test_shared_parts_are_judged_once() -> None:
    assert make_rule(shared_only, SMALL).scope == "portfolio"


def test_the_annotation_decides_between_scopes() -> None:
    assert make_rule(low_score, SMALL).scope == "account"
    assert make_rule(odd_score, SMALL).scope == "portfolio"
    assert run(low_score, account_of(), score=50) == ["low-score"]


def test_a_portfolio_rule_may_ask_for_all_and_name_accounts() -> None:
    holders = (Everything(TODAY, "odd"), Shared())
    told = list(run_rule(make_rule(odd_score, SMALL), holders, frozenset(), "all"))
    assert [(account, found.name) for account, found in told] == [("acme", "odd-score")]
    told = list(run_rule(make_rule(whole_view, SMALL), holders, frozenset(), "all"))
    assert [(account, found.name) for account, found in told] == [(None, "whole-view")]


def wrong_annotation(plan: str) -> Iterator[Finding]:
    yield tell("wrong-annotation")


def no_annotation(plan) -> Iterator[Finding]:  # type: ignore[no-untyped-def]
    yield tell("no-annotation")


def nobody_has(weather: str) -> Iterator[Finding]:
    yield tell("nobody-has")


def two_scopes(plan: Plan, portfolio: Everything) -> Iterator[Finding]:
    yield tell("two-scopes")


def asks_nothing() -> Iterator[Finding]:
    yield tell("asks-nothing")


def says_nothing(plan: Plan) -> None:
    return None


def not_imported(plan: "Plann") -> Iterator[Finding]:  # type: ignore[name-defined]  # noqa: F821
    yield tell("not-imported")


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (
            wrong_annotation,
            r"wrong_annotation: .* plan is annotated str, but is .*Plan.* in Account",
        ),
        (no_annotation, "plan is annotated not at all"),
        (nobody_has, "nobody_has: nothing holds a weather"),
        (two_scopes, "of one account and of all accounts at once"),
        (asks_nothing, "asks for nothing"),
        (says_nothing, "says_nothing should return .*Iterator"),
        (not_imported, "not_imported: Plann is not imported"),
        (tierless, "tier is annotated"),
    ],
)
def test_what_cannot_be_a_rule_says_why(function: Callable[..., Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        make_rule(function, SMALL)


def broken_rule(plan: Plan | None) -> Iterator[Finding]:
    raise KeyError("oops")
    yield


def other_name(today: date, units: Mapping[str, Unit]) -> Iterator[Finding]:
    yield tell("another-name")


def test_a_rule_that_raises_is_named() -> None:
    with pytest.raises(KeyError) as caught:
        run(broken_rule, account_of())
    assert caught.value.__notes__ == ["in the rule broken-rule, judging acme"]


def test_a_rule_tells_only_of_itself() -> None:
    with pytest.raises(ValueError, match="only of itself, not of another-name"):
        run(other_name, account_of())


def test_the_scopes_of_the_package_can_be_read() -> None:
    def by_owner(owner: str | None, account: Account) -> Iterator[Finding]:
        yield tell("by-owner")

    rule = make_rule(by_owner, SCOPES)
    assert [part.holder for part in rule.parts] == [1, 0]
    assert SCOPES["account"][0].type is Facts


def test_rules_are_found_by_their_folder() -> None:
    rules = load_rules("kamdocs.check.rules", SCOPES)
    assert len(rules) > 10
    assert sorted(rule.name for rule in rules) == [rule.name for rule in rules]
