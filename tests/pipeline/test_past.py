"""What a change introduced, told by real repositories: findings that were there before are not."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kamdocs.history.fault import GitFault
from kamdocs.pipeline.past import Past, introduced_since, stock_at
from kamdocs.pipeline.take_stock import take_stock

BASE = Path(__file__).parent.parent / "check" / "base"
TODAY = date(2026, 11, 22)
ACME = (BASE / "accounts" / "acme" / "account.yaml").read_text("utf-8")
ACCOUNT = "accounts/acme/account.yaml"
BELOW = ACME.count("\n") + 1  # the line that follows its last


@pytest.fixture
def workspace(git_folder):
    """A workspace without findings, committed."""
    shutil.copytree(BASE, git_folder.path, dirs_exist_ok=True)
    git_folder.commit()
    git_folder.git("tag", "start")
    return git_folder


def introduced(workspace, revision: str = "start", root: Path | None = None) -> list[str]:
    stock = take_stock(root or workspace.path, today=TODAY, clock_day=TODAY)
    found = introduced_since(stock, revision)
    assert not isinstance(found, GitFault), found
    return [f"{one.located.file}:{one.located.extent.line} {one.located.name}" for one in found]


def test_the_past_is_the_stock_of_then(workspace):
    then = take_stock(workspace.path, today=TODAY, clock_day=TODAY)
    workspace.commit({ACCOUNT: "name: Other\n", "accounts/moll/account.yaml": "name: Moll\n"})
    past = stock_at(workspace.path, "start", today=TODAY)
    assert isinstance(past, Past)
    assert past.stock == then


def test_a_typo_is_introduced(workspace):
    assert introduced(workspace) == []
    workspace.commit({ACCOUNT: ACME.replace("owner:", "ownr:")})
    assert introduced(workspace) == [f"{ACCOUNT}:3 unknown-key"]
    workspace.git("tag", "typo")
    workspace.commit({ACCOUNT: ACME.replace("owner:", "ownr:") + "contry: ES\n"})
    assert introduced(workspace, "typo") == [f"{ACCOUNT}:{BELOW} unknown-key"]
    assert introduced(workspace) == [f"{ACCOUNT}:3 unknown-key", f"{ACCOUNT}:{BELOW} unknown-key"]


def test_what_is_not_committed_counts_too(workspace):
    workspace.lay({ACCOUNT: ACME.replace("owner:", "ownr:")})
    assert introduced(workspace, "HEAD") == [f"{ACCOUNT}:3 unknown-key"]
    workspace.lay({ACCOUNT: ACME, "accounts/moll/account.yaml": "nme: Moll\n"})
    assert "accounts/moll/account.yaml:1 unknown-key" in introduced(workspace, "HEAD")


def test_lines_that_moved_are_not(workspace):
    workspace.commit({ACCOUNT: ACME + "contry: ES\n"})
    workspace.git("tag", "typo")
    workspace.commit({ACCOUNT: "contry: ES\n# More to come.\n" + ACME})
    assert introduced(workspace, "typo") == []


def test_one_more_of_the_same_is(workspace):
    log = "# Log\n\n## Friday, coffee\n\nA word.\n"
    workspace.commit({"accounts/acme/log.md": log})
    workspace.git("tag", "one")
    workspace.commit({"accounts/acme/log.md": f"{log}\n## Friday, coffee\n\nMore.\n"})
    assert introduced(workspace, "one") == ["accounts/acme/log.md:7 unfiled-log-entry"]


def test_what_time_brought_about_is_not(workspace):
    """Since the last commit the review of the tier has come due."""
    late = date(2028, 11, 22)
    workspace.lay({ACCOUNT: ACME.replace("name: Acme", "name: Acme Ltd")})
    stock = take_stock(workspace.path, today=late, clock_day=late)
    assert "tier-review-overdue" in {one.located.name for one in stock.diagnostics}
    assert introduced_since(stock, "start") == ()


def test_nor_on_a_line_the_change_touched(workspace):
    late = date(2028, 11, 22)
    workspace.lay({ACCOUNT: ACME.replace("by: joan, of: tier", "by: marc, of: tier")})
    stock = take_stock(workspace.path, today=late, clock_day=late)
    assert introduced_since(stock, "start") == ()


def test_what_a_whole_file_lacks_is_not_new_when_its_first_line_is(workspace):
    without = ACME.replace("tier: normal\n", "").replace("owner: ana\n", "")
    workspace.commit({ACCOUNT: without})
    assert introduced(workspace) != []
    workspace.git("tag", "without")
    workspace.commit({ACCOUNT: without.replace("name: Acme", "name: Acme Ltd")})
    assert introduced(workspace, "without") == []
    workspace.commit({ACCOUNT: f"# A comment.\n{without}"})
    assert introduced(workspace, "without") == []


def test_a_renamed_account_keeps_its_findings(workspace):
    typo = ACME.replace("owner:", "ownr:")
    workspace.commit({ACCOUNT: typo, "accounts/acme/log.md": "## Friday\n\nA word.\n"})
    workspace.git("tag", "typo")
    (workspace.path / "accounts" / "acme").rename(workspace.path / "accounts" / "acme-sl")
    assert introduced(workspace, "typo") == []
    workspace.commit()
    assert introduced(workspace, "typo") == []
    workspace.lay({"accounts/acme-sl/account.yaml": f"{typo}contry: ES\n"})
    assert introduced(workspace, "typo") == [f"accounts/acme-sl/account.yaml:{BELOW} unknown-key"]


def test_an_account_written_anew_does_not_hide_behind_a_deleted_one(workspace):
    workspace.commit({ACCOUNT: "name: Acme\nownr: ana\ntier: key\nsince: 2020\n"})
    workspace.git("tag", "typo")
    workspace.commit({
        ACCOUNT: None,
        "accounts/moll/account.yaml": "name: Moll\nownr: ana\ntier: low\nsince: 2026\n",
    })  # fmt: skip
    assert "accounts/moll/account.yaml:2 unknown-key" in introduced(workspace, "typo")


def test_a_renamed_file_keeps_its_findings(workspace):
    workspace.commit({ACCOUNT: None, "accounts/acme/account.yml": ACME + "contry: ES\n"})
    workspace.git("tag", "yml")
    workspace.git("mv", "accounts/acme/account.yml", ACCOUNT)
    assert introduced(workspace, "yml") == []


def test_a_link_to_somebody_who_left_is_introduced(workspace):
    team = (workspace.path / "accounts" / "team.yaml").read_text("utf-8")
    workspace.commit({"accounts/team.yaml": team.replace("ana", "anna")})
    assert f"{ACCOUNT}:3 unknown-reference" in introduced(workspace)


def test_a_change_of_the_settings_is_blamed_for_what_it_does(workspace):
    settings = (workspace.path / "kamdocs.yaml").read_text("utf-8")
    workspace.lay({"kamdocs.yaml": settings.replace("weight: 20", "weight: 0")})
    assert [one.partition(" ")[2] for one in introduced(workspace)] == ["criterion-weight"]


def test_a_change_of_line_ends_introduces_nothing(workspace):
    workspace.commit({ACCOUNT: ACME + "contry: ES\n"})
    workspace.git("tag", "typo")
    workspace.lay({ACCOUNT: (ACME + "contry: ES\n").replace("\n", "\r\n")})
    assert introduced(workspace, "typo") == []


def test_since_where_the_branch_began(workspace):
    """What others brought into main meanwhile is theirs."""
    workspace.git("checkout", "--quiet", "-b", "change")
    workspace.commit({"accounts/moll/account.yaml": "name: Moll\ntier: low\nowner: ana\nxx: 1\n"})
    workspace.git("checkout", "--quiet", "main")
    workspace.commit({ACCOUNT: ACME.replace("owner:", "ownr:")})
    workspace.git("checkout", "--quiet", "change")
    assert introduced(workspace, "main...") == ["accounts/moll/account.yaml:4 unknown-key"]


def test_a_workspace_below_the_repository(git_folder):
    shutil.copytree(BASE, git_folder.path / "sales" / "accounts-2026")
    git_folder.commit()
    root = git_folder.path / "sales" / "accounts-2026"
    git_folder.lay({f"sales/accounts-2026/{ACCOUNT}": ACME.replace("owner:", "ownr:")})
    assert introduced(git_folder, "HEAD", root) == [f"{ACCOUNT}:3 unknown-key"]


def test_before_there_was_a_workspace_all_is_introduced(git_folder):
    git_folder.commit({"README.md": "Soon."})
    git_folder.git("tag", "before")
    shutil.copytree(BASE, git_folder.path, dirs_exist_ok=True)
    git_folder.commit({ACCOUNT: ACME.replace("owner:", "ownr:")})
    assert introduced(git_folder, "before") == [f"{ACCOUNT}:3 unknown-key"]


def test_links_and_odd_names_are_as_before(workspace):
    (workspace.path / "accounts" / "acme" / "plan.md").symlink_to("/etc/hostname")
    (workspace.path / "accounts" / "acme" / "log").symlink_to("../nowhere")
    name = b"accounts/acme/caf\xe9.md"
    with (workspace.path / name.decode("utf-8", "surrogateescape")).open("wb") as file:
        file.write(b"# Caf\n")
    assert len(introduced(workspace, "start")) >= 2
    workspace.commit()
    assert introduced(workspace, "HEAD") == []


def test_git_cannot_say(workspace):
    stock = take_stock(workspace.path, today=TODAY, clock_day=TODAY)
    assert introduced_since(stock, "nope") == GitFault("unknown_revision", "nope")
