"""Diagnostics in; what people and programs are given of them out."""

import json
from datetime import date

import pytest

from kamdocs.diagnostics.diagnostic import Diagnostic, Located, Severity
from kamdocs.diagnostics.place import Extent
from kamdocs.language.speak import Speaker, speaker_of
from kamdocs.report.format import Look, formats, write_report
from kamdocs.values.sentence import Sentence, sentence, sentence_n

ENGLISH = speaker_of("en")


def diagnostic(
    line: int = 14,
    column: int = 10,
    end: tuple[int, int] | None = None,
    *,
    file: str = "accounts/hungry-owl/plan.md",
    excerpt: str = "    due: 2026-03-01",
    message: Sentence | None = None,
    hint: Sentence | None = None,
    severity: Severity = "warning",
) -> Diagnostic:
    text = message or sentence_n("was due {count} day ago", "was due {count} days ago", 266)
    extent = Extent(line, column, *(end or (line, column + 10)))
    located = Located("milestone-overdue", "hungry-owl", file, extent, excerpt, text, hint)
    return Diagnostic("PLN07", severity, located)


HINT = sentence("close it (status: done) or give it a new date")


def text(*diagnostics: Diagnostic, speaker: Speaker = ENGLISH, look: Look | None = None) -> str:
    return write_report("text", diagnostics, speaker, look)


def test_the_formats_are_found_by_their_folder() -> None:
    assert {"github", "json", "text"} <= set(formats())
    with pytest.raises(LookupError, match="no format prose"):
        write_report("prose", (), ENGLISH)


def test_text_shows_the_line_the_stretch_and_the_hint() -> None:
    assert text(diagnostic(hint=HINT)) == (
        "accounts/hungry-owl/plan.md:14:10: warning: milestone-overdue [PLN07]\n"
        "   14 |     due: 2026-03-01\n"
        "      |          ^^^^^^^^^^ was due 266 days ago\n"
        "   help: close it (status: done) or give it a new date · kamdocs explain milestone-overdue\n"
        "\n"
        "1 warning in 1 file.\n"
    )


def test_text_without_a_hint_still_says_where_more_is() -> None:
    assert "   help: kamdocs explain milestone-overdue\n" in text(diagnostic())


def test_a_stretch_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    shown = text(diagnostic(3, 3, (5, 1), excerpt="  due: [a,  ")).splitlines()
    assert shown[1:3] == ["    3 |   due: [a,", "      |   ^^^^^^^^ was due 266 days ago"]


def test_without_a_line_only_the_message_is_shown() -> None:
    shown = text(diagnostic(1, 1, excerpt="", message=sentence("is no text"))).splitlines()
    assert shown[1] == "   is no text"


def test_a_message_that_does_not_fit_behind_the_carets_has_its_own_line() -> None:
    shown = text(diagnostic(), look=Look(width=40)).splitlines()
    assert shown[1:4] == [
        "   14 |     due: 2026-03-01",
        "      |          ^^^^^^^^^^",
        "      | was due 266 days ago",
    ]


def test_large_line_numbers_keep_their_bar() -> None:
    shown = text(diagnostic(1234567)).splitlines()
    assert shown[1].index("|") == shown[2].index("|")


def test_text_is_grouped_by_file_and_counted() -> None:
    shown = text(
        diagnostic(1, severity="error"),
        diagnostic(2, severity="error"),
        diagnostic(1, file="b.md", severity="info"),
        look=Look(silenced=1),
    )
    groups = shown.split("\n\n")
    assert [group.count("help:") for group in groups] == [2, 1, 0]
    assert groups[-1] == "2 errors and 1 info in 2 files (1 ignored).\n"


def test_nothing_found_is_said() -> None:
    assert text() == "No findings.\n"


def test_the_file_is_named_as_seen_from_the_reader() -> None:
    shown = text(diagnostic(), look=Look(folder="clients/"))
    assert shown.startswith("clients/accounts/hungry-owl/plan.md:14:10: ")


def test_colours_change_nothing_but_colours() -> None:
    import re

    plain, coloured = text(diagnostic()), text(diagnostic(), look=Look(colour=True))
    assert "\x1b[1;33mwarning\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_no_file_can_send_escapes_to_the_terminal() -> None:
    evil = "\x1b]0;gotcha\x07"
    shown = text(
        diagnostic(
            file=f"accounts/{evil}/plan.md",
            excerpt=f"    due: {evil}",
            message=sentence("{given} is wrong", given=evil),
            hint=sentence("not {given}", given=evil),
        )
    )
    assert not any(ord(char) < 32 for char in shown if char != "\n")


def test_json_is_a_list_of_objects() -> None:
    found = json.loads(write_report("json", [diagnostic(hint=HINT), diagnostic()], ENGLISH))
    assert found[0] == {
        "code": "PLN07",
        "name": "milestone-overdue",
        "severity": "warning",
        "file": "accounts/hungry-owl/plan.md",
        "line": 14,
        "column": 10,
        "end_line": 14,
        "end_column": 20,
        "message": "was due 266 days ago",
        "help": "close it (status: done) or give it a new date",
        "account": "hungry-owl",
    }
    assert found[1]["help"] is None
    assert json.loads(write_report("json", [], ENGLISH)) == []


def test_github_commands_are_escaped() -> None:
    one = diagnostic(
        file="accounts/a,b:c%/plan.md",
        message=sentence("100 % of {what}\nis: wrong, here", what="it"),
        severity="info",
    )
    assert write_report("github", [one], ENGLISH, Look(folder="crm/")) == (
        "::notice file=crm/accounts/a%2Cb%3Ac%25/plan.md,line=14,endLine=14,col=10,endColumn=20,"
        "title=milestone-overdue [PLN07]::100 %25 of it%0Ais: wrong, here\n"
    )


def test_github_is_given_columns_only_within_a_line() -> None:
    one = write_report("github", [diagnostic(3, 3, (5, 1))], ENGLISH)
    assert "line=3,endLine=5,title=" in one
    assert "col=" not in one


@pytest.mark.parametrize("name", ["text", "json", "github"])
def test_messages_are_spoken_in_the_language_of_the_reader(name: str) -> None:
    one = diagnostic(message=sentence("since {day}", day=date(2026, 3, 1)))
    assert "1 Mar 2026" in write_report(name, [one], ENGLISH)
    assert "1 mar 2026" in write_report(name, [one], speaker_of("es"))
