"""Events of the log → what answered them, and which nobody answered in time."""

from datetime import date

import pytest

from kamdocs.derive.account.triggers import Trigger, derive_triggers
from kamdocs.model.account import Account
from kamdocs.model.settings.thresholds import Thresholds

TODAY = date(2026, 11, 22)
EVENT = {"kind": "trigger", "on": "2026-09-03", "about": "warehouse", "text": "They hire a buyer."}


def derive(*log: dict[str, object], **opportunities: object) -> tuple[Trigger, ...]:
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "log": list(log), "opportunities": opportunities}
    )
    return derive_triggers(account.log, account.opportunities, Thresholds(), TODAY)


def test_nobody_reacted() -> None:
    (found,) = derive(EVENT)
    assert (found.reaction, found.react_by, found.days_over) == (None, date(2026, 9, 17), 66)
    assert found.is_over
    assert found.place.path == ("log", 0)


def test_there_is_still_time() -> None:
    (found,) = derive({**EVENT, "on": "2026-11-08"})
    assert (found.days_over, found.is_over) == (0, False)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"next": {"what": "Call Jordi"}}, "next step: Call Jordi"),
        ({"solved": "2026-09-05"}, "settled on 2026-09-05"),
    ],
)
def test_the_entry_itself_says_what_was_done(more: dict[str, object], said: str) -> None:
    (found,) = derive({**EVENT, **more})
    assert (str(found.reaction), found.days_over) == (said, None)


def test_a_later_contact_about_the_same_answers_it() -> None:
    call = {"kind": "call", "on": "2026-09-08", "about": "warehouse", "title": "Who buys?"}
    (found,) = derive(EVENT, call)
    assert str(found.reaction) == "spoken about on 2026-09-08: Who buys?"
    assert derive(EVENT, {**call, "on": "2026-09-01"})[0].reaction is None
    assert derive(EVENT, {**call, "about": "support"})[0].reaction is None


def test_a_later_opportunity_for_the_same_unit_answers_it() -> None:
    sale = {"name": "WMS", "unit": "warehouse", "opened": "2026-09-10"}
    assert str(derive(EVENT, wms=sale)[0].reaction) == "opportunity: WMS"
    assert derive(EVENT, wms={**sale, "opened": "2026-08-10"})[0].reaction is None


def test_newest_first_and_none_of_the_future() -> None:
    older, future = {**EVENT, "on": "2026-01-02"}, {**EVENT, "on": "2026-12-02"}
    assert [each.number for each in derive(older, EVENT, future)] == [1, 0]
