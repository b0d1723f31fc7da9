"""The last look knows every internal text by its place, and which ones the customer may read."""

from kamdocs.model.account import Account
from kamdocs.model.prose import Prose
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.internal_texts import SHORTEST, internal_texts, names_of, values_of

ACME = {
    "id": "acme",
    "name": "Acme and Sons Limited",
    "x-own": {"deep": ["a text of their own keys"]},
    "people": {"nuria": {"name": "Núria Soler Puig", "note": "prefers   to be\ncalled early"}},
    "profile": {"goals": [{"text": "a goal that is shared", "share": "yes"}, "an internal goal here"]},
    "plan": {"charter": "win Acme and Sons Limited"},
    "proposals": {"p": {"title": "Fewer stock-outs", "concessions": ["two days of training"]}},
    "cadence": {
        "told to nobody": {"every": "2 weeks"},
        "steering committee": {"every": "quarter", "promised": "yes", "purpose": "look at the figures"},
    },
    "key_because": ["short"],
}  # fmt: skip


def read(given: object) -> Account:
    account = Account.model_validate(given)
    prose = Prose("<p>x</p>", "They hide their losses. We know of them.\nAnother paragraph of it")
    return account.model_copy(update={"strategy": prose})


def test_internal_texts_are_found_with_their_paths() -> None:
    found = dict(internal_texts(values_of(read(ACME))))
    assert (
        found.items()
        >= {
            "a text of their own keys": ("custom", "x-own", "deep", 0),
            "prefers to be called early": ("people", "nuria", "note"),
            "an internal goal here": ("profile", "goals", 1, "text"),
            "win Acme and Sons Limited": ("plan", "charter"),
            "two days of training": ("proposals", "p", "concessions", 0, "text"),
            "told to nobody": ("cadence", "told to nobody"),
        }.items()
    )


def test_prose_is_known_sentence_by_sentence() -> None:
    found = [text for text, path in internal_texts(values_of(read(ACME))) if path == ("strategy",)]
    assert found == [
        "They hide their losses. We know of them. Another paragraph of it",
        "They hide their losses.",
        "We know of them.",
        "Another paragraph of it",
    ]


def test_what_the_customer_may_see_is_told_apart() -> None:
    shown = {each.text for each in values_of(read(ACME)) if each.is_shown}
    assert shown >= {
        "Acme and Sons Limited", "Núria Soler Puig", "a goal that is shared", "Fewer stock-outs",
        "steering committee", "look at the figures",
    }  # fmt: skip
    assert not shown & {text for text, _ in internal_texts(values_of(read(ACME)))}


def test_of_another_customer_the_names_are_known() -> None:
    assert dict(names_of(read(ACME))) == {
        "Acme and Sons Limited": ("name",),
        "Núria Soler Puig": ("people", "nuria", "name"),
    }


def test_a_real_account_has_many(stock: Stock) -> None:
    values = values_of(stock.accounts["vall"].facts.account)
    found = [text for text, _ in internal_texts(values)]
    assert "Internal secret milestone" in found
    assert len(found) > 15
    assert all(len(text) >= SHORTEST for text in found)
