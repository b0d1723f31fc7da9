"""An edit changes the characters concerned and leaves every other one as it was."""

import difflib
from typing import Any

import pytest

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import AddItem, Edited, Refused, Remove, SetValue
from kamdocs.edit.document import edit_document

ACCOUNT = """\
# Acme, since 2019
name: Acme   # the short one
tier: "key"
team: [marc, laia]
empty:
story: |  # tale
  One.

  Two.

units:
  # first the shops
  - {id: retail, name: Retail}
  - {id: online, name: Online, parent: retail}  # web
people:
  nuria:
    name: Núria 😀
    roles:
      - champion  # since May
      - buyer
  pau: {name: 'Pau'}
# end
"""


def changed(result: Edited | Refused, before: str = ACCOUNT) -> list[str]:
    """The lines that went (`-`) and came (`+`)."""
    assert isinstance(result, Edited), result
    lines = difflib.ndiff(before.splitlines(keepends=True), result.text.splitlines(keepends=True))
    return [f"{line[0]}{line[2:]}".rstrip("\n") for line in lines if line[0] in "+-"]


SET: list[tuple[Path, Any, list[str]]] = [
    (("name",), "Acme", []),
    (("name",), "Acme Ltd", ["-name: Acme   # the short one", "+name: Acme Ltd   # the short one"]),
    (("tier",), "low", ['-tier: "key"', '+tier: "low"']),
    (("tier",), 'a "b"', ['-tier: "key"', '+tier: "a \\"b\\""']),
    (("team", 1), "x, y", ["-team: [marc, laia]", '+team: [marc, "x, y"]']),
    (("team",), ["marc", "joan"], ["-team: [marc, laia]", "+team: [marc, joan]"]),
    (("team",), ["marc", "laia", "a"], ["-team: [marc, laia]", "+team: [marc, laia, a]"]),
    (("team",), ["laia"], ["-team: [marc, laia]", "+team: [laia]"]),
    (("empty",), "x: y", ["-empty:", '+empty: "x: y"']),
    (("empty",), {"a": "1"}, ["-empty:", "+empty: {a: 1}"]),
    (("empty", "a", "b"), "1", ["+  a: {b: 1}"]),
    (
        ("story",),
        "One.\n\nThree.\n",
        ["-  Two.", "+  Three."],
    ),
    (
        ("units", "online", "name"),
        "Web",
        [
            "-  - {id: online, name: Online, parent: retail}  # web",
            "+  - {id: online, name: Web, parent: retail}  # web",
        ],
    ),
    (
        ("units", 0, "why"),
        "old",
        ["-  - {id: retail, name: Retail}", "+  - {id: retail, name: Retail, why: old}"],
    ),
    (("people", "nuria", "name"), "Nu\u0301ria", ["-    name: Núria 😀", "+    name: Núria"]),
    (("people", "pau", "name"), "it's", ["-  pau: {name: 'Pau'}", "+  pau: {name: 'it''s'}"]),
    (("people", "nuria", "post"), "cio", ["+    post: cio"]),
    (("people", "eva"), {"name": "Eva"}, ["+  eva: {name: Eva}"]),
    (("since",), "2019", ["+since: 2019"]),
    (("note",), "a\nb", ["+note: |-", "+  a", "+  b"]),
    (("ratings", "fit", "rating"), "4", ["+ratings:", "+  fit: {rating: 4}"]),
    (("empty",), None, []),
    (("tier",), None, ['-tier: "key"', "+tier: null"]),
    (("tier",), "null", ['-tier: "key"', '+tier: "null"']),
    (("name",), "", ["-name: Acme   # the short one", '+name: ""   # the short one']),
]


@pytest.mark.parametrize(("path", "value", "lines"), SET)
def test_a_value_is_set(path: Path, value: Any, lines: list[str]) -> None:
    assert changed(edit_document("account.yaml", ACCOUNT, [SetValue(path, value)])) == lines


