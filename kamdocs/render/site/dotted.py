"""Short things beside each other, with a dot between them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from kamdocs.values.sentence import Filling, sentence


def dotted(parts: Iterable[Filling]) -> Filling | None:
    """One thing made of several; None of none."""
    listed = list(parts)
    if not listed:
        return None
    return reduce(lambda one, other: sentence("{one} · {other}", one=one, other=other), listed)
