"""Where the cards of a tree stand: branches in order come in, a place for each card goes out.

A tidy tree: a card stands above the middle of what is below it, subtrees move together until their
outlines touch, and nothing overlaps. Many siblings without anything below them are folded into
columns, so that the tree stays narrow enough to be read. No drawing is made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Fold:
    """How a tree is kept narrow.

    More than `most` siblings with nothing below them stand in columns of about `rows` cards. From
    the depth `hang` on (the roots have 0) all do that are no longer than a column, each with
    everything below it indented under it.
    """

    most: int = 6
    rows: int = 6
    hang: int | None = None


FOLDS = (
    Fold(), Fold(4), Fold(2, 3), Fold(2), Fold(2, 9), Fold(1, 8, 2), Fold(1, 10, 2), Fold(1, 12, 2),
    Fold(1, 10, 1), Fold(1, 14, 1), Fold(1, 18, 1),
)  # fmt: skip
"""Ever narrower ones, tried one after the other on trees that are too large."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A card and what stands below it, in order; the key is unique in its tree."""

    key: str
    below: tuple[Branch, ...] = ()
    height: float = 58


@dataclass(frozen=True, slots=True)
class Sizes:
    """`gap` is between neighbours, `drop` between levels, `row` between the cards of a column.

    `indent` is the room for the line at the left of a column.
    """

    width: float = 172
    gap: float = 18
    drop: float = 32
    row: float = 10
    indent: float = 14
    fold: Fold = Fold()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card stands. `spine` is the x of the line at the side it hangs from, None when its
    line comes from above."""

    key: str
    x: float
    y: float
    width: float
    height: float
    parent: str | None = None
    spine: float | None = None

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2

    def moved(self, across: float, down: float) -> Spot:
        """The same card elsewhere."""
        spine = None if self.spine is None else self.spine + across
        return Spot(
            self.key, self.x + across, self.y + down, self.width, self.height, self.parent, spine
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """All cards by key, parents before what is below them, and the room they take."""

    spots: Mapping[str, Spot]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Block:
    """Cards that move together; lines from above meet it at `anchors`."""

    spots: tuple[Spot, ...]
    anchors: tuple[float, ...]

    def moved(self, across: float) -> _Block:
        spots = tuple(spot.moved(across, 0) for spot in self.spots)
        return _Block(spots, tuple(anchor + across for anchor in self.anchors))


def lay_out(
    roots: Sequence[Branch], sizes: Sizes | None = None, fold: Fold | None = None
) -> Layout:
    """Find a place for each card."""
    sizes = replace(sizes or Sizes(), fold=fold or Fold())
    blocks: dict[str, _Block] = {}
    for depth, branch in reversed(list(_walk(roots))):
        blocks[branch.key] = _crown(branch, depth, blocks, sizes)
    placed = _row(roots, None, 0, blocks, sizes)
    spots = [spot for block in placed for spot in block.spots]
    left = min((_left(spot, sizes) for spot in spots), default=0)
    spots = [spot.moved(-left, 0) for spot in spots]
    return Layout(
        {spot.key: _rounded(spot) for spot in spots},
        max((spot.right for spot in spots), default=0),
        max((spot.bottom for spot in spots), default=0),
    )


def lay_out_within(
    roots: Sequence[Branch], widest: float, tallest: float, sizes: Sizes | None = None
) -> Layout:
    """The loosest layout that fits; when none does, the one that can be drawn largest there."""
    found = []
    for fold in FOLDS:
        layout = lay_out(roots, sizes, fold)
        if layout.width <= widest and layout.height <= tallest:
            return layout
        found.append(layout)
    return max(found, key=lambda layout: min(widest / layout.width, tallest / layout.height))


def _walk(roots: Iterable[Branch]) -> Iterator[tuple[int, Branch]]:
    """Branches with their depth, parents first."""
    waiting = [(0, branch) for branch in roots][::-1]
    while waiting:
        depth, branch = waiting.pop()
        yield depth, branch
        waiting += [(depth + 1, each) for each in branch.below[::-1]]


def _crown(branch: Branch, depth: int, blocks: Mapping[str, _Block], sizes: Sizes) -> _Block:
    """A card above the middle of its children, or at the head of their only column."""
    row = _row(branch.below, branch.key, depth + 1, blocks, sizes)
    anchors = [anchor for block in row for anchor in block.anchors]
    spots = [spot.moved(0, branch.height + sizes.drop) for block in row for spot in block.spots]
    x = 0.0
    if anchors:
        x = (anchors[0] + anchors[-1]) / 2 - sizes.width / 2
        hangs = len(anchors) == 1 and spots[0].spine is not None
        x = anchors[0] - sizes.indent / 2 if hangs else x
    head = Spot(branch.key, x, 0, sizes.width, branch.height)
    return _Block((head, *spots), (head.middle,))


def _row(
    siblings: Sequence[Branch],
    parent: str | None,
    depth: int,
    blocks: Mapping[str, _Block],
    sizes: Sizes,
) -> list[_Block]:
    """Siblings side by side, as near as their outlines allow."""
    row: list[_Block] = []
    outline: dict[tuple[float, float], float] = {}
    for block in _fold(siblings, parent, depth, blocks, sizes):
        moved = block.moved(_push(outline, block, sizes))
        for spot in moved.spots:
            stretch = (spot.y - sizes.drop, spot.bottom)
            outline[stretch] = max(outline.get(stretch, spot.right), spot.right)
        row.append(moved)
    return row


def _push(outline: Mapping[tuple[float, float], float], block: _Block, sizes: Sizes) -> float:
    """How far a block must move to stand clear of what is left of it."""
    if not outline:
        return 0
    lefts: dict[tuple[float, float], float] = {}
    for spot in block.spots:
        stretch = (spot.y - sizes.drop, spot.bottom)
        lefts[stretch] = min(lefts.get(stretch, spot.x), _left(spot, sizes))
    shifts = [
        right + sizes.gap - left
        for (top, bottom), left in lefts.items()
        for (above, below), right in outline.items()
        if top < below and above < bottom
    ]
    return max(shifts, default=0)


def _fold(
    siblings: Sequence[Branch],
    parent: str | None,
    depth: int,
    blocks: Mapping[str, _Block],
    sizes: Sizes,
) -> Iterator[_Block]:
    """Each sibling with what is below it; those that are folded, in columns."""
    fold, hanging = sizes.fold, []
    may_hang = fold.hang is not None and depth >= fold.hang
    hangs_bare = sum(not each.below for each in siblings) > fold.most
    for branch in siblings:
        if (may_hang and _count(branch) <= fold.rows) or (hangs_bare and not branch.below):
            hanging.append(branch)
            continue
        yield from _columns(hanging, parent, sizes)
        hanging = []
        block = blocks[branch.key]
        head = replace(block.spots[0], parent=parent)
        yield _Block((head, *block.spots[1:]), block.anchors)
    yield from _columns(hanging, parent, sizes)


def _columns(hanging: Sequence[Branch], parent: str | None, sizes: Sizes) -> Iterator[_Block]:
    """Columns of about the same length; what is below a card stays in its column."""
    counts = [_count(branch) for branch in hanging]
    columns = -(-sum(counts) // sizes.fold.rows)
    most = -(-sum(counts) // columns) if columns else 0
    column: list[Branch] = []
    held = 0
    for branch, count in zip(hanging, counts, strict=True):
        if column and held + count > most:
            yield _column(column, parent, sizes)
            column, held = [], 0
        column.append(branch)
        held += count
    if column:
        yield _column(column, parent, sizes)


def _count(branch: Branch) -> int:
    return sum(1 for _ in _walk([branch]))


def _column(branches: Sequence[Branch], parent: str | None, sizes: Sizes) -> _Block:
    """Cards one below the other, each indented under the one it belongs to."""
    y, spots = 0.0, []
    above = {each.key: branch.key for _, branch in _walk(branches) for each in branch.below}
    for depth, branch in _walk(branches):
        x = sizes.indent * (depth + 1)
        spine = x - sizes.indent / 2
        owner = above.get(branch.key, parent)
        spots.append(Spot(branch.key, x, y, sizes.width, branch.height, owner, spine))
        y += branch.height + sizes.row
    return _Block(tuple(spots), (sizes.indent / 2,))


def _left(spot: Spot, sizes: Sizes) -> float:
    """The left end of a card with its line."""
    return spot.x if spot.spine is None else spot.x - sizes.indent


def _rounded(spot: Spot) -> Spot:
    spine = None if spot.spine is None else round(spot.spine, 2)
    return replace(spot, x=round(spot.x, 2), y=round(spot.y, 2), spine=spine)