ADDED: list[tuple[Path, Any, list[str]]] = [
    (("units",), {"id": "dock", "name": "Dock 2"}, ["+  - {id: dock, name: Dock 2}"]),
    (("people", "nuria", "roles"), "user", ["+      - user"]),
    (("team",), "joan", ["-team: [marc, laia]", "+team: [marc, laia, joan]"]),
    (("reviews",), {"on": "2026", "by": "ana"}, ["+reviews:", "+  - {on: 2026, by: ana}"]),
    (("empty",), "x", ["-empty:", "+empty: [x]"]),
    (
        ("people", "pau", "roles"),
        "x",
        ["-  pau: {name: 'Pau'}", "+  pau: {name: 'Pau', roles: [x]}"],
    ),
]


@pytest.mark.parametrize(("path", "value", "lines"), ADDED)
def test_an_item_is_added(path: Path, value: Any, lines: list[str]) -> None:
    assert changed(edit_document("account.yaml", ACCOUNT, [AddItem(path, value)])) == lines


REMOVED: list[tuple[Path, list[str]]] = [
    (("name",), ["-name: Acme   # the short one"]),
    (("story",), ["-story: |  # tale", "-  One.", "-", "-  Two."]),
    (("team", 0), ["-team: [marc, laia]", "+team: [laia]"]),
    (("units", "retail"), ["-  - {id: retail, name: Retail}"]),
    (("people", "nuria", "roles", 0), ["-      - champion  # since May"]),
    (("people", "pau", "name"), ["-  pau: {name: 'Pau'}", "+  pau: {}"]),
    (("people", "pau"), ["-  pau: {name: 'Pau'}"]),
]


@pytest.mark.parametrize(("path", "lines"), REMOVED)
def test_an_entry_is_removed_with_its_lines(path: Path, lines: list[str]) -> None:
    assert changed(edit_document("account.yaml", ACCOUNT, [Remove(path)])) == lines


SHAPES: list[tuple[str, Path, Any, str]] = [
    ("", ("a",), "1", "a: 1\n"),
    ("# later\n", ("a",), "1", "# later\na: 1\n"),
    ("# later", ("a",), "1", "# later\na: 1\n"),
    ("{}", ("a",), "1", "{a: 1}"),
    ("\ufeffa: 1\r\nb: 2", ("c",), "3", "\ufeffa: 1\r\nb: 2\r\nc: 3"),
    ("\ufeffa: 1\r\nb: 2\r\n", ("a",), "x\ny", "\ufeffa: |-\r\n  x\r\n  y\r\nb: 2\r\n"),
    ("a: {b: , c: 1}", ("a", "b"), "1", "a: {b: 1 , c: 1}"),
    ("a: {b: 1, c}", ("a", "c"), "1", "a: {b: 1, c: 1}"),
    ("a: {b: }", ("a", "c"), "1", "a: {b: null, c: 1 }"),
    ("a: [\n  b,\n]\n", ("a", 0), "c", "a: [\n  c,\n]\n"),
    ("- a\n-\n", (1,), "b", "- a\n- b\n"),
    ("- a: 1\n  b: 2\n", (0, "c"), "3", "- a: 1\n  b: 2\n  c: 3\n"),
    ("a: ~\n", ("a",), "x", "a: x\n"),
    ("a: x\n  y # c\n", ("a",), "z", "a: z # c\n"),
    ("a:\n- b\n", ("a",), "c", "a: c\n"),
    ("a: # c\n  - b\n", ("a",), "d", "a: d # c\n"),
    ("a:\n  b: 1\n", ("a",), {"c": "2"}, "a: {c: 2}\n"),
]


@pytest.mark.parametrize(("text", "path", "value", "after"), SHAPES)
def test_every_way_of_writing_is_kept(text: str, path: Path, value: Any, after: str) -> None:
    assert edit_document("a.yaml", text, [SetValue(path, value)]) == Edited(after)


