"""Amounts as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.values.money import (
    AmountFault,
    Money,
    minor_digits,
    read_decimal,
    read_money,
    read_percent,
    round_decimal,
)

amounts = st.decimals(
    allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("118_000", Money(Decimal(118000), "EUR")),
        ("38.50", Money(Decimal("38.50"), "EUR")),
        ("12_000 USD", Money(Decimal(12000), "USD")),
        ("0.125", Money(Decimal("0.125"), "EUR")),
        ("-5", Money(Decimal(-5), "EUR")),
        ("1_234_567.891", Money(Decimal("1234567.891"), "EUR")),
    ],
)
def test_amounts(text: str, expected: Money) -> None:
    assert read_money(text, "EUR") == expected


@pytest.mark.parametrize(
    ("text", "kind", "readings"),
    [
        ("40.000", "ambiguous", ("40_000", "40")),
        ("1,5", "ambiguous", ("1.5",)),
        ("12,000.50", "ambiguous", ("12_000.5",)),
        ("12.000,50", "ambiguous", ("12_000.5",)),
        ("1.234.567", "ambiguous", ("1_234_567",)),
        ("40,000 USD", "ambiguous", ("40_000 USD", "40 USD")),
        ("1_00", "grouping", ("100",)),
        ("12 EUX", "currency", ()),
        ("12 usd", "currency", ("12 USD",)),
        ("36000 €", "currency", ("36000",)),
        ("a lot", "not_a_number", ()),
        ("1" * 60, "too_long", ()),
    ],
)
def test_what_could_be_misread_shows_its_readings(
    text: str, kind: str, readings: tuple[str, ...]
) -> None:
    assert read_money(text, "EUR") == AmountFault(kind, readings)  # type: ignore[arg-type]


@given(amounts)
def test_every_amount_survives_being_written_and_read(amount: Decimal) -> None:
    assert read_money(f"{amount:,f}".replace(",", "_"), "EUR") == Money(amount, "EUR")


@given(st.text(max_size=60))
def test_no_text_crashes(text: str) -> None:
    for read in (read_money(text, "EUR"), read_decimal(text), read_percent(text)):
        assert read is not None


@given(st.text(alphabet="0123456789.,_' ", min_size=1, max_size=16))
def test_each_reading_is_readable(text: str) -> None:
    read = read_money(text, "EUR")
    if isinstance(read, AmountFault):
        for reading in read.readings:
            assert isinstance(read_money(reading, "EUR"), Money), (text, reading)


def test_percentages_need_their_sign() -> None:
    assert read_percent("60 %") == Decimal("0.6")
    assert read_percent("12.5%") == Decimal("0.125")
    assert read_percent("60") == AmountFault("ambiguous", ("60 %",))
    assert read_percent("0.6") == AmountFault("ambiguous", ("60 %", "0.6 %"))


def test_halves_go_up_or_to_the_even_neighbour() -> None:
    assert round_decimal(Decimal("2.345"), 2) == Decimal("2.35")
    assert round_decimal(Decimal("-2.345"), 2) == Decimal("-2.35")
    assert round_decimal(Decimal("2.345"), 2, "half-even") == Decimal("2.34")


def test_each_currency_has_its_own_smallest_unit() -> None:
    assert [minor_digits(code) for code in ("EUR", "JPY", "KWD")] == [2, 0, 3]
    assert Money(Decimal("10.5"), "JPY").rounded() == Money(Decimal(11), "JPY")
    assert Money(Decimal("10.0005"), "KWD").rounded() == Money(Decimal("10.001"), "KWD")


def test_currencies_are_not_added_together() -> None:
    with pytest.raises(ValueError, match="cannot be reckoned together"):
        Money(Decimal(1), "EUR") + Money(Decimal(1), "USD")
