"""A line and a stretch of it in; what is printed, and where its carets stand, out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.report.excerpt import CUT, excerpt_of
from kamdocs.report.width import width_of


def drawn(line: str, start: int, end: int, room: int = 80) -> list[str]:
    shown = excerpt_of(line, start, end, room)
    return [shown.text, " " * shown.indent + "^" * shown.width]


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        ("    due: 2026-03-01", 10, 20, ["    due: 2026-03-01", "         ^^^^^^^^^^"]),
        ("name: 公司 x", 10, 11, ["name: 公司 x", "           ^"]),
        ("name: 公司 x", 7, 9, ["name: 公司 x", "      ^^^^"]),
        ("a: 👩\u200d💻 b", 8, 9, ["a: 👩\u200d💻 b", "      ^"]),
        ("a: e\u0301 b", 7, 8, ["a: e\u0301 b", "     ^"]),
        ("\tdue: x", 2, 5, ["    due: x", "    ^^^"]),
        ("a:\tx  ", 3, 5, ["a:  x", "  ^^^"]),
        ("name", 5, 6, ["name", "    ^"]),
        ("name", 50, 51, ["name", "    ^"]),
        ("name", 2, 2, ["name", " ^"]),
        ("name", 1, 99, ["name", "^^^^"]),
        ("", 1, 2, ["", "^"]),
        ("a\x1bb", 2, 3, ["a␛b", " ^"]),
    ],
)
def test_carets_stand_below_what_is_meant(
    line: str, start: int, end: int, expected: list[str]
) -> None:
    assert drawn(line, start, end) == expected


LONG = "key: [" + ", ".join(f"item{number:02}" for number in range(40)) + "]"


def test_a_long_line_is_a_window_around_the_stretch() -> None:
    start = LONG.index("item20") + 1
    assert drawn(LONG, start, start + 6, 40) == [
        "…item18, item19, item20, item21, item22…",
        "                 ^^^^^^",
    ]


def test_a_window_at_either_end_is_cut_on_one_side() -> None:
    assert drawn(LONG, 1, 4, 24) == ["key: [item00, item01, …", "^^^"]
    end = len(LONG)
    assert drawn(LONG, end, end + 1, 24) == ["…tem37, item38, item39]", " " * 22 + "^"]


def test_a_stretch_longer_than_the_room_shows_its_beginning_and_what_is_before() -> None:
    assert drawn(LONG, 6, len(LONG) + 1, 30) == [
        "key: [item00, item01, item02…",
        "     ^^^^^^^^^^^^^^^^^^^^^^^",
    ]
    start = LONG.index("item20") + 1
    assert drawn(LONG, start, len(LONG) + 1, 30) == [
        "…tem19, item20, item21, item2…",
        "        ^^^^^^^^^^^^^^^^^^^^^",
    ]


@given(
    st.text(st.characters(exclude_categories=()), max_size=120),
    st.integers(1, 130),
    st.integers(0, 130),
    st.integers(12, 100),
)
def test_nothing_is_wider_than_the_room(line: str, start: int, length: int, room: int) -> None:
    shown = excerpt_of(line, start, start + length, room)
    assert width_of(shown.text) <= room
    assert shown.width >= 1
    assert 0 <= shown.indent <= room
    if shown.text.startswith(CUT) and not line.startswith(CUT):
        assert shown.indent >= 1
