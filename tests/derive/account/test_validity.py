"""Until when an offer holds, and in which state it is."""

from datetime import date
from typing import Any

import pytest

from kamdocs.derive.account.validity import entries_about, find_last_day, find_state
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


VERSIONS = Proposal.model_validate(
    {
        "id": "p",
        "title": "T",
        "version": "2",
        "valid_until": "2026-12-31",
        "states": [
            {"state": "sent", "on": "2026-11-01"},
            {"state": "received", "on": "2026-11-02"},
            {"state": "approved", "on": "2026-11-10", "version": "2"},
            {"state": "sent", "on": "2026-11-10"},
            {"state": "declined", "on": "2026-11-12", "version": "1"},
        ],
    }
)


@pytest.mark.parametrize(
    ("version", "issued", "states"),
    [
        (1, {1, 2}, ["sent", "received", "declined"]),
        (2, {1, 2}, ["approved", "sent"]),
        (2, set(), ["sent", "received", "approved", "sent"]),
        (1, set(), ["declined"]),
        (3, {1, 2}, []),
    ],
)
def test_entries_are_about_the_version_they_name_or_that_of_the_one_before(
    version: int, issued: set[int], states: list[str]
) -> None:
    assert [each.state for each in entries_about(VERSIONS, version, issued)] == states


def test_a_version_before_the_newest_issued_one_is_superseded_unless_decided() -> None:
    day = date(2026, 11, 22)
    assert find_state(VERSIONS, day, version=2, issued={1, 2}) == "sent"
    assert find_state(VERSIONS, day, version=1, issued={1, 2}) == "declined"
    assert find_state(VERSIONS, day, version=2, issued={1, 2, 3}) == "superseded"
    assert find_state(VERSIONS, date(2027, 1, 1), version=2, issued={1, 2}) == "expired"
