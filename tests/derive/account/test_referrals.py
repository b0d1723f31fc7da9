"""Favours as they are written → asked and given, and who could help in which unit."""

from collections.abc import Callable

import pytest

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.referrals import Referrals

UNITS = {"retail": "Retail", "online": "Online"}
Derive = Callable[..., Referrals]


@pytest.fixture
def referrals(facts_of: Callable[..., Facts]) -> Derive:
    return lambda **more: facts_of(**more).referrals


def test_what_was_asked_and_given_is_counted_by_kind(referrals: Derive) -> None:
    found = referrals(
        people={
            "nuria": {
                "name": "N",
                "referrals": [
                    {"kind": "testimonial", "asked": "2026-05-02", "given": "2026-06-11"},
                    {"kind": "referral", "asked": "2026-09-14"},
                    {"kind": "referral", "given": "2026-09-20"},
                    {"kind": "referral", "note": "Might"},
                ],
            },
            "marta": {
                "name": "M",
                "left": "2024",
                "referrals": [{"kind": "call", "asked": "2024-10-14"}],
            },
        }
    )
    assert [(each.kind, each.asked, each.given) for each in found.counts] == [
        ("call", 1, 0),
        ("referral", 2, 1),
        ("testimonial", 1, 1),
    ]
    assert str(found.last_asked) == "2026-09-20"


def test_happy_people_never_asked(referrals: Derive) -> None:
    found = referrals(
        people={
            "nuria": {"name": "N", "stance": "supporter", "referrals": [{"asked": "2026-05-02"}]},
            "pau": {"name": "P", "stance": "advocate"},
            "elena": {"name": "E", "stance": "neutral"},
            "biel": {"name": "B", "stance": "advocate", "referrals": [{"note": "Might"}]},
            "marta": {"name": "M", "stance": "advocate", "left": "2026-06"},
        }
    )
    assert found.happy == ("nuria", "pau", "biel")
    assert found.never_asked == ("pau", "biel")


def test_who_has_a_product_can_testify_where_it_is_missing(referrals: Derive) -> None:
    found = referrals(
        units=UNITS,
        people={
            "nuria": {"name": "N", "unit": "retail", "stance": "supporter", "influences": ["pau"]},
            "pau": {"name": "P", "unit": "online", "stance": "sceptic"},
        },
        contracts={"one": {"unit": "retail", "product": ["stock", "wms"]}},
        grid={"online": {"wms": "not_eligible"}},
    )
    [helper] = found.helpers
    assert (helper.unit, helper.person) == ("online", "nuria")
    assert helper.testify == ("stock",)
    assert helper.refer_to == ("pau",)
    assert not helper.is_recorded


def test_what_somebody_wrote_down_counts_even_without_a_stance(referrals: Derive) -> None:
    found = referrals(
        units=UNITS,
        people={"biel": {"name": "B", "unit": "retail", "referrals": [{"to": "online"}]}},
    )
    [helper] = found.helpers
    assert (helper.unit, helper.person, helper.is_recorded) == ("online", "biel", True)
    assert found.favours[0].unit == "online"
    assert not found.favours[0].is_asked


def test_a_company_is_no_unit(referrals: Derive) -> None:
    found = referrals(
        units=UNITS, people={"biel": {"name": "B", "referrals": [{"to": "Other Ltd"}]}}
    )
    assert found.favours[0].unit is None
    assert found.helpers == ()
