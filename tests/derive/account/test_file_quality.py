"""Files of accounts → how much of what their tier asks for is there, and what would mend the rest."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.account.file_quality import FileQuality
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
SHARED = Shared(Settings.model_validate({"criteria": {"fit": "1"}}))
NURIA = {"name": "Núria Soler", "email": "nuria@example.com", "roles": ["champion"]}


def quality(today: date = TODAY, **plain: Any) -> FileQuality:
    account = Account.model_validate({"id": "acme", "name": "Acme", **plain})
    return derive_facts(account, frozenset(), SHARED, today).file_quality


def gaps(found: FileQuality) -> dict[str, bool]:
    return {str(gap.said): gap.is_stale for gap in found.gaps}


def test_a_low_account_needs_little() -> None:
    found = quality(
        tier="low", owner="ana", profile={"activity": "Dentist"}, people={"nuria": NURIA}
    )
    assert (found.value, found.gaps) == (100, ())
    assert str(found.reason) == "all 5 things it should say are there and fresh"


def test_three_lines_say_what_to_add_and_never_fail() -> None:
    found = quality(tier="low", owner="ana")
    assert found.value == 50
    assert gaps(found) == {
        "what they do is not said": False,
        "nobody at the customer is named": False,
    }
    first = found.gaps[0]
    assert (first.mend, first.gain, first.place.path) == (
        "profile: {activity: …}",
        25,
        ("profile",),
    )


def test_even_an_empty_file_has_a_figure() -> None:
    assert quality().value == 0


def test_a_key_account_needs_more_than_a_normal_one() -> None:
    low, normal, key = (quality(tier=tier, owner="ana") for tier in ("low", "normal", "key"))
    assert low.value > normal.value > key.value
    sections = [{each.section for each in found.sections} for found in (low, normal, key)]
    assert sections[0] < sections[1] < sections[2]
    assert {"plan", "units", "cadence", "figures"} <= sections[2] - sections[1]


def test_a_former_customer_is_asked_for_no_more_than_a_low_one() -> None:
    former = quality(tier="key", lifecycle="former", owner="ana")
    assert former.value == quality(tier="low", owner="ana").value


def test_a_prospect_owes_no_revenue() -> None:
    said = "no revenue is recorded"
    assert said in gaps(quality(tier="normal"))
    assert said not in gaps(quality(tier="normal", lifecycle="prospect"))


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ({"log": [{"kind": "call", "on": "2026-05-01"}]}, "the newest contact is of 2026-05-01"),
        ({"reviews": [{"on": "2026-01-15"}]}, "the review of the tier is overdue"),
        ({"ratings": {"by": "ana", "on": "2025-01-01", "fit": "3"}}, "ratings are too old: fit"),
        ({"plan": {"reviewed": "2026-01-15"}}, "the review of the plan is overdue"),
        ({"kpis": {"satisfaction": {"2025-06": "4"}}}, "the newest satisfaction is of 2025-06"),
        (
            {"people": {"n": {**NURIA, "stance": {"value": "neutral", "on": "2026-01-01"}}}},
            "stances are older than 180 days",
        ),
    ],
)
def test_what_was_true_once_counts_half(plain: dict[str, Any], said: str) -> None:
    found = quality(tier="key", **plain)
    assert gaps(found)[said] is True
    stale = next(gap for gap in found.gaps if str(gap.said) == said)
    count = sum(each.count for each in found.sections)
    assert stale.gain == Decimal(50) / count


def test_ratings_that_are_old_or_unsigned_count_half_of_what_is_rated() -> None:
    shared = Shared(Settings.model_validate({"criteria": {"fit": "1", "growth": "1", "sol": "2"}}))
    ratings = {"fit": {"rating": "5", "by": "ana", "on": "2020-01-02"}, "growth": "3"}
    plain = {"id": "acme", "name": "Acme", "tier": "normal", "owner": "ana", "ratings": ratings}
    facts = derive_facts(Account.model_validate(plain), frozenset(), shared, TODAY)
    (gap,) = (each for each in facts.file_quality.gaps if each.section == "ratings")
    assert str(gap.said) == (
        "only 50.0 % of the criteria is rated, ratings are too old: fit,"
        " ratings without author or day: growth"
    )
    count = sum(each.count for each in facts.file_quality.sections)
    assert gap.gain == Decimal(75) / count


@pytest.mark.parametrize("tier", ["normal", "key"])
def test_a_period_of_notice_that_nobody_wrote_is_asked_for(tier: str) -> None:
    def ask(**more: str) -> bool:
        contract = {"id": "support", "value": "9_000", "ends": "2027-03-31", **more}
        return "of one contract no period of notice is known" in gaps(
            quality(tier=tier, contracts=[contract])
        )

    assert ask()
    assert not ask(notice="3 months")
    assert not ask(notice="none")


def test_value_without_figure_or_evidence_is_a_gap() -> None:
    log = [
        {"kind": "value", "on": "2026-05-01", "amount": "9_000", "evidence": "ticket 8841"},
        {"kind": "value", "on": "2026-06-01", "amount": "9_000"},
        {"kind": "value", "on": "2026-12-01"},
    ]
    assert "one piece of value has no figure or no evidence" in gaps(
        quality(tier="normal", log=log)
    )
    assert not any("piece" in said for said in gaps(quality(tier="normal", log=log[:1])))


def test_the_gaps_give_all_that_is_missing() -> None:
    found = quality(tier="key", owner="ana", people={"nuria": NURIA})
    total = found.value + sum(gap.gain for gap in found.gaps)
    assert round(total, 12) == 100
    gains = [gap.gain for gap in found.gaps]
    assert gains == sorted(gains, reverse=True)


def test_every_gap_has_a_line_that_mends_it() -> None:
    for tier in ("low", "normal", "key"):
        assert all(gap.mend for gap in quality(tier=tier).gaps)
