"""Whatever the text: no exception, places inside the text, and what was dumped is read again."""

import unicodedata
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.diagnostics.place import Extent
from kamdocs.read.document import read_document
from kamdocs.read.yaml import read_yaml

# Texts that are mostly YAML, so that the parser gets far.
PIECES = st.sampled_from(
    [
        "a: ",
        "- ",
        "\n",
        "\n  ",
        "\n    ",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ", ",
        "? ",
        ": ",
        ":",
        "# ",
        "|",
        ">",
        "&x ",
        "*x",
        "!t ",
        "<<: ",
        "---\n",
        "...\n",
        "%",
        "@",
        "`",
        "\t",
        "\\",
        "\r\n",
        "b",
        "é😀",
        "e\u0301",
        "1",
        "~",
        "\x07",
        "\u202e",
        "\u2028",
        "\x85",
        "\ufeff",
        "\ud800",
        "# kamdocs: ignore[a]: b",
        "<!-- kamdocs: ignore[a]: b -->",
        " ",
    ]
)
YAMLISH = st.lists(PIECES, max_size=40).map("".join)
CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], include_characters="\n"
).filter(lambda char: char not in "\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
TEXTS = st.text(CHARACTERS, max_size=30) | st.sampled_from(["a: b", "x #y", "- z", "'", '"', " s "])
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def composed(value: Any) -> Any:
    """The value in NFC, as it is read."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [composed(item) for item in value]
    if isinstance(value, dict):
        return {composed(key): composed(item) for key, item in value.items()}
    return value


def dump(value: Any, *, flow: bool, width: int) -> str:
    return yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=flow, width=width, sort_keys=False
    )


def cut(lines: tuple[str, ...], extent: Extent) -> str:
    """The text of an extent."""
    picked = list(lines[extent.line - 1 : extent.end_line])
    picked[-1] = picked[-1][: extent.end_column - 1]
    picked[0] = picked[0][extent.column - 1 :]
    return "\n".join(picked)


@given(st.text() | YAMLISH)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    read = read_yaml("a.yaml", text)
    extents = [f.place.extent for f in read.findings]
    extents += [*read.source_map.values.values(), *read.source_map.keys.values()]
    for extent in extents:
        assert extent is not None
        assert 1 <= extent.line <= extent.end_line <= len(read.source_map.lines)
        assert 1 <= extent.column <= len(read.source_map.line(extent.line)) + 1
        assert (extent.line, extent.column) <= (extent.end_line, extent.end_column)
    assert read.is_whole or read.findings


@given(st.binary() | YAMLISH.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    for file in ("a.yaml", "a.md"):
        document = read_document(file, data)
        assert document.is_whole or document.findings
        for suppression in document.suppressions:
            assert suppression.line <= suppression.applies_to <= len(document.source_map.lines)


@given(VALUES, st.booleans(), st.sampled_from([20, 80, 1000]))
def test_what_was_dumped_is_read_again_where_it_stands(value: Any, flow: bool, width: int) -> None:
    read = read_yaml("a.yaml", dump(composed(value), flow=flow, width=width))
    complex_keys = [f for f in read.findings if f.name == "complex-key"]
    if complex_keys:  # the library writes long keys over several lines
        return
    assert read.findings == ()
    assert read.value == composed(value)
    for path, extent in read.source_map.values.items():
        at: Any = read.value
        try:
            for key in path:
                at = at[key]
        except (TypeError, KeyError):
            continue  # a path by id
        if isinstance(at, str):
            text = cut(read.source_map.lines, extent)
            again = read_yaml("a.yaml", f"k: {text}\n")
            assert again.value == {"k": at}
