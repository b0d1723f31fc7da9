"""Key accounts on which nearly everything hangs."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.portfolio.concentration import Concentration
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS


def key_share_too_high(concentration: Concentration) -> Iterator[Finding]:
    """The key accounts hold no more than 75 % of the revenue of the last twelve months."""
    if concentration.key_band == "loud":
        yield Finding(
            "key-share-too-high",
            value_of("concentration", file=SETTINGS),
            concentration.key_reason,
            sentence("win new accounts and grow the normal ones: this is urgent"),
        )
