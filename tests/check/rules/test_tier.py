"""An account's tier, reviews and score → findings, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from kamdocs.check.rules.tier.key_account_falling import key_account_falling
from kamdocs.check.rules.tier.key_account_unexplained import key_account_unexplained
from kamdocs.check.rules.tier.one_tier_for_all import one_tier_for_all
from kamdocs.check.rules.tier.tier_change_unrecorded import tier_change_unrecorded
from kamdocs.check.rules.tier.tier_missing import tier_missing
from kamdocs.check.rules.tier.tier_review_overdue import tier_review_overdue
from kamdocs.check.rules.tier.tiers_never_reviewed import tiers_never_reviewed
from kamdocs.check.rules.tier.too_many_key_accounts import too_many_key_accounts
from kamdocs.check.run import run_account_rules
from kamdocs.derive.account.facts import Facts, derive_facts
from kamdocs.derive.portfolio.portfolio import Portfolio, derive_portfolio
from kamdocs.derive.portfolio.summary import summarise
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
SETTINGS = Settings.model_validate({"criteria": {"fit": "1", "growth": "1"}})


def facts(key: str = "acme", settings: Settings = SETTINGS, **more: Any) -> Facts:
    account = Account.model_validate({"id": key, "name": key.title(), **more})
    return derive_facts(account, frozenset(), Shared(settings), TODAY)


def portfolio(accounts: Mapping[str, Mapping[str, Any]], settings: Settings) -> Portfolio:
    found = (summarise(facts(key, settings, **more)) for key, more in accounts.items())
    return derive_portfolio(found, Shared(settings), TODAY)


def told(findings: Iterable[Finding]) -> list[str]:
    return [str(each.message) for each in findings]


def test_a_missing_tier_is_told_at_the_account() -> None:
    [found] = tier_missing(None)
    assert (found.place.path, found.place.file) == (("tier",), None)
    assert list(tier_missing("low")) == []


def test_too_many_are_named_by_ascending_score() -> None:
    settings = Settings.model_validate({"criteria": {"fit": "1"}, "tiers": {"key_limit": "1"}})
    accounts = {
        "a": {"tier": "key", "ratings": {"fit": "5"}},
        "b": {"tier": "key", "ratings": {"fit": "3"}},
        "c": {"tier": "key"},
    }
    [found] = too_many_key_accounts(portfolio(accounts, settings))
    assert str(found.message) == "there are 3 key accounts; the limit is 1"
    assert str(found.help) == (
        "demote 2 of them, the lowest scores first: C (no score), B (60), A (100)"
    )
    assert found.place.file == "kamdocs.yaml"


def test_too_many_of_one_manager() -> None:
    settings = Settings.model_validate({"tiers": {"key_limit_per_manager": "1"}})
    accounts = {key: {"tier": "key", "owner": "ana"} for key in "ab"}
    assert told(too_many_key_accounts(portfolio(accounts, settings))) == [
        "ana has 2 key accounts; the limit is 1"
    ]


def overdue(tier: str, *reviews: dict[str, str]) -> list[str]:
    found = facts(tier=tier, reviews=list(reviews))
    return told(
        tier_review_overdue(found.account.tier, found.account.lifecycle, found.tier_review, TODAY)
    )


def test_reviews_every_six_months_or_twelve() -> None:
    held = {"on": "2026-05-21"}
    assert overdue("key", held) == ["the review of the tier was due on 2026-11-21, yesterday"]
    assert overdue("key", {"on": "2026-05-22"}) == []
    assert overdue("normal", held) == []
    assert overdue("low", {"on": "2025-11-12"}) == [
        "the review of the tier was due on 2026-11-12, 10 days ago"
    ]
    assert overdue("key") == [
        "no review of the tier is recorded; a key account has one every 6 months"
    ]
    assert overdue("normal") == [], "those are told together"


FULL = {
    "on": "2026-07-10",
    "by": "joan",
    "decision": "promote",
    "why": "Won",
    "from": "normal",
    "to": "key",
}


def changes(tier: str | None, *reviews: dict[str, str]) -> list[Finding]:
    account = facts(tier=tier, reviews=list(reviews)).account
    return list(tier_change_unrecorded(account.reviews, account.tier))


@pytest.mark.parametrize("missing", ["on", "by", "why", "from", "to"])
def test_a_change_carries_day_tiers_decider_and_reason(missing: str) -> None:
    review = {key: value for key, value in FULL.items() if key != missing}
    [found] = changes("key", review)
    assert found.place.path == ("reviews", 0)
    word = {"on": "date", "by": "decider", "why": "reason"}.get(missing, missing)
    assert str(found.message) == f"this change of tier lacks {word}"


def test_a_review_that_keeps_the_tier_needs_less() -> None:
    assert changes("key", {"on": "2026-07-10", "decision": "keep"}) == []
    assert changes("key", FULL) == []
    assert changes("key", {**FULL, "of": "plan", "why": ""} | {"why": "x"}) == []


def test_from_and_to_make_a_change_too() -> None:
    assert len(changes("key", {"on": "2026-07-10", "from": "normal", "to": "key"})) == 1
    assert changes("key", {"on": "2026-07-10", "from": "key", "to": "key"}) == []


def test_the_tier_is_the_one_decided_last() -> None:
    [found] = changes(
        "low", {**FULL, "on": "2026-08-01"}, {**FULL, "on": "2026-07-01", "to": "low"}
    )
    assert found.place.path == ("tier",)
    assert str(found.message) == "the tier is low, but the last recorded decision made it key"
    assert changes(None, FULL) == []


@pytest.mark.parametrize(
    ("tiers", "count"),
    [("nnnnn", 1), ("nnnn", 0), ("nnnnk", 0), ("nnnnnnnnnk", 1), ("nnnnnnnnk", 0)],
)
def test_one_tier_for_nearly_all(tiers: str, count: int) -> None:
    words = {"n": "normal", "k": "key"}
    accounts = {f"a{n}": {"tier": words[letter]} for n, letter in enumerate(tiers)}
    found = list(one_tier_for_all(portfolio(accounts, SETTINGS).tiers, SETTINGS))
    assert len(found) == count


def falling(**more: Any) -> list[str]:
    found = facts(**more)
    return told(key_account_falling(found.suggestion, found.score, found.tier_review, SETTINGS))


def test_a_key_account_under_the_threshold() -> None:
    low = {"fit": "2", "growth": "3"}
    assert falling(tier="key", ratings=low) == [
        "this key account scores 50, under the 55 that keep it key"
    ]
    assert falling(tier="normal", ratings=low) == []
    assert falling(tier="key", ratings=low, key_because="image") == []
    assert falling(tier="key") == []


def test_under_the_threshold_by_too_few_ratings() -> None:
    [said] = falling(tier="key", ratings={"fit": "1"})
    assert said == (
        "this key account scores 20, under the 55 that keep it key;"
        " but only 50.0 % of the weight is rated"
    )


def test_a_former_customer_is_not_judged_like_a_present_one() -> None:
    account = {"tier": "key", "lifecycle": "former", "since": "2015", "people": {"nuria": "N"}}
    shared = Shared(SETTINGS)
    told_of = {
        finding.name
        for plain in (account, {**account, "ratings": {"fit": "0", "growth": "0"}})
        for finding in run_account_rules(facts(**plain), shared)
    }
    assert told_of <= {"owner-missing"}


def test_former_customers_take_no_place_of_a_key_account() -> None:
    key = {"tier": "key"}
    accounts = {"a": key, "b": {**key, "lifecycle": "former"}, "c": {"tier": "normal"}}
    settings = Settings.model_validate({"tiers": {"key_limit": "1"}})
    assert told(too_many_key_accounts(portfolio(accounts, settings))) == []
    gone = {"x": {"tier": "normal", "lifecycle": "former"}}
    assert list(tiers_never_reviewed(portfolio(gone, settings))) == []


def test_a_key_account_that_fell_since_its_review() -> None:
    reviews = [{"on": "2026-07-10", "score": "75"}]
    good = {"fit": "3", "growth": "3"}
    assert falling(tier="key", ratings=good, reviews=reviews) == [
        "this key account fell by 15 points since its review of 2026-07-10, from 75 to 60"
    ]
    assert falling(tier="key", ratings=good, reviews=[{"on": "2026-07-10", "score": "74.9"}]) == []


def unexplained(**more: Any) -> int:
    found = facts(**more)
    account = found.account
    return len(
        list(
            key_account_unexplained(
                account.tier, account.lifecycle, found.score, found.revenue, account.key_because
            )
        )
    )


def test_a_key_account_without_any_reason() -> None:
    assert unexplained(tier="key") == 1
    assert unexplained(tier="key", key_because="potential") == 0
    assert unexplained(tier="key", ratings={"fit": "3"}) == 0
    assert unexplained(tier="key", revenue={"2019": "5"}) == 0
    assert unexplained(tier="normal") == 0
