"""Which offers are still worth judging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.edition_plan import EditionPlan, Piece
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import CLOSED_STATES


def open_offers(proposals: Mapping[str, ProposalFacts]) -> Iterator[ProposalFacts]:
    """Offers that are being written or lie with the customer."""
    return (facts for facts in proposals.values() if facts.state not in CLOSED_STATES)


def pieces_of(facts: ProposalFacts) -> Iterator[tuple[EditionPlan, int, int]]:
    """What each edition prints: the number of a section and that of a passage in it."""
    for plan in facts.editions:
        for piece in (plan.letter, plan.summary, *plan.body, *plan.appendix):
            if isinstance(piece, Piece):
                yield from ((plan, piece.section, place) for place in piece.passages)
