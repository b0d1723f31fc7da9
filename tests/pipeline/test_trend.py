"""How a portfolio went, told by real repositories: commits of January in, figures by day out."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.history.trend import Trend, list_events
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.pipeline.trend import MONTHS, MOST_LOOKS, month_ends, months_for, take_trend
from kamdocs.work.store import Store

BASE = Path(__file__).parent.parent / "check" / "base"
ACCOUNT = "accounts/acme/account.yaml"
TODAY = date(2026, 3, 20)
ACME = """\
name: Acme
tier: normal
owner: ana
ratings: {by: ana, on: 2025-12-01, potential: 3, solvency: 3, relationships: 3}
people:
  zoe: {name: Zoe Marsh, roles: [champion]}
"""
SETTINGS = """\
format: 1
criteria:
  potential: {name: Potential, weight: 50}
  solvency: {name: Solvency, weight: 30}
  relationships: {name: Relationships, weight: 20}
"""
TEAM = "people:\n  ana: {name: Ana Ferrer}\n  marc: {name: Marc Puig}\n"


@pytest.fixture
def workspace(git_folder):
    """A workspace committed on 2 January."""
    git_folder.day = 1
    git_folder.commit({"kamdocs.yaml": SETTINGS, "accounts/team.yaml": TEAM, ACCOUNT: ACME})
    return git_folder


def commit_on(folder, day: int, text: str) -> None:
    folder.day = day - 1
    folder.commit({ACCOUNT: text})


def trend(folder, today: date = TODAY, store: Store | None = None) -> Trend:
    return take_trend(take_stock(folder.path, today=today, clock_day=today), store)


def scores(found: Trend) -> list[tuple[str, Decimal | None]]:
    return [(f"{point.on:%m-%d}", point.score) for point in found.of("acme").points]


def test_the_past_begins_with_the_first_commit_and_ends_today(workspace) -> None:
    found = trend(workspace)
    assert [f"{point.on}" for point in found.points] == [
        "2026-01-02", "2026-01-31", "2026-02-28", "2026-03-20",
    ]  # fmt: skip
    assert scores(found) == [(day, Decimal(60)) for day in ("01-02", "01-31", "02-28", "03-20")]
    assert found.why is None
    assert found.since is not None
    assert (found.since.on, found.is_review) == (date(2026, 2, 28), False)


def test_days_on_which_an_account_became_another_are_looked_at_too(workspace) -> None:
    commit_on(workspace, 9, ACME.replace("potential: 3", "potential: 5"))
    commit_on(workspace, 20, ACME.replace("potential: 3", "potential: 4"))
    workspace.lay({ACCOUNT: ACME.replace("potential: 3", "potential: 0")})
    assert scores(trend(workspace)) == [
        ("01-02", Decimal(60)), ("01-09", Decimal(80)), ("01-20", Decimal(70)),
        ("01-31", Decimal(70)), ("02-28", Decimal(70)), ("03-20", Decimal(30)),
    ]  # fmt: skip


def test_tiers_owners_and_key_people_that_went_are_events_of_their_day(workspace) -> None:
    commit_on(workspace, 9, ACME.replace("tier: normal", "tier: key"))
    gone = ACME.replace("roles: [champion]", "roles: [champion], left: 2026-01-15")
    commit_on(workspace, 16, gone.replace("owner: ana", "owner: marc"))
    found = trend(workspace).of("acme")
    names = {"marc": "Marc Puig"}
    assert [
        (f"{event.on:%d}", event.kind, f"{event.text}", event.is_worse)
        for event in list_events(found.points, lambda key: names[key])
    ] == [
        ("09", "tier", "went from normal to key", False),
        ("16", "tier", "went from key to normal", True),
        ("16", "owner", "another owner: Marc Puig", False),
        ("16", "people", "Zoe Marsh is no longer a key person there", True),
    ]


def test_what_was_committed_after_the_day_is_not_known_on_it(workspace) -> None:
    commit_on(workspace, 25, ACME.replace("potential: 3", "potential: 5"))
    assert scores(trend(workspace, date(2026, 1, 22))) == [
        ("01-02", Decimal(60)),
        ("01-22", Decimal(80)),
    ]


def test_today_is_compared_with_the_last_review_where_there_was_one(workspace) -> None:
    review = "reviews:\n  - {on: 2026-01-20, by: ana, of: tier, decision: keep, score: 71}\n"
    commit_on(workspace, 20, ACME.replace("potential: 3", "potential: 4"))
    commit_on(workspace, 25, ACME + review)
    found = trend(workspace)
    assert found.since is not None
    assert (found.since.on, found.is_review) == (date(2026, 1, 20), True)
    reviewed = found.of("acme").reviewed
    assert reviewed is not None
    assert reviewed.score == 70
    assert date(2026, 1, 20) not in [point.on for point in found.points]


def test_an_account_that_came_later_has_no_past_before(workspace) -> None:
    workspace.day = 19
    workspace.commit({"accounts/bolt/account.yaml": "name: Bolt\ntier: low\nowner: ana\n"})
    found = trend(workspace)
    assert [f"{point.on:%m-%d}" for point in found.of("bolt").points] == [
        "01-20", "01-31", "02-28", "03-20",
    ]  # fmt: skip
    assert [point.accounts for point in found.points] == [1, 2, 2, 2]


def test_a_broken_file_of_the_past_is_unknown_and_not_nothing(workspace) -> None:
    commit_on(workspace, 25, "name: Acme\n\ttier: [\n")
    workspace.lay({ACCOUNT: ACME})
    found = dict(scores(trend(workspace)))
    assert (found["01-25"], found["02-28"], found["03-20"]) == (None, None, Decimal(60))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        ("shallow", "this clone has only the newest commits, so the past cannot be seen"),
        ("plain", "the workspace is in no git repository that can be read"),
        ("young", "the history begins on this day"),
    ],
)
def test_without_a_past_today_stands_alone_and_the_reason_is_told(
    workspace, tmp_path: Path, spoil: str, why: str
) -> None:
    if spoil == "shallow":
        commit_on(workspace, 9, ACME.replace("potential: 3", "potential: 5"))
        workspace.git(
            "clone", "--quiet", "--depth", "1", f"file://{workspace.path}", f"{tmp_path}/c"
        )
        workspace.path = tmp_path / "c"
    elif spoil == "plain":
        shutil.rmtree(workspace.path / ".git")
    found = trend(workspace, date(2026, 1, 2) if spoil == "young" else TODAY)
    assert (str(found.why), len(found.points), found.since) == (why, 1, None)
    assert not found.of("acme").has_past


def test_the_store_gives_back_what_was_seen_and_is_not_needed(workspace, tmp_path: Path) -> None:
    commit_on(workspace, 9, ACME.replace("potential: 3", "potential: 5"))
    store = Store(tmp_path / "store")
    anew, first, again = (
        trend(workspace),
        trend(workspace, store=store),
        trend(workspace, store=store),
    )
    assert anew == first == again
    kept = sorted(path.stat().st_mtime_ns for path in store.folder.glob("??/*"))
    assert kept
    commit_on(workspace, 10, ACME)
    trend(workspace, store=store)
    assert len(list(store.folder.glob("??/*"))) > len(kept)


def test_months_end_on_their_last_days_and_are_fewer_for_many_accounts() -> None:
    assert [f"{day}" for day in month_ends(date(2026, 3, 31), 3)] == [
        "2025-12-31", "2026-01-31", "2026-02-28",
    ]  # fmt: skip
    assert months_for(10) == MONTHS
    assert months_for(MOST_LOOKS // 2) == 2
    assert months_for(MOST_LOOKS + 1) == 0
