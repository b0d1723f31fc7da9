"""Judgements as they are written → which nobody signed, which are too old."""

from datetime import date

from kamdocs.derive.account.judgements import derive_judgements
from kamdocs.model.account import Account

TODAY = date(2026, 11, 22)


def test_unsigned_and_old_judgements_of_people_who_are_there() -> None:
    account = Account.model_validate(
        {
            "id": "acme",
            "name": "Acme",
            "people": {
                "nuria": {
                    "name": "Núria",
                    "power": "outside",
                    "stance": {"value": "supporter", "by": "ana", "on": "2026-05-26"},
                    "coverage": {"value": "brief", "by": "ana", "on": "2026-05-25"},
                    "relationship": {
                        "ana": {"now": "vendor", "on": "2026-11-01"},
                        "marc": {"aim": "vendor"},
                    },
                },
                "marta": {"name": "Marta", "power": "outside", "left": "2026-06"},
            },
        }
    )
    found = derive_judgements(account, 180, TODAY)
    assert [(each.what, each.is_signed, each.is_stale, each.age) for each in found] == [
        ("power", False, False, None),
        ("stance", True, False, 180),
        ("coverage", True, True, 181),
        ("relationship", True, False, 21),
    ]
    assert [each.is_sound for each in found] == [False, True, False, True]
    assert found[3].place.path == ("people", "nuria", "relationship", "ana")


def test_what_somebody_decides_by_may_stand_bare_and_ages_once_it_is_dated() -> None:
    def of(orientation: object) -> list[tuple[str, bool, bool]]:
        person = {"name": "Pau", "orientation": orientation}
        account = Account.model_validate({"id": "acme", "name": "Acme", "people": {"pau": person}})
        assert account.people["pau"].decides_by == "financial"
        found = derive_judgements(account, 180, TODAY)
        return [(each.what, each.is_signed, each.is_stale) for each in found]

    assert of("financial") == []
    old = {"value": "financial", "why": "Asks for the figures", "by": "ana", "on": "2025-01-10"}
    assert of(old) == [("orientation", True, True)]
    assert of({"value": "financial", "by": "ana"}) == [("orientation", False, False)]


def test_a_relationship_says_why_and_where_it_can_be_seen() -> None:
    block = {"by": "ana", "on": "2026-11-01", "evidence": "visit", "ana": "vendor", "marc": {"now": "vendor", "why": "New", "evidence": "call"}}  # fmt: skip
    person = {"name": "Pau", "relationship": block}
    account = Account.model_validate({"id": "acme", "name": "Acme", "people": {"pau": person}})
    standing = account.people["pau"].relationship
    assert [(key, each.evidence, each.why) for key, each in standing.items()] == [
        ("ana", "visit", None),
        ("marc", "call", "New"),
    ]
