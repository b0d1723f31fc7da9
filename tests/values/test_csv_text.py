"""Texts → cells that no spreadsheet reckons with, and rows that come back as they were."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.values.csv_text import guard_cell, write_rows

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@pytest.mark.parametrize("text", ["=1+1", "+34", "-1", "@SUM", "\tx", "\rx"])
def test_formulas_are_texts(text: str) -> None:
    assert guard_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "1-2", "Núria", " =1"])
def test_other_texts_stay(text: str) -> None:
    assert guard_cell(text) == text


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=4))
def test_rows_come_back(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(write_rows(rows), newline=""))) == rows
