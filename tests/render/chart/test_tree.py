"""Trees of any shape → places: nothing overlaps, children stand below, order is kept."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.render.chart.tree import FOLDS, Branch, Fold, Layout, Spot, lay_out, lay_out_within


def grow(parents: list[int], heights: list[int]) -> tuple[tuple[Branch, ...], list[int]]:
    """A forest from the place of each one's parent among those before it; 0 is none."""
    below: dict[int, list[int]] = {}
    for number, choice in enumerate(parents, start=1):
        below.setdefault(choice % number, []).append(number)
    grown: dict[int, Branch] = {}
    for number in range(len(parents), 0, -1):
        children = tuple(grown[child] for child in below.get(number, ()))
        grown[number] = Branch(str(number), children, heights[number % len(heights)])
    return tuple(grown[number] for number in below.get(0, ())), below.get(0, [])


def overlaps(one: Spot, other: Spot) -> bool:
    """Whether two cards share any room."""
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def judge(roots: tuple[Branch, ...], layout: Layout) -> None:
    """What must hold of every layout."""
    spots = layout.spots
    for one, other in combinations(spots.values(), 2):
        assert not overlaps(one, other), (one, other)
    for spot in spots.values():
        assert spot.x >= 0
        assert spot.right <= layout.width + 0.01
        assert spot.bottom <= layout.height + 0.01
        if spot.parent is not None:
            assert spot.y >= spots[spot.parent].bottom
    waiting = [roots]
    while waiting:
        siblings = waiting.pop()
        places = [(spots[branch.key].x, spots[branch.key].y) for branch in siblings]
        assert places == sorted(places)
        waiting += [branch.below for branch in siblings]


@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=200),
    st.lists(st.sampled_from([30, 58]), min_size=1, max_size=5),
    st.sampled_from(FOLDS),
)
def test_any_tree_is_tidy(parents: list[int], heights: list[int], fold: Fold) -> None:
    roots, _ = grow(parents, heights)
    layout = lay_out(roots, fold=fold)
    assert len(layout.spots) == len(parents)
    judge(roots, layout)
    assert lay_out(roots, fold=fold) == layout


def test_two_hundred_cards_of_all_kinds_of_trees_are_tidy() -> None:
    for seed, reach in enumerate((12, 20, 40, 200)):
        dice = random.Random(seed)
        parents = [max(0, number - dice.randint(1, reach)) for number in range(1, 201)]
        roots, _ = grow(parents, [58, 30, 58])
        judge(roots, lay_out_within(roots, 1400, 900))


def test_a_parent_stands_above_the_middle_of_its_children() -> None:
    leaves = tuple(Branch(str(number)) for number in range(3))
    spots = lay_out((Branch("top", leaves),)).spots
    assert spots["top"].middle == spots["1"].middle
    assert len({spots[each.key].y for each in leaves}) == 1


def test_more_than_six_siblings_are_folded_into_columns() -> None:
    leaves = tuple(Branch(str(number)) for number in range(7))
    folded = lay_out((Branch("top", leaves),))
    assert len({folded.spots[each.key].x for each in leaves}) == 2
    flat = lay_out((Branch("top", leaves[:6]),))
    assert len({flat.spots[each.key].y for each in leaves[:6]}) == 1
    assert folded.width < flat.width


def test_columns_are_never_longer_than_six() -> None:
    leaves = tuple(Branch(str(number)) for number in range(40))
    spots = lay_out((Branch("top", leaves),)).spots
    columns = [spots[each.key].x for each in leaves]
    assert max(columns.count(x) for x in columns) <= 6


def test_sixty_people_in_eight_units_fit_a_wide_screen() -> None:
    units = tuple(
        Branch(f"u{unit}", tuple(Branch(f"p{unit}-{who}") for who in range(7)), 30)
        for unit in range(8)
    )
    layout = lay_out_within((Branch("all", units, 30),), 1500, 900)
    assert layout.width <= 1700
    assert layout.height <= 900


def test_what_hangs_stays_below_its_head_and_in_its_column() -> None:
    heads = tuple(
        Branch(f"h{number}", tuple(Branch(f"h{number}-{who}") for who in range(number)))
        for number in range(5)
    )
    spots = lay_out((Branch("top", heads),), fold=Fold(1, 8, 1)).spots
    assert len({spots[f"h{number}"].x for number in range(5)}) == 3
    for number in range(5):
        head = spots[f"h{number}"]
        assert all(spots[f"h{number}-{who}"].x == head.x + 14 for who in range(number))


def test_a_long_chain_of_reports_does_not_exhaust_anything() -> None:
    branch = Branch("0")
    for number in range(1, 300):
        branch = Branch(str(number), (branch,))
    assert len(lay_out((branch,)).spots) == 300


def test_no_cards_take_no_room() -> None:
    layout = lay_out(())
    assert (layout.spots, layout.width, layout.height) == ({}, 0, 0)
