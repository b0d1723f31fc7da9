"""An account → everything derived from it, whole or broken."""

from datetime import date
from decimal import Decimal

from kamdocs.derive.account.facts import Facts, derive_facts
from kamdocs.derive.account.rests_on import RESTS_ON
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
SHARED = Shared(Settings.model_validate({"criteria": {"fit": "20", "growth": "80"}}))


def facts(broken: frozenset[str] = frozenset(), shared: Shared = SHARED, **more: object) -> Facts:
    account = Account.model_validate({"id": "acme", "name": "Acme", **more})
    return derive_facts(account, broken, shared, TODAY)


def test_three_lines_are_enough() -> None:
    found = facts(tier="low", owner="laia")
    assert found.score.value is None
    assert found.suggestion.suggested == "low"
    assert found.revenue.trailing.value is None
    assert found.proposals == {}
    assert found.broken == frozenset()


def test_even_without_tier_owner_and_settings() -> None:
    found = facts(shared=Shared())
    assert found.suggestion.suggested is None
    assert found.score.parts == ()


def test_key_before_the_first_purchase_is_legal() -> None:
    found = facts(tier="key", lifecycle="prospect", ratings={"fit": "5", "growth": "5"})
    assert (found.suggestion.suggested, found.suggestion.rule) == ("key", "keep")
    assert found.score.value == Decimal(100)


def test_what_rests_on_a_broken_part_is_broken_too() -> None:
    found = facts(frozenset({"ratings"}), tier="key")
    assert found.broken >= {"ratings", "score", "suggestion", "file_quality"}
    assert not found.broken & {"revenue", "low_potential", "health"}
    assert found.suggestion.suggested == "key"


def test_broken_settings_and_money_are_broken_for_all_that_rests_on_them() -> None:
    settings = Shared(broken=frozenset({"settings"}))
    assert facts(shared=settings).broken >= {"score", "suggestion", "tier_review", "revenue"}
    money = Shared(broken=frozenset({"revenue"}))
    assert facts(shared=money).broken >= {"revenue", "kpis", "progress", "health"}
    assert not facts(shared=money).broken & {"score", "suggestion", "commitments"}
    assert facts(shared=Shared(broken=frozenset({"team"}))).broken == frozenset()


def test_every_derived_part_says_what_it_rests_on() -> None:
    derived = set(Facts.__dataclass_fields__) - {"account", "broken", "today"}
    assert set(RESTS_ON) == derived
