"""The white-space grid: cells that were won, lost, found or explored."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.grid_cell import GridCell
from kamdocs.history.change import PLAIN, QUIET, Change, Comparison, Direction, Side
from kamdocs.values.sentence import Filling, Sentence, Term, sentence, sentence_n

_BETTER, _WORSE = frozenset(["won", "opportunity"]), frozenset(["lapsed", "competitor", "blocked"])
MOST_TOLD = 5
"""Cells of one account told one by one; more of them are told as a number."""


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Every cell whose state is another now, or how many were explored."""
    was, now = before.facts.white_space.cells, after.facts.white_space.cells
    key = after.facts.account.id
    moved = [
        (old, cell)
        for at, cell in now.items()
        if (old.state if (old := was.get(at)) else None) != cell.state
    ]
    weighty = [(old, cell) for old, cell in moved if cell.state in _BETTER | _WORSE]
    for old, cell in weighty[:MOST_TOLD]:
        direction: Direction = "better" if cell.state in _BETTER else "worse"
        yield Change(key, "white_space", _text(old, cell, after), PLAIN, direction, cell.place)
    rest = len(moved) - len(weighty[:MOST_TOLD])
    if rest:
        text = sentence_n(
            "one more cell of the grid changed", "{count} more cells of the grid changed", rest
        ) if weighty else sentence_n(
            "one cell of the grid changed", "{count} cells of the grid changed", rest
        )  # fmt: skip
        yield Change(key, "white_space", text, QUIET)


def _text(old: GridCell | None, cell: GridCell, side: Side) -> Sentence:
    words: dict[str, Filling] = {
        "product": side.product(cell.product),
        "unit": side.unit(cell.unit),
        "now": Term(cell.state or "unexplored"),
        "was": Term((old.state if old else None) or "unexplored"),
    }
    if cell.state == "won":
        return sentence("{product} won in {unit}", **words)
    return sentence("{product} in {unit}: {was} → {now}", **words)


COMPARISON = Comparison(compare, frozenset(["white_space"]))