REMOVALS = [
    ("- a: 1\n  b: 2\n", (0, "a"), "- b: 2\n"),
    ("a:\n  b: 1\nc: 2\n", ("a", "b"), "a: {}\nc: 2\n"),
    ("a:\n  - b\n", ("a", 0), "a: []\n"),
    ("a: # c\n  - b\n", ("a", 0), "a: [] # c\n"),
    ("a: [b]\n", ("a", 0), "a: []\n"),
    ("a: [b, c,]\n", ("a", 1), "a: [b,]\n"),
    ("- - a\n  - b\n", (0, 0), "- - b\n"),
    ("a: 1\nb: 2", ("b",), "a: 1"),
]


@pytest.mark.parametrize(("text", "path", "after"), REMOVALS)
def test_what_remains_is_written_as_before(text: str, path: Path, after: str) -> None:
    assert edit_document("a.yaml", text, [Remove(path)]) == Edited(after)


FRONT = [
    ("# Hi\n", "---\na: 1\n---\n# Hi\n"),
    ("", "---\na: 1\n---\n"),
    ("---\n---\nx", "---\na: 1\n---\nx"),
    ("---\r\nb: 2\r\n---\r\nx: y: z\r\n", "---\r\nb: 2\r\na: 1\r\n---\r\nx: y: z\r\n"),
]


@pytest.mark.parametrize(("text", "after"), FRONT)
def test_in_markdown_the_front_matter_is_edited(text: str, after: str) -> None:
    assert edit_document("plan.md", text, [SetValue(("a",), "1")]) == Edited(after)


def test_several_changes_are_made_in_one_go() -> None:
    result = edit_document(
        "account.yaml",
        ACCOUNT,
        [
            SetValue(("tier",), "low"),
            Remove(("units", "retail")),
            SetValue(("units", "online", "name"), "Web"),
            AddItem(("units",), {"id": "new"}),
        ],
    )
    assert changed(result) == [
        '-tier: "key"',
        '+tier: "low"',
        "-  - {id: retail, name: Retail}",
        "-  - {id: online, name: Online, parent: retail}  # web",
        "+  - {id: online, name: Web, parent: retail}  # web",
        "+  - {id: new}",
    ]


REFUSED: list[tuple[str, Path, Any, str]] = [
    ("a: b: c\n", ("a",), "1", "cannot be read as a whole"),
    ("a: b\n", ("a", "c"), "1", "a is a text and has no fields"),
    ("a: [b]\n", ("a", 3), "1", "the list has no item 3"),
    ("a: [{id: b}]\n", ("a", "c", "d"), "1", "the list has no item c"),
    ("a: b\n", (), "1", "the file as a whole"),
    ("a: b\n", ("a",), "x\u202ey", "invisible character"),
    ("a:\n  - b # c\n  - d\n", ("a",), "e", "comments stand inside"),
    ("a: > # c\n  b\n", ("a",), None, "a comment stands at the beginning"),
]


@pytest.mark.parametrize(("text", "path", "value", "reason"), REFUSED)
def test_what_cannot_be_done_is_refused(text: str, path: Path, value: Any, reason: str) -> None:
    result = edit_document("a.yaml", text, [SetValue(path, value)])
    assert isinstance(result, Refused)
    assert reason in str(result.reason)


def test_removing_in_the_way_of_a_comment_is_refused() -> None:
    assert isinstance(edit_document("a.yaml", "a: [b, # c\n d]\n", [Remove(("a", 0))]), Refused)
    assert isinstance(edit_document("a.yaml", "a: 1\n", [Remove(("b",))]), Refused)
    assert isinstance(edit_document("a.yaml", "a: 1\n", [Remove(("a",))]), Refused)


def test_a_value_that_moves_below_its_key_leaves_no_space_behind():
    text = "reviews: {on: 2026-02-05, decision: keep}\nname: A\n"
    long = {"on": "2026-11-22", "decision": "promote", "why": "x" * 90}
    done = edit_document("a.yaml", text, [SetValue(("reviews",), [{"on": "2026-02-05"}, long])])
    assert isinstance(done, Edited)
    assert done.text.startswith("reviews:\n  - {on: 2026-02-05}\n")
    assert done.text.endswith("\nname: A\n")
