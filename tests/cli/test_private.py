"""`--with-private`: the overlay is opened when it is asked for, and from where it is said to be."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from click.testing import Result

if TYPE_CHECKING:
    from tests.conftest import GitFolder

Run = Callable[..., Result]
TODAY = ("--today", "2026-11-22")
OVERLAY = """purpose: greet
basis: consent
source: lunch
review: 2027-06
people:
  nuria: {birthday: 12-03, hobbies: [marquetry]}
  pau: {birthday: 1988-02-29}
"""

_opened: list[str] = []
_is_watching = False


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _is_watching and event in ("open", "os.scandir", "os.listdir"):
        _opened.append(str(arguments[0]))


sys.addaudithook(_watch)  # there is no way to take it off again


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Every file and folder that was opened."""
    global _is_watching  # noqa: PLW0603
    _opened.clear()
    _is_watching = True
    yield _opened
    _is_watching = False


@pytest.fixture
def private(workspace: Path) -> Path:
    """The workspace with an overlay in its usual place."""
    lay(workspace / "private")
    return workspace


def lay(folder: Path, text: str = OVERLAY) -> Path:
    folder.mkdir(parents=True)
    (folder / "acme.yaml").write_text(text, "utf-8")
    return folder


def birthdays(run: Run, workspace: Path, *options: str | Path, **environment: str) -> list[str]:
    done = run("-C", workspace, *TODAY, "agenda", "--format", "json", "--days", "200", *options, **environment)  # fmt: skip
    assert done.exit_code == 0, done.stderr
    return [item["date"] for item in json.loads(done.stdout) if item["kind"] == "birthday"]


def test_the_agenda_has_birthdays_only_when_they_are_asked_for(run: Run, private: Path) -> None:
    assert birthdays(run, private) == []
    assert birthdays(run, private, "--with-private") == ["2026-12-03", "2027-02-28"]
    done = run("-C", private, *TODAY, "agenda", "--with-private")
    assert "2026-12-03  Acme · Birthday of Núria Soler" in done.stdout
    assert "every year · Ana Ferrer" in done.stdout


@pytest.mark.parametrize(
    "command", [("check",), ("agenda",), ("build", "--no-pdf"), ("score",), ("check", "acme")]
)
def test_without_the_flag_nothing_of_it_is_opened(
    run: Run, private: Path, opened: list[str], command: tuple[str, ...]
) -> None:
    done = run("-C", private, *TODAY, *command, KAMDOCS_OVERLAY=str(private / "private"))
    assert done.exit_code == 0, done.stderr
    assert opened
    assert [name for name in opened if name.startswith(str(private / "private"))] == []


def test_with_the_flag_it_is_opened(run: Run, private: Path, opened: list[str]) -> None:
    run("-C", private, *TODAY, "check", "--with-private")
    assert str(private / "private" / "acme.yaml") in opened


def test_the_nearest_word_says_where_it_is(run: Run, workspace: Path, tmp_path: Path) -> None:
    """Option, then environment, then settings, then the usual place."""

    def day(number: int) -> str:
        return OVERLAY.replace("12-03", f"12-{number:02}")

    first = [
        lay(workspace / "private", day(1)),
        *(lay(tmp_path / f"o{n}", day(n)) for n in (2, 3, 4)),
    ]
    assert birthdays(run, workspace, "--with-private")[0] == "2026-12-01"
    settings = workspace / "kamdocs.yaml"
    settings.write_text(settings.read_text("utf-8") + "overlay: ../o2\n", "utf-8")
    assert birthdays(run, workspace, "--with-private")[0] == "2026-12-02"
    said = {"KAMDOCS_OVERLAY": str(first[2])}
    assert birthdays(run, workspace, "--with-private", **said)[0] == "2026-12-03"
    option = ("--with-private", "--overlay", first[3])
    assert birthdays(run, workspace, *option, **said)[0] == "2026-12-04"
    (first[1] / "acme.yaml").write_text("people: {nuira: {birthday: 12-03}}\n", "utf-8")
    found = run("-C", workspace, *TODAY, "check", "acme", "--with-private")
    assert "../o2/acme.yaml:1:10: error: unknown-reference" in found.stdout


