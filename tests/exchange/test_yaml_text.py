"""What is written is read back, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.exchange.cells import clean_text
from kamdocs.exchange.yaml_text import nest, write_scalar, write_tree
from kamdocs.read.document import read_document

texts = st.text(max_size=30).map(clean_text).filter(bool)
keys = st.text(max_size=12).map(clean_text).filter(bool)
trees = st.recursive(
    st.dictionaries(keys, texts, min_size=1, max_size=4),
    lambda inner: st.dictionaries(keys, texts | inner, min_size=1, max_size=4),
    max_leaves=8,
)


@given(trees)
def test_every_text_comes_back(tree):
    document = read_document("accounts/a/account.yaml", write_tree(tree).encode())
    assert document.findings == ()
    assert document.value == tree


@pytest.mark.parametrize(
    "text",
    ["Acme", "QUICK-Stop", "Bon app'", "C/ Araquil, 67", "(5) 555-4729", "7675-3425", "18", "4.50",
     "+34 600 000 100", "1996-07-04", "Núria Soler", "B's Beverages", "5ª Ave. Los Palos"],
)  # fmt: skip
def test_what_needs_no_quotes_has_none(text):
    assert write_scalar(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("NO", '"NO"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("010", '"010"'),
        ("12:30", '"12:30"'),
        ("1e5", '"1e5"'),
        ("- item", '"- item"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("#1", '"#1"'),
        ('"The Best"', "'\"The Best\"'"),
        ('it\'s "so"', 'it\'s "so"'),
        ("*star", '"*star"'),
        ("{x}", '"{x}"'),
        ("trailing:", '"trailing:"'),
        ("back\\slash: it's", "'back\\slash: it''s'"),
    ],
)
def test_what_others_would_misread_is_quoted(text, written):
    assert write_scalar(text) == written


def test_values_by_path_are_nested_in_their_order():
    leaves = {("b",): "1", ("a", "u"): "2", ("c",): "3", ("a", "v"): "4"}
    assert write_tree(nest(leaves)) == "b: 1\na:\n  u: 2\n  v: 4\nc: 3\n"
