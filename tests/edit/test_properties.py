"""Random documents, random edits: the value is as meant, and all other lines are as they were."""

import re
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.diagnostics.place import Path
from kamdocs.edit.change import AddItem, Edited, Refused, Remove, SetValue
from kamdocs.edit.document import edit_document
from kamdocs.edit.source import Source
from kamdocs.read.yaml import read_yaml

WORDS = st.sampled_from(
    [
        "x",
        "Núria",
        "a b",
        "a: b",
        "it's",
        '"q"',
        "# n",
        "- d",
        "",
        "null",
        "~",
        "😀",
        "@a",
        "1_000",
        "[x]",
        "{y",
        "a, b",
        " s ",
        "x #y",
        "yes",
        "*",
        "&a",
        "C:\\d",
        "%",
        "?",
        "? a",
        ":",
        "a:",
        "|",
    ]
)
LONG = st.sampled_from(
    ["one\ntwo", "one\ntwo\n", "\n x\n", "a\n\nb: c\n# d\n", "tail \nx", "x\n\n"]
)
KEYS = st.sampled_from(
    ["a", "b", "c", "é😀", "2026", "x y", "it's", "- k", "yes", "#k", "k:", "k: l"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
ROOTS = st.dictionaries(KEYS, VALUES, min_size=2, max_size=4)
NEW = VALUES | LONG


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A text with comments, and what it says."""
    root = draw(ROOTS)
    flow = draw(st.sampled_from([True, False, None]))
    text = yaml.safe_dump(
        root, allow_unicode=True, default_flow_style=flow, width=9999, sort_keys=False
    )
    lines = []
    for number, line in enumerate(text.splitlines()):
        if draw(st.booleans()):
            lines.append(f"# above {number}")
        lines.append(f"{line}  # beside {number}" if draw(st.booleans()) else line)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return mark + end.join(lines) + draw(st.sampled_from(["", end])), root


def paths(value: Any, path: Path = ()) -> list[Path]:
    """Every path below the root."""
    found: list[Path] = []
    if not isinstance(value, (dict, list)):
        return found
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        found += [(*path, key), *paths(inner, (*path, key))]
    return found


def at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


def check(text: str, result: Edited | Refused, wanted: Any) -> set[str]:
    """The edited text says what is wanted; gives the comments that are gone."""
    if isinstance(result, Refused):
        assert "comment" in str(result.reason), (text, result)
        return set()
    read = read_yaml("a.yaml", result.text.removeprefix("\ufeff"))
    assert (read.value, read.findings) == (wanted, ())
    assert result.text.startswith("\ufeff") == text.startswith("\ufeff")
    ends = "\r\n" if "\r\n" in text else "\n"
    assert "\n" not in result.text.replace(ends, "") or "\n" not in text
    assert result.text.endswith("\n") == text.endswith("\n") or "\\n" in repr(wanted)
    return set(comments(text)) - set(comments(result.text))


def comments(text: str) -> list[str]:
    return re.findall(r"# (?:above|beside) \d+", text)


def changed_lines(text: str, result: Edited | Refused) -> list[tuple[int, int]]:
    """The stretches of lines of the text that are different now."""
    if isinstance(result, Refused):
        return []
    old, new = text.splitlines(keepends=True), result.text.splitlines(keepends=True)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(i, j) for tag, i, j, _, _ in codes if tag != "equal"]


@given(documents(), NEW, st.data())
def test_setting_a_value_touches_its_own_lines(
    document: tuple[str, dict[str, Any]], new: Any, data: st.DataObject
) -> None:
    text, root = document
    path = data.draw(st.sampled_from(paths(root)))
    source = Source("a.yaml", text)
    span = source.entry_start(path), source.span(path)[1]
    result = edit_document("a.yaml", text, [SetValue(path, new)])
    wanted = deepcopy(root)
    at(wanted, path[:-1])[path[-1]] = new
    gone = check(text, result, wanted)
    first, last = source.line_of(span[0]), source.line_of(span[1])
    for start, end in changed_lines(text, result):
        assert first <= start
        assert end <= last + 1
    if not isinstance(at(root, path), (dict, list)):
        assert gone == set()


@given(documents(), NEW, KEYS, st.data())
def test_adding_a_key_or_item_loses_nothing(
    document: tuple[str, dict[str, Any]], new: Any, key: str, data: st.DataObject
) -> None:
    text, root = document
    path = data.draw(st.sampled_from([(), *paths(root)]))
    wanted = deepcopy(root)
    inside = at(wanted, path)
    if isinstance(inside, list):
        result = edit_document("a.yaml", text, [AddItem(path, new)])
        inside.append(new)
    elif isinstance(inside, dict) and key not in inside:
        result = edit_document("a.yaml", text, [SetValue((*path, key), new)])
        inside[key] = new
    else:
        return
    assert isinstance(result, Edited), (text, path, new, result)
    assert check(text, result, wanted) == set()


@given(documents(), st.data())
def test_removing_takes_only_its_own_lines(
    document: tuple[str, dict[str, Any]], data: st.DataObject
) -> None:
    text, root = document
    path = data.draw(st.sampled_from(paths(root)))
    source = Source("a.yaml", text)
    first = source.line_of(source.entry_start(path))
    last = source.line_of(source.entry_end(path))
    result = edit_document("a.yaml", text, [Remove(path)])
    wanted = deepcopy(root)
    del at(wanted, path[:-1])[path[-1]]
    gone = check(text, result, wanted)
    lines = text.splitlines()[max(0, first - 1) : last + 1]
    assert all(any(comment in line for line in lines) for comment in gone)


@given(documents(), ROOTS)
def test_a_whole_document_becomes_another(document: tuple[str, dict[str, Any]], new: Any) -> None:
    text, root = document
    changes = edit_document("a.yaml", text, [SetValue(("a",), new)])
    wanted = {**root, "a": new}
    check(text, changes, wanted)


@given(st.text(max_size=40), st.text(max_size=10))
def test_no_text_makes_an_edit_fail(text: str, new: str) -> None:
    for file in ("a.yaml", "a.md"):
        assert isinstance(edit_document(file, text, [SetValue(("a",), new)]), Edited | Refused)
        assert isinstance(edit_document(file, text, []), Edited | Refused)
