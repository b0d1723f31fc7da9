"""Values and places: what is written is what is read, as text, where it stands."""

from typing import Any

import pytest

from kamdocs.diagnostics.place import Extent, Path, key_of, value_of
from kamdocs.read import yaml
from kamdocs.read.yaml import YamlRead, read_yaml


def value(text: str) -> Any:
    return read_yaml("a.yaml", text).value


def names(read: YamlRead) -> list[str]:
    return [finding.name for finding in read.findings]


def cut(read: YamlRead, extent: Extent) -> str:
    """The text that an extent covers."""
    lines = list(read.source_map.lines[extent.line - 1 : extent.end_line])
    lines[-1] = lines[-1][: extent.end_column - 1]
    lines[0] = lines[0][extent.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "on",
        "yes",
        "010",
        "0x1F",
        "12:30",
        "+34600000000",
        "1_000",
        "1.10",
        "2026-02-31",
        "2026-11-22 10:00",
        "1e5",
        "True",
        "=",
        "NULL",
        "Null",
        ".inf",
        "08014",
        "a#b",
        "1,5",
    ],
)
def test_every_scalar_stays_the_text_that_is_written(written: str) -> None:
    assert value(f"a: {written}\n") == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null", " # nothing"])
def test_nothing_is_none(written: str) -> None:
    assert value(f"a: {written}\nb: [x, {written.partition('#')[0]}]\n")["a"] is None


@pytest.mark.parametrize("written", ["''", '""', "'~'", '"null"'])
def test_quoted_nothing_is_text(written: str) -> None:
    assert value(f"a: {written}\n") == {"a": written[1:-1]}


def test_order_is_kept_and_keys_are_text() -> None:
    read = value("zebra: 1\n2026: {revenue: 5}\nnull: x\nyes: y\n")
    assert list(read) == ["zebra", "2026", "null", "yes"]
    assert read["2026"] == {"revenue": "5"}


def test_every_key_and_value_has_its_place() -> None:
    read = read_yaml(
        "a.yaml",
        "# first\n"
        "name: Núria 😀 Soler # note\n"
        "list:\n"
        "  - one\n"
        '  - {id: online, text: "é😀: x"}\n'
        "story: |\n"
        "  First.\n"
        "\n"
        "  Last.\n"
        "\n"
        "empty:\n",
    )
    places = {
        ("name",): "Núria 😀 Soler",
        ("list", 0): "one",
        ("list", 1): '{id: online, text: "é😀: x"}',
        ("list", 1, "text"): '"é😀: x"',
        ("list", "online", "text"): '"é😀: x"',
        ("story",): "|\n  First.\n\n  Last.",
        ("empty",): "",
        ("list",): '- one\n  - {id: online, text: "é😀: x"}',
    }
    for path, text in places.items():
        assert cut(read, read.source_map.extent(value_of(*path))) == text
    keys: list[Path] = [("name",), ("list", 1, "id"), ("list", "online", "id"), ("empty",)]
    for key in keys:
        assert cut(read, read.source_map.extent(key_of(*key))) == str(key[-1])
    assert read.source_map.extent(value_of("empty")) == Extent(11, 7, 11, 7)
    assert read.findings == ()


def test_columns_count_the_characters_of_the_file_while_values_are_composed() -> None:
    decomposed = "Nu\u0301ria"
    read = read_yaml("a.yaml", f"{decomposed}: {decomposed} # x\nb: 'q\n")
    assert read.value == {"Núria": "Núria", "b": None}
    assert read.source_map.extent(value_of("Núria")) == Extent(1, 9, 1, 15)
    assert read.source_map.line(1) == f"{decomposed}: {decomposed} # x"


def test_items_inside_items_are_found_by_all_their_ids() -> None:
    read = read_yaml("a.yaml", "units:\n- id: bcn\n  posts: [{id: cio, title: CIO}, {title: x}]\n")
    assert read.source_map.holds(("units", "bcn", "posts", "cio", "title"))
    assert read.source_map.holds(("units", 0, "posts", 0, "title"))
    assert read.source_map.holds(("units", "bcn", "posts", 1, "title"))


def test_line_numbers_are_those_of_the_file() -> None:
    lines = ("---", "a: 1", "a: 2", "---")
    read = read_yaml("plan.md", "a: 1\na: 2\n", 2, lines)
    assert read.source_map.lines == lines
    assert read.source_map.extent(value_of("a")) == Extent(2, 4, 2, 5)
    [finding] = read.findings
    assert finding.place.extent == Extent(3, 1, 3, 2)
    assert str(finding.message) == "“a” is written already on line 2"


