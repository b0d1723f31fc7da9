"""Whom a typed name means."""

from kamdocs.model.account import Account
from kamdocs.model.team import Team
from kamdocs.read.whom import contact_meant, member_meant, nearest_person

ACCOUNT = Account.model_validate(
    {
        "id": "acme",
        "name": "Acme",
        "posts": {"cio": "Chief information officer", "cfo": "Finance", "coo": "Operations"},
        "people": {
            "nuria": {"name": "Núria Soler", "post": "cio"},
            "pau": {"name": "Pau Serra", "post": "cfo"},
            "pau-2": {"name": "Pau Vila", "post": "cfo"},
            "marta": {"name": "Marta Prats", "post": "coo", "left": "2026-06"},
        },
    },
    context={"currency": "EUR"},
)
TEAM = Team.model_validate({"people": {"ana": "Ana Ferrer", "marc": "Marc Vidal"}})


def test_names_ids_and_posts():
    for written in (
        "nuria",
        "Nuria",
        "NÚRIA SOLER",
        "Núria S.",
        "cio",
        "chief information officer",
    ):
        assert contact_meant(written, ACCOUNT) == "nuria", written
    assert member_meant("@ana", TEAM) == "ana"
    assert member_meant("Marc V.", TEAM) == "marc"


def test_what_means_nobody_or_several():
    assert contact_meant("Pau Vila", ACCOUNT) == "pau-2"
    assert contact_meant("cfo", ACCOUNT) is None
    assert contact_meant("coo", ACCOUNT) is None
    assert contact_meant("Zoe", ACCOUNT) is None
    assert member_meant("nuria", TEAM) is None


def test_nearly_a_name():
    assert nearest_person("nuriaa", ACCOUNT, TEAM) == "nuria"
    assert nearest_person("Anna Ferrer", ACCOUNT, TEAM) == "Ana Ferrer"
    assert nearest_person("Wolfgang", None, TEAM) is None
