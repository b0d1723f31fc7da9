"""The last look knows every internal text, and none that the customer may read."""

from kamdocs.model.account import Account
from kamdocs.model.prose import Prose
from kamdocs.model.shared import Shared
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.literals import SHORTEST, collect_literals


def test_internal_texts_are_collected_and_shared_ones_are_not() -> None:
    account = Account.model_validate({
        "id": "acme",
        "name": "Acme and Sons Limited",
        "x-own": {"deep": ["a text of their own keys"]},
        "people": {"nuria": {"name": "Núria Soler Puig", "note": "prefers   to be\ncalled early"}},
        "profile": {"goals": [{"text": "a goal that is shared", "share": "yes"}, "an internal goal here"]},
        "plan": {"charter": "win Acme and Sons Limited"},
        "proposals": {"p": {"title": "Fewer stock-outs", "concessions": ["two days of training"]}},
        "key_because": ["short"],
    })  # fmt: skip
    account = account.model_copy(
        update={"strategy": Prose("<p>x</p>", "the plan in running prose")}
    )
    assert collect_literals(account, Shared()) >= {
        "a text of their own keys",
        "prefers to be called early",
        "an internal goal here",
        "win Acme and Sons Limited",
        "two days of training",
        "the plan in running prose",
    }
    shown = {
        "Acme and Sons Limited",
        "Núria Soler Puig",
        "a goal that is shared",
        "Fewer stock-outs",
    }
    assert not collect_literals(account, Shared()) & shown


def test_a_text_that_is_shareable_elsewhere_is_no_secret() -> None:
    account = Account.model_validate({
        "id": "acme",
        "name": "Acme",
        "opportunities": {"o": {"name": "Demand forecasts"}},
        "proposals": {"p": {"title": "Demand forecasts for 64 shops"}},
    })  # fmt: skip
    assert "Demand forecasts" not in collect_literals(account, Shared())


def test_a_real_account_has_many(stock: Stock) -> None:
    found = collect_literals(stock.accounts["vall"].facts.account, stock.shared)
    assert "Win the warehouse through the shops." in {
        text.removeprefix("Strategy ") for text in found
    }
    assert "Internal secret milestone" in found
    assert all(len(text) >= SHORTEST for text in found)
