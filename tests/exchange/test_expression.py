from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.exchange.expression import (
    ExpressionFault,
    Name,
    Negative,
    Number,
    Sum,
    evaluate,
    names_in,
    read_expression,
)

COLUMNS = ("UnitPrice", "Quantity", "orders.Freight", "Unit price", "Descompte (%)")
EXACT = Context(prec=400)

numbers = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4
)
rows = st.fixed_dictionaries(dict.fromkeys(COLUMNS, numbers))
plain = st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False).map(Number)
leaves = plain | st.sampled_from(COLUMNS).map(Name)
sums = st.recursive(
    leaves,
    lambda inner: (
        inner.map(Negative) | st.builds(Sum, st.sampled_from(["+", "-", "*"]), inner, inner)
    ),
    max_leaves=12,
)


def written(expression) -> str:
    match expression:
        case Number(value):
            return f"{value:f}"
        case Name(name):
            return f"[{name}]" if " " in name else name
        case Negative(inner):
            return f"-({written(inner)})"
        case Sum(operator, left, right):
            return f"({written(left)} {operator} {written(right)})"


def reckoned(expression, row) -> Decimal:
    """The same by Python's own decimals, with room for every digit."""
    match expression:
        case Number(value):
            return value
        case Name(name):
            return row[name]
        case Negative(inner):
            return EXACT.minus(reckoned(inner, row))
        case Sum(operator, left, right):
            one, two = reckoned(left, row), reckoned(right, row)
            return {"+": EXACT.add, "-": EXACT.subtract, "*": EXACT.multiply}[operator](one, two)


@given(sums, rows)
def test_it_reckons_like_decimals_with_all_their_digits(expression, row):
    read = read_expression(written(expression))
    assert not isinstance(read, ExpressionFault)
    assert evaluate(read, row.__getitem__) == reckoned(expression, row)


@given(numbers, numbers.filter(bool))
def test_a_quotient_is_exact_where_it_ends_and_has_twenty_decimals_where_not(one, two):
    result = evaluate(read_expression("a / b"), {"a": one, "b": two}.__getitem__)
    exact = Fraction(one) / Fraction(two)
    assert abs(Fraction(result) - exact) <= Fraction(1, 2 * 10**20)
    assert evaluate(read_expression("a / b * b"), {"a": one, "b": two}.__getitem__) == one


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text):
    read = read_expression(text)
    if not isinstance(read, ExpressionFault):
        names_in(read)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("UnitPrice * Quantity * (1 - Discount)", "160.398"),
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("8 - 3 - 2", "3"),
        ("8 / 2 / 2", "2"),
        ("-2 * -3", "6"),
        ("2 - -3", "5"),
        ("2 × 3 − 1", "5"),
        ("[UnitPrice]*2", "28.14"),
        ("0 * Quantity", "0"),
        ("1/4", "0.25"),
        ("1/3", "0.33333333333333333333"),
    ],
)
def test_what_is_written_and_what_comes_out(text, value):
    row = {"UnitPrice": Decimal("14.07"), "Quantity": Decimal(12), "Discount": Decimal("0.05")}
    assert evaluate(read_expression(text), row.__getitem__) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "kind", "at"),
    [
        ("", "empty", 0),
        ("  ", "empty", 0),
        ("1 +", "unfinished", 3),
        ("(1 + 2", "unfinished", 6),
        ("1 2", "unexpected", 2),
        ("1 + * 2", "unexpected", 4),
        ("f(2)", "unexpected", 1),
        ("a ** 2", "unexpected", 3),
        ("1,5 * a", "character", 1),
        ("__import__(1)", "unexpected", 10),
        ("__import__('os')", "character", 11),
        ("a % b", "character", 2),
        ("1.2.3", "character", 0),
        ("(" * 60, "too_deep", 50),
        ("1+" * 300, "too_long", 500),
    ],
)
def test_where_it_stops_making_sense(text, kind, at):
    fault = read_expression(text)
    assert isinstance(fault, ExpressionFault)
    assert (fault.kind, fault.at) == (kind, at)


def test_the_columns_it_needs():
    expression = read_expression("UnitPrice * Quantity - UnitPrice * [Descompte (%)]")
    assert names_in(expression) == ("UnitPrice", "Quantity", "Descompte (%)")


def test_dividing_by_nothing_is_told():
    with pytest.raises(ZeroDivisionError):
        evaluate(read_expression("1 / a"), {"a": Decimal(0)}.__getitem__)
