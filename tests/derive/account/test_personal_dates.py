"""Birthdays and other days of the overlay → what is next, on which day, whose it is."""

from datetime import date
from typing import Any

from kamdocs.derive.account.personal_dates import list_personal_dates
from kamdocs.derive.portfolio.attention import rank_attention
from kamdocs.model.account import Account
from kamdocs.model.personal import Personal
from kamdocs.model.settings.settings import Settings

TODAY = date(2026, 11, 22)
ACCOUNT = Account.model_validate(
    {
        "id": "acme",
        "name": "Acme",
        "owner": "ana",
        "people": {"nuria": "Núria", "left": {"name": "Marta", "left": "2026-06"}},
    }
)


def dates(person: str = "nuria", **held: Any) -> list[tuple[str, str, str]]:
    personal = {person: Personal.model_validate(held)}
    return [
        (due.on.isoformat(), str(due.what), str(due.reason))
        for due in list_personal_dates(ACCOUNT, personal, TODAY)
    ]


def test_the_next_birthday_is_today_or_later() -> None:
    assert dates(birthday="1971-11-22") == [("2026-11-22", "Birthday of Núria", "turns 55")]
    assert dates(birthday="1971-11-21") == [("2027-11-21", "Birthday of Núria", "turns 56")]
    assert dates(birthday="11-21") == [("2027-11-21", "Birthday of Núria", "every year")]


def test_a_leap_day_has_its_day_in_every_year() -> None:
    assert dates(birthday="1988-02-29") == [("2027-02-28", "Birthday of Núria", "turns 39")]


def test_other_days_go_by_their_names() -> None:
    found = dates(dates={"wedding": "2004-06-12", "saint’s day": "12-06"})
    assert found == [
        ("2027-06-12", "Núria: wedding", "23 years since"),
        ("2026-12-06", "Núria: saint’s day", "every year"),
    ]
    assert dates(dates={"wedding": "2027-06-12"}) == [
        ("2027-06-12", "Núria: wedding", "every year")
    ]


def test_who_left_or_is_not_known_has_none() -> None:
    assert dates("left", birthday="05-03") == dates("nobody", birthday="05-03") == []


def test_nothing_personal_stands_among_what_presses_most() -> None:
    personal = {"nuria": Personal.model_validate({"birthday": "11-23"})}
    [due] = list_personal_dates(ACCOUNT, personal, TODAY)
    assert due.owner == "ana"
    assert due.urgency(TODAY) > 0
    assert rank_attention([due], {}, {}, Settings(), TODAY) == ()
