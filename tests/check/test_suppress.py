"""Ignore comments in; what they silence, and what is wrong with them, out."""

from collections.abc import Mapping
from datetime import date

import pytest

from kamdocs.check.explanation import Explanation, all_explanations
from kamdocs.check.suppress import Held, Settled, hold, settle
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.place import Extent
from kamdocs.read.document import read_document
from kamdocs.values.sentence import sentence

FILE = "accounts/acme/account.yaml"
TODAY = date(2026, 11, 22)
ALL = frozenset(all_explanations())


def comments(text: str, file: str = FILE) -> tuple[Held, ...]:
    document = read_document(file, text.encode())
    assert document.findings == ()
    return hold({file: document.suppressions}, {file: document.source_map}, "acme")


def found(name: str, line: int, file: str = FILE) -> Located:
    extent = Extent(line, 1, line, 5)
    return Located(name, "acme", file, extent, "text", sentence("wrong"))


def settled(text: str, *located: Located, judged: frozenset[str] = ALL) -> Settled:
    return settle(located, comments(text), judged, TODAY)


def kept(text: str, *located: Located, judged: frozenset[str] = ALL) -> list[tuple[str, int]]:
    return [(one.name, one.extent.line) for one in settled(text, *located, judged=judged).kept]


def test_a_comment_silences_its_line_by_name_and_by_code() -> None:
    text = (
        "owner: anna  # kamdocs: ignore[unknown-reference]: she starts in May\n"
        "tier: kee  # kamdocs: ignore[SCH04]: a word of theirs\n"
    )
    both = (found("unknown-reference", 1), found("unknown-word", 2))
    assert kept(text, *both) == []
    assert [one.located.name for one in settled(text, *both).silenced] == [
        "unknown-reference",
        "unknown-word",
    ]
    assert settled(text, *both).silenced[0].by.suppression.reason == "she starts in May"


def test_other_lines_files_and_names_are_told() -> None:
    text = "owner: anna  # kamdocs: ignore[unknown-reference]: she starts in May\nname: Acme\n"
    mine = found("unknown-reference", 1)
    others = (
        found("unknown-reference", 2),
        found("unknown-word", 1),
        found("unknown-reference", 1, "accounts/acme/contacts.yaml"),
    )
    assert settled(text, mine, *others).kept == others


def test_a_comment_on_a_line_of_its_own_is_for_the_next() -> None:
    text = "# kamdocs: ignore[unknown-reference]: she starts in May\n\n# more\nowner: anna\n"
    assert kept(text, found("unknown-reference", 4)) == []


def test_one_comment_silences_all_on_its_line() -> None:
    text = "owner: anna  # kamdocs: ignore[unknown-reference, bad-id]: she starts in May\n"
    three = (found("unknown-reference", 1), found("unknown-reference", 1), found("bad-id", 1))
    assert kept(text, *three) == []


@pytest.mark.parametrize(
    ("until", "told"),
    [
        ("2026-11-22", []),
        ("2026-11", []),
        ("2026-11-21", [("unknown-reference", 1), ("expired-suppression", 1)]),
    ],
)
def test_a_comment_holds_until_its_day_that_day_included(
    until: str, told: list[tuple[str, int]]
) -> None:
    text = f"owner: anna  # kamdocs: ignore[unknown-reference] until {until}: she starts in May\n"
    assert kept(text, found("unknown-reference", 1)) == told


def test_an_expired_comment_is_not_called_unused_too() -> None:
    text = "owner: ana  # kamdocs: ignore[unknown-reference] until 2026-01-01: she starts in May\n"
    assert kept(text) == [("expired-suppression", 1)]


def test_an_unused_name_is_told_where_the_comment_stands() -> None:
    text = "name: Acme\nowner: anna  # kamdocs: ignore[LNK01, bad-id]: she starts in May\n"
    (one,) = settled(text, found("unknown-reference", 2)).kept
    assert (one.name, one.account, one.file) == ("unused-suppression", "acme", FILE)
    assert str(one.message) == "there is no bad-id here to ignore"
    assert one.extent == Extent(2, 16, 2, 65)
    assert one.excerpt[one.extent.column - 1 :].startswith("kamdocs: ignore")


def test_a_name_that_was_not_judged_is_not_called_unused() -> None:
    text = "tier: key  # kamdocs: ignore[too-many-key-accounts]: until the review\n"
    assert kept(text, judged=ALL - {"too-many-key-accounts"}) == []
    assert kept(text) == [("unused-suppression", 1)]


def test_an_unknown_name_is_told_with_the_one_that_was_meant() -> None:
    text = "owner: anna  # kamdocs: ignore[unknown-refrence]: she starts in May\n"
    _, one = settled(text, found("unknown-reference", 1)).kept
    assert one.name == "unknown-finding"
    assert str(one.help) == "did you mean unknown-reference?"


@pytest.fixture
def private_page(monkeypatch: pytest.MonkeyPatch) -> None:
    page = all_explanations()["bad-date"]
    values = {name: getattr(page, name) for name in page.__slots__}
    pages: Mapping[str, Explanation] = {
        **all_explanations(),
        "bad-date": Explanation(**{**values, "is_private": True}),
    }
    monkeypatch.setattr("kamdocs.check.explanation.all_explanations", lambda: pages)


@pytest.mark.usefixtures("private_page")
def test_what_protects_private_data_is_told_all_the_same() -> None:
    text = "on: 2026-13-01  # kamdocs: ignore[bad-date]: who cares\n"
    assert kept(text, found("bad-date", 1)) == [("bad-date", 1), ("protected-finding", 1)]


def test_two_comments_for_one_finding_are_one_too_many() -> None:
    text = (
        "# kamdocs: ignore[unknown-reference]: she starts in May\n"
        "owner: anna  # kamdocs: ignore[unknown-reference]: she starts in May\n"
    )
    assert kept(text, found("unknown-reference", 2)) == [("unused-suppression", 2)]


def test_in_markdown_comments_are_hidden_from_readers() -> None:
    text = "---\ntitle: x\n---\n<!-- kamdocs: ignore[raw-html]: theirs -->\n<b>text</b>\n"
    held = comments(text, "accounts/acme/plan.md")
    told = settle([found("raw-html", 5, "accounts/acme/plan.md")], held, ALL, TODAY)
    assert told.kept == ()


def test_a_comment_on_the_first_line_is_also_for_the_file_as_a_whole() -> None:
    text = "# kamdocs: ignore[unknown-file]: read by another program\nname: Acme\n"
    assert kept(text, found("unknown-file", 1)) == []
