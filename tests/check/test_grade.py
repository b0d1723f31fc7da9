"""Located findings in; severities, order, exit codes and what a change introduced out."""

import pytest

from kamdocs.check.explanation import all_explanations
from kamdocs.check.grade import exit_code, grade, introduced, judge_severities
from kamdocs.diagnostics.diagnostic import Diagnostic, Located
from kamdocs.diagnostics.place import Extent
from kamdocs.values.sentence import sentence


def found(
    name: str,
    line: int = 1,
    column: int = 1,
    file: str = "a.yaml",
    *,
    excerpt: str = "text",
    escalated: bool = False,
) -> Located:
    extent = Extent(line, column, line, column + 1)
    message = sentence("wrong since {days} days", days=line)
    return Located(name, "acme", file, extent, excerpt, message, None, escalated)


def severities(located: Located, **settings: str) -> list[str]:
    named = {name.replace("_", "-"): severity for name, severity in settings.items()}
    return [one.severity for one in grade([located], named)]


def test_code_and_severity_come_from_the_page() -> None:
    (one,) = grade([found("unknown-key")], {})
    assert (one.code, one.severity) == ("SCH01", "error")


def test_the_settings_change_a_severity_by_name_or_code() -> None:
    assert severities(found("unknown-key"), unknown_key="info") == ["info"]
    assert severities(found("unknown-key"), SCH01="warning") == ["warning"]
    assert severities(found("unknown-key"), SCH01="off") == []
    assert severities(found("unknown-key"), SCH02="off") == ["error"]
    assert severities(found("unknown-key"), unknown_key="info", SCH01="off") == []


def test_an_escalated_finding_is_as_grave_as_its_page_says() -> None:
    page = next(page for page in all_explanations().values() if page.escalated)
    assert severities(found(page.name)) == [page.severity]
    assert severities(found(page.name, escalated=True)) == [page.escalated]


def test_a_protected_finding_cannot_be_lowered() -> None:
    assert severities(found("protected-finding"), protected_finding="off") == ["error"]
    assert severities(found("protected-finding"), SUP13="warning") == ["error"]


def test_wrong_severities_are_found_in_the_settings() -> None:
    settings = {"unknown-kee": "info", "SUP13": "off", "SCH01": "off", "xyz": "error"}
    told = judge_severities(settings, "kamdocs.yaml")
    assert [(one.name, one.place.path, one.place.on, one.place.file) for one in told] == [
        ("unknown-finding", ("severities", "unknown-kee"), "key", "kamdocs.yaml"),
        ("protected-finding", ("severities", "SUP13"), "value", "kamdocs.yaml"),
        ("unknown-finding", ("severities", "xyz"), "key", "kamdocs.yaml"),
    ]
    assert str(told[0].help) == "did you mean unknown-key?"
    assert judge_severities({"SUP13": "error"}, "kamdocs.yaml") == ()


def test_diagnostics_are_in_the_order_of_the_files() -> None:
    mixed = [
        found("unknown-key", 2, 1, "b.yaml"),
        found("unknown-key", 10, 1),
        found("unknown-key", 2, 5),
        found("bad-date", 2, 5),
        found("unknown-key", 2, 1),
    ]
    told = [(one.located.file, one.located.extent.line, one.code) for one in grade(mixed, {})]
    assert told == [
        ("a.yaml", 2, "SCH01"),
        ("a.yaml", 2, "SCH01"),
        ("a.yaml", 2, "SCH06"),
        ("a.yaml", 10, "SCH01"),
        ("b.yaml", 2, "SCH01"),
    ]


def test_a_finding_without_a_page_is_a_fault_of_ours() -> None:
    with pytest.raises(LookupError, match="never-heard-of has no page"):
        grade([found("never-heard-of")], {})


@pytest.mark.parametrize(
    ("given", "lax", "strict"),
    [([], 0, 0), (["info"], 0, 0), (["info", "warning"], 0, 1), (["warning", "error"], 1, 1)],
)
def test_errors_fail_and_warnings_only_when_strict(given: list[str], lax: int, strict: int) -> None:
    told = [one for word in given for one in grade([found("unknown-key")], {"SCH01": word})]
    assert exit_code(told) == lax
    assert exit_code(told, strict=True) == strict


def graded(*located: Located) -> tuple[Diagnostic, ...]:
    return grade(located, {})


def test_a_line_that_moved_introduces_nothing() -> None:
    before = graded(found("unknown-key", 3, excerpt="ownr: ana"))
    after = graded(found("unknown-key", 8, 3, excerpt="  ownr:  ana"))
    assert introduced(before, after) == ()


def test_another_name_file_or_text_is_new() -> None:
    before = graded(found("unknown-key", 3, excerpt="ownr: ana"))
    after = graded(
        found("unknown-key", 3, excerpt="ownr: anna"),
        found("bad-id", 3, excerpt="ownr: ana"),
        found("unknown-key", 3, file="b.yaml", excerpt="ownr: ana"),
    )
    assert introduced(before, after) == after


def test_what_is_about_a_whole_file_is_known_whatever_its_first_line_says() -> None:
    before, after = (
        graded(found("owner-missing", excerpt=text)) for text in ("name: A", "name: B")
    )
    assert introduced(before, after) == ()


def test_of_like_ones_as_many_are_new_as_there_are_more() -> None:
    one, two, three = (found("missing-value", line, excerpt="- name: x") for line in (1, 2, 3))
    assert introduced(graded(one), graded(one, two, three)) == graded(two, three)
    assert introduced(graded(one, two, three), graded(one)) == ()


def test_what_time_or_others_bring_about_is_never_introduced() -> None:
    late = [page.name for page in all_explanations().values() if page.caused_by == "time"]
    others = [page.name for page in all_explanations().values() if page.caused_by == "others"]
    assert late
    assert others
    assert introduced((), graded(*(found(name) for name in (*late, *others)))) == ()
    assert introduced((), graded(found("unknown-account"))) != ()
