"""References that lead nowhere, circles, and ids that are there twice."""

from typing import Any

from kamdocs.model.account import Account
from kamdocs.model.shared import Shared
from kamdocs.model.team import Team
from kamdocs.read.ids import check_cycles, check_duplicates, check_references, known_in

SHARED = Shared(
    team=Team.model_validate({"people": {"ana": {"name": "Ana"}, "marc": {"name": "Marc"}}})
)


def account(**parts: Any) -> Account:
    return Account.model_validate({"id": "acme", "name": "Acme", "owner": "ana", **parts})


def told(
    broken: frozenset[str] = frozenset(), **parts: Any
) -> list[tuple[tuple[str | int, ...], str, str]]:
    read = account(**parts)
    findings = check_references(read, known_in(read, SHARED), broken)
    return [(found.place.path, str(found.message), str(found.help)) for found in findings]


def test_a_dangling_reference_says_what_was_meant() -> None:
    assert told(owner="anna") == [
        (("owner",), "nobody of our team has the id anna", "did you mean ana?")
    ]


def test_references_are_found_wherever_they_stand() -> None:
    found = told(
        people={
            "nuria": {"name": "Núria", "influences": ["pau"], "relationship": {"mrac": "vendor"}}
        },
        opportunities={"x": {"name": "X", "decision": {"members": {"pau": ["champion"]}}}},
        plan={"objectives": {"o": {"text": "O", "serves": ["growth"]}}},
        grid={"cork": {"crm": "won"}},
    )
    assert [path for path, _, _ in found] == [
        ("people", "nuria", "relationship", "mrac"),
        ("people", "nuria", "influences", 0),
        ("grid", "cork"),
        ("grid", "cork", "crm"),
        ("opportunities", "x", "decision", "members", "pau"),
        ("plan", "objectives", "o", "serves", 0),
    ]


def test_nothing_is_said_of_references_into_a_part_that_could_not_be_read() -> None:
    assert told(frozenset({"people"}), log=[{"with": ["pau"]}]) == []
    assert told(frozenset({"team"}), owner="anna") == []


def test_circles_of_units_are_told_once() -> None:
    read = account(units={"a": {"name": "A", "parent": "b"}, "b": {"name": "B", "parent": "a"}})
    (found,) = check_cycles(read)
    assert (found.place.path, found.name) == (("units", "a", "parent"), "circular-reference")
    assert str(found.message) == "a → b → a leads back to itself"


def test_a_unit_that_is_its_own_parent_is_a_circle() -> None:
    (found,) = check_cycles(account(units={"a": {"name": "A", "parent": "a"}}))
    assert str(found.message) == "a → a leads back to itself"


def test_an_id_twice_in_a_list_points_at_the_second() -> None:
    tree = {"units": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "a", "name": "C"}]}
    (found,) = check_duplicates(Account, tree)
    assert (found.place.path, found.name) == (("units", 2, "id"), "duplicate-id")
