"""Headings and next steps read back as what was meant."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.edit.heading import guess_kind, heading_of, next_line, spelling, step_in
from kamdocs.read.log_heading import read_heading, read_next
from kamdocs.read.log_words import KINDS
from kamdocs.read.names import names_of


def test_the_first_word_tells_the_kind():
    assert guess_kind("Call with the CIO: wants the offer") == "call"
    assert guess_kind("Reunión con Núria") == "meeting"
    assert guess_kind("Trucada amb en Pau") == "call"
    assert guess_kind("Review the offer before May") is None
    assert guess_kind("Called Núria") is None


def test_people_are_written_shortly_where_that_means_them():
    names = names_of([("nuria", "Núria Soler"), ("ana", "Ana Prat"), ("af", "Ana Ferrer")])
    assert spelling("nuria", "Núria Soler", names) == "Núria"
    assert spelling("af", "Ana Ferrer", names) == "Ana Ferrer"
    assert spelling("jo", "José y Ana", names_of([("jo", "José y Ana")])) == "José"
    assert spelling("x", "Y / Z", names_of([("x", "Y / Z")])) == "Y"


def test_headings():
    assert heading_of("call", ["Núria", "Pau"], ["Ana"]) == "call · Núria, Pau / Ana"
    assert heading_of("note", [], []) == "note"
    assert heading_of("note", ["Núria"], []) == "note · with Núria"
    assert heading_of("call", [], ["Ana"]) == "call · / Ana"


def test_the_step_is_what_follows_the_colon():
    assert step_in("Call with the CIO: wants the offer before May") == "wants the offer before May"
    assert step_in("Send the offer\nand more: x") == "Send the offer"
    assert next_line(date(2026, 12, 1), "Ana", "offer") == "Next: 2026-12-01 Ana: offer"
    assert next_line(None, None, "offer") == "Next: offer"
    assert next_line(None, "ana ferrer", "offer") == "Next: @ana ferrer offer"


NAMES = st.lists(
    st.sampled_from(["Núria", "Pau", "Ana Ferrer", "O'Neill", "nuria-soler"]), max_size=3
)


@given(st.sampled_from(KINDS), NAMES, NAMES)
def test_a_heading_reads_back(kind, theirs, ours):
    reading = read_heading(f"2026-11-18 {heading_of(kind, theirs, ours)}", 0)
    assert reading is not None
    assert reading.values["kind"] == kind
    assert reading.values.get("with_names", []) == theirs
    assert reading.values.get("ours_names", []) == ours


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)) | st.none(),
    st.sampled_from(["Ana", "Ana Ferrer", "ana-ferrer", None]),
    st.sampled_from(["offer for analytics", "send: the offer", "Ask @pau", "2026 plan"]),
)
def test_a_next_step_reads_back(on, owner, what):
    reading = read_next(next_line(on, owner, what))
    assert reading is not None
    assert reading.values.get("on") == (on.isoformat() if on else None)
    if owner:
        assert reading.values["owner"] == owner
        assert reading.values["what"] == what