def test_an_overlay_that_is_not_there_ends_the_program(run: Run, workspace: Path) -> None:
    for command in ("check", "agenda", "build"):
        done = run("-C", workspace, command, "--with-private")
        assert done.exit_code == 2
        assert f"there is no personal overlay at {workspace / 'private'}" in done.stderr
        assert "KAMDOCS_OVERLAY" in done.stderr
    assert not (workspace / "site").exists()
    done = run("-C", workspace, "check", "--overlay", workspace)
    assert (done.exit_code, "add --with-private" in done.stderr) == (2, True)


def test_the_overlay_is_checked_with_its_account(run: Run, private: Path) -> None:
    (private / "private" / "acme.yaml").write_text("people: {nuria: {birthday: 12-03}}\n", "utf-8")
    (private / "private" / "acmee.yml").write_text("people: {}\n", "utf-8")
    (private / "private" / "sub").mkdir()
    (private / "private" / "sub" / "x.yaml").touch()
    assert run("-C", private, *TODAY, "check").exit_code == 0
    done = run("-C", private, *TODAY, "check", "--with-private", "--format", "json")
    assert done.exit_code == 1
    found = [(one["name"], one["file"], one["help"]) for one in json.loads(done.stdout)]
    assert [(name, file) for name, file, _ in found] == [
        ("personal-data", "private/acme.yaml"),
        ("unknown-reference", "private/acmee.yml"),
        ("unknown-file", "private/sub/x.yaml"),
    ]
    assert found[1][2] == "did you mean acme.yml?"
    only = run("-C", private, *TODAY, "check", "acme", "--with-private", "--format", "json")
    assert [one["file"] for one in json.loads(only.stdout)] == ["private/acme.yaml"]


def test_a_link_out_of_the_overlay_is_not_followed(run: Run, private: Path, tmp_path: Path) -> None:
    (tmp_path / "else.yaml").write_text("people: {}\n", "utf-8")
    (private / "private" / "acme.yaml").unlink()
    (private / "private" / "acme.yaml").symlink_to(tmp_path / "else.yaml")
    told = run("-C", private, *TODAY, "check", "--with-private").stdout
    assert "this link leads out of the overlay" in told
    assert "put the file itself into the overlay" in told


def test_an_overlay_that_git_publishes_is_told_with_or_without_the_flag(
    run: Run, private: Path, git_folder: "GitFolder"
) -> None:
    root = private.rename(git_folder.path / "ws")
    assert run("-C", root, *TODAY, "check").exit_code == 0
    git_folder.git("add", "--all")
    for flag in ((), ("--with-private",)):
        done = run("-C", root, *TODAY, "check", *flag)
        assert done.exit_code == 1
        assert "private/acme.yaml:1:1: error: personal-data [PRV01]" in done.stdout
        assert "git keeps one file of the personal overlay with the workspace" in done.stdout
        assert "marquetry" not in done.stdout
    git_folder.git("rm", "-r", "--cached", "--quiet", "ws/private")
    assert run("-C", root, *TODAY, "check").exit_code == 0


def test_what_the_overlay_lacks_was_introduced_by_no_commit(
    run: Run, private: Path, git_folder: "GitFolder"
) -> None:
    root = private.rename(git_folder.path / "ws")
    git_folder.lay({".gitignore": "/ws/private/\n"})
    git_folder.commit()
    (root / "private" / "acme.yaml").write_text("people: {nuria: {birthday: 12-03}}\n", "utf-8")
    done = run("-C", root, *TODAY, "check", "--with-private", "--since", "HEAD")
    assert (done.exit_code, "PRV01" in done.stdout) == (0, False)
    account = root / "accounts" / "acme" / "account.yaml"
    account.write_text(account.read_text("utf-8") + "  x: {name: X, phone: 1, dob: 1971-05-03}\n", "utf-8")  # fmt: skip
    done = run("-C", root, *TODAY, "check", "--with-private", "--since", "HEAD", "--format", "json")
    [new] = json.loads(done.stdout)
    assert (new["code"], new["file"]) == ("PRV01", "accounts/acme/account.yaml")


