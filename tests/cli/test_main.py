"""The program before any command: its names, its options, what it loads, where it speaks."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kamdocs import __version__
from kamdocs.cli.main import main
from kamdocs.registry import list_modules

HEAVY = ("babel", "jinja2", "markdown_it", "pydantic", "rapidfuzz", "weasyprint", "yaml")
COMMANDS = sorted(main.list_commands(None))


def loaded_by(*arguments: str) -> set[str]:
    """Which heavy libraries a call of the program imports."""
    script = (
        "import sys\n"
        "from kamdocs.cli.main import main\n"
        "try: main(sys.argv[1:], prog_name='kamdocs')\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        f"print(*[name for name in {HEAVY} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def on_terminal(*arguments: str | Path, **environment: str) -> str:
    """What the program writes to a terminal on standard output."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kamdocs", *map(str, arguments)],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
    )
    os.close(theirs)
    text = b""
    try:
        while part := os.read(ours, 4096):
            text += part
    except OSError:  # the terminal is gone: Linux says so this way
        pass
    process.wait()
    os.close(ours)
    return text.decode("utf-8")


def test_commands_are_the_modules_of_their_folder(run):
    assert len(COMMANDS) > 5
    assert len(COMMANDS) == len(list_modules("kamdocs.cli.commands"))
    assert {"check", "import", "init", "doctor"} <= set(COMMANDS)
    help_ = run("--help").stdout
    assert all(f"\n  {name} " in help_ for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run, command):
    for option in ("--help", "-h"):
        done = run(command, option)
        assert done.exit_code == 0
        assert done.stdout.startswith(f"Usage: kamdocs {command} ")
        assert done.stderr == ""


def test_help_loads_nothing_heavy():
    assert loaded_by("--help") == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_nor_does_the_help_of_a_command(command):
    assert loaded_by(command, "--help") == set()


def test_the_test_sees_what_is_loaded(workspace):
    assert {"pydantic", "yaml"} <= loaded_by("-C", str(workspace), "-q", "check")


def test_checking_loads_no_templates_and_no_pdf_engine(workspace):
    loaded = loaded_by("-C", str(workspace), "--today", "2026-11-22", "check")
    assert loaded.isdisjoint({"jinja2", "weasyprint"})


def test_the_version(run):
    assert run("--version").stdout == f"kamdocs, version {__version__}\n"


def test_an_unknown_command_says_what_was_meant(run):
    done = run("chekc")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "No such command 'chekc'. Did you mean check?" in done.stderr
    done = run("zzzzzzzz")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Did you mean" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["--nope"], ["check", "--nope"], ["check", "--today", "soon"], ["--lang", "fr"]]
)
def test_wrong_usage_ends_with_two(run, arguments):
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


def test_without_a_command_help_is_shown(run):
    assert "Commands:" in run().output


def test_a_folder_is_named_before_or_after_the_command(run, workspace):
    assert run("-C", workspace, "score").stdout == run("score", "-C", workspace).stdout != ""


def test_the_later_folder_counts(run, workspace, tmp_path):
    assert run("-C", tmp_path, "check", "-C", workspace, "--today", "2026-11-22").exit_code == 0


def test_the_workspace_is_found_from_below(start, workspace):
    folder = workspace / "accounts" / "acme"
    assert start("check", "--today", "2026-11-22", cwd=folder).returncode == 0


def test_no_workspace(run, tmp_path):
    done = run("-C", tmp_path, "check")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"no kamdocs.yaml in {tmp_path} or above it" in done.stderr
    assert "kamdocs init" in done.stderr
    done = run("-C", tmp_path / "nowhere", "check")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "is no folder" in done.stderr


LATE = "2030-01-01"


@pytest.mark.parametrize(
    ("before", "after", "variable", "is_late"),
    [
        ([], [], "2026-11-22", False),
        ([], [], LATE, True),
        (["--today", LATE], [], "2026-11-22", True),
        ([], ["--today", LATE], "2026-11-22", True),
        (["--today", "2026-11-22"], ["--today", LATE], "", True),
        (["--today", LATE], ["--today", "2026-11-22"], "", False),
        (["--today", "2026-11-22"], [], LATE, False),
    ],
)
def test_the_day_asked_for(run, workspace, before, after, variable, is_late):
    """An option beats the environment, the nearer option the other."""
    done = run(*before, "check", *after, "-C", workspace, KAMDOCS_TODAY=variable)
    assert ("tier-review-overdue" in done.stdout) is is_late


def test_the_day_of_the_settings_gives_way(run, workspace):
    settings = workspace / "kamdocs.yaml"
    settings.write_text(f"today: {LATE}\n{settings.read_text('utf-8')}", "utf-8")
    assert "tier-review-overdue" in run("-C", workspace, "check").stdout
    assert "overdue" not in run("-C", workspace, "check", "--today", "2026-11-22").stdout
    assert "overdue" not in run("-C", workspace, "check", KAMDOCS_TODAY="2026-11-22").stdout


def test_a_wrong_environment_is_told(run, workspace):
    done = run("-C", workspace, "check", KAMDOCS_TODAY="soon")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "KAMDOCS_TODAY is soon" in done.stderr
    done = run("-C", workspace, "check", KAMDOCS_LANG="fr")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "KAMDOCS_LANG is fr" in done.stderr


@pytest.fixture
def typo(workspace: Path) -> Path:
    file = workspace / "accounts" / "acme" / "account.yaml"
    file.write_text(file.read_text("utf-8").replace("owner:", "ownr:"), "utf-8")
    return workspace


def test_the_language_asked_for(run, typo):
    arguments = ("-C", typo, "--today", "2026-11-22")
    spanish = run(*arguments, "--lang", "es", "check").stdout
    assert "error" in spanish
    assert spanish != run(*arguments, "check").stdout
    assert run(*arguments, "check", "--lang", "es").stdout == spanish
    assert run(*arguments, "check", KAMDOCS_LANG="es").stdout == spanish
    assert run(*arguments, "--lang", "es", "check", KAMDOCS_LANG="ca").stdout == spanish
    settings = typo / "kamdocs.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("languages: [en]", "languages: [es, en]"), "utf-8")
    assert run(*arguments, "check").stdout == spanish


def test_no_colours_but_on_a_terminal(run, typo):
    arguments = ("-C", typo, "--today", "2026-11-22", "check")
    assert "\x1b[" not in run(*arguments).stdout
    assert "\x1b[" in on_terminal(*arguments)
    assert "\x1b[" not in on_terminal(*arguments, NO_COLOR="1")
    assert "\x1b[" in on_terminal(*arguments, NO_COLOR="")
    assert "\x1b[" not in on_terminal(*arguments, "--no-color")


def test_colours_that_are_asked_for(start, typo):
    arguments = ("-C", typo, "--today", "2026-11-22", "check")
    assert "\x1b[" in start(*arguments, "--color").stdout
    assert "\x1b[" in start("--color", *arguments).stdout
    assert "\x1b[" in start(*arguments, "--color", NO_COLOR="1").stdout
    assert "\x1b[" in start("explain", "unknown-key", "--color").stdout
    assert "\x1b[" not in start(*arguments, "--color", "--format", "json").stdout


def test_a_reader_that_stops_reading_is_no_fault(typo):
    command = f"{sys.executable} -m kamdocs -C {typo} explain | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_a_terminal_that_knows_no_unicode_is_no_fault(start, typo):
    done = start("-C", typo, "check", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 1
    assert "unknown-key" in done.stdout
