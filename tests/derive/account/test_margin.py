"""Margins, floors and limits of an offer."""

from decimal import Decimal
from typing import Any

from kamdocs.derive.account.margin import Margin, derive_margin
from kamdocs.derive.account.price import derive_price
from kamdocs.model.product import Catalogue
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.pricing import Pricing
from kamdocs.values.money import Money

CATALOGUE = Catalogue.model_validate({"families": {"all": {"name": "All", "products": {
    "analytics": {"name": "A", "price": "1_000", "cost": "600", "floor": "800", "max_discount": "15 %"},
    "support": {"name": "S", "price": "100", "cost": "50", "unit": "month"},
    "hosting": {"name": "H", "price": "12_000", "cost": "6_000", "floor": "9_600", "unit": "year"},
    "free": {"name": "F", "price": "10"},
}}}})  # fmt: skip


def margin(lines: list[dict[str, Any]], **more: Any) -> Margin:
    pricing = Pricing.model_validate({"least_margin": "25 %"})
    offer = Proposal.model_validate({"id": "p", "title": "T", "prices": lines, **more})
    return derive_margin(offer, derive_price(offer, CATALOGUE, pricing, "EUR"), CATALOGUE, pricing)


def test_the_margin_is_what_is_left_of_the_price() -> None:
    found = margin([{"product": "analytics", "quantity": "2"}])
    assert (found.revenue, found.cost) == (
        Money(Decimal("2000.00"), "EUR"),
        Money(Decimal(1200), "EUR"),
    )
    assert found.fraction == Decimal("0.4")
    assert not found.is_under_least


def test_it_counts_recurring_lines_over_the_term() -> None:
    lines = [{"product": "analytics"}, {"product": "support"}]
    found = margin(lines, term={"months": "10"})
    assert found.fraction == Decimal("0.45")  # 900 of 2,000


def test_options_do_not_count() -> None:
    lines = [{"product": "analytics"}, {"product": "support", "optional": "yes"}]
    assert margin(lines).fraction == Decimal("0.4")


def test_an_unknown_cost_makes_the_margin_unknown_and_is_named() -> None:
    found = margin([{"product": "analytics"}, {"product": "free"}])
    assert (found.fraction, found.without_cost) == (None, (1,))
    found = margin([{"product": "analytics"}, {"product": "free", "cost": "1"}])
    assert found.fraction is not None


def test_the_net_price_is_held_against_the_floor() -> None:
    (line,) = margin([{"product": "analytics", "discount": "20 %"}]).lines
    assert not line.is_under_floor
    assert line.is_over_discount
    (line,) = margin([{"product": "analytics", "price": "900", "discount": "12 %"}]).lines
    assert line.net_unit == Money(Decimal(792), "EUR")
    assert line.is_under_floor
    assert not line.is_over_discount


def test_cost_and_floor_are_for_the_period_in_which_a_fee_is_offered() -> None:
    offered = [{"product": "hosting", "quantity": "3", "unit": "month", "group": "one-off"}]
    found = margin(offered)
    (line,) = found.lines
    assert (line.cost, line.floor) == (Money(Decimal(1500), "EUR"), Money(Decimal(800), "EUR"))
    assert found.fraction == Decimal("0.5")  # 3,000 of 12,000 a year
    assert margin([{**offered[0], "price": "790"}]).lines[0].is_under_floor


def test_a_thin_margin_is_under_the_least() -> None:
    assert margin([{"product": "analytics", "price": "790"}]).is_under_least


def test_the_discount_of_the_whole_offer() -> None:
    lines = [{"product": "analytics", "discount": "10 %"}, {"product": "analytics"}]
    assert margin(lines).discount == Decimal("0.05")