def test_a_change_that_publishes_the_overlay_is_to_blame(
    run: Run, private: Path, git_folder: "GitFolder"
) -> None:
    root = private.rename(git_folder.path / "ws")
    folder = (root / "private").rename(root / "elsewhere")
    git_folder.commit()
    folder.rename(root / "private")
    published = git_folder.commit()
    done = run("-C", root, *TODAY, "check", "--since", "HEAD~1")
    assert (done.exit_code, "PRV01" in done.stdout) == (1, True)
    done = run("-C", root, *TODAY, "check", "--since", published)
    assert (done.exit_code, "PRV01" in done.stdout) == (0, False)


def test_a_new_id_is_not_written_into_what_was_not_asked_for(run: Run, private: Path) -> None:
    done = run("-C", private, *TODAY, "rename", "contact", "acme/nuria", "nuria-soler")
    assert done.exit_code == 0, done.stderr
    assert f"{private / 'private'} was not opened: where it says nuria, rename" in done.stderr
    assert (private / "private" / "acme.yaml").read_text("utf-8") == OVERLAY
    told = run("-C", private, *TODAY, "check", "--with-private").stdout
    assert "did you mean nuria-soler?" in told


def test_a_site_with_it_is_for_oneself_and_the_next_one_is_clean(run: Run, private: Path) -> None:
    done = run("-C", private, *TODAY, "build", "--with-private", "--no-pdf")
    assert "This site holds personal data: keep it to yourself." in done.stderr
    site = private / "site"
    assert json.loads((site / "build.json").read_text("utf-8"))["private"] is True
    assert "marquetry" in (site / "accounts/acme/index.html").read_text("utf-8")
    assert not (private / ".kamdocs" / "results").exists()
    calendar = icalendar.Calendar.from_ical((site / "calendars/all.ics").read_bytes())
    assert calendar.errors == []
    rules = {str(event["SUMMARY"]): (event.start, sorted(event["RRULE"].items())) for event in calendar.events if "RRULE" in event}  # fmt: skip
    assert {name: (day.isoformat(), rule) for name, (day, rule) in rules.items()} == {
        "Acme: Birthday of Núria Soler": ("2000-12-03", [("FREQ", ["YEARLY"])]),
        "Acme: Birthday of Pau Serra": (
            "1988-02-29",
            [("BYMONTH", [2]), ("BYMONTHDAY", [-1]), ("FREQ", ["YEARLY"])],
        ),
    }
    run("-C", private, *TODAY, "build", "--no-pdf")
    for path in [*site.rglob("*"), *(private / ".site.twin").rglob("*")]:
        if path.is_file():
            data = path.read_bytes()
            assert b"marquetry" not in data, path
            assert b"RRULE" not in data, path
    assert "private" not in json.loads((site / "build.json").read_text("utf-8"))


def test_a_brief_knows_what_is_personal_only_when_asked(run: Run, private: Path) -> None:
    plan = "---\nsteps: [{text: Choose six shops, theirs: [nuria], due: 2027-01-15}]\n---\n"
    (private / "accounts" / "acme" / "plan.md").write_text(plan, "utf-8")
    meeting = ("-C", private, *TODAY, "brief", "meeting", "acme")
    assert "marquetry" not in run(*meeting).stdout
    assert "marquetry" in run(*meeting, "--with-private").stdout
    theirs = run("-C", private, *TODAY, "brief", "qbr", "acme", "--customer", "--with-private")
    assert "Choose six shops" in theirs.stdout
    assert "marquetry" not in theirs.stdout
