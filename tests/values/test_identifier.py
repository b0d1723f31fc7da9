"""Ids that every file system accepts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.values.identifier import id_fault, make_id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Farmàcies del Vallès", "farmacies-del-valles"),
        ("Col·legi d’Enginyers", "col-legi-d-enginyers"),
        ("Straße & Söhne", "strasse-sohne"),
        ("CON", "con-1"),
        ("東京", "x"),
    ],
)
def test_ids_made_of_names(name: str, expected: str) -> None:
    assert make_id(name) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [("acme", None), ("a-1", None), ("product_fit", None), ("Acme", "shape"), ("a b", "shape"), ("-a", "shape"),
     ("..", "shape"), ("nul", "reserved"), ("x" * 65, "too_long")],
)  # fmt: skip
def test_what_cannot_be_an_id(text: str, fault: str | None) -> None:
    assert id_fault(text) == fault


@given(st.text())
def test_every_name_gives_an_id(name: str) -> None:
    assert id_fault(make_id(name)) is None
