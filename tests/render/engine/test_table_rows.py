"""Rows of values → cells with what a reader sees, and what a script sorts and saves where that is another."""

from decimal import Decimal
from typing import Any

import pytest
from markupsafe import Markup

from kamdocs.language.speak import speaker_of
from kamdocs.render.engine.table import Cell, Column, Kind, Row, Table
from kamdocs.render.engine.table_rows import RowWriter
from kamdocs.values.money import Money
from kamdocs.values.sentence import sentence

WRITER = RowWriter(speaker_of("en"), str, str, Markup, lambda name: Markup("<svg/>"))


def cell_of(key: str, value: Any, kind: Kind = "text") -> str:
    column = Column(key, sentence("Finding"), kind)
    table = Table("t", sentence("Finding"), (column,), (Row("r", (Cell(value),)),))
    return str(WRITER.body(table)).partition('scope="row"')[2].partition("</th>")[0].strip()


@pytest.mark.parametrize(
    ("key", "value", "kind", "cell"),
    [
        ("name", "R&D <b>", "text", ">R&amp;D &lt;b&gt;"),
        ("name", " two ", "text", 'data-value=" two "> two'),
        ("count", 12, "number", 'class="num">12'),
        ("count", 1234, "number", 'class="num" data-value="1234">1,234'),
        ("value", Money(Decimal(-5), "EUR"), "money", 'class="num" data-value="-5">−€5'),
        ("email", "ana@acme.example", "text", 'data-value="ana@acme.example">ana@<wbr>acme.example'),
        ("message", "the price is old", "text", 'data-value="the price is old">The price is old'),
        ("message", "valid_until is missing", "text", ">valid_until is missing"),
        ("message", "accounts/brand/logo.png is gone", "text", ">accounts/brand/logo.png is gone"),
    ],
)  # fmt: skip
def test_what_a_cell_says_and_is_sorted_by(key: str, value: Any, kind: Kind, cell: str) -> None:
    assert cell_of(key, value, kind) == cell


def test_what_is_unknown_is_sorted_as_nothing() -> None:
    assert cell_of("count", None, "number").startswith('class="num" data-value><span')
