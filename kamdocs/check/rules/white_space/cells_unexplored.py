"""Cells of the grid of which nobody has said anything."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamdocs.derive.account.units import WHOLE
from kamdocs.derive.account.white_space import WhiteSpace
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.values.sentence import Filling, Sentence, Share, sentence, sentence_n

MOST_NAMED = 4
"""A unit with more unexplored products than these has them counted instead of named."""


def cells_unexplored(
    account: Account, white_space: WhiteSpace, catalogue: Catalogue
) -> Iterator[Finding]:
    """Each cell is known, of key accounts and of normal ones that lay out their units or grid."""
    total = white_space.total
    is_laid_out = account.tier == "normal" and bool(
        account.grid or (account.units and white_space.is_begun)
    )
    if not (account.tier == "key" or is_laid_out) or account.lifecycle == "former":
        return
    if not total.unexplored:
        return
    rows = [
        _row(account.name if unit == WHOLE else account.units[unit].name, names)
        for unit in white_space.units
        if (names := tuple(_names(unit, white_space, catalogue)))
    ]
    yield Finding(
        "cells-unexplored",
        key_of("grid"),
        sentence_n(
            "one cell of {eligible} is unexplored ({explored} explored): {rows}",
            "{count} cells of {eligible} are unexplored ({explored} explored): {rows}",
            total.unexplored,
            eligible=total.eligible,
            explored=Share(total.explored or Decimal(0)),
            rows=tuple(rows),
        ),
        sentence(
            "ask at the next meeting; write potential, competitor, blocked or not_eligible into the grid"
        ),
    )


def _row(unit: str, products: tuple[Filling, ...]) -> Sentence:
    if len(products) <= MOST_NAMED:
        return sentence("{unit}: {products}", unit=unit, products=products)
    return sentence_n("{unit}: one product", "{unit}: {count} products", len(products), unit=unit)


def _names(unit: str, grid: WhiteSpace, catalogue: Catalogue) -> Iterator[Filling]:
    products = catalogue.products
    for product in grid.products:
        if grid.cells[unit, product].state is None:
            yield products[product].name
