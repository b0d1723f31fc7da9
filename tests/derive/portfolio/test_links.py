"""Which account names which as its parent → the tree, and what is wrong with it."""

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.derive.portfolio.links import derive_links


def test_the_topmost_account_gathers_all_below_it() -> None:
    found = derive_links({"group": None, "north": "group", "plant": "north", "other": None})
    assert found.root_of == {"group": "group", "north": "group", "other": "other", "plant": "group"}
    assert found.ancestors_of["plant"] == ("north", "group")
    assert found.members_of == {"group": ("group", "north", "plant"), "other": ("other",)}
    assert found.children_of == {"group": ("north",), "north": ("plant",)}
    assert found.unknown == ()
    assert found.circles == ()


def test_a_parent_that_does_not_exist_is_told_and_left_out() -> None:
    found = derive_links({"a": "nobody", "b": "a"})
    assert found.unknown == (("a", "nobody"),)
    assert found.root_of == {"a": "a", "b": "a"}


def test_a_circle_is_led_by_its_first_member() -> None:
    found = derive_links({"c": "a", "a": "b", "b": "c", "below": "b", "own": "own"})
    assert found.circles == (("a", "b", "c"), ("own",))
    assert found.root_of == {"a": "a", "b": "a", "c": "a", "below": "a", "own": "own"}
    assert found.ancestors_of["below"] == ("b", "c", "a")


IDS = st.sampled_from("abcdef")


@given(st.dictionaries(IDS, st.none() | IDS))
def test_every_account_has_one_root_whatever_is_written(parents: dict) -> None:
    found = derive_links(parents)
    assert set(found.root_of) == set(parents)
    members = [member for group in found.members_of.values() for member in group]
    assert sorted(members) == sorted(parents)
    for account, root in found.root_of.items():
        assert found.root_of[root] == root
        above = found.ancestors_of[account]
        assert (above[-1] if above else account) == root
        assert len(set(above)) == len(above)
    on_circles = {member for circle in found.circles for member in circle}
    for member in on_circles:
        assert parents[member] in on_circles
