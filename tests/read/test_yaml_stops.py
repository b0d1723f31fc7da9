"""Every way in which a text fails to be YAML is said in the user's words, where it happened."""

from typing import Any

import pytest

from kamdocs.diagnostics.place import Extent
from kamdocs.read import yaml
from kamdocs.read.yaml import read_yaml

TABS = [
    ("\tb: 1", (1, 1, 1, 2)),
    ("a:\n\t\tb: 1", (2, 1, 2, 3)),
    ("a:\n  \tb: 1", (2, 3, 2, 4)),
    ("a:\n  -\tb: 1\n", (2, 4, 2, 5)),
]
QUOTES = [
    ('a: "x\nb: y\n', "unclosed-quote", (1, 4, 1, 6)),
    ('a: "x\nb: "y"\n', "unclosed-quote", (1, 4, 1, 6)),
    ('é😀: "é😀', "unclosed-quote", (1, 5, 1, 8)),
    ("a: 1\nb: 'x\n\nc: 2\n", "unclosed-quote", (2, 4, 2, 6)),
    ("a: 'it's'", "text-after-quote", (1, 8, 1, 10)),
    ("a: 'don't'\nb: 1", "text-after-quote", (1, 9, 1, 11)),
    ('a: "x" y # z', "text-after-quote", (1, 7, 1, 9)),
    ('"a" b: 1', "text-after-quote", (1, 4, 1, 9)),
    ('a: "b": c', "text-after-quote", (1, 7, 1, 10)),
    ('a: "C:\\Users"', "unknown-escape", (1, 7, 1, 9)),
    ('a: "\\q"', "unknown-escape", (1, 5, 1, 7)),
    ('a: "\\x4"', "unknown-escape", (1, 5, 1, 8)),
]
NEEDS_QUOTES = [
    ("a: @ana", (1, 4, 1, 8), '"@ana"'),
    ("a: `x`", (1, 4, 1, 7), '"`x`"'),
    ("a: %x", (1, 4, 1, 6), '"%x"'),
    ("a: **bold** text # c", (1, 4, 1, 17), '"**bold** text"'),
    ("a: & Sons", (1, 4, 1, 10), '"& Sons"'),
    ("a: > 5 %", (1, 4, 1, 9), '"> 5 %"'),
    ("a: b: c", (1, 4, 1, 8), '"b: c"'),
    ('note: see "x": y', (1, 7, 1, 17), '"see \\"x\\": y"'),
    ("- a: 😀 x: y", (1, 6, 1, 12), '"😀 x: y"'),
    ("a: {id: x, text: Late: two days, and more}", (1, 18, 1, 42), '"Late: two days, and more"'),
    ("- {text: Late: two days, by: me} # c", (1, 10, 1, 24), '"Late: two days"'),
    ("a: {first} {last} # c", (1, 4, 1, 18), '"{first} {last}"'),
    ("- [draft] Offer", (1, 3, 1, 16), '"[draft] Offer"'),
    ("a: ]", (1, 4, 1, 5), ""),
    ("a: x\n}", (2, 1, 2, 2), ""),
    ("a: , b", (1, 4, 1, 5), ""),
]
SHAPES = [
    ("name: Acme\nowner:ana\ntier: low", "missing-space", (2, 6, 2, 7)),
    ("a:b\nc: d", "missing-space", (1, 2, 1, 3)),
    ("key\nb: 1", "missing-colon", (1, 1, 1, 4)),
    ("a: 1\nb\nc: 2", "missing-colon", (2, 1, 2, 2)),
    (": x", "missing-colon", (1, 1, 1, 4)),
    ("a: |\n x\nz\nb: 1", "missing-colon", (3, 1, 3, 2)),
    ("a: [1,\nb: c", "unclosed-bracket", (1, 4, 1, 5)),
    ("a: {x: 1", "unclosed-bracket", (1, 4, 1, 5)),
    ("a: [1 2\n\n", "unclosed-bracket", (1, 4, 1, 5)),
    ("a: {b: 1 c: 2}", "unclosed-bracket", (1, 11, 1, 12)),
    ("a: {b: 1\nc: 2\n", "unclosed-bracket", (1, 4, 1, 5)),
    ("- a\nb: c", "bad-indentation", (2, 1, 2, 5)),
    ("a: 1\n b: 2", "bad-indentation", (2, 2, 2, 6)),
    ("a:\n  - 1\n - 2", "bad-indentation", (3, 2, 3, 5)),
    ("a:\n    b: 1\n  c: 2", "bad-indentation", (3, 3, 3, 7)),
    ("- a\n- b: c\n d: e", "bad-indentation", (3, 2, 3, 6)),
    ("a: - b", "bad-indentation", (1, 4, 1, 7)),
    ("a: x # c\n  y: 1", "bad-indentation", (2, 3, 2, 7)),
]
ALL = [
    *((text, "tab-indentation", extent) for text, extent in TABS),
    *QUOTES,
    *((text, "needs-quotes", extent) for text, extent, _ in NEEDS_QUOTES),
    *SHAPES,
]


@pytest.mark.parametrize(("text", "name", "extent"), ALL)
def test_a_fault_has_its_name_and_place(
    text: str, name: str, extent: tuple[int, int, int, int]
) -> None:
    read = read_yaml("a.yaml", text)
    assert [(f.name, f.place.extent) for f in read.findings] == [(name, Extent(*extent))]
    assert not read.is_whole


@pytest.mark.parametrize(("text", "name", "extent"), ALL)
def test_the_parser_in_python_comes_to_the_same_words(
    text: str, name: str, extent: tuple[int, int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = read_yaml("a.yaml", text)
    monkeypatch.setattr(yaml, "_PARSER", yaml.yaml.BaseLoader)
    assert read_yaml("a.yaml", text).findings == fast.findings


@pytest.mark.parametrize(("text", "extent", "example"), NEEDS_QUOTES)
def test_the_help_shows_how_to_write_it(
    text: str, extent: tuple[int, int, int, int], example: str
) -> None:
    [finding] = read_yaml("a.yaml", text).findings
    assert str(finding.help).endswith(example)


READ_ON = [
    ("a: @x\nb: y: z\nc: 1\nd: 'e\nf: [1\n", [1, 2, 4, 5], {"c": "1"}),
    ("owner: ana\ntier key\nname: A\n", [2], {"owner": "ana", "name": "A"}),
    ("a:\n  b: 1\n  c: @x\n  d: 2\ne: 3\n", [3], {"a": {"b": "1", "c": None}, "e": "3"}),
]


@pytest.mark.parametrize(("text", "lines", "kept"), READ_ON)
def test_all_faults_are_found_in_one_reading(
    text: str, lines: list[int], kept: dict[str, Any]
) -> None:
    read = read_yaml("a.yaml", text)
    assert [f.place.extent.line for f in read.findings if f.place.extent] == lines
    assert isinstance(read.value, dict)
    assert {key: read.value[key] for key in kept} == kept


def test_the_paths_that_failed_are_known() -> None:
    read = read_yaml("a.yaml", "a: 1\nb:\n  c: @x\nd: e: f\ng: 2\n")
    assert read.broken == (("b", "c"), ("d",))
    assert read.value == {"a": "1", "b": {"c": None}, "d": None, "g": "2"}


def test_a_flood_of_faults_ends() -> None:
    read = read_yaml("a.yaml", "".join(f"k{n}: @x\n" for n in range(1000)))
    assert len(read.findings) == yaml.MOST_FAULTS
