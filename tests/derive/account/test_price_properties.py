"""Prices of any offer: the parts make up the whole, and a second reckoning in fractions agrees."""

import itertools
import math
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.price import derive_price
from kamdocs.derive.account.price_totals import PriceTotals
from kamdocs.model.product import Catalogue
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.pricing import Pricing
from kamdocs.values.money import minor_digits

RATES = {"standard": "21", "reduced": "10", "odd": "5.2", "none": "0"}
MONTHS = {"month": 1, "quarter": 3, "year": 12}

amounts = st.decimals(0, 999_999, places=3, allow_nan=False).map(lambda one: f"{one:f}0")
shares = st.decimals(0, 100, places=1).map(lambda one: f"{one:f} %")
lines = st.fixed_dictionaries(
    {
        "text": st.just("A line"),
        "price": amounts,
        "quantity": st.decimals(Decimal("0.5"), 400, places=2).map(lambda one: f"{one:f}"),
        "tax": st.sampled_from(list(RATES)),
    },
    optional={
        "unit": st.sampled_from(["day", "month", "quarter", "year"]),
        "discount": shares,
        "discount_amount": st.integers(0, 50).map(str),
        "optional": st.just("yes"),
    },
)
offers = st.fixed_dictionaries(
    {
        "lines": st.lists(lines, min_size=1, max_size=7),
        "currency": st.sampled_from(["EUR", "JPY", "KWD"]),
        "rounding": st.sampled_from(["half-up", "half-even"]),
        "round_at": st.sampled_from(["line", "total"]),
        "months": st.sampled_from([1, 12, 18, 36]),
    }
)


def derive(offer: dict[str, Any]) -> PriceTotals:
    pricing = Pricing.model_validate(
        {
            "taxes": {name: f"{rate} %" for name, rate in RATES.items()},
            "rounding": offer["rounding"],
            "round_at": offer["round_at"],
        }
    )
    proposal = Proposal.model_validate(
        {
            "id": "p",
            "title": "T",
            "prices": [single(line) for line in offer["lines"]],
            "term": {"months": str(offer["months"])},
        },
        context={"currency": offer["currency"]},
    )
    return derive_price(proposal, Catalogue.model_validate({}), pricing, offer["currency"])


def single(line: dict[str, str]) -> dict[str, str]:
    """A line has one discount."""
    return {key: value for key, value in line.items() if key != "discount" or "discount_amount" not in line}  # fmt: skip


def rounded(value: Fraction, offer: dict[str, Any]) -> Fraction:
    """The nearest multiple of the smallest unit, as people do it by hand."""
    unit = 10 ** minor_digits(offer["currency"])
    low = math.floor(value * unit)
    rest = value * unit - low
    if rest == Fraction(1, 2):
        away = value > 0 if offer["rounding"] == "half-up" else low % 2 == 1
        return Fraction(low + away, unit)
    return Fraction(low + (rest > Fraction(1, 2)), unit)


def reckon(offer: dict[str, Any]) -> tuple[dict[str, tuple[Fraction, Fraction]], Fraction]:
    """What is due each time by period: before and with tax; and what all comes to over the term."""
    sums: dict[tuple[str, str], Fraction] = {}
    contract = Fraction(0)
    for line in map(single, offer["lines"]):
        gross = Fraction(line["price"]) * Fraction(line["quantity"])
        if "discount_amount" in line:
            net = gross - Fraction(line["discount_amount"])
        else:
            net = gross * (1 - Fraction(line.get("discount", "0 %")[:-2]) / 100)
        if offer["round_at"] == "line":
            net = rounded(net, offer)
        if "optional" in line:
            continue
        period = line.get("unit", "once") if line.get("unit") in MONTHS else "once"
        sums[period, line["tax"]] = sums.get((period, line["tax"]), Fraction(0)) + net
        contract += net * Fraction(offer["months"], MONTHS[period]) if period in MONTHS else net
    due: dict[str, tuple[Fraction, Fraction]] = {}
    for period in dict.fromkeys(period for period, _ in sums):
        own = {tax: base for (one, tax), base in sums.items() if one == period}
        net = rounded(sum(own.values(), Fraction(0)), offer)
        taxes = sum(
            (rounded(base * Fraction(RATES[tax]) / 100, offer) for tax, base in own.items()),
            Fraction(0),
        )
        due[period] = net, net + taxes
    return due, rounded(contract, offer)


@given(offers)
def test_a_second_reckoning_in_fractions_agrees(offer: dict[str, Any]) -> None:
    totals = derive(offer)
    assert totals.main is not None
    due, contract = reckon(offer)
    assert {
        part.period or "once": (Fraction(part.net.amount), Fraction(part.total.amount))
        for part in totals.main.subtotals
    } == due
    assert totals.main.contract is not None
    assert Fraction(totals.main.contract.amount) == contract


@given(offers)
def test_the_parts_make_up_the_whole(offer: dict[str, Any]) -> None:
    totals = derive(offer)
    assert totals.main is not None
    unit = Decimal(1).scaleb(-minor_digits(offer["currency"]))
    for part in totals.main.subtotals:
        own = [line for line in totals.lines if not line.optional and line.period == part.period]
        lines_sum = sum(line.amount.amount for line in own if line.amount)
        taxed = sum(tax.tax.amount for tax in part.taxes)
        assert part.total.amount == part.net.amount + taxed
        bases = sum(tax.base.amount for tax in part.taxes)
        if offer["round_at"] == "line":
            assert part.net.amount == lines_sum == bases
        else:
            assert abs(part.net.amount - lines_sum) <= unit / 2
            assert abs(part.net.amount - bases) <= unit * (len(part.taxes) + 1) / 2
        gross = sum(line.gross.amount for line in own if line.gross)
        assert abs(part.net.amount + part.discount.amount - gross) <= unit


@given(offers, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(offer: dict[str, Any], chance: random.Random) -> None:
    shuffled = list(offer["lines"])
    chance.shuffle(shuffled)
    one, other = derive(offer).main, derive({**offer, "lines": shuffled}).main
    assert one is not None
    assert one == other


@given(offers)
def test_an_option_adds_just_itself_to_the_contract(offer: dict[str, Any]) -> None:
    totals = derive(offer)
    for option in totals.options:
        alone = [line for n, line in enumerate(offer["lines"]) if n == option.index or "optional" not in line]  # fmt: skip
        taken = [{k: v for k, v in line.items() if k != "optional"} for line in alone]
        assert derive({**offer, "lines": taken}).value == option.contract


@given(
    st.lists(st.integers(1, 97), min_size=1, max_size=6), amounts, st.sampled_from(["EUR", "JPY"])
)
def test_payments_by_share_add_up_to_what_is_due_once(
    weights: list[int], price: str, currency: str
) -> None:
    cuts = [0, *itertools.accumulate(min(one, 100 // len(weights)) for one in weights)]
    parts = [b - a for a, b in itertools.pairwise(cuts)]
    parts[-1] += 100 - sum(parts)
    proposal = Proposal.model_validate(
        {
            "id": "p",
            "title": "T",
            "prices": [{"text": "A", "price": price}],
            "payment": [{"share": f"{part} %", "when": "w"} for part in parts],
        },
        context={"currency": currency},
    )
    totals = derive_price(
        proposal, Catalogue.model_validate({}), Pricing.model_validate({}), currency
    )
    assert totals.main is not None
    assert (
        sum(part.amount.amount for part in totals.payments) == totals.main.subtotals[0].net.amount
    )
