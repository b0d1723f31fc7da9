"""Which commits hold a word: all of them, and no others."""

import pytest

from kamdocs.history.fault import GitFault
from kamdocs.history.holding import Held, commits_holding


def find(text):
    return frozenset(["Maria Soler"]) if "Maria Soler" in text else frozenset()


def held(folder) -> Held:
    answer = commits_holding(folder, find)
    assert isinstance(answer, Held), answer
    return answer


def files_by_commit(folder):
    return {commit.commit: commit.files for commit in held(folder).commits}


def in_checkout(git_folder, commit):
    """What git itself finds in the files of a commit."""
    names = git_folder.git("ls-tree", "-r", "--name-only", commit).split()
    return tuple(
        name for name in names if "Maria Soler" in git_folder.git("show", f"{commit}:{name}")
    )


def test_versions_deleted_renamed_and_on_other_branches(git_folder):
    git_folder.commit({"a.txt": "nothing"})
    git_folder.commit({"b.txt": "Maria Soler"})
    git_folder.commit({"c.txt": "Maria Soler", "b.txt": None})
    git_folder.git("checkout", "--quiet", "-b", "side")
    git_folder.commit({"d.txt": "Maria Soler too"})
    git_folder.git("checkout", "--quiet", "main")
    git_folder.commit({"c.txt": "gone"})
    git_folder.commit({"e.txt": "else"})
    git_folder.git("merge", "--quiet", "--no-edit", "side")
    git_folder.commit({"d.txt": None})
    every = git_folder.git("rev-list", "--all").split()
    expected = {commit: files for commit in every if (files := in_checkout(git_folder, commit))}
    assert files_by_commit(git_folder.path) == expected
    assert len(expected) == 4


def test_days_and_subjects_newest_first(git_folder):
    first = git_folder.commit({"a.txt": "Maria Soler"})
    second = git_folder.commit({"b.txt": "more"})
    newest, oldest = held(git_folder.path).commits
    assert (newest.commit, oldest.commit) == (second, first)
    assert (oldest.day.isoformat(), oldest.subject) == ("2026-01-01", "Day 1")


def test_a_message_a_tag_and_a_stash(git_folder):
    git_folder.commit({"a.txt": "a"})
    git_folder.git("commit", "--quiet", "--allow-empty", "--message", "x\n\nFor Maria Soler")
    git_folder.git("checkout", "--quiet", "--detach")
    tagged = git_folder.commit({"a.txt": "Maria Soler"})
    git_folder.git("tag", "kept")
    git_folder.git("checkout", "--quiet", "main")
    git_folder.lay({"a.txt": "Maria Soler, unfinished"})
    git_folder.git("stash", "--quiet")
    commits = held(git_folder.path).commits
    assert [commit.subject for commit in commits if commit.in_message] == ["x"]
    assert tagged in [commit.commit for commit in commits]
    assert any("WIP on main" in commit.subject for commit in commits)


def test_other_encodings_are_read_and_papers_are_named(git_folder):
    git_folder.commit({
        "w.csv": "naïve;Maria Soler".encode("cp1252"),
        "u.csv": "Maria Soler".encode("utf-16"),
        "o.pdf": b"%PDF\0Maria Soler",
    })  # fmt: skip
    answer = held(git_folder.path)
    assert answer.commits[0].files == ("u.csv", "w.csv")
    assert answer.papers == ("o.pdf",)


def test_what_is_too_large_is_named(git_folder, monkeypatch):
    monkeypatch.setattr("kamdocs.history.holding.LARGEST_FILE", 20)
    git_folder.commit({"a.txt": "Maria Soler", "b.txt": "Maria Soler" * 9})
    answer = held(git_folder.path)
    assert answer.commits[0].files == ("a.txt",)
    assert answer.papers == ("b.txt",)


def test_odd_names_of_files(git_folder):
    name = 'a b\n"ü'
    git_folder.commit({name: "Maria Soler"})
    assert held(git_folder.path).commits[0].files == (name,)


def test_a_workspace_below_the_top_of_its_repository(git_folder):
    git_folder.commit({"ws/a.txt": "x", "b.txt": "Maria Soler"})
    answer = held(git_folder.path / "ws")
    assert answer.top == git_folder.path.resolve()
    assert answer.commits[0].files == ("b.txt",)


def test_a_branch_without_commits_holds_nothing(git_folder):
    assert held(git_folder.path).commits == ()


def test_no_repository(tmp_path, git_folder):
    (tmp_path / "outside").mkdir()
    answer = commits_holding(tmp_path / "outside", find)
    assert isinstance(answer, GitFault)
    assert answer.kind == "no_repository"


def test_a_shallow_clone_says_so(git_folder, tmp_path):
    git_folder.commit({"a.txt": "Maria Soler"})
    git_folder.commit({"b.txt": "b"})
    git_folder.git(
        "clone", "--quiet", "--depth=1", f"file://{git_folder.path}", str(tmp_path / "c")
    )
    answer = held(tmp_path / "c")
    assert answer.is_shallow
    assert answer.remote == "origin"
    assert [commit.files for commit in answer.commits] == [("a.txt",)]


@pytest.mark.parametrize("count", [300])
def test_many_commits(git_folder, count):
    """git is asked a few times, however many commits there are."""
    script = "".join(
        f"commit refs/heads/main\ncommitter A <a@b> {1_700_000_000 + n} +0000\ndata 1\nx\n"
        f"M 100644 inline f{n % 7}.txt\ndata {len(str(n))}\n{n}\n"
        for n in range(count)
    )
    (git_folder.path / "in").write_text(script, "utf-8")
    import subprocess

    with (git_folder.path / "in").open("rb") as given:
        subprocess.run(
            ["git", "fast-import", "--quiet"], cwd=git_folder.path, stdin=given, check=True
        )
    answer = commits_holding(
        git_folder.path, lambda text: frozenset(["42"]) if text == "42" else frozenset()
    )
    assert isinstance(answer, Held)
    assert len(answer.commits) == 7
