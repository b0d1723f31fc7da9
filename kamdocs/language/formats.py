"""Values as each language writes them: amounts, shares, dates, lengths of time, lists.

Rounding happens here and nowhere before: money half-up to the smallest unit of its currency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache, lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_skeleton
from babel.lists import format_list as babel_list
from babel.numbers import (
    NumberPattern,
    format_compact_currency,
    format_decimal,
    parse_pattern,
)
from babel.units import format_unit

from kamdocs.values.money import Money, minor_digits
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Horizon, Span
from kamdocs.values.yearly_day import YearlyDay

Decimals = Literal["auto", "minor", "none"]

MINUS = "−"
"""The sign of what is below zero; a hyphen is shorter than a plus, and lines break after it."""

_MANY = 20_000
"""How many written values are kept: the same ones stand on page after page."""

_WIDE = Context(prec=200)
_TERRITORIES = {"en": "en_GB", "es": "es_ES", "ca": "ca_ES"}
_SKELETONS = {"month": "yMMM", "quarter": "yQQQ", "year": "y"}
_LONG_SKELETONS = {"month": "yMMMM", "quarter": "yQQQQ", "year": "y"}
_LEAP_YEAR = 2000

_CATALAN_SPANS = {"day": ("dia", "dies"), "year": ("any", "anys")}
"""What Babel has no Catalan words for."""
_CATALAN_ORDINALS = {1: "r", 2: "n", 3: "r", 4: "t"}
_ENGLISH_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


@cache
def locale_of(language: str) -> Locale:
    """The conventions of a language, European ones where countries differ."""
    return Locale.parse(_TERRITORIES.get(language, language))


def format_money(
    money: Money, language: str, decimals: Decimals = "auto", *, sign: bool = False
) -> str:
    """Write an amount: `minor` always with its decimals, `auto` without them when they are zero.

    `sign` writes a plus before what is above zero.
    """
    return _money(str(money.amount), money.currency, language, decimals, sign)


@lru_cache(_MANY)
def _money(exact: str, currency: str, language: str, decimals: Decimals, sign: bool) -> str:
    digits = minor_digits(currency)
    amount = Money(Decimal(exact), currency).rounded().amount
    if decimals == "none" or (decimals == "auto" and amount == amount.to_integral_value()):
        digits = 0
        amount = amount.quantize(Decimal(1), rounding=ROUND_HALF_UP, context=_WIDE)
    amount = amount or abs(amount)  # What rounds to nothing has no sign.
    locale = locale_of(language)
    pattern = _currency_pattern(locale, digits)
    text = pattern.apply(
        amount,
        locale,
        currency=currency,
        currency_digits=False,
        decimal_quantization=False,
    ).replace("-", MINUS)
    return f"+{text}" if sign and amount > 0 else text


def format_money_short(money: Money, language: str) -> str:
    """Write an amount in thousands or millions with three digits, for charts."""
    return _money_short(str(money.amount), money.currency, language)


@lru_cache(_MANY)
def _money_short(exact: str, currency: str, language: str) -> str:
    amount = Decimal(exact)
    size = abs(amount)
    while size >= 1000:
        size /= 1000
    digits = 0 if size >= 100 else 1 if size >= 10 else 2
    text = format_compact_currency(
        amount, currency, locale=locale_of(language), fraction_digits=digits
    )
    return re.sub(r"[.,]0+(?!\d)|([.,]\d*[1-9])0+(?!\d)", r"\1", text).replace("-", MINUS)


def format_number(number: Decimal | int, language: str, digits: int | None = None) -> str:
    """Write a number, rounded half-up to `digits` decimals, or with all it has."""
    return _number(str(Decimal(number)), language, digits)


@lru_cache(_MANY)
def _number(exact: str, language: str, digits: int | None) -> str:
    number = Decimal(exact)
    if digits is not None:
        number = number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=_WIDE)
    return format_decimal(number, locale=locale_of(language), decimal_quantization=False)


def format_share(fraction: Decimal, language: str, digits: int = 1) -> str:
    """Write a fraction as a percentage with up to `digits` decimals: 0.25 is 25 %."""
    return _share(str(fraction), language, digits)


@lru_cache(_MANY)
def _share(exact: str, language: str, digits: int) -> str:
    exponent = Decimal(1).scaleb(-digits)
    percent = (Decimal(exact) * 100).quantize(exponent, rounding=ROUND_HALF_UP, context=_WIDE)
    if percent == percent.to_integral_value():
        percent = percent.quantize(Decimal(1)) or Decimal(0)
    locale = locale_of(language)
    number = format_decimal(percent, locale=locale, decimal_quantization=False)
    # The pattern of the language says whether a space stands before the sign.
    pattern = str(locale.percent_formats[None].pattern)
    return pattern.replace("#,##0", number.replace("-", MINUS))


@lru_cache(_MANY)
def format_day(day: date, language: str, *, long: bool = False) -> str:
    """Write a day: 22 Nov 2026, or in full."""
    if language == "ca" and not long:
        # The standard's own short months; with "de" a column of dates becomes unreadable.
        return babel_date(day, "d LLL y", locale=locale_of(language))
    return babel_date(day, "long" if long else "medium", locale=locale_of(language))


@lru_cache(_MANY)
def format_weekday(day: date, language: str) -> str:
    """Write a day with its name, without the year: Tuesday 24 November."""
    pattern = "EEEE d 'de' MMMM" if language == "es" else "EEEE d MMMM"
    return babel_date(day, pattern, locale=locale_of(language))


def format_month(day: date, language: str) -> str:
    """Write only the month of a day, short: Nov."""
    return babel_date(day, "LLL", locale=locale_of(language))


def weekday_names(language: str) -> tuple[tuple[str, str], ...]:
    """The days of the week from Monday on, each in full and short."""
    long, short = (
        locale_of(language).days["stand-alone"][kind] for kind in ("wide", "abbreviated")
    )
    return tuple((long[number], short[number]) for number in range(7))


@lru_cache(_MANY)
def format_partial(when: PartialDate, language: str, *, long: bool = False) -> str:
    """Write a date only as exactly as it is known: a day, a month, a quarter or a year."""
    if when.precision == "day":
        return format_day(when.first, language, long=long)
    if language == "ca" and when.precision == "month" and not long:
        return babel_date(when.first, "LLL y", locale=locale_of(language))
    skeletons = _LONG_SKELETONS if long else _SKELETONS
    return format_skeleton(skeletons[when.precision], when.first, locale=locale_of(language))


@lru_cache(_MANY)
def format_yearly(day: YearlyDay, language: str) -> str:
    """Write a day that comes back every year, with its first year where that is known."""
    if day.year is not None:
        return format_day(day.in_year(day.year), language)
    return format_skeleton("MMMMd", day.in_year(_LEAP_YEAR), locale=locale_of(language))


@lru_cache(_MANY)
def format_span(span: Span, language: str) -> str:
    """Write a length of time: 3 months."""
    count, unit = (span.count * 3, "month") if span.unit == "quarter" else (span.count, span.unit)
    if language == "ca" and unit in _CATALAN_SPANS:
        return f"{format_number(count, language)} {_CATALAN_SPANS[unit][count != 1]}"
    return format_unit(count, f"duration-{unit}", length="long", locale=locale_of(language))


@lru_cache(_MANY)
def format_between(start: PartialDate, end: PartialDate, language: str) -> str:
    """Write from when to when, month and year once where they are the same: 1 Mar – 16 Apr 2027."""
    written = format_partial(start, language)
    if start.precision == end.precision == "day" and _same_month(start.first, end.first):
        return f"{start.first.day} – {format_partial(end, language)}"
    if start.first.year == end.first.year and {start.precision, end.precision} <= {"day", "month"}:
        written = re.sub(rf"[\s\u202f]+(?:de[\s\u202f]+)?{start.first.year}$", "", written)
    return f"{written} – {format_partial(end, language)}"


def format_horizon(horizon: Horizon, language: str) -> str:
    """Write from when to when."""
    return f"{format_partial(horizon.start, language)} – {format_partial(horizon.end, language)}"


def format_list(items: Sequence[str], language: str) -> str:
    """Write things as a list in a sentence: a, b and c."""
    if language == "es" and len(items) > 1 and _sounds_like_i(items[-1]):
        return f"{', '.join(items[:-1])} e {items[-1]}"
    return babel_list(list(items), locale=locale_of(language))


def format_ordinal(number: int, language: str) -> str:
    """Write the place in an order: 1st, 1.º, 1r."""
    if language == "es":
        return f"{number}.º"
    if language == "ca":
        return f"{number}{_CATALAN_ORDINALS.get(number, 'è')}"
    last, before = number % 10, number // 10 % 10
    return f"{number}{'th' if before == 1 else _ENGLISH_ORDINALS.get(last, 'th')}"


@cache
def _currency_pattern(locale: Locale, digits: int) -> NumberPattern:
    pattern = str(locale.currency_formats["standard"].pattern)
    return parse_pattern(
        pattern.replace("#,##0.00", "#,##0" + ("." + "0" * digits if digits else ""))
    )


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def _sounds_like_i(word: str) -> bool:
    start = word.casefold()
    if start.startswith(("hia", "hie", "hio", "ia", "ie", "io")):
        return False
    return start.startswith(("i", "í", "hi", "hí"))
