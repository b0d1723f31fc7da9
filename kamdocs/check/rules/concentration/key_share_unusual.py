"""Key accounts that together bring less or more of the revenue than usual."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.portfolio.concentration import Concentration
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS


def key_share_unusual(concentration: Concentration) -> Iterator[Finding]:
    """The key accounts hold 30 to 55 % of the revenue of the last twelve months."""
    if concentration.key_band == "low":
        help_text = sentence("see whether the right accounts are key (kamdocs score)")
    elif concentration.key_band == "high":
        help_text = sentence("win or grow other accounts before this becomes a dependence")
    else:
        return
    yield Finding(
        "key-share-unusual",
        value_of("concentration", file=SETTINGS),
        concentration.key_reason,
        help_text,
    )
