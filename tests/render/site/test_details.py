"""Records → what stands under their labels: ids by the names of what they mean, words as they are."""

from typing import Any

from kamdocs.model.account import Account
from kamdocs.model.record import Record
from kamdocs.model.shared import Shared
from kamdocs.render.engine.link import Link
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.names import Ref, name_account, name_shared

ACCOUNT = Account.model_validate(
    {
        "id": "acme",
        "name": "Acme",
        "profile": {
            "pains": [{"id": "stock-outs", "text": "Empty shelves"}],
            "competitors": [{"name": "LogiPharm", "where": ["wh", "everywhere else"]}],
        },
        "units": [{"id": "wh", "name": "Warehouse"}],
        "contracts": [{"id": "sup", "name": "Support"}],
        "opportunities": {
            "an27": {"name": "Forecasts", "serves": ["stock-outs", "a quiet night"]},
            "pilot": {"name": "Pilot", "pilot_for": "an27"},
            "other": {"name": "Other", "pilot_for": "what comes after"},
        },
        "people": {
            "marta": {"name": "Marta", "left": "2026-06", "now_at": "beta"},
            "pau": {"name": "Pau", "left": "2026-06", "now_at": "Hospital de Terrassa"},
        },
        "log": [{"kind": "value", "about": "sup"}, {"kind": "note", "about": "the weather"}],
    }
)
NAMES = name_account(name_shared(Shared(), {"beta": "Beta Ltd"}), ACCOUNT)


def shown(record: Record, label: str) -> list[Any]:
    details = describe_record(record, NAMES)
    (node,) = (each.node for each in details if getattr(each.label, "word", None) == label)
    nodes = node.value if node.kind in ("line", "list") else (node,)
    return [each.value.name if isinstance(each.value, Ref) else each.value for each in nodes]


def test_texts_that_mean_an_id_show_its_name_and_others_stay_as_they_are() -> None:
    sales, people = ACCOUNT.opportunities, ACCOUNT.people
    assert shown(sales["an27"], "serves") == ["Empty shelves", "a quiet night"]
    assert shown(sales["pilot"], "pilot_for") == ["Forecasts"]
    assert shown(sales["other"], "pilot_for") == ["what comes after"]
    assert shown(ACCOUNT.log[0], "about") == ["Support"]
    assert shown(ACCOUNT.log[1], "about") == ["the weather"]
    assert shown(people["marta"], "now_at") == ["Beta Ltd"]
    assert shown(people["pau"], "now_at") == ["Hospital de Terrassa"]
    assert shown(ACCOUNT.profile.competitors[0], "where") == ["Warehouse", "everywhere else"]


def test_a_name_leads_to_where_the_thing_stands() -> None:
    (node,) = (
        each.node
        for each in describe_record(ACCOUNT.opportunities["pilot"], NAMES, only=["is_pilot_for"])
    )
    assert node.value == Ref("Forecasts", Link("accounts/acme/index.html", "opportunity-an27"))
