"""Until when an offer holds, and in which state it is."""

from datetime import date
from typing import Any

import pytest

from kamdocs.derive.account.validity import find_last_day, find_state
from kamdocs.model.proposal import Proposal


def offer(**fields: Any) -> Proposal:
    return Proposal.model_validate({"id": "p", "title": "T", **fields})


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"valid_until": "2026-12-31"}, date(2026, 12, 31)),
        ({"issued": "2026-11-22", "valid_for": "30 days"}, date(2026, 12, 22)),
        ({"issued": "2026-11-30", "valid_for": "3 months"}, date(2027, 2, 28)),
        ({"valid_for": "30 days"}, None),
        ({}, None),
    ],
)
def test_the_last_day(fields: dict[str, str], last: date | None) -> None:
    assert find_last_day(offer(**fields)) == last


@pytest.mark.parametrize(
    ("states", "today", "state"),
    [
        ([], "2026-12-01", "draft"),
        ([], "2027-01-01", "draft"),
        (["sent"], "2026-12-31", "sent"),
        (["sent"], "2027-01-01", "expired"),
        (["sent", "in_discussion"], "2027-01-01", "expired"),
        (["sent", "accepted"], "2027-01-01", "accepted"),
        (["sent", "withdrawn"], "2027-01-01", "withdrawn"),
    ],
)
def test_the_state_on_a_day(states: list[str], today: str, state: str) -> None:
    changes = [{"state": one, "on": "2026-11-22"} for one in states]
    found = offer(valid_until="2026-12-31", states=changes)
    assert find_state(found, date.fromisoformat(today)) == state
