"""`kamdocs init`: a workspace that passes its own check."""

import pytest

from kamdocs.cli.session import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_passes_its_own_check(run, tmp_path, language):
    done = run("init", tmp_path / "new", "--language", language)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "next: kamdocs check, then kamdocs build" in done.stderr
    checked = run("-C", tmp_path / "new", "check", "--strict")
    assert checked.exit_code == 0, checked.stdout


def test_the_language_is_that_of_the_reader_when_not_named(run, tmp_path):
    run("init", tmp_path / "one", "--lang", "ca")
    run("init", tmp_path / "two", "--language", "ca")
    run("init", tmp_path / "three", KAMDOCS_LANG="ca")
    one, two, three = (
        (tmp_path / name / "kamdocs.yaml").read_text("utf-8") for name in ("one", "two", "three")
    )
    assert one == two == three
    assert "languages: [ca" in one


def test_the_demonstration(run, tmp_path):
    assert run("init", "--demo", tmp_path / "demo").exit_code == 0
    assert run("-C", tmp_path / "demo", "check").exit_code == 0
    assert (tmp_path / "demo" / ".gitignore").is_file()


def test_here_when_no_folder_is_named(start, tmp_path):
    assert start("init", cwd=tmp_path).returncode == 0
    assert (tmp_path / "kamdocs.yaml").is_file()


def test_it_is_quiet_when_asked(run, tmp_path):
    done = run("-q", "init", tmp_path / "new")
    assert (done.exit_code, done.output) == (0, "")


def test_a_workspace_is_never_overwritten(run, workspace):
    before = (workspace / "kamdocs.yaml").read_bytes()
    done = run("init", workspace)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is a workspace already" in done.stderr
    assert (workspace / "kamdocs.yaml").read_bytes() == before


def test_files_that_were_there_are_kept_and_named(run, tmp_path):
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")
    done = run("-C", tmp_path, "init")
    assert done.exit_code == 0
    assert "kept .gitignore" in done.stderr
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"


def test_a_folder_that_cannot_be_written(run, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    done = run("init", tmp_path / "file" / "new")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
