"""Derived facts in, the findings of the rules out. Which rules there are is found by their folder.

A rule that asks for a broken part is not run: what follows from a fault that is told already is not
told again. A rule that raises is a bug of ours; it is let through with a note that names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from kamdocs.check.explanation import Scope, all_explanations
from kamdocs.check.rule import Holder, Rule, Scopes, load_rules
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.shared import Shared

RULES = "kamdocs.check.rules"
SCOPES: Scopes = {
    "account": (Holder(Facts), Holder(Account), Holder(Shared)),
    "portfolio": (Holder(Portfolio, "portfolio"), Holder(Shared)),
}
"""Where the parameters of rules are looked up, in this order."""

Told = tuple[str | None, Finding]


def run_account_rules(
    facts: Facts, shared: Shared, broken: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Judge one account. `broken` are parts that could not be read, beside those `facts` names."""
    holders = (facts, facts.account, shared)
    unusable = broken | facts.broken | shared.broken
    return tuple(
        finding
        for rule in rules_of("account")
        for _, finding in run_rule(rule, holders, unusable, facts.account.id)
    )


def run_portfolio_rules(
    portfolio: Portfolio, shared: Shared, broken: frozenset[str] = frozenset()
) -> tuple[Told, ...]:
    """Judge all accounts together; each finding with the account it is about, if it is about one.

    The place of a finding about no account names its file.
    """
    holders = (portfolio, shared)
    unusable = broken | shared.broken
    return tuple(
        told
        for rule in rules_of("portfolio")
        for told in run_rule(rule, holders, unusable, "all accounts")
    )


@cache
def names_judged(scope: Scope, broken: frozenset[str]) -> frozenset[str]:
    """The findings that could have been made although these parts are broken.

    Among them are all that are made without a rule, while reading and linking.
    """
    with_rule = {rule.name for which in SCOPES for rule in rules_of(which)}
    run = {rule.name for rule in rules_of(scope) if not rule.rests_on(broken)}
    others = {name for name, page in all_explanations().items() if page.scope == scope}
    return frozenset(run | (others - with_rule))


@cache
def rules_of(scope: Scope) -> tuple[Rule, ...]:
    """All rules of a scope, by name."""
    return tuple(rule for rule in _all_rules() if rule.scope == scope)


@cache
def _all_rules() -> tuple[Rule, ...]:
    return load_rules(RULES, SCOPES)


def run_rule(
    rule: Rule, holders: tuple[Any, ...], broken: frozenset[str], about: str
) -> Iterator[Told]:
    """Run one rule on the records of its scope; `about` names them where it fails."""
    if rule.rests_on(broken):
        return
    given: dict[str, Any] = {}
    for part in rule.parts:
        holder = holders[part.holder]
        value = holder if part.is_whole else getattr(holder, part.name)
        if value is None and part.is_needed:
            return
        given[part.name] = value
    try:
        for said in rule.judge(**given):
            account, finding = said if isinstance(said, tuple) else (None, said)
            if finding.name != rule.name:
                raise ValueError(f"a rule tells only of itself, not of {finding.name}")
            yield account, finding
    except Exception as error:
        error.add_note(f"in the rule {rule.name}, judging {about}")
        raise
