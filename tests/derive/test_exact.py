"""Sums and ratios: exact, whatever the order."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.exact import add, multiply, ratio, shown_points

AMOUNTS = st.decimals(min_value=-(10**20), max_value=10**20, places=12)


def test_a_sum_keeps_every_decimal() -> None:
    huge, tiny = Decimal(123456789012345678901234567890), Decimal("0.000000000000000001")
    assert add([huge, tiny, huge.copy_negate()]) == tiny
    assert add([]) == 0


@given(st.lists(AMOUNTS), st.randoms())
def test_a_sum_is_the_same_in_any_order(amounts: list[Decimal], order) -> None:
    shuffled = list(amounts)
    order.shuffle(shuffled)
    assert add(shuffled) == add(amounts) == sum(map(Fraction, amounts))


@given(AMOUNTS, AMOUNTS)
def test_a_product_is_exact(one: Decimal, other: Decimal) -> None:
    assert Fraction(multiply(one, other)) == Fraction(one) * Fraction(other)


def test_a_ratio_is_exact_where_it_ends() -> None:
    assert ratio(Decimal(14), Decimal(20)) == Decimal("0.7")
    assert ratio(2, 3) == Decimal("0.6666666666666666666666666667")


def test_points_are_shown_to_the_tenth() -> None:
    assert [str(shown_points(Decimal(text))) for text in ("8", "8.04", "8.05", "70.0", "0")] == [
        "8", "8", "8.1", "70", "0",
    ]  # fmt: skip
