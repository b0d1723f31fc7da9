"""git is called so that nothing a repository says is run, and within limits."""

import os
import subprocess
from pathlib import Path

import pytest

from kamdocs.history.fault import GitFault
from kamdocs.history.git import git_version, run_git
from kamdocs.history.revision import describe_head
from kamdocs.history.tree import files_at


def kind_of(answer: object) -> str:
    assert isinstance(answer, GitFault), answer
    return answer.kind


def fake_git(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program that calls itself git before the real one."""
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_the_version_of_git(git_folder):
    version = git_version()
    assert version is not None
    assert int(version.split(".")[0]) >= 2


def test_no_git(git_folder, tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert kind_of(run_git(git_folder.path, "status")) == "no_git"
    assert git_version() is None
    assert describe_head(git_folder.path) is None


def test_a_git_in_the_workspace_itself_is_not_called(git_folder, monkeypatch):
    git_folder.lay({"git": "#!/bin/sh\ntouch called\n"})
    (git_folder.path / "git").chmod(0o755)
    monkeypatch.chdir(git_folder.path)
    monkeypatch.setenv("PATH", ".")
    assert kind_of(run_git(git_folder.path, "status")) == "no_git"
    assert not (git_folder.path / "called").exists()


def test_no_repository(tmp_path, git_folder):
    outside = tmp_path / "outside"
    outside.mkdir()
    fault = run_git(outside, "rev-parse", "--show-prefix")
    assert kind_of(fault) == "no_repository"
    assert str(outside) in str(fault.message())


def test_a_folder_of_git_itself_is_no_repository(git_folder, tmp_path):
    """A bare repository inside a workspace could bring its own configuration."""
    git_folder.commit({"a.txt": "a"})
    git_folder.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    assert describe_head(tmp_path / "bare") is None


def test_too_much_is_not_read(git_folder):
    git_folder.commit({"a.txt": "x" * 5000})
    assert kind_of(run_git(git_folder.path, "show", "HEAD:a.txt", largest=4999)) == "too_much"
    assert run_git(git_folder.path, "show", "HEAD:a.txt", largest=5000) == b"x" * 5000


def test_too_long_is_not_waited_for(tmp_path, monkeypatch):
    fake_git(tmp_path / "bin", monkeypatch, "exec sleep 600")
    assert kind_of(run_git(tmp_path, "version", seconds=0.05)) == "too_long"


def test_what_git_complains_of_is_told(git_folder):
    fault = run_git(git_folder.path, "cat-file", "-p", "nothing")
    assert fault == GitFault("failed", "Not a valid object name nothing")


def test_nothing_a_repository_sets_up_is_run(git_folder, tmp_path):
    trace = tmp_path / "was-run"
    command = f"touch {trace};"
    git_folder.commit({
        "accounts/a/account.yaml": "name: A\n",
        ".gitattributes": "*.yaml filter=evil diff=evil\n",
    })  # fmt: skip
    for name, value in {
        "core.fsmonitor": command,
        "core.pager": command,
        "core.sshCommand": command,
        "core.askPass": command,
        "diff.external": command,
        "diff.evil.command": command,
        "diff.evil.textconv": command,
        "filter.evil.clean": command,
        "filter.evil.process": command,
        "filter.evil.required": "true",
        "gpg.program": command,
        "log.showSignature": "true",
        "alias.log": f"!{command}",
        "credential.helper": f"!{command}",
    }.items():
        git_folder.git("config", name, value)
    hooks = git_folder.path / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in (
        "post-index-change",
        "reference-transaction",
        "post-checkout",
        "fsmonitor-watchman",
    ):
        (hooks / hook).write_text(f"#!/bin/sh\n{command}\n", "utf-8")
        (hooks / hook).chmod(0o755)
    file = git_folder.path / "accounts" / "a" / "account.yaml"
    file.write_text("name: B\n", "utf-8")
    head = describe_head(git_folder.path)
    assert head is not None
    assert head.is_dirty
    snapshot = files_at(git_folder.path, head.commit)
    assert not isinstance(snapshot, GitFault)
    assert snapshot.read(["accounts/a/account.yaml"]) == {"accounts/a/account.yaml": b"name: A\n"}
    assert not trace.exists()
    subprocess.run(["git", "status"], cwd=git_folder.path, capture_output=True, check=False)
    assert trace.exists(), "git by itself would have run it"


def test_nothing_is_written(git_folder):
    git_folder.commit({"accounts/a/account.yaml": "name: A\n"})
    os.utime(git_folder.path / "accounts" / "a" / "account.yaml", (1, 1))
    index = git_folder.path / ".git" / "index"
    before = index.read_bytes()
    assert describe_head(git_folder.path) is not None
    assert index.read_bytes() == before


def test_what_the_caller_was_told_about_another_repository_is_forgotten(
    git_folder, tmp_path, monkeypatch
):
    """A hook of git runs with variables that name its own repository."""
    commit = git_folder.commit({"a.txt": "a"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    head = describe_head(git_folder.path)
    assert head is not None
    assert head.commit == commit


def test_a_repository_of_somebody_else_is_told(git_folder, tmp_path, monkeypatch):
    if os.geteuid() != 0:
        pytest.skip("only the superuser can give a folder away")
    git_folder.commit({"a.txt": "a"})
    os.chown(git_folder.path, 65534, 65534)
    os.chown(git_folder.path / ".git", 65534, 65534)
    fault = run_git(git_folder.path, "rev-parse", "HEAD")
    assert fault == GitFault("not_trusted", str(git_folder.path))
    assert str(fault.help()).endswith(f"safe.directory {git_folder.path}")
    config = tmp_path / "gitconfig"
    config.write_text(f"[safe]\ndirectory = {git_folder.path}\n", "utf-8")
    assert not isinstance(run_git(git_folder.path, "rev-parse", "HEAD"), GitFault)


def test_what_the_machine_trusts_is_trusted(tmp_path, monkeypatch):
    fake_git(
        tmp_path / "bin",
        monkeypatch,
        f"""case "$*" in
        *'safe.directory={tmp_path}'*) echo trusted;;
        *--system*) test -z "$GIT_CONFIG_NOSYSTEM" && printf '{tmp_path}\\0';;
        *) echo "fatal: detected dubious ownership in repository at '{tmp_path}'" >&2; exit 128;;
        esac""",
    )
    assert run_git(tmp_path, "rev-parse", "HEAD") == b"trusted\n"
