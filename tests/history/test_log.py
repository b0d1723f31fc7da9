"""Which commits touched a workspace, on the main line of a real repository."""

from datetime import date

from kamdocs.history.log import list_commits, newest_before, subjects

ACCOUNT = "accounts/acme/account.yaml"


def test_commits_come_newest_first_with_the_files_they_touched(git_folder) -> None:
    first = git_folder.commit({ACCOUNT: "name: Acme\n", "README.md": "x"})
    git_folder.commit({"README.md": "y"})
    last = git_folder.commit({"accounts/ñandú/plan mensual.md": "x", "kamdocs.yaml": "format: 1\n"})
    found = list_commits(git_folder.path, "HEAD")
    assert [(each.id, each.day, each.files) for each in found] == [
        (last, date(2026, 1, 3), ("accounts/ñandú/plan mensual.md", "kamdocs.yaml")),
        (first, date(2026, 1, 1), (ACCOUNT,)),
    ]
    assert found[0].touches("acme")
    assert not list_commits(git_folder.path, "HEAD", after=last)
    assert subjects(git_folder.path, [first, last]) == {first: "Day 1", last: "Day 3"}


def test_the_folder_of_another_account_says_nothing_of_this_one(git_folder) -> None:
    git_folder.commit({"accounts/bolt/account.yaml": "name: Bolt\n"})
    [found] = list_commits(git_folder.path, "HEAD")
    assert found.touches("bolt")
    assert not found.touches("acme")


def test_what_was_merged_counts_on_the_day_of_the_merge(git_folder) -> None:
    git_folder.commit({ACCOUNT: "name: Acme\n"})
    git_folder.git("switch", "--quiet", "--create", "side")
    git_folder.commit({ACCOUNT: "name: Acme Group\n"})
    git_folder.git("switch", "--quiet", "main")
    git_folder.day = 9
    git_folder.git("merge", "--quiet", "--no-ff", "--message", "Merge", "side")
    found = list_commits(git_folder.path, "HEAD")
    assert [(each.day.day, each.files) for each in found] == [(9, (ACCOUNT,)), (1, (ACCOUNT,))]
    assert newest_before(git_folder.path, "HEAD", date(2026, 1, 5)) == found[1].id


def test_a_workspace_below_the_repository_sees_its_own_files(git_folder) -> None:
    git_folder.commit({f"sales/{ACCOUNT}": "name: Acme\n", ACCOUNT: "name: Other\n"})
    [found] = list_commits(git_folder.path / "sales", "HEAD")
    assert found.files == (ACCOUNT,)
    assert newest_before(git_folder.path, "HEAD", date(2025, 12, 31)) is None
