"""What in running text names a person for certain, what only perhaps, and what not at all."""

import pytest

from kamdocs.privacy.subject import Record, Subject, stranger
from kamdocs.privacy.traces import Neighbours, Tracker

NURIA = Subject(
    "Núria Soler",
    (Record("acme", "nuria", "Núria Soler"),),
    ("nuria.soler@acme.example",),
    ("+34 600 000 111",),
)
PAU = Subject("Pau Serra", (Record("acme", "pau", "Pau Serra"),))
PEOPLE = (
    ("acme", "nuria", "Núria Soler"),
    ("acme", "pau", "Pau Serra"),
    ("acme", "jordi", "Jordi Puig"),
    ("other", "pau", "Pau Casals"),
    (None, "ana", "Ana Ferrer"),
)


def found(text, subject=NURIA, account="acme", **given):
    """What is certain, and what is not."""
    near = Neighbours(PEOPLE, given.pop("things", ()), frozenset(given.pop("addresses", ())))
    traces = Tracker(subject, account, near, **given).find(text)
    certain = [text[each.start : each.end] for each in traces if each.is_certain]
    return certain, [text[each.start : each.end] for each in traces if not each.is_certain]


@pytest.mark.parametrize(
    "text",
    [
        "We met Núria Soler.",
        "We met NURIA SOLER.",
        "We met nuria soler.",
        "We met Nu\u0301ria Soler.",
        "We met Núria\n  Soler.",
        "Soler, Núria came.",
    ],
)
def test_a_full_name_is_certain_anywhere(text):
    for account in ("acme", "other", None):
        certain, perhaps = found(text, account=account)
        assert len(certain) == 1, account
        assert perhaps == []


def test_a_longer_name_is_somebody_else():
    near = (*PEOPLE, ("other", "maria", "Núria Soler Vila"))
    tracker = Tracker(NURIA, None, Neighbours(near))
    assert tracker.find("Núria Soler Vila called") == []
    assert tracker.find("Núria Solera called") == []


def test_addresses_and_numbers():
    text = "nuria.soler@acme.example, 600000111, +34 600 000 111, 0034600.000.111, (600) 000-111"
    certain, perhaps = found(text, account=None)
    assert len(certain) == 5
    assert perhaps == []
    assert found("xnuria.soler@acme.example 6000001112 nuria.soler@acme.example.org")[0] == [
        "nuria.soler@acme.example.org"  # another address made of her name
    ]


def test_what_others_have_too_is_uncertain():
    certain, perhaps = found("Call +34 600 000 111", addresses=["+34 600 000 111"])
    assert (certain, perhaps) == ([], ["+34 600 000 111"])


def test_a_first_name_means_somebody_only_at_home():
    assert found("Wrote to Núria today") == (["Núria"], [])
    assert found("Wrote to Núria today", account="other") == ([], [])
    assert found("Wrote to Núria S. today") == (["Núria S."], [])
    assert found("Ask @nuria about it") == (["@nuria"], [])


def test_a_first_name_that_two_have_is_uncertain():
    near = (*PEOPLE, ("acme", "nuria-2", "Núria Vila"))
    (trace,) = Tracker(NURIA, "acme", Neighbours(near)).find("Wrote to Núria today")
    assert not trace.is_certain


def test_a_common_word_is_no_name():
    assert found("a pausa, Pausa, pautes", PAU) == ([], [])
    assert found("parlem de pau i treball", PAU) == ([], ["pau"])
    assert found("avisa Pau demà", PAU) == (["Pau"], [])


def test_at_the_start_of_a_sentence_the_log_decides():
    text = "Done. Pau agrees."
    assert found(text, PAU) == ([], ["Pau"])
    assert found(text, PAU, used=frozenset(["pau"])) == (["Pau"], [])
    assert found(text, PAU, used=frozenset(["pau"]), common=frozenset(["pau"])) == ([], ["Pau"])
    assert found("note: Pau agrees", PAU) == ([], ["Pau"])


def test_names_of_places_and_others_are_left():
    assert found("at Hospital Sant Pau today", PAU) == ([], ["Pau"])
    assert found("heard Pau Casals play", PAU) == ([], [])
    assert found("at the firm Serra Germans", PAU, things=["Serra Germans"]) == ([], [])
    assert found("talked with Pau Riba", PAU) == ([], ["Pau"])


def test_a_surname_alone_is_certain_with_a_title_or_where_the_log_says_it():
    assert found("spoke with Soler today") == ([], ["Soler"])
    assert found("spoke with Sra. Soler today") == (["Sra. Soler"], [])
    assert found("It works. Sra. Soler pays.") == (["Sra. Soler"], [])
    assert found("spoke with Soler today", used=frozenset(["soler"])) == (["Soler"], [])
    assert found("Ella sol ser-hi, com sol fer") == ([], [])


def test_initials_are_capitals():
    subject = Subject("Maria Iborra", (Record("acme", "maria", "Maria Iborra"),))
    certain, _ = found("amb Maria i Pau", subject)
    assert certain == ["Maria"]


def test_somebody_in_no_record():
    assert found("Dr Vidal came with Rosa Vidal", stranger("Rosa Vidal"), None) == (
        ["Rosa Vidal"],
        [],
    )
    assert found("Vidal came", stranger("Vidal"), None) == ([], ["Vidal"])
    assert found("x@y.example", stranger("x@y.example"), None) == (["x@y.example"], [])


def test_a_name_in_an_address_of_the_web_is_for_people_to_judge():
    assert found("see linkedin.example/in/nuria-soler") == ([], ["nuria-soler"])
    assert found("nuria.soler@home.example") == (["nuria.soler@home.example"], [])
