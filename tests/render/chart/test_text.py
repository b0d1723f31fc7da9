"""Widths of texts: estimated near the truth, and texts shortened to fit."""

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.render.chart.text import fit, text_width, wrap


def test_widths_are_those_of_the_font() -> None:
    assert abs(text_width("Montserrat Claramunt", 12) - 122.9) < 4


@given(st.text(max_size=60), st.integers(20, 300))
def test_what_was_made_to_fit_fits(text: str, width: int) -> None:
    assert text_width(fit(text, width, 12), 12) <= max(width, text_width("…", 12))


@given(st.text(max_size=80), st.integers(1, 4))
def test_wrapping_keeps_to_its_lines(text: str, most: int) -> None:
    lines = wrap(text, 90, 11, most)
    assert len(lines) <= most
    assert all(text_width(line, 11) <= 90 for line in lines)


def test_short_texts_stay_as_they_are() -> None:
    assert fit("Pau Serra", 200, 12) == "Pau Serra"
    assert wrap("Botiga en línia", 60, 10) == ("Botiga en", "línia")
    assert fit("Cap de compres del magatzem", 90, 10.5).endswith("…")
