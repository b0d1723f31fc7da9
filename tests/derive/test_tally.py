"""Money added up: what is unknown stays unknown."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.tally import Tally, add_by_year, add_tallies, add_to_table
from kamdocs.values.money import Money

USD, GBP = Money(Decimal(5), "USD"), Money(Decimal(7), "GBP")
TALLIES = st.builds(
    Tally,
    st.none() | st.decimals(min_value=-1000, max_value=1000, places=4),
    st.lists(st.sampled_from([USD, GBP]), max_size=2).map(tuple),
    st.booleans(),
)


def test_nothing_added_up_is_unknown() -> None:
    assert add_tallies([]) == Tally(None)


def test_unknown_and_known_give_the_known_part_and_say_what_is_missing() -> None:
    found = add_tallies([Tally(Decimal(3)), Tally(None, (USD,)), Tally(None, (GBP, USD))])
    assert found.amount == 3
    assert found.unconverted == (GBP, Money(Decimal(10), "USD"))
    assert not found.is_complete


@given(st.lists(TALLIES), st.randoms())
def test_the_order_does_not_matter(tallies: list[Tally], order) -> None:
    shuffled = list(tallies)
    order.shuffle(shuffled)
    assert add_tallies(shuffled) == add_tallies(tallies)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(2020, 2023), TALLIES)))
def test_a_table_adds_up_to_what_went_in(parts: list[tuple[str, int, Tally]]) -> None:
    table = add_to_table(parts)
    cells = add_tallies(tally for years in table.values() for tally in years.values())
    assert cells == add_tallies(tally for _, _, tally in parts)
    assert list(table) == sorted(table)


def test_years_are_in_order() -> None:
    assert list(add_by_year([(2025, Tally()), (2023, Tally()), (2025, Tally())])) == [2023, 2025]
