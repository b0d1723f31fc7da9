"""Prices, to the last unit."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.price import derive_price
from kamdocs.derive.account.price_totals import PriceTotals
from kamdocs.model.product import Catalogue
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.pricing import Pricing
from kamdocs.values.money import Money, minor_digits, round_decimal

CATALOGUE = Catalogue.model_validate({"families": {"all": {"name": "All", "products": {
    "analytics": {"name": "Analytics", "price": "40_000"},
    "support": {"name": "Support", "price": "920", "unit": "month"},
    "hosting": {"name": "Hosting", "price": "1_000", "unit": "year"},
    "training": {"name": "Training", "price": "1_150", "unit": "day", "tax": "reduced"},
    "unpriced": "No price",
}}}})  # fmt: skip
TAXES = {"standard": "21 %", "reduced": "10 %"}


def price(lines: list[dict[str, Any]], currency: str = "EUR", **more: Any) -> PriceTotals:
    pricing = {"taxes": TAXES, **more.pop("pricing", {})}
    offer = Proposal.model_validate(
        {"id": "p", "title": "T", "prices": lines, **more}, context={"currency": currency}
    )
    return derive_price(offer, CATALOGUE, Pricing.model_validate(pricing), currency)


def money(text: str, currency: str = "EUR") -> Money:
    return Money(Decimal(text), currency)


def test_a_line_takes_from_the_catalogue_what_it_does_not_say() -> None:
    (line,) = price([{"product": "analytics"}]).lines
    assert (line.unit_price, line.amount, line.list_price) == (money("40000"),) * 3
    assert str(line.text) == "Analytics"
    (line,) = price([{"product": "analytics", "price": "38_000", "text": "Forecasts"}]).lines
    assert (line.unit_price, line.list_price) == (money("38000"), money("40000"))
    assert str(line.text) == "Forecasts"


@pytest.mark.parametrize(
    ("product", "unit", "listed"),
    [("support", "year", "11040.00"), ("support", "quarter", "2760.00"), ("support", "month", "920"),
     ("hosting", "month", "83.33"), ("hosting", "quarter", "250.00"), ("training", "hour", "1150")],
)  # fmt: skip
def test_a_fee_offered_for_another_period_is_its_part_or_its_multiple(
    product: str, unit: str, listed: str
) -> None:
    (line,) = price([{"product": product, "quantity": "3", "unit": unit}]).lines
    assert (line.unit_price, line.list_price) == (money(listed),) * 2
    assert line.gross == (money(listed) * 3).rounded()


def test_quantity_price_and_discount_make_the_amount() -> None:
    (line,) = price([{"product": "training", "quantity": "3", "discount": "10 %"}]).lines
    assert (line.gross, line.amount) == (money("3450.00"), money("3105.00"))


def test_subtotals_taxes_and_total_by_hand() -> None:
    totals = price(
        [{"product": "analytics"}, {"product": "training", "quantity": "3", "discount": "10 %"}],
        pricing={"default_tax": "standard"},
    )
    assert totals.main is not None
    (once,) = totals.main.subtotals
    assert (once.group, once.period) == ("one-off", None)
    assert (once.net, once.discount) == (money("43105.00"), money("345.00"))
    assert [(tax.name, tax.base, tax.tax) for tax in once.taxes] == [
        ("reduced", money("3105.00"), money("310.50")),
        ("standard", money("40000.00"), money("8400.00")),
    ]
    assert once.total == money("51815.50")
    assert totals.value == money("43105.00")


def test_recurring_lines_have_their_own_totals_and_count_over_the_term() -> None:
    totals = price(
        [{"product": "analytics"}, {"product": "support", "quantity": "2"}], term={"months": "36"}
    )
    assert totals.main is not None
    once, monthly = totals.main.subtotals
    assert (once.net, monthly.net, monthly.period) == (money("40000"), money("1840.00"), "month")
    assert totals.value == money("106240.00")  # 40,000 + 36 × 1,840


@pytest.mark.parametrize(
    ("unit", "months", "value"),
    [
        ("month", "36", "3600"),
        ("quarter", "36", "1200"),
        ("year", "36", "300"),
        ("year", "18", "150"),
    ],
)
def test_the_term_counts_the_periods_of_a_line(unit: str, months: str, value: str) -> None:
    lines = [{"text": "Service", "price": "100", "unit": unit}]
    assert price(lines, term={"months": months}).value == money(f"{value}.00")


def test_without_a_term_a_quantity_of_months_is_a_number_of_months() -> None:
    totals = price([{"product": "support", "quantity": "12"}])
    assert totals.lines[0].is_whole
    assert totals.value == money("11040.00")


def test_without_any_end_the_value_of_the_contract_is_unknown() -> None:
    totals = price([{"product": "analytics"}, {"product": "support"}])
    assert totals.is_known
    assert totals.value is None
    assert totals.main is not None
    assert [part.net for part in totals.main.subtotals] == [money("40000.00"), money("920.00")]


def test_an_optional_line_stands_outside_the_total_and_says_what_it_would_make_of_it() -> None:
    totals = price(
        [{"product": "analytics"}, {"text": "Dashboards", "price": "4_800", "optional": "yes"}]
    )
    assert totals.value == money("40000.00")
    assert [(one.index, one.contract) for one in totals.options] == [(1, money("44800.00"))]


def test_packages_share_the_lines_that_belong_to_none() -> None:
    totals = price(
        [
            {"text": "Core", "price": "1_000"},
            {"text": "Gates", "price": "500", "package": "full"},
            {"text": "Scanners", "price": "200", "package": "small"},
        ],
        packages={"small": "Small", "full": {"name": "Full", "recommended": "yes"}},
    )
    assert {bundle.id: bundle.contract for bundle in totals.bundles} == {
        "small": money("1200.00"),
        "full": money("1500.00"),
    }
    assert totals.main is not None
    assert totals.main.id == "full"


def test_early_acceptance_lowers_what_is_due_once() -> None:
    early = price(
        [{"text": "Set-up", "price": "999.99"}], early={"discount": "3 %", "until": "2026-12-05"}
    ).early
    assert early is not None
    assert (early.saving, early.net) == (money("30.00"), money("969.99"))


def test_the_last_share_of_a_payment_plan_takes_what_rounding_leaves() -> None:
    third = {"share": "33.33 %", "when": "later"}
    plan = [third, third, {"share": "33.34 %", "when": "last"}]
    totals = price([{"text": "Set-up", "price": "100.01"}], payment=plan)
    assert [part.amount.amount for part in totals.payments] == [
        Decimal("33.33"),
        Decimal("33.33"),
        Decimal("33.35"),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ({"product": "nobody-knows"}, "product"),
        ({"product": "unpriced"}, "price"),
        ({"quantity": "2", "price": "10"}, "nothing"),
        ({"text": "A", "price": "10", "tax": "lunar"}, "tax"),
        ({"text": "A", "price": "10 USD"}, "currency"),
    ],
)
def test_what_is_unknown_makes_every_total_unknown(line: dict[str, str], fault: str) -> None:
    totals = price([{"product": "analytics"}, line])
    assert totals.lines[1].faults == (fault,)
    if fault != "nothing":
        assert (totals.is_known, totals.main, totals.value) == (False, None, None)


def test_an_offer_is_in_the_currency_its_lines_agree_on() -> None:
    assert price([{"text": "A", "price": "10 USD"}]).value == money("10.00", "USD")
    assert price([{"text": "A", "price": "10 USD"}], currency="USD").value == money("10.00", "USD")


@pytest.mark.parametrize(
    ("rule", "amount"), [("half-up", "0.13"), ("half-even", "0.12")], ids=["up", "even"]
)
def test_halves_are_rounded_by_the_rule_of_the_settings(rule: str, amount: str) -> None:
    totals = price([{"text": "A", "price": "0.125"}], pricing={"rounding": rule})
    assert totals.value == money(amount)


def test_rounding_at_the_total_keeps_what_the_lines_lose() -> None:
    lines = [{"text": "A", "price": "0.004", "quantity": "1"} for _ in range(3)]
    assert price(lines, pricing={"round_at": "line"}).value == money("0.00")
    assert price(lines, pricing={"round_at": "total"}).value == money("0.01")


prices = st.decimals(0, 100_000, places=4, allow_nan=False)
quantities = st.decimals("0.25", 500, places=2, allow_nan=False)
discounts = st.integers(0, 100)
rows = st.lists(
    st.tuples(prices, quantities, discounts, st.sampled_from(sorted(TAXES))),
    min_size=1,
    max_size=12,
)


def plain(number: Decimal) -> str:
    """As a person writes it: never with exactly three digits behind the dot."""
    return f"{number:.4f}"


@given(
    rows=rows,
    currency=st.sampled_from(["JPY", "EUR", "KWD"]),
    rounding=st.sampled_from(["half-up", "half-even"]),
    place=st.sampled_from(["line", "total"]),
)
def test_totals_are_the_sum_of_what_is_printed(
    rows: list[tuple[Decimal, Decimal, int, str]], currency: str, rounding: Any, place: str
) -> None:
    lines = [
        {
            "text": "A",
            "price": plain(each),
            "quantity": plain(count),
            "discount": f"{less} %",
            "tax": tax,
        }
        for each, count, less, tax in rows
    ]
    totals = price(lines, currency, pricing={"rounding": rounding, "round_at": place})
    assert totals.main is not None
    (once,) = totals.main.subtotals
    digits = minor_digits(currency)
    exact = [each * count * (100 - less) / 100 for each, count, less, _ in rows]
    if place == "line":
        wanted = sum((round_decimal(one, digits, rounding) for one in exact), Decimal(0))
    else:
        wanted = round_decimal(sum(exact, Decimal(0)), digits, rounding)
    assert once.net.amount == wanted
    assert once.total.amount == once.net.amount + sum(tax.tax.amount for tax in once.taxes)
    for money_ in (once.net, once.total, once.discount, *(tax.tax for tax in once.taxes)):
        assert money_.currency == currency
        exponent = money_.amount.as_tuple().exponent
        assert isinstance(exponent, int)
        assert -exponent == digits
    for tax in once.taxes:
        base = sum(
            (round_decimal(one, digits, rounding) if place == "line" else one)
            for one, row in zip(exact, rows, strict=True)
            if row[3] == tax.name
        )
        assert tax.tax.amount == round_decimal(Decimal(base) * tax.rate, digits, rounding)
