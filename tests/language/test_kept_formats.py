"""What is written once is written the same again, and in each language and manner its own."""

from decimal import Decimal

from kamdocs.language.formats import format_money, format_number, format_share
from kamdocs.values.money import Money


def test_equal_numbers_are_written_alike_whatever_they_are_made_of() -> None:
    written = [format_number(Decimal(text), "en") for text in ("1.5", "1.50", "15e-1")]
    assert written == ["1.5", "1.5", "1.5"]
    assert format_number(Decimal("1.50"), "en", 2) == "1.5"
    assert format_number(Decimal(0), "en") == format_number(0, "en") == "0"
    assert (format_number(1, "en"), format_number(True, "en")) == ("1", "1")


def test_the_same_value_is_written_in_each_language_and_manner() -> None:
    amount = Money(Decimal("1200.00"), "EUR")
    assert format_money(amount, "en") == "€1,200"
    assert format_money(amount, "en", "minor") == "€1,200.00"
    assert format_money(amount, "en", sign=True) == "+€1,200"
    assert format_money(amount, "es") == "1.200 €".replace(" ", "\xa0")
    assert format_share(Decimal("0.125"), "en") == "12.5%"
    assert format_share(Decimal("0.125"), "en", 0) == "13%"
    assert format_share(Decimal("0.125"), "ca") == "12,5 %".replace(" ", "\xa0")
