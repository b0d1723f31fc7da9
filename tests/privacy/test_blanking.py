"""What stands in a text instead of a name."""

import pytest

from kamdocs.privacy.blanking import Neutral, blank
from kamdocs.privacy.subject import Record, Subject
from kamdocs.privacy.traces import Neighbours, Tracker

ELENA = Subject(
    "Elena Vidal", (Record("acme", "elena", "Elena Vidal"),), ("elena@acme.example",), ()
)
CA = Neutral("un antic contacte", "eliminat", "ca")
ES = Neutral("un antiguo contacto", "eliminado", "es")
EN = Neutral("a former contact", "removed", "en")


def said(text, neutral):
    tracker = Tracker(ELENA, "acme", Neighbours(()), used=frozenset(["elena"]))
    return blank(text, [trace for trace in tracker.find(text) if trace.is_certain], neutral)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("parla amb l’Elena demà", "parla amb un antic contacte demà"),
        ("parla amb la Elena demà", "parla amb un antic contacte demà"),
        ("diu l'Elena Vidal", "diu un antic contacte"),
        ("recompte de Elena", "recompte d’un antic contacte"),
        ("recompte d’Elena", "recompte d’un antic contacte"),
        ("recompte de l’Elena", "recompte d’un antic contacte"),
        ("L’Elena vol més", "Un antic contacte vol més"),
        ("Elena: «en parlem»", "Un antic contacte: «en parlem»"),
        ("- Elena defensa", "- Un antic contacte defensa"),
    ],
)
def test_catalan(before, after):
    assert said(before, CA) == after


def test_other_languages():
    assert said("habla con Elena Vidal hoy", ES) == "habla con un antiguo contacto hoy"
    assert (
        said("We met Elena. Elena’s team", EN) == "We met a former contact. A former contact’s team"
    )


def test_addresses_go_too():
    text = "[Elena](mailto:elena@acme.example) and elena@acme.example.\r\n"
    assert said(text, EN) == "[A former contact](mailto:removed) and removed.\r\n"
