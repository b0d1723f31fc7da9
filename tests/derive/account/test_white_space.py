"""Contracts, money, opportunities and a grid as they are written → every cell, and what they add up to."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.explored import add_totals
from kamdocs.derive.account.grid_cell import GridCell
from kamdocs.derive.account.revenue import derive_revenue
from kamdocs.derive.account.units import derive_unit_tree
from kamdocs.derive.account.white_space import WhiteSpace, derive_white_space
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.model.revenue import RevenueLine
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate, read_date

TODAY = date(2026, 11, 22)
CATALOGUE = {
    "families": {
        "software": {"name": "Software", "products": {"stock": "Stock", "wms": "WMS"}},
        "services": {
            "name": "Services",
            "products": {"support": "Support", "fax": {"name": "Fax", "ended": "2025-12"}},
        },
    }
}
UNITS = {"retail": "Retail", "online": "Online"}


def money(when: str, amount: str, unit: str | None, product: str | None) -> RevenueLine:
    day = read_date(when)
    assert isinstance(day, PartialDate)
    value, _, currency = amount.partition(" ")
    return RevenueLine("acme", day, Money(Decimal(value), currency or "EUR"), unit, product)


def grid(
    lines: Sequence[RevenueLine] = (), settings: Mapping[str, Any] | None = None, **more: Any
) -> WhiteSpace:
    account = Account.model_validate({"id": "acme", "name": "Acme", "units": UNITS, **more})
    rules = Settings.model_validate(settings or {})
    catalogue = Catalogue.model_validate(CATALOGUE)
    revenue = derive_revenue(lines, account.revenue, rules, catalogue, TODAY)
    return derive_white_space(account, derive_unit_tree(account), revenue, catalogue, rules, TODAY)


def cell(found: WhiteSpace, unit: str, product: str) -> GridCell:
    return found.cells[unit, product]


def contract(**more: Any) -> dict[str, Any]:
    return {"one": {"product": "stock", "unit": "retail", "value": "36_000", **more}}


def sale(**more: Any) -> dict[str, Any]:
    return {"one": {"name": "One", "unit": "retail", "product": "stock", **more}}


def test_silence_is_unexplored_and_counted() -> None:
    found = grid()
    assert found.products == ("stock", "wms", "support")
    assert len(found.unexplored) == 6
    assert found.explored.value == 0
    assert found.penetration.value is None
    assert str(found.penetration.reason) == "no cell of the grid is known yet"
    assert not found.is_begun


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({}, "won"),
        ({"ends": "2026-11-22"}, "won"),
        ({"ends": "2026-11-21"}, "lapsed"),
        ({"ends": "2026-10", "renews": "12 months"}, "won"),
        ({"ends": "2026-10", "renews": "12 months", "given_notice": "2026-06-01"}, "lapsed"),
        ({"ends": "2027-03-31", "given_notice": "2026-11-01"}, "won"),
        ({"starts": "2027-01-01"}, "won"),
    ],
)
def test_a_contract_wins_its_cell_while_it_runs(dates: dict[str, str], state: str) -> None:
    found = cell(grid(contracts=contract(**dates)), "retail", "stock")
    assert found.state == state
    assert found.won == (36_000 if state == "won" else None)


def test_money_wins_a_cell_for_twelve_months() -> None:
    lines = [
        money("2025-11-23", "100", "retail", "stock"),
        money("2025-11-22", "100", "online", "stock"),
    ]
    found = grid(lines)
    assert cell(found, "retail", "stock").state == "won"
    assert cell(found, "retail", "stock").won == 100
    assert cell(found, "online", "stock").state == "lapsed"
    longer = grid(lines, {"white_space": {"won_for": "18 months"}})
    assert cell(longer, "online", "stock").state == "won"


def test_money_given_back_wins_nothing() -> None:
    lines = [
        money("2026-02-01", "100", "retail", "stock"),
        money("2026-03-01", "-100", "retail", "stock"),
    ]
    assert cell(grid(lines), "retail", "stock").state == "lapsed"


def test_money_without_an_exchange_rate_wins_with_an_unknown_amount() -> None:
    found = grid([money("2026-02-01", "100 USD", "retail", "stock")])
    assert cell(found, "retail", "stock").state == "won"
    assert cell(found, "retail", "stock").won is None
    assert found.total.unpriced == 1
    assert found.total.won is None


def test_a_contract_for_several_cells_is_worth_what_each_earned_or_an_even_part() -> None:
    shared = contract(unit=["retail", "online"])
    found = grid(contracts=shared)
    assert [cell(found, unit, "stock").won for unit in UNITS] == [18_000, 18_000]
    assert cell(found, "retail", "stock").is_estimated
    earned = grid(
        [money("2026-05-01", "25_000".replace("_", ""), "retail", "stock")], contracts=shared
    )
    assert cell(earned, "retail", "stock").won == 25_000
    assert not cell(earned, "retail", "stock").is_estimated


def test_the_agreed_value_of_a_young_contract_counts_not_its_first_invoice() -> None:
    found = grid([money("2026-11-01", "3000", "retail", "stock")], contracts=contract())
    assert cell(found, "retail", "stock").won == 36_000


def test_open_opportunities_fill_their_cells() -> None:
    found = grid(opportunities=sale(amount="5_000", stage="proposal"))
    assert cell(found, "retail", "stock").state == "opportunity"
    assert cell(found, "retail", "stock").open == 5_000
    assert cell(found, "retail", "stock").opportunities == ("one",)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"stage": "won", "closed": "2026-03-20"}, "won"),
        ({"stage": "won", "closed": "2025-03-20"}, "lapsed"),
        ({"stage": "lost", "closed": "2026-03-20"}, None),
        ({"stage": "dropped"}, None),
    ],
)
def test_closed_opportunities_count_only_when_won(more: dict[str, str], state: str | None) -> None:
    assert cell(grid(opportunities=sale(**more)), "retail", "stock").state == state


def test_more_sold_to_a_unit_that_has_it_leaves_it_won() -> None:
    upgrade = sale(amount="4_000", kind="upgrade")
    found = cell(grid(contracts=contract(), opportunities=upgrade), "retail", "stock")
    assert (found.state, found.won, found.open) == ("won", 36_000, 4_000)


def test_a_renewal_adds_nothing_to_what_is_there() -> None:
    renewal = sale(amount="36_000", kind="renewal")
    found = cell(grid(contracts=contract(), opportunities=renewal), "retail", "stock")
    assert (found.state, found.won, found.open) == ("won", 36_000, None)


def test_the_file_completes_what_nobody_else_knows() -> None:
    found = grid(
        grid={
            "online": {
                "wms": {
                    "state": "competitor",
                    "who": "LogiPharm",
                    "until": "2027-06",
                    "amount": "9_000",
                },
                "stock": {"state": "blocked", "why": "Own system", "recheck": "2027-02"},
            }
        }
    )
    wms = cell(found, "online", "wms")
    assert (wms.state, wms.who, str(wms.until), wms.potential) == ("competitor", "LogiPharm", "2027-06", 9_000)  # fmt: skip
    assert wms.place is not None
    assert wms.place.path == ("grid", "online", "wms")
    assert str(cell(found, "online", "stock").recheck) == "2027-02"


def test_rest_fills_what_is_left_and_not_eligible_wins_where_rests_meet() -> None:
    found = grid(
        contracts=contract(),
        grid={"retail": {"rest": "potential"}, "rest": {"support": "not_eligible"}},
    )
    assert [cell(found, "retail", product).state for product in found.products] == [
        "won", "potential", "not_eligible",
    ]  # fmt: skip
    assert [cell(found, "online", product).state for product in found.products] == [
        None, None, "not_eligible",
    ]  # fmt: skip
    assert found.contradicted == ()


def test_old_money_tells_more_than_a_rest_but_less_than_a_line() -> None:
    old = [money("2024", "100", "retail", "stock")]
    rest = grid(old, grid={"retail": {"rest": "potential"}})
    assert cell(rest, "retail", "stock").state == "lapsed"
    said = grid(old, grid={"retail": {"stock": "competitor"}})
    assert cell(said, "retail", "stock").state == "competitor"
    assert said.contradicted == ()


@pytest.mark.parametrize(
    ("written", "with_contract", "with_sale"),
    [
        ("won", ("won", False), ("won", False)),
        ("potential", ("won", True), ("opportunity", False)),
        ("competitor", ("won", True), ("opportunity", False)),
        ("lapsed", ("won", True), ("opportunity", False)),
        ("blocked", ("won", True), ("opportunity", True)),
        ("not_eligible", ("won", True), ("opportunity", True)),
    ],
)
def test_what_is_derived_wins_over_the_file_and_says_so(
    written: str, with_contract: tuple[str, bool], with_sale: tuple[str, bool]
) -> None:
    plain = {"retail": {"stock": written}}
    won = cell(grid(contracts=contract(), grid=plain), "retail", "stock")
    assert (won.state, won.is_contradicted) == with_contract
    assert won.said == (written if with_contract[1] else None)
    sold = cell(grid(opportunities=sale(), grid=plain), "retail", "stock")
    assert (sold.state, sold.is_contradicted) == with_sale


def test_a_unit_may_say_what_it_can_never_buy() -> None:
    units = {"retail": {"name": "Retail", "not_eligible": ["wms"]}}
    assert cell(grid(units=units), "retail", "wms").state == "not_eligible"
    said = grid(units=units, grid={"retail": {"wms": "potential"}})
    assert cell(said, "retail", "wms").state == "potential"


def test_a_product_no_longer_sold_shows_only_where_it_is_known() -> None:
    assert "fax" not in grid().products
    found = grid([money("2026-02-01", "10", "retail", "fax")])
    assert cell(found, "retail", "fax").state == "won"
    assert cell(found, "online", "fax").state == "not_eligible"


def test_an_account_without_units_is_one_row() -> None:
    found = grid(
        [money("2026-02-01", "10", None, "stock")],
        units={},
        contracts={"one": {"product": "support"}},
        grid={"rest": {"wms": {"state": "competitor", "who": "Other"}}},
    )
    assert found.units == ("",)
    assert [found.cells["", product].state for product in found.products] == [
        "won", "competitor", "won",
    ]  # fmt: skip
    assert found.total.counts["won"] == 2


def test_what_names_no_unit_or_product_is_astray_not_lost() -> None:
    found = grid(
        [
            money("2026-02-01", "10", None, "stock"),
            money("2026-02-01", "7", "retail", None),
            money("2026-02-01", "5", "retail", "unheard"),
            money("2020", "99", None, None),
        ],
        contracts={"frame": {"value": "1_000", "unit": "retail"}},
        opportunities={"lead": {"name": "Lead"}, "old": {"name": "Old", "stage": "lost"}},
    )
    assert found.astray.money.amount == 22
    assert found.astray.contracts == ("frame",)
    assert found.astray.opportunities == ("lead",)
    assert not found.is_begun


def test_totals_by_unit_product_family_and_in_money() -> None:
    # retail: stock won 36,000, wms opportunity 4,000, support not eligible
    # online: stock potential 10,000, wms competitor, support unexplored
    found = grid(
        contracts=contract(),
        opportunities=sale(product="wms", amount="4_000"),
        grid={
            "retail": {"support": "not_eligible"},
            "online": {"stock": {"state": "potential", "amount": "10_000"}, "wms": "competitor"},
        },
    )
    total = found.total
    assert (total.eligible, total.known, total.unexplored) == (5, 4, 1)
    assert found.explored.value == Decimal("0.8")
    assert found.penetration.value == Decimal("0.25")
    assert str(found.explored.reason) == "4 of 5 cells that could be sold are known"
    assert (total.won, total.open, total.potential) == (36_000, 4_000, 10_000)
    assert total.penetration_in_money == Decimal("0.72")
    assert found.by_unit["retail"].penetration == Decimal("0.5")
    assert found.by_product["support"].explored == 0
    assert found.by_product["support"].penetration is None
    assert found.by_family["software"].known == 4
    assert found.explored.advice[0].place.path == ("grid", "online")


STATES = ["won", "opportunity", "potential", "competitor", "blocked", "lapsed", "not_eligible"]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(sorted(UNITS)), st.sampled_from(["stock", "wms", "support"])),
        st.sampled_from(STATES),
    )
)
def test_shares_are_bounded_and_parts_add_up(written: dict[tuple[str, str], str]) -> None:
    plain: dict[str, dict[str, str]] = {}
    for (unit, product), state in written.items():
        plain.setdefault(unit, {})[product] = state
    found = grid(grid=plain)
    total = found.total
    assert total.known + total.unexplored + total.counts["not_eligible"] == 6
    assert total.known == sum(state != "not_eligible" for state in written.values())
    for figure in (total.explored, total.penetration):
        assert figure is None or 0 <= figure <= 1
    for parts in (found.by_unit, found.by_product, found.by_family):
        assert add_totals(parts.values()) == total


@given(st.sampled_from([state for state in STATES if state != "not_eligible"]))
def test_exploring_a_cell_never_lowers_what_is_explored(state: str) -> None:
    before = grid(contracts=contract())
    after = grid(contracts=contract(), grid={"online": {"wms": state}})
    assert before.explored.value is not None
    assert after.explored.value is not None
    assert after.explored.value > before.explored.value


@given(st.randoms())
def test_the_order_in_the_files_does_not_matter(random: Any) -> None:
    contracts = list({**contract(), "two": {"product": "wms", "unit": ["online", "retail"], "value": "9_000"}}.items())  # fmt: skip
    sales = [
        ("one", {"name": "One", "unit": "online", "product": "stock", "amount": "1_000"}),
        ("two", {"name": "Two", "unit": "online", "product": "stock", "amount": "2_000"}),
    ]
    lines = [money("2026-02-01", "10", "retail", "wms"), money("2026-03-01", "20", "retail", "wms")]
    first = grid(lines, contracts=dict(contracts), opportunities=dict(sales))
    for each in (contracts, sales, lines):
        random.shuffle(each)
    again = grid(lines, contracts=dict(contracts), opportunities=dict(sales))
    assert again.total == first.total
    assert [one.state for one in again.cells.values()] == [
        one.state for one in first.cells.values()
    ]
    assert cell(again, "online", "stock").open == 3_000
