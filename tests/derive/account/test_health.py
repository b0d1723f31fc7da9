"""Parts and their weights → health, its coverage, its caps; and accounts as files tell them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.facts import Facts, derive_facts
from kamdocs.derive.account.health import PARTS, Cap, derive_health
from kamdocs.derive.part import Part
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.model.settings.health import HealthSettings
from kamdocs.model.shared import Shared
from kamdocs.values.sentence import sentence

TODAY = date(2026, 11, 22)
SAID = sentence("so it is")
FOUR = ("objectives", "kpis", "issues", "commitments")


def settings(weights: dict[str, int], **more: str) -> HealthSettings:
    every = {name: str(weights.get(name, 0)) for name in PARTS}
    return HealthSettings.model_validate({"weights": every, **more})


def parts(*points: int | None) -> dict[str, Part]:
    return {
        name: Part(None if value is None else Decimal(value), SAID)
        for name, value in zip(FOUR, points, strict=True)
    }


WEIGHTS = settings(dict(zip(FOUR, (2, 3, 3, 2), strict=True)))
CAP = (Cap("notice", sentence("notice was given"), value_of("contracts")),)


def test_the_vector_of_the_literature() -> None:
    found = derive_health(parts(80, 71, 90, 54), (), WEIGHTS)
    # (2·80 + 3·71 + 3·90 + 2·54) / 10 = 751 / 10
    assert found.mean == found.value == Decimal("75.1")
    assert round(found.value or 0) == 75
    assert found.coverage == 1
    assert [each.share for each in found.parts] == [Decimal(n) / 10 for n in (2, 3, 3, 2)]


def test_what_is_unknown_is_left_out_and_never_zero() -> None:
    found = derive_health(parts(80, None, 90, 54), (), WEIGHTS)
    assert found.value == (2 * 80 + 3 * 90 + 2 * 54) / Decimal(7)
    assert found.coverage == Decimal("0.7")
    assert [each.share is None for each in found.parts] == [False, True, False, False]


def test_with_less_than_half_of_the_weight_health_is_unknown() -> None:
    assert derive_health(parts(80, None, None, 54), (), WEIGHTS).value is None
    half = derive_health(parts(80, 71, None, None), (), WEIGHTS)
    assert half.value is not None
    assert half.coverage == Decimal("0.5")
    nothing = derive_health({}, CAP, WEIGHTS)
    assert (nothing.value, nothing.coverage) == (None, 0)
    assert "0 % of the weight is known" in str(nothing.reason)


def test_weights_of_nothing_are_no_health() -> None:
    found = derive_health(parts(80, 71, 90, 54), (), settings({}))
    assert (found.value, found.coverage, found.parts) == (None, None, ())


def test_a_disaster_holds_it_at_forty_and_says_why() -> None:
    found = derive_health(parts(80, 71, 90, 54), CAP, WEIGHTS)
    assert (found.value, found.mean, found.is_capped) == (Decimal(40), Decimal("75.1"), True)
    assert str(found.reason) == "75.1 points by 4 of 4 parts, held at 40 because notice was given"
    worse = derive_health(parts(30, 20, 10, 20), CAP, WEIGHTS)
    assert (worse.value, worse.is_capped) == (worse.mean, False)


@given(st.lists(st.none() | st.integers(0, 100), min_size=4, max_size=4), st.booleans())
def test_it_stays_between_its_parts(points: list[int | None], capped: bool) -> None:
    found = derive_health(parts(*points), CAP if capped else (), WEIGHTS)
    known = [value for value in points if value is not None]
    if found.mean is None:
        assert found.coverage is not None
        assert found.coverage < Decimal("0.5")
        return
    assert min(known) <= found.mean <= max(known)
    assert found.value is not None
    assert found.value <= found.mean
    assert not capped or found.value <= 40


@given(st.lists(st.integers(0, 99), min_size=4, max_size=4), st.integers(0, 3))
def test_a_better_part_never_harms(points: list[int], which: int) -> None:
    better = [value + (number == which) for number, value in enumerate(points)]
    before, after = (derive_health(parts(*each), (), WEIGHTS).value for each in (points, better))
    assert before is not None
    assert after is not None
    assert before < after


def facts(**plain: object) -> Facts:
    account = Account.model_validate({"id": "acme", "name": "Acme", "tier": "key", **plain})
    return derive_facts(account, frozenset(), Shared(), TODAY)


def caps(**plain: object) -> list[str]:
    return [str(cap.reason) for cap in facts(**plain).health.caps]


def test_three_lines_have_unknown_health() -> None:
    found = facts(owner="ana").health
    assert (found.value, found.caps) == (None, ())
    assert len(found.parts) == len(PARTS)


@pytest.mark.parametrize(
    ("notice", "ends", "said"),
    [
        ({"on": "2026-11-02", "by": "them"}, "2027-03-31", True),
        ("2026-11-02", "2027-03-31", True),
        ({"on": "2026-11-02", "by": "us"}, "2027-03-31", False),
        ({"on": "2026-02-02", "by": "them"}, "2026-06-30", True),
        ({"on": "2025-02-02", "by": "them"}, "2025-06-30", False),
        ({"on": "2026-12-02", "by": "them"}, "2027-03-31", False),
    ],
)
def test_notice_by_the_customer_caps_for_a_year_or_while_it_runs(
    notice: object, ends: str, said: bool
) -> None:
    contract = {"name": "Support", "ends": ends, "given_notice": notice}
    assert bool(caps(contracts={"support": contract})) == said


def test_a_severe_issue_caps_until_it_is_solved() -> None:
    issue = {"kind": "complaint", "on": "2026-11-20", "title": "Down", "severity": "severe"}
    assert caps(log=[issue]) == ["a severe issue is open: Down"]
    assert caps(log=[{**issue, "solved": "2026-11-21"}]) == []
    assert caps(log=[{**issue, "severity": "serious"}]) == []


def test_the_sponsor_is_lost_only_when_nobody_took_over() -> None:
    fiona = {"name": "Fiona Hale", "roles": "executive_sponsor", "left": "2026-05"}
    assert caps(people={"fiona": fiona}) == ["the sponsor Fiona Hale has left and nobody took over"]
    orla = {"name": "Orla Byrne", "roles": ["executive_sponsor"]}
    assert caps(people={"fiona": fiona, "orla": orla}) == []
    assert caps(people={"fiona": {**fiona, "left": "2027-02"}}) == []


def test_satisfaction_counts_while_it_is_fresh() -> None:
    def points(**kpis: str) -> Decimal | None:
        found = facts(kpis={"satisfaction": kpis}).health
        return next(each.part.value for each in found.parts if each.name == "satisfaction")

    assert points(**{"2026-06": "4.5", "2025-12": "3"}) == 90
    assert points(**{"2025-06": "4.5"}) is None
