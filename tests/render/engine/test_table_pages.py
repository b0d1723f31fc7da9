"""Long tables in parts: nothing is lost, sums are those of the whole."""

from decimal import Decimal

import pytest

from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.engine.table_pages import MOST_ROWS, PAGE_ROWS, is_long, paginate
from kamdocs.values.money import Money
from kamdocs.values.sentence import sentence


def table(count: int) -> Table:
    """A table of `count` rows, sorted by their amounts from the largest down."""
    columns = (
        Column("name", sentence("Account")),
        Column("amount", sentence("Amount"), "money", total=True),
    )
    rows = tuple(
        Row(f"r{each}", (Cell(f"Acme {each}"), Cell(Money(Decimal(each), "EUR"))))
        for each in range(count)
    )
    return Table("accounts", sentence("Accounts"), columns, rows, sort="-amount")  # fmt: skip


def parts(whole: Table) -> tuple[Table, ...]:
    return paginate(whole, lambda number: Link(f"rows/{number}"), Link("all.csv", common=True))


@pytest.mark.parametrize(("count", "long"), [(1, False), (MOST_ROWS, False), (MOST_ROWS + 1, True)])
def test_up_to_a_thousand_rows_stay_together(count: int, *, long: bool) -> None:
    assert is_long(table(count)) is long


def test_parts_have_all_rows_once_in_the_order_of_the_whole() -> None:
    whole = table(1_203)
    made = parts(whole)
    assert [len(each.rows) for each in made] == [PAGE_ROWS, PAGE_ROWS, 203]
    assert [row for each in made for row in each.sorted_rows] == list(whole.sorted_rows)
    assert [(each.part.first, each.part.last, each.part.all) for each in made if each.part] == [
        (1, 500, 1_203),
        (501, 1_000, 1_203),
        (1_001, 1_203, 1_203),
    ]


def test_every_part_shows_the_sum_of_the_whole() -> None:
    whole = table(1_001)
    assert {each.totals for each in parts(whole)} == {whole.totals}
    assert whole.totals[1] == Money(Decimal(500_500), "EUR")


def test_parts_lead_to_each_other() -> None:
    first, second, _ = parts(table(1_203))
    assert first.part is not None
    assert second.part is not None
    assert (
        first.part.pages == second.part.pages == tuple(Link(f"rows/{each}") for each in (1, 2, 3))
    )
    assert (first.part.number, second.part.number) == (0, 1)
