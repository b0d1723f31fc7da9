"""Text in; the cells it fills, and what of it is safe to print, out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.report.width import clean, fill, width_of


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("due: 2026", 9),
        ("Farmàcies", 9),
        ("Farma\u0300cies", 9),
        ("公司", 4),
        ("ﾊﾟ", 2),
        ("🙂", 2),
        ("⚠", 1),
        ("⚠\ufe0f", 2),
        ("👍🏽", 2),
        ("👩\u200d💻", 2),
        ("🇪🇸", 2),
        ("한", 2),
        ("\u1112\u1161\u11ab", 2),
        ("a\u200bb", 2),
        ("\tb", 5),
        ("abc\td", 5),
        ("abcd\te", 9),
    ],
)
def test_the_cells_of_a_text(text: str, width: int) -> None:
    assert width_of(text) == width


def test_a_tab_depends_on_where_it_stands() -> None:
    assert width_of("\t", 3) == 1


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Núria 🙂", "Núria 🙂"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\nb\r", "a␊b␍"),
        ("\x7f", "␡"),
        ("abc\u202egnp", "abc\ufffdgnp"),
        ("\ud800", "\ufffd"),
        ("12\u00a0000", "12 000"),
        ("\x9b31m", "\ufffd31m"),
    ],
)
def test_nothing_a_terminal_would_obey_is_printed(text: str, printed: str) -> None:
    assert clean(text) == printed


@given(st.text())
def test_what_is_clean_stays_in_its_line_and_place(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert cleaned.splitlines() in ([cleaned], [])
    assert clean(cleaned) == cleaned


def test_lines_are_filled_between_words() -> None:
    text = "Enviar a Núria el calendari de visites"
    assert fill(text, 20, "  1. ") == "  1. Enviar a Núria\n     el calendari de\n     visites"
    assert fill("公司 公司 公司", 9) == "公司 公司\n公司"
    assert fill("a-very-long-word x", 5, "- ") == "- a-very-long-word\n  x"
    assert fill("", 5, "- ") == "-"


@given(st.text(st.sampled_from("ab é公 "), max_size=60), st.integers(4, 30))
def test_filling_keeps_every_word(text: str, width: int) -> None:
    lines = fill(text, width).split("\n")
    assert " ".join(lines).split() == text.split()
    assert all(width_of(line) <= width or " " not in line for line in lines)
