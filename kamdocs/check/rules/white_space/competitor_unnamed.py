"""Cells of the grid that belong to a competitor whom nobody names."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.account import Account
from kamdocs.values.sentence import sentence, sentence_n


def competitor_unnamed(account: Account) -> Iterator[Finding]:
    """The grid says which competitor it is; one finding an account."""
    unnamed = [
        (unit, product)
        for unit, cells in account.grid.items()
        for product, cell in cells.items()
        if cell.state == "competitor" and cell.who is None
    ]
    if unnamed:
        yield Finding(
            "competitor-unnamed",
            value_of("grid", *unnamed[0]),
            sentence_n(
                "a competitor sells here, and nobody wrote which",
                "competitors sell in {count} cells, and nobody wrote which",
                len(unnamed),
            ),
            sentence("ask, and write who:; until: says when their contract ends"),
        )
