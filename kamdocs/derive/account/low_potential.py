"""The marks of an account that costs more than it gives, and of a customer who has become a problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.scales import PROBLEM_MARKERS, LowPotentialMarker
from kamdocs.values.sentence import Sentence, Term, sentence_n


@dataclass(frozen=True, slots=True)
class LowPotential:
    """The marks set for an account, each once.

    `problems` are those among the six of a problem customer; enough of them make it toxic. Marks
    call for a review of the tier, they change no tier by themselves.
    """

    markers: tuple[LowPotentialMarker, ...]
    problems: tuple[LowPotentialMarker, ...]
    is_toxic: bool
    reason: Sentence | None
    place: Place


def derive_low_potential(
    markers: Sequence[LowPotentialMarker], toxic_from: int = 3
) -> LowPotential:
    """Count the marks an account carries; `toxic_from` of the six raise the alert."""
    unique = tuple(dict.fromkeys(markers))
    problems = tuple(marker for marker in unique if marker in PROBLEM_MARKERS)
    reason = sentence_n(
        "it carries one mark of low potential: {markers}",
        "it carries {count} marks of low potential: {markers}",
        len(unique),
        markers=tuple(Term(marker) for marker in unique),
    )
    return LowPotential(
        markers=unique,
        problems=problems,
        is_toxic=len(problems) >= max(toxic_from, 1),
        reason=reason if unique else None,
        place=value_of("low_potential"),
    )