def test_crlf_counts_as_one_line_end() -> None:
    read = read_yaml("a.yaml", 'a: 1\r\nb: "x\r\n  y"\r\nc: |\r\n  z\r\n')
    assert read.value == {"a": "1", "b": "x y", "c": "z\n"}
    assert read.source_map.extent(value_of("c")) == Extent(4, 4, 5, 4)


REFUSED = [
    ("a: &x 1\nb: 2\n", "yaml-anchor", (1, 4, 1, 6), {"a": "1", "b": "2"}),
    ("a: &x\n  b: 1\n", "yaml-anchor", (1, 4, 1, 6), {"a": {"b": "1"}}),
    ("b: *x\n", "yaml-alias", (1, 4, 1, 6), {"b": None}),
    ("a: !!python/object/apply:os.system [x]\n", "yaml-tag", (1, 4, 1, 35), {"a": ["x"]}),
    ("a: ! x\n", "yaml-tag", (1, 4, 1, 5), {"a": "x"}),
    ("<<: {a: 1}\nb: 2\n", "merge-key", (1, 1, 1, 3), {"b": "2"}),
    ("? [a, b]\n: c\nd: e\n", "complex-key", (1, 3, 1, 4), {"d": "e"}),
    ("? |\n  a\n: c\nd: e\n", "complex-key", (1, 3, 1, 4), {"d": "e"}),
    ("a: 1\nb: 2\na: {c: 3}\n", "duplicate-key", (3, 1, 3, 2), {"a": "1", "b": "2"}),
    ("a: {b: 1, b: 2}\n", "duplicate-key", (1, 11, 1, 12), {"a": {"b": "1"}}),
    ("é: 1\ne\u0301: 2\n", "duplicate-key", (2, 1, 2, 3), {"é": "1"}),
    ("a: 1\n---\nb: 2\n", "several-documents", (2, 1, 2, 4), {"a": "1"}),
]


@pytest.mark.parametrize(("text", "name", "extent", "kept"), REFUSED)
def test_what_account_files_do_not_need_is_refused_and_the_rest_kept(
    text: str, name: str, extent: tuple[int, int, int, int], kept: Any
) -> None:
    read = read_yaml("a.yaml", text)
    assert names(read) == [name]
    assert read.findings[0].place.extent == Extent(*extent)
    assert read.value == kept


def test_many_of_a_kind_are_one_finding() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{key}: &{key} [*{before}, *{before}]\n"
        for before, key in zip("abcdefgh", "bcdefghi", strict=True)
    )
    read = read_yaml("a.yaml", bomb)
    assert names(read) == ["yaml-anchor", "yaml-alias"]
    assert str(read.findings[1].message).startswith("16 aliases (first *a)")
    assert read.value["i"] == [None, None]  # type: ignore[call-overload, index]


def test_an_alias_to_itself_is_no_circle() -> None:
    assert value("a: &a [*a]\n") == {"a": [None]}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[a: ", "? ", '["]",', "{"])
def test_deep_nesting_ends_the_reading_at_its_65th_level(opening: str) -> None:
    read = read_yaml("a.yaml", "first: 1\nx:\n  " + opening * 100_000)
    assert names(read)[-1] == "nested-too-deep"
    extent = read.findings[-1].place.extent
    assert extent is not None
    assert extent.line == 3
    assert read.value["first"] == "1"  # type: ignore[call-overload, index]


def test_deep_indentation_is_deep_too() -> None:
    read = read_yaml("a.yaml", "".join(f"{' ' * depth}a:\n" for depth in range(1000)))
    assert names(read) == ["nested-too-deep"]
    assert read.findings[0].place.extent == Extent(65, 65, 65, 66)


def test_a_character_that_is_only_escaped_is_refused_as_well() -> None:
    read = read_yaml("a.yaml", 'a: "x\\u202Ey"\nb: "\\0"\n')
    assert names(read) == ["bidi-override", "control-character"]
    assert read.findings[0].place.extent == Extent(1, 4, 1, 14)
    assert read.value == {"a": "x\ufffdy", "b": "\ufffd"}


def test_the_parser_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: b\nc: [1, {id: x, y: }]\nd: |\n  é😀\ne:\n  f: 'g'\n"
    fast = read_yaml("a.yaml", text)
    monkeypatch.setattr(yaml, "_PARSER", yaml.yaml.BaseLoader)
    slow = read_yaml("a.yaml", text)
    assert slow.value == fast.value
    assert slow.source_map.keys == fast.source_map.keys
    assert slow.source_map.values == fast.source_map.values
