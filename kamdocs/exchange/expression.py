"""Small sums over the columns of a row: `UnitPrice * Quantity * (1 - Discount)`.

Text in, a tree out, or the place where the text stops making sense; then a tree and the numbers of
a row in, an exact number out. It knows `+ - * /`, parentheses, numbers with a decimal dot and
names; a name with other characters stands in brackets: `[Unit price]`. It runs no code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Literal

LONGEST = 500
DEEPEST = 50
ENDLESS_DIGITS = 20

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|\[(?P<bracketed>[^\[\]]+)\]"
    r"|(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)|(?P<mark>[-+*/()−×]))"
)
_MARKS = {"−": "-", "×": "*"}

Operator = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the expression."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A column, as it is written."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus something."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Sum:
    """Two things and the mark between them."""

    operator: Operator
    left: Expression
    right: Expression


Expression = Number | Name | Negative | Sum


@dataclass(frozen=True, slots=True)
class ExpressionFault:
    """Where (characters from 0) an expression stops making sense.

    `kind` is `unexpected` (something else should stand here), `character`, `unfinished`, `empty`,
    `too_long` or `too_deep`.
    """

    kind: Literal["unexpected", "character", "unfinished", "empty", "too_long", "too_deep"]
    at: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["number", "name", "mark", "end"]
    text: str
    at: int


class _Stop(Exception):  # noqa: N818  (never leaves this module)
    def __init__(self, fault: ExpressionFault) -> None:
        self.fault = fault


def read_expression(text: str) -> Expression | ExpressionFault:
    """Read an expression; a fault tells where it stops making sense."""
    if len(text) > LONGEST:
        return ExpressionFault("too_long", LONGEST)
    if not text.strip():
        return ExpressionFault("empty", 0)
    try:
        return _Reader(_split(text)).whole()
    except _Stop as stop:
        return stop.fault


def names_in(expression: Expression) -> tuple[str, ...]:
    """Every column it needs, once, in the order of writing."""
    match expression:
        case Number():
            return ()
        case Name(name):
            return (name,)
        case Negative(inner):
            return names_in(inner)
        case Sum(_, left, right):
            return tuple(dict.fromkeys((*names_in(left), *names_in(right))))


def evaluate(expression: Expression, number_of: Callable[[str], Decimal]) -> Decimal:
    """Work an expression out exactly; `number_of` gives the number of a column.

    A division that never ends (1/3) is rounded to 20 decimals, at the very end only.
    Raises ZeroDivisionError, and what `number_of` raises.
    """
    return _to_decimal(_evaluate(expression, number_of))


def _evaluate(expression: Expression, number_of: Callable[[str], Decimal]) -> Fraction:
    match expression:
        case Number(value):
            return Fraction(value)
        case Name(name):
            return Fraction(number_of(name))
        case Negative(inner):
            return -_evaluate(inner, number_of)
        case Sum(operator, left, right):
            one, two = _evaluate(left, number_of), _evaluate(right, number_of)
            if operator == "+":
                return one + two
            if operator == "-":
                return one - two
            return one * two if operator == "*" else one / two


def _to_decimal(number: Fraction) -> Decimal:
    """The same number in decimal digits, all of them where they end."""
    rest, digits = number.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        digits = max(digits, count)
    if rest != 1:
        digits = ENDLESS_DIGITS
    scaled = round(number * 10**digits)
    context = Context(prec=max(len(str(abs(scaled))), 1), rounding=ROUND_HALF_EVEN)
    exact = Decimal(scaled).scaleb(-digits, context=context)
    return exact or Decimal(0)


def _split(text: str) -> list[_Token]:
    tokens = []
    position = 0
    while text[position:].strip():
        match = _TOKEN.match(text, position)
        if match is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            raise _Stop(ExpressionFault("character", at, text[at]))
        at = match.start(match.lastgroup or 0)
        if match["number"] is not None:
            tokens.append(_Token("number", match["number"], at))
        elif match["mark"] is not None:
            tokens.append(_Token("mark", _MARKS.get(match["mark"], match["mark"]), at))
        else:
            tokens.append(_Token("name", (match["bracketed"] or match["name"]).strip(), at))
        position = match.end()
    return [*tokens, _Token("end", "", len(text))]


class _Reader:
    """Reads tokens from left to right; times and divided before plus and minus."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.position = 0
        self.depth = 0

    def whole(self) -> Expression:
        expression = self.terms()
        if self.now.kind != "end":
            raise self.unexpected()
        return expression

    @property
    def now(self) -> _Token:
        return self.tokens[self.position]

    def unexpected(self) -> _Stop:
        kind: Literal["unfinished", "unexpected"] = (
            "unfinished" if self.now.kind == "end" else "unexpected"
        )
        return _Stop(ExpressionFault(kind, self.now.at, self.now.text))

    def take(self, *marks: str) -> str | None:
        if self.now.kind == "mark" and self.now.text in marks:
            self.position += 1
            return self.tokens[self.position - 1].text
        return None

    def terms(self) -> Expression:
        left = self.factors()
        while mark := self.take("+", "-"):
            left = Sum("+" if mark == "+" else "-", left, self.factors())
        return left

    def factors(self) -> Expression:
        left = self.single()
        while mark := self.take("*", "/"):
            left = Sum("*" if mark == "*" else "/", left, self.single())
        return left

    def single(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Stop(ExpressionFault("too_deep", self.now.at))
        expression = self.bare()
        self.depth -= 1
        return expression

    def bare(self) -> Expression:
        if self.take("-"):
            return Negative(self.single())
        if self.take("+"):
            return self.single()
        if self.take("("):
            inner = self.terms()
            if not self.take(")"):
                raise self.unexpected()
            return inner
        token = self.now
        if token.kind not in {"number", "name"}:
            raise self.unexpected()
        self.position += 1
        return Number(Decimal(token.text)) if token.kind == "number" else Name(token.text)
