"""Did you mean: the known word nearest to a written one."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.utils import default_process


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word a person most likely meant, or None when none is near.

    A word is near when at most a third of its letters, and never more than three, have to change;
    a swap of neighbours counts as one change. Case, blanks and hyphens do not count.
    """
    wanted = default_process(written)
    if len(wanted) < 2:
        return None
    best: tuple[int, str] | None = None
    for word in known:
        candidate = default_process(word)
        changes = DamerauLevenshtein.distance(wanted, candidate)
        longest = max(len(wanted), len(candidate))
        if changes <= min(3, max(1, longest // 3)) and (best is None or changes < best[0]):
            best = changes, word
    if best is None and len(wanted) >= 3:
        begun = [word for word in known if default_process(word).startswith(wanted)]
        return begun[0] if len(begun) == 1 else None
    return best[1] if best else None
