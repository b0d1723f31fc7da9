"""Amounts of money: exact decimals with their currency, and the only place that rounds them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Literal

from babel.core import get_global

Rounding = Literal["half-up", "half-even"]

_MODES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}
_NUMBER = re.compile(r"[+-]?\d+(?:_\d+)*(?:\.\d+)?")
_AMOUNT = re.compile(r"(?P<number>[+-]?\d[\d_.,' ]*?)\s*(?P<currency>[A-Za-z]{3})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:_\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?")
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
LONGEST_NUMBER = 40
MOST_DIGITS = 15
"""Digits before the decimal mark above which a number is a slip of the hand, not an amount."""

_WIDE = Context(prec=200)


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in a currency (ISO 4217 code, upper case)."""

    amount: Decimal
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other).amount, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(self.amount * factor, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other).amount

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other).amount

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be reckoned together")
        return other

    def rounded(self, rounding: Rounding = "half-up") -> Money:
        """Round to the currency's smallest unit (0, 2 or 3 decimals by ISO 4217)."""
        return Money(
            round_decimal(self.amount, minor_digits(self.currency), rounding), self.currency
        )


@dataclass(frozen=True, slots=True)
class AmountFault:
    """Why a text is not an amount.

    `kind` is `ambiguous` (a mark that one country reads as thousands and another as decimals),
    `grouping` (misplaced `_`), `currency` (no such code), `too_long`, or `not_a_number`.
    `readings` are the ways it could have been meant, spelled as kamdocs reads them.
    """

    kind: Literal["ambiguous", "grouping", "currency", "too_long", "not_a_number"]
    readings: tuple[str, ...] = ()


def round_decimal(number: Decimal, digits: int, rounding: Rounding = "half-up") -> Decimal:
    """Round to `digits` decimals, halves away from zero (`half-up`) or to the even neighbour."""
    exponent = Decimal(1).scaleb(-digits)
    return number.quantize(exponent, rounding=_MODES[rounding], context=_WIDE)


def minor_digits(currency: str) -> int:
    """How many decimals the smallest unit of a currency has (EUR 2, JPY 0, KWD 3)."""
    fractions = get_global("currency_fractions")
    digits: int = fractions.get(currency, fractions["DEFAULT"])[0]
    return digits


def is_currency(code: str) -> bool:
    """Whether `code` is an ISO 4217 code known to the CLDR."""
    return code in get_global("all_currencies")


def read_money(text: str, currency: str) -> Money | AmountFault:
    """Read `118_000`, `38.50` or `12_000 USD`; `currency` holds where the text names none.

    The dot is the decimal mark and `_` may group thousands. Everything that people of several
    countries would read differently (`40.000`, `1,5`, `12,000.50`) is a fault with its readings.
    """
    text = text.strip()
    if _is_too_long(text):
        return AmountFault("too_long")
    sign = next((sign for sign in _SIGNS if sign in text), None)
    if sign is not None:
        return _with_code(text.replace(sign, "").strip(), _SIGNS[sign], currency)
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return AmountFault("not_a_number")
    number, code = match["number"].strip(), match["currency"]
    if code is not None and not is_currency(code):
        reading = f"{number} {code.upper()}"
        return AmountFault("currency", (reading,) if is_currency(code.upper()) else ())
    fault = _number_fault(number, f" {code}" if code else "")
    return fault or Money(Decimal(number.replace("_", "")), code or currency)


def read_decimal(text: str) -> Decimal | AmountFault:
    """Read a plain number with the same marks as an amount, without a currency."""
    text = text.strip()
    if _is_too_long(text):
        return AmountFault("too_long")
    if not re.fullmatch(r"[+-]?\d[\d_.,' ]*", text):
        return AmountFault("not_a_number")
    return _number_fault(text, "") or Decimal(text.replace("_", ""))


def read_percent(text: str) -> Decimal | AmountFault:
    """Read `60 %` as the fraction 0.6; the sign is required, so that 0.6 and 60 cannot be confused."""
    bare = text.strip().removesuffix("%").strip()
    number = read_decimal(bare)
    if isinstance(number, AmountFault):
        return AmountFault(number.kind, tuple(f"{reading} %" for reading in number.readings))
    if not text.strip().endswith("%"):
        readings = (
            (f"{bare} %",)
            if abs(number) > 1
            else (f"{(number * 100).normalize():f} %", f"{bare} %")
        )
        return AmountFault("ambiguous", readings)
    return number / 100


def is_too_large(number: Decimal) -> bool:
    """Whether nobody can mean an amount of that size."""
    return number != 0 and number.adjusted() >= MOST_DIGITS


def _is_too_long(text: str) -> bool:
    whole = re.match(r"[+-]?([\d_]*)", text)
    digits = whole[1].replace("_", "") if whole else ""
    return len(text) > LONGEST_NUMBER or len(digits.lstrip("0")) > MOST_DIGITS


def _with_code(number: str, code: str, currency: str) -> AmountFault:
    inner = read_money(number, code)
    readings = inner.readings if isinstance(inner, AmountFault) else (number,)
    suffix = "" if code == currency else f" {code}"
    return AmountFault("currency", tuple(f"{reading}{suffix}" for reading in readings))


def _number_fault(number: str, suffix: str) -> AmountFault | None:
    if re.fullmatch(r"[+-]?\d+(?:\.\d+)?", number) and not re.fullmatch(
        r"[+-]?[1-9]\d{0,2}\.\d{3}", number
    ):
        return None
    if _NUMBER.fullmatch(number) and "_" in number:
        if _GROUPED.fullmatch(number):
            return None
        return AmountFault("grouping", (_regrouped(number) + suffix,))
    readings = dict.fromkeys(
        reading for reading in (_thousands(number), _decimals(number)) if reading
    )
    return AmountFault("ambiguous", tuple(reading + suffix for reading in readings))


def _thousands(number: str) -> str | None:
    """The reading in which every mark but a last, clearly decimal one groups thousands."""
    marks = re.findall(r"[.,' ]", number)
    if not marks:
        return None
    if len(set(marks)) == 1:
        digits = re.sub(r"[.,' _]", "", number)
        groups = re.split(r"[.,' ]", number)
        return _regrouped(digits) if all(len(group) == 3 for group in groups[1:]) else None
    whole, _, fraction = number.rpartition(marks[-1])
    if not fraction.isdigit():
        return None
    return _spelled(_regrouped(re.sub(r"[^0-9+-]", "", whole)), fraction)


def _decimals(number: str) -> str | None:
    """The reading in which a single mark is the decimal one."""
    whole, mark, fraction = re.sub(r"_", "", number).partition("." if "." in number else ",")
    if not mark or not fraction.isdigit() or not re.fullmatch(r"[+-]?\d+", whole):
        return None
    return _spelled(whole, fraction)


def _spelled(whole: str, fraction: str) -> str:
    """Whole and decimals so that nobody can take the decimals for thousands."""
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}{'0' if len(fraction) == 3 else ''}" if fraction else whole


def _regrouped(number: str) -> str:
    whole, dot, fraction = number.replace("_", "").partition(".")
    sign = whole[0] if whole[0] in "+-" else ""
    digits = whole.removeprefix(sign) if sign else whole
    return f"{sign}{int(digits):_}{dot}{fraction}"
