"""Values as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.language.formats import (
    format_between,
    format_horizon,
    format_list,
    format_money,
    format_money_short,
    format_ordinal,
    format_partial,
    format_share,
    format_span,
    format_weekday,
    format_yearly,
)
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate, read_date
from kamdocs.values.period import Span, read_horizon
from kamdocs.values.yearly_day import YearlyDay

LANGUAGES = ("en", "es", "ca")


def in_all(function: object, *arguments: object, **options: object) -> list[str]:
    """Each language's way of writing a value, with plain spaces."""
    return [
        function(*arguments, language, **options).replace("\xa0", " ")  # type: ignore[operator]
        for language in LANGUAGES
    ]


def test_money_is_rounded_half_up_to_the_smallest_unit_of_its_currency() -> None:
    amount = Money(Decimal("1265793.0395"), "USD")
    assert in_all(format_money, amount) == [
        "US$1,265,793.04",
        "1.265.793,04 US$",
        "1.265.793,04 USD",
    ]
    assert in_all(format_money, Money(Decimal("0.005"), "EUR")) == ["€0.01", "0,01 €", "0,01 €"]
    assert in_all(format_money, Money(Decimal("-2.675"), "EUR")) == ["−€2.68", "−2,68 €", "−2,68 €"]
    assert in_all(format_money, Money(Decimal("-0.001"), "EUR")) == ["€0", "0 €", "0 €"]


def test_whole_amounts_have_no_decimals_unless_asked_for() -> None:
    whole = Money(Decimal(118000), "EUR")
    assert in_all(format_money, whole) == ["€118,000", "118.000 €", "118.000 €"]
    assert format_money(whole, "en", "minor") == "€118,000.00"
    assert format_money(whole, "en", sign=True) == "+€118,000"


def test_currencies_keep_their_own_decimals() -> None:
    assert format_money(Money(Decimal("1234.5"), "JPY"), "en") == "JP¥1,235"
    assert format_money(Money(Decimal("1.2345"), "KWD"), "en").endswith("1.235")


def test_charts_write_three_digits() -> None:
    assert format_money_short(Money(Decimal(1250000), "EUR"), "en") == "€1.25M"
    assert format_money_short(Money(Decimal(750505), "EUR"), "en") == "€751K"
    assert format_money_short(Money(Decimal(40000), "EUR"), "ca").replace("\xa0", " ") == "40 k€"


def test_shares() -> None:
    assert in_all(format_share, Decimal("0.2568")) == ["25.7%", "25,7 %", "25,7 %"]
    assert in_all(format_share, Decimal("0.25")) == ["25%", "25 %", "25 %"]
    assert format_share(Decimal("0.0005"), "en") == "0.1%"
    assert format_share(Decimal("-0.0001"), "en") == "0%"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-11-22", ["22 Nov 2026", "22 nov 2026", "22 nov. 2026"]),
        ("2026-04", ["Apr 2026", "abr 2026", "abr. 2026"]),
        ("2026-Q3", ["Q3 2026", "T3 2026", "3T 2026"]),
        ("2026", ["2026", "2026", "2026"]),
    ],
)
def test_dates_are_said_only_as_exactly_as_they_are_known(written: str, said: list[str]) -> None:
    when = read_date(written)
    assert isinstance(when, PartialDate)
    assert in_all(format_partial, when) == said


def test_long_dates() -> None:
    day = PartialDate(date(2026, 4, 2))
    assert in_all(format_partial, day, long=True) == [
        "2 April 2026",
        "2 de abril de 2026",
        "2 d’abril del 2026",
    ]


def test_lengths_and_horizons() -> None:
    assert in_all(format_span, Span(1, "month")) == ["1 month", "1 mes", "1 mes"]
    assert in_all(format_span, Span(1, "day")) == ["1 day", "1 día", "1 dia"]
    assert in_all(format_span, Span(90, "day")) == ["90 days", "90 días", "90 dies"]
    assert in_all(format_span, Span(2, "year")) == ["2 years", "2 años", "2 anys"]
    assert in_all(format_span, Span(1, "quarter")) == ["3 months", "3 meses", "3 mesos"]
    horizon = read_horizon("2026-01 to 2028-12")
    assert horizon is not None
    assert format_horizon(horizon, "en") == "Jan 2026 – Dec 2028"


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2027-03-01", "2027-04-16", ["1 Mar – 16 Apr 2027", "1 mar – 16 abr 2027", "1 març – 16 abr. 2027"]),
        ("2027-03-01", "2027-03-12", ["1 – 12 Mar 2027", "1 – 12 mar 2027", "1 – 12 març 2027"]),
        ("2026-12-28", "2027-01-08", ["28 Dec 2026 – 8 Jan 2027", "28 dic 2026 – 8 ene 2027", "28 des. 2026 – 8 gen. 2027"]),
        ("2027-03", "2027-04", ["Mar – Apr 2027", "mar – abr 2027", "març – abr. 2027"]),
        ("2027", "2028", ["2027 – 2028"] * 3),
    ],
)  # fmt: skip
def test_from_when_to_when_says_once_what_is_the_same(
    start: str, end: str, written: list[str]
) -> None:
    assert in_all(format_between, read_date(start), read_date(end)) == written


def test_lists_end_with_the_word_of_the_language() -> None:
    assert in_all(format_list, ["a", "b", "c"]) == ["a, b and c", "a, b y c", "a, b i c"]
    assert format_list(["padre", "hijo"], "es") == "padre e hijo"
    assert format_list(["agua", "hielo"], "es") == "agua y hielo"
    assert format_list(["Ana"], "es") == "Ana"


def test_ordinals() -> None:
    assert [format_ordinal(number, "en") for number in (1, 2, 3, 4, 11, 12, 21)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "21st",
    ]  # fmt: skip
    assert [format_ordinal(number, "ca") for number in (1, 2, 3, 4, 5)] == [
        "1r",
        "2n",
        "3r",
        "4t",
        "5è",
    ]
    assert format_ordinal(2, "es") == "2.º"


def test_yearly_days_are_said_with_their_year_only_where_it_is_known() -> None:
    assert [format_yearly(YearlyDay(2, 29), language) for language in ("en", "es", "ca")] == [
        "29 February",
        "29 de febrero",
        "29 de febrer",
    ]
    assert format_yearly(YearlyDay(5, 3, 1971), "en") == "3 May 1971"


def test_days_with_their_names() -> None:
    day = date(2026, 11, 24)
    said = {language: format_weekday(day, language) for language in ("en", "es", "ca")}
    assert said == {
        "en": "Tuesday 24 November",
        "es": "martes 24 de noviembre",
        "ca": "dimarts 24 de novembre",
    }
