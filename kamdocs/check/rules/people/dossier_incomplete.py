"""People who decide and of whom we do not know what we should."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.decision import DecisionFacts, Member
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.values.sentence import Sentence, Term, sentence


def dossier_incomplete(decisions: tuple[DecisionFacts, ...]) -> Iterator[Finding]:
    """Everybody in an open decision has post, address, roles, orientation, power and stance."""
    lacking = {
        member.id: member for decision in decisions for member in decision.members if member.gaps
    }
    if lacking:
        yield Finding(
            "dossier-incomplete",
            key_of("people", next(iter(lacking))),
            sentence(
                "who decides is not known well enough: {people}",
                people=tuple(_gaps(member) for member in lacking.values()),
            ),
            sentence("ask the colleagues who met them, and write it with the person"),
        )


def _gaps(member: Member) -> Sentence:
    return sentence(
        "{name} lacks {gaps}", name=member.name, gaps=tuple(Term(gap) for gap in member.gaps)
    )
