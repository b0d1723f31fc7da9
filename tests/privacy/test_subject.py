"""Whom a typed name means."""

import pytest

from kamdocs.model.account import Account
from kamdocs.model.team import Team
from kamdocs.privacy.mentions import Search
from kamdocs.privacy.subject import nearest_known, people_meant

TEAM = Team.model_validate({"people": {"ana": "Ana Ferrer"}})
ACCOUNTS = {
    "acme": Account.model_validate({
        "id": "acme", "name": "Farmàcia Acme",
        "people": {
            "maria": {"name": "Maria Farmàcia", "email": "m@acme.example"},
            "pau": {"name": "Pau Serra"},
            "marta": {"name": "Marta Prats", "left": "2024", "now_at": "hospital"},
        },
    }),
    "hospital": Account.model_validate({
        "id": "hospital", "name": "Hospital",
        "people": {"marta": {"name": "Marta Prats"}, "casals": {"name": "Pau Casals"}},
    }),
}  # fmt: skip


def meant(query):
    return [
        [record.spoken for record in subject.records]
        for subject in people_meant(query, ACCOUNTS, TEAM)
    ]


@pytest.mark.parametrize(
    "query",
    ["Maria Farmàcia", "farmacia", "MARIA", "mari farm", "acme/maria", "maria", "M@ACME.example"],
)
def test_full_names_parts_ids_and_addresses(query):
    assert meant(query) == [["acme/maria"]]


def test_several_may_be_meant():
    assert meant("pau") == [["acme/pau"], ["hospital/casals"]]
    assert meant("Pau Casals") == [["hospital/casals"]]
    assert meant("acme/pau") == [["acme/pau"]]


def test_who_went_to_another_customer_is_one_person():
    assert meant("Marta Prats") == [["acme/marta", "hospital/marta"]]
    assert meant("hospital/marta") == [["hospital/marta", "acme/marta"]]


def test_ours_and_nobody():
    assert meant("Ana Ferrer") == [["ana"]]
    assert meant("nobody") == []
    assert nearest_known("Pau Sera", ACCOUNTS, TEAM) == "Pau Serra"


def test_old_versions_may_call_somebody_by_one_surname():
    people = {"maria": {"name": "Maria Soler Vila"}, "joan": {"name": "Joan Pi Mas"}}
    people["rosa"] = {"name": "Joan Pi Roca"}
    account = Account.model_validate({"id": "acme", "name": "Acme", "people": people})
    for query, text, count in (
        ("acme/maria", "Maria Soler called", 1),
        ("acme/joan", "Joan Pi called", 0),
    ):
        (subject,) = people_meant(query, {"acme": account}, TEAM)
        found = Search(subject, {"acme": account}, TEAM).historian().find(text)
        assert len([trace for trace in found if trace.is_certain]) == count
