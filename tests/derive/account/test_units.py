"""Units, posts and people as they are written → the tree, and who sits where."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.account.units import WHOLE, UnitTree, derive_unit_tree
from kamdocs.model.account import Account


def tree(**more: Any) -> UnitTree:
    return derive_unit_tree(Account.model_validate({"id": "acme", "name": "Acme", **more}))


def test_an_account_without_units_is_one_unit() -> None:
    found = tree(people={"nuria": "Núria Soler"})
    assert found.is_implicit
    assert list(found.branches) == [WHOLE]
    assert found.branches[WHOLE].name == "Acme"
    assert found.branches[WHOLE].contacts == ("nuria",)
    assert found.place(None) == WHOLE
    assert found.place("anything") is None


def test_units_stand_under_their_parent_in_the_order_of_the_file() -> None:
    found = tree(
        units={
            "ireland": "Ireland",
            "spain": "Spain",
            "cork": {"name": "Cork", "parent": "ireland", "location": "Cork"},
            "dublin": {"name": "Dublin", "parent": "ireland"},
            "vans": {"name": "Vans", "parent": "dublin"},
        }
    )
    depths = [(key, branch.depth) for key, branch in found.branches.items()]
    assert depths == [("ireland", 0), ("cork", 1), ("dublin", 1), ("vans", 2), ("spain", 0)]
    assert found.branches["ireland"].below == ("cork", "dublin", "vans")
    assert found.branches["cork"].location == "Cork"
    assert not found.is_implicit


def test_people_sit_in_the_unit_of_their_post() -> None:
    found = tree(
        units={"retail": "Retail", "online": {"name": "Online", "parent": "retail"}},
        posts={"cio": {"title": "CIO", "unit": "online"}},
        people={
            "nuria": {"name": "Núria", "post": "cio"},
            "pau": {"name": "Pau", "unit": "retail"},
            "marta": {"name": "Marta", "post": "cio", "left": "2026-06"},
            "biel": "Biel",
        },
    )
    assert found.branches["online"].contacts == ("nuria",)
    assert found.known_in("retail") == ("pau", "nuria")
    assert found.unplaced == ("biel",)
    assert found.place(None) is None


def test_with_a_single_unit_silence_means_that_one() -> None:
    found = tree(units={"retail": "Retail"}, people={"biel": "Biel"})
    assert found.place(None) == "retail"
    assert found.branches["retail"].contacts == ("biel",)


def test_units_in_a_circle_are_not_lost() -> None:
    found = tree(
        units={
            "one": {"name": "One", "parent": "two"},
            "two": {"name": "Two", "parent": "one"},
            "three": "Three",
        }
    )
    assert list(found.branches) == ["three", "one", "two"]


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=10))
def test_every_unit_stands_in_the_tree_once(parents: list[int | None]) -> None:
    units = {
        f"u{number}": {"name": f"U{number}", **({} if up is None else {"parent": f"u{up}"})}
        for number, up in enumerate(parents)
    }
    found = tree(units=units)
    assert sorted(found.branches) == sorted(units)
    order = list(found.branches)
    for key, branch in found.branches.items():
        assert order[order.index(key) + 1 :][: len(branch.below)] == list(branch.below)
