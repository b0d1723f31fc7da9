"""The demonstration's site → its calendars, as another program reads them, and its pages of dates."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import icalendar
import pytest

from kamdocs.pipeline.build import BuildOptions, build

LATER = date(2026, 11, 23)


def events(path: Path) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert calendar.errors == []
    found = {str(event["UID"]): event for event in calendar.events}
    assert len(found) == len(calendar.events)
    return found


def test_everything_is_in_the_calendar_of_all(demo_site: Path) -> None:
    folder = demo_site / "calendars"
    everything = events(folder / "all.ics")
    accounts = [events(path) for path in sorted((folder / "accounts").glob("*.ics"))]
    people = [events(path) for path in sorted((folder / "people").glob("*.ics"))]
    assert len(everything) > 100
    assert len(accounts) > 5
    assert sum(len(found) for found in accounts) == len(everything)
    assert {uid for found in people for uid in found} <= everything.keys()


def test_events_are_whole_days_with_alarms(demo_site: Path) -> None:
    for event in events(demo_site / "calendars" / "all.ics").values():
        assert (event.end - event.start).days == 1
        assert event.walk("VALARM")


@pytest.mark.slow
def test_a_later_day_leaves_the_events_as_they_were(
    repository: Path, demo_site: Path, tmp_path: Path
) -> None:
    """Only what happens (something falls due, a contract rolls over) changes a calendar."""
    build(repository, BuildOptions(tmp_path / "site", LATER, today=LATER, has_papers=False))
    old, new = (events(root / "calendars" / "all.ics") for root in (demo_site, tmp_path / "site"))
    same = old.keys() & new.keys()
    assert len(same) > 0.9 * len(old)
    changed = [uid for uid in same if old[uid].to_ical() != new[uid].to_ical()]
    assert changed == []


@pytest.mark.parametrize(
    "page", ["agenda/index.html", "agenda/ana/index.html", "renewals/index.html"]
)
def test_there_are_pages(demo_site: Path, page: str) -> None:
    assert (demo_site / page).read_text("utf-8").count("<tr") > 5


def test_pages_link_to_calendars_that_are_there(demo_site: Path) -> None:
    assert 'href="../calendars/all.ics"' in (demo_site / "agenda/index.html").read_text("utf-8")
    page = (demo_site / "accounts/farmacies-valles/index.html").read_text("utf-8")
    assert 'href="../../calendars/accounts/farmacies-valles.ics"' in page


def test_a_workspace_without_dates_has_no_calendar(
    tmp_path: Path, build_site: Callable[[Path, Path], Path]
) -> None:
    files = {"kamdocs.yaml": "format: 1\n", "accounts/team.yaml": "people: {ana: Ana}\n",
             "accounts/acme/account.yaml": "name: Acme\ntier: low\nowner: ana\n"}  # fmt: skip
    for name, text in files.items():
        path = tmp_path / "ws" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    site = build_site(tmp_path / "ws", tmp_path / "site")
    assert not (site / "calendars").exists()
    assert "Nothing has a date." in (site / "agenda/index.html").read_text("utf-8")
