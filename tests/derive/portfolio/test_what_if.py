"""Other weights, other limits, lost accounts: what would change, and that nothing else does."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.portfolio.portfolio import derive_portfolio
from kamdocs.derive.portfolio.summary import summarise
from kamdocs.derive.portfolio.what_if import derive_what_if, summarise_again
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)


def settings(fit="50", growth="50", **more):
    tree = {"criteria": {"fit": {"weight": fit}, "growth": {"weight": growth}}, **more}
    return Settings.model_validate(tree, context={"currency": "EUR"})


def account(key, tier, fit=None, growth=None, **more):
    ratings = {"fit": fit, "growth": growth}
    tree = {"id": key, "name": key.title(), "tier": tier, "owner": "ana", **more}
    tree["ratings"] = {name: points for name, points in ratings.items() if points is not None}
    return Account.model_validate(tree, context={"currency": "EUR"})


def portfolio(*accounts, chosen=None):
    shared = Shared(settings=chosen or settings())
    found = [derive_facts(each, frozenset(), shared, TODAY) for each in accounts]
    return derive_portfolio([summarise(facts) for facts in found], shared, TODAY), shared


def test_another_weight_promotes():
    before, shared = portfolio(
        account("acme", "normal", "5", "1"), account("moll", "low", "1", "1")
    )
    what_if = derive_what_if(before, shared, settings(fit="90", growth="10"))
    (acme,) = what_if.shifts
    assert (acme.account, acme.suggested, acme.would_be) == ("acme", "normal", "key")
    assert (acme.score, acme.would_score) == (Decimal(60), Decimal(92))
    assert "promote to key: 92 points" in str(acme.reason)
    assert what_if.lost == ()


def test_a_smaller_limit_takes_places():
    before, shared = portfolio(account("a", "key", "5", "5"), account("b", "key", "4", "4"))
    what_if = derive_what_if(before, shared, settings(tiers={"key_limit": "1"}))
    assert [(each.account, each.would_be) for each in what_if.shifts] == [("b", "normal")]
    assert what_if.shifts[0].score == what_if.shifts[0].would_score


def test_a_lost_account_gives_its_place_and_its_revenue():
    limited = settings(tiers={"key_limit": "1"})
    big = account("big", "key", "5", "5", revenue={"2026": "300"})
    small = account("small", "normal", "5", "4", revenue={"2026": "100"})
    before, shared = portfolio(big, small, chosen=limited)
    assert before.tiers.suggestions["small"].suggested == "normal"
    what_if = derive_what_if(before, shared, limited, {"big"})
    assert what_if.lost == ("big",)
    assert [(each.account, each.would_be) for each in what_if.shifts] == [("small", "key")]
    assert before.concentration.key_share == Decimal("0.75")
    assert what_if.after.concentration.key_share == 0


def test_knock_outs_are_judged_again_and_marks_stay():
    marked = account("acme", "normal", "5", "5", low_potential=["pays_little"])
    before, shared = portfolio(marked, account("b", "normal", "5", "2"))
    tree = {"criteria": {"fit": {"weight": "100"}, "growth": {"weight": "1", "knock_out": "3"}}}
    strict = Settings.model_validate(tree, context={"currency": "EUR"})
    what_if = derive_what_if(before, shared, strict)
    after = what_if.after.tiers.suggestions
    assert (after["acme"].rule, after["b"].rule) == ("review_first", "review_first")
    assert "growth" in str(after["b"].reason)
    assert "growth" not in str(after["acme"].reason)


POINTS = st.none() | st.sampled_from("012345")
ACCOUNTS = st.lists(
    st.tuples(st.sampled_from(["key", "normal", "low", None]), POINTS, POINTS), max_size=5
)
WEIGHTS = st.integers(1, 100).map(str)


@given(ACCOUNTS, WEIGHTS, WEIGHTS)
def test_supposing_gives_what_the_settings_would_give(rows, fit, growth):
    accounts = [account(f"a{n}", *row) for n, row in enumerate(rows)]
    before, shared = portfolio(*accounts)
    other = settings(fit, growth)
    what_if = derive_what_if(before, shared, other)
    truly, _ = portfolio(*accounts, chosen=other)
    for key, found in truly.tiers.suggestions.items():
        assert what_if.after.tiers.suggestions[key] == found
    assert what_if.after.concentration == truly.concentration


@given(ACCOUNTS)
def test_supposing_nothing_changes_nothing(rows):
    before, shared = portfolio(*(account(f"a{n}", *row) for n, row in enumerate(rows)))
    what_if = derive_what_if(before, shared, shared.settings)
    assert (what_if.shifts, what_if.lost) == ((), ())
    for each in before.accounts.values():
        again = summarise_again(each, shared.settings, TODAY)
        assert replace(again, score=each.score) == each
