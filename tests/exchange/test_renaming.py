"""What an import remembers follows a renamed id, so that the next import finds it again."""

from kamdocs.edit.rename import Renaming
from kamdocs.exchange.memory import Memory
from kamdocs.exchange.renaming import rename_in_memory

MEMORY = Memory(
    {
        "accounts": {"1": "acme", "2": "moll"},
        "team": {"7": "ana"},
        "contacts/acme": {"9": "ana"},
    },
    {
        "accounts/acme": {
            ("name",): "Acme",
            ("owner",): "ana",
            ("people", "ana", "name"): "Ana Prat",
        },
        "accounts/moll": {("parent",): "acme", ("people", "ana", "name"): "acme"},
        "accounts/team.yaml": {("people", "ana", "name"): "Ana"},
    },
)


def test_an_account():
    done = rename_in_memory(MEMORY, Renaming("account", "acme", "corp"), None)
    assert done.ids["accounts"] == {"1": "corp", "2": "moll"}
    assert set(done.ids) == {"accounts", "team", "contacts/corp"}
    assert set(done.wrote) == {"accounts/corp", "accounts/moll", "accounts/team.yaml"}
    assert done.wrote["accounts/moll"] == {
        ("parent",): "corp",
        ("people", "ana", "name"): "acme",
    }


def test_one_of_ours_and_a_contact_of_the_same_id():
    done = rename_in_memory(MEMORY, Renaming("team", "ana", "anna"), None)
    assert done.ids["team"] == {"7": "anna"}
    assert done.ids["contacts/acme"] == {"9": "ana"}
    assert done.wrote["accounts/acme"]["owner",] == "anna"
    assert ("people", "ana", "name") in done.wrote["accounts/acme"]
    assert ("people", "anna", "name") in done.wrote["accounts/team.yaml"]
    done = rename_in_memory(MEMORY, Renaming("contact", "ana", "anna"), "acme")
    assert done.ids["contacts/acme"] == {"9": "anna"}
    assert ("people", "anna", "name") in done.wrote["accounts/acme"]
    assert ("people", "ana", "name") in done.wrote["accounts/moll"]


def test_there_and_back_is_the_same():
    for renaming, account in (("account", None), ("team", None), ("contact", "acme")):
        old = "acme" if renaming == "account" else "ana"
        there = rename_in_memory(MEMORY, Renaming(renaming, old, "zzz"), account)
        assert there != MEMORY
        assert rename_in_memory(there, Renaming(renaming, "zzz", old), account) == MEMORY
