"""A customer who has become a problem."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.low_potential import LowPotential
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Term, sentence, sentence_n


def problem_customer(low_potential: LowPotential) -> Iterator[Finding]:
    """No account carries three of the six marks of a problem customer."""
    if low_potential.is_toxic:
        yield Finding(
            "problem-customer",
            low_potential.place,
            sentence_n(
                "one mark of a problem customer: {marks}",
                "{count} of the six marks of a problem customer: {marks}",
                len(low_potential.problems),
                marks=tuple(Term(mark) for mark in low_potential.problems),
            ),
            sentence("decide in the tier review: other terms, less scope, or let them go"),
        )
