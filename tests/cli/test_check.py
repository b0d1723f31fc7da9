"""`kamdocs check` as a person and as a machine call it."""

import json
import shutil
from pathlib import Path

import pytest

from kamdocs.report.format import formats

TODAY = ("--today", "2026-11-22")
ACCOUNT = "accounts/acme/account.yaml"


def spoil(workspace: Path, text: str = "ownr:", account: str = "acme") -> None:
    file = workspace / "accounts" / account / "account.yaml"
    file.write_text(file.read_text("utf-8").replace("owner:", text), "utf-8")


def names(text: str) -> list[str]:
    return [one["name"] for one in json.loads(text)]


def test_nothing_to_find(start, workspace):
    done = start("check", *TODAY, cwd=workspace)
    assert (done.returncode, done.stdout, done.stderr) == (0, "No findings.\n", "")


def test_an_error_fails(start, workspace):
    spoil(workspace)
    done = start("check", *TODAY, cwd=workspace)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{ACCOUNT}:3:1: error: unknown-key [SCH01]\n    3 | ownr: ana\n")
    assert "did you mean owner?" in done.stdout
    assert done.stderr == ""


def test_a_warning_fails_only_when_asked(run, workspace):
    settings = workspace / "kamdocs.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(f"{text}severities: {{unknown-key: warning}}\n", "utf-8")
    account = workspace / ACCOUNT
    account.write_text(f"{account.read_text('utf-8')}contry: ES\n", "utf-8")
    done = run("-C", workspace, "check", *TODAY)
    assert done.exit_code == 0
    assert "warning: unknown-key" in done.stdout
    assert run("-C", workspace, "check", *TODAY, "--strict").exit_code == 1


@pytest.mark.parametrize("form", formats())
def test_every_format_goes_to_standard_output(start, workspace, form):
    spoil(workspace)
    done = start("check", *TODAY, "--format", form, cwd=workspace)
    assert done.returncode == 1
    assert "unknown-key" in done.stdout
    assert done.stderr == ""


def test_a_format_nobody_knows(run, workspace):
    done = run("-C", workspace, "check", "--format", "xml")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is no format xml" in done.stderr
    assert "text" in done.stderr


def test_json_is_empty_when_nothing_is_found(run, workspace):
    done = run("-C", workspace, "check", *TODAY, "--format", "json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


@pytest.fixture
def two(workspace: Path) -> Path:
    """Two accounts, each with a typo."""
    spoil(workspace)
    folder = workspace / "accounts" / "moll"
    shutil.copytree(workspace / "accounts" / "acme", folder)
    (folder / "account.yaml").write_text("name: Moll\ntier: low\nowner: ana\nxx: 1\n", "utf-8")
    return workspace


@pytest.mark.parametrize(
    ("path", "files"),
    [
        ("acme", ["acme"]),
        ("accounts/acme", ["acme"]),
        ("accounts/acme/", ["acme"]),
        ("accounts/acme/account.yaml", ["acme"]),
        ("accounts/moll/../acme", ["acme"]),
        ("accounts", ["acme", "moll"]),
        (".", ["acme", "moll"]),
        ("kamdocs.yaml", []),
    ],
)
def test_only_some_of_it(start, two, path, files):
    done = start("check", *TODAY, "--format", "json", path, cwd=two)
    places = {one["file"] for one in json.loads(done.stdout)} - {"kamdocs.yaml"}
    assert sorted({place.split("/")[1] for place in places}) == files
    assert done.returncode == int(bool(files))


def test_paths_are_seen_from_the_folder_that_is_named(run, start, two, tmp_path):
    """As with make and git: with -C nothing depends on where one stands."""
    there = start("check", *TODAY, "accounts/moll", cwd=two).stdout
    here = start("-C", "ws", "check", *TODAY, "accounts/moll", cwd=tmp_path).stdout
    assert here == there.replace("accounts/moll", "ws/accounts/moll")
    assert start("check", *TODAY, "account.yaml", cwd=two / "accounts" / "moll").returncode == 1


def test_printed_paths_lead_from_where_the_reader_stands(start, two):
    done = start("check", *TODAY, ".", cwd=two / "accounts" / "moll")
    assert "../../accounts/moll/account.yaml:4:1: error: unknown-key" in done.stdout.splitlines()[0]


def test_a_path_that_is_not_there_is_guessed(run, workspace):
    account = next(path.name for path in (workspace / "accounts").iterdir() if path.is_dir())
    for written, meant in (
        (account.upper(), account),
        (f"accounts/{account}/acount.yaml", f"accounts/{account}/account.yaml"),
    ):
        done = run("check", "-C", workspace, written)
        assert (done.exit_code, f"did you mean {meant}?" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("path", "told"), [("nowhere", "there is no nowhere"), ("..", "lies outside the workspace")]
)
def test_a_path_that_is_not_there(start, workspace, path, told):
    done = start("check", path, cwd=workspace)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_since(git_folder, run, workspace):
    shutil.copytree(workspace, git_folder.path, dirs_exist_ok=True)
    spoil(git_folder.path)
    git_folder.commit()
    arguments = ("-C", git_folder.path, "check", *TODAY)
    assert run(*arguments).exit_code == 1
    done = run(*arguments, "--since", "HEAD")
    assert (done.exit_code, done.stdout) == (0, "No findings.\n")
    git_folder.lay({"accounts/moll/account.yaml": "name: Moll\ntier: low\nowner: ana\nxx: 1\n"})
    done = run(*arguments, "--since", "main...", "--format", "json")
    assert (done.exit_code, names(done.stdout)) == (1, ["unknown-key"])
    assert run(*arguments, "--since", "HEAD", "acme").exit_code == 0


def test_since_what_git_does_not_know(git_folder, run, workspace):
    shutil.copytree(workspace, git_folder.path, dirs_exist_ok=True)
    arguments = ("-C", git_folder.path, "check", *TODAY)
    done = run(*arguments, "--since", "HEAD")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "kamdocs: the git repository has no commits yet\n"
    git_folder.commit()
    for revision in ("nope", "--exec=x", ""):
        done = run(*arguments, f"--since={revision}")
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"git knows no revision {revision}" in done.stderr


def test_since_without_a_repository_or_git(run, workspace, monkeypatch):
    done = run("-C", workspace, "check", "--since", "HEAD")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{workspace} is in no git repository" in done.stderr
    monkeypatch.setenv("PATH", str(workspace))
    done = run("-C", workspace, "check", "--since", "HEAD")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "git is not installed" in done.stderr


def test_since_in_a_shallow_clone(git_folder, run, workspace, tmp_path):
    shutil.copytree(workspace, git_folder.path, dirs_exist_ok=True)
    git_folder.commit()
    git_folder.commit({"accounts/notes.txt": "more"})
    url = f"file://{git_folder.path}"
    git_folder.git("clone", "--quiet", "--depth=1", url, str(tmp_path / "shallow"))
    done = run("-C", tmp_path / "shallow", "check", "--since", "HEAD~1")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "this clone is shallow" in done.stderr
