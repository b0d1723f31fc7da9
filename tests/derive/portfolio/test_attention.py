"""Dated things of all accounts → at most ten lines, by money at risk times urgency."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.due import Due, DueKind
from kamdocs.derive.portfolio.attention import MOST_LINES, Attention, rank_attention
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money
from kamdocs.values.sentence import sentence

TODAY = date(2026, 11, 23)


def due(
    account: str, days: int, amount: int | None = None, kind: DueKind = "action", key: str = "k"
) -> Due:
    money = None if amount is None else Money(Decimal(amount), "EUR")
    return Due(
        account, key, kind, TODAY + timedelta(days), "What", sentence("an open task"),
        value_of("actions", 0), "ana", money,
    )  # fmt: skip


def rank(
    *dues: Due,
    revenue: dict[str, Decimal | None] | None = None,
    owners: dict[str, str | None] | None = None,
    reader: str | None = None,
) -> tuple[Attention, ...]:
    settings = Settings.model_validate({"rates": {"USD": "0.5"}})
    return rank_attention(dues, revenue or {}, owners or {}, settings, TODAY, reader)


def test_money_at_risk_times_urgency() -> None:
    found = rank(due("small", 0, 1_000), due("large", 7, 10_000), due("late", -7, 2_000))
    assert [(each.due.account, each.weight) for each in found] == [
        ("large", 5_000),  # half a fortnight away: 0.5
        ("late", 3_000),  # half a fortnight over: 1.5
        ("small", 1_000),
    ]


def test_without_money_of_its_own_a_part_of_the_revenue_hangs_on_it() -> None:
    (found,) = rank(due("acme", 0, kind="promise"), revenue={"acme": Decimal(50_000)})
    assert (found.stake, found.weight) == (Decimal(25_000), Decimal(25_000))


def test_what_is_unknown_stands_last_and_is_not_called_zero() -> None:
    found = rank(due("unknown", -9), due("acme", 0, 1))
    assert [(each.due.account, each.stake) for each in found] == [("acme", 1), ("unknown", None)]


def test_other_currencies_are_converted() -> None:
    dollars = Due("us", "k", "action", TODAY, "What", sentence("an open task"), value_of(), None, Money(Decimal(100), "USD"))  # fmt: skip
    assert rank(dollars)[0].stake == Decimal(50)


def test_the_readers_own_accounts_come_first() -> None:
    dues = (due("other", 0, 90_000), due("own", 0, 1_000))
    found = rank(*dues, owners={"own": "ana", "other": "marc"}, reader="ana")
    assert [(each.due.account, each.is_own) for each in found] == [("own", True), ("other", False)]


def test_a_reader_sees_what_is_theirs_only() -> None:
    assert rank(due("other", 0, 90_000), owners={"other": "marc"}, reader="laia") == ()


def test_what_is_far_away_is_left_out() -> None:
    assert rank(due("acme", 14, 1_000)) == ()
    assert len(rank(due("acme", 100, 1_000, "notice"))) == 1


def test_no_account_fills_the_page() -> None:
    many = [due("acme", 0, 1_000 + number, key=str(number)) for number in range(9)]
    assert len(rank(*many, due("other", 0, 1))) == 4


def test_the_same_money_is_told_once() -> None:
    found = rank(due("acme", 3, 9_000, key="later"), due("acme", 0, 9_000), due("other", 0, 9_000))
    assert [(each.due.account, each.due.key) for each in found] == [("acme", "k"), ("other", "k")]


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(-40, 40), st.integers(0, 9)), max_size=60))  # fmt: skip
def test_at_most_ten_lines_heaviest_first_in_any_order(rows: list[tuple[str, int, int]]) -> None:
    dues = [
        due(account, days, amount, key=str(n)) for n, (account, days, amount) in enumerate(rows)
    ]
    found = rank(*dues)
    assert len(found) <= MOST_LINES
    assert [each.weight for each in found] == sorted((e.weight for e in found), reverse=True)
    assert found == rank(*reversed(dues))
