"""A cell of the grid's file that contracts, money or opportunities contradict."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.white_space import WhiteSpace
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Sentence, Term, sentence


def cell_contradicted(white_space: WhiteSpace) -> Iterator[Finding]:
    """No cell is written otherwise than it is."""
    for cell in white_space.contradicted:
        if cell.place is None or cell.said is None or cell.state is None:
            continue
        yield Finding(
            "cell-contradicted",
            cell.place,
            sentence(
                "the file says {said}, but {evidence}: the cell counts as {state}",
                said=Term(cell.said),
                evidence=_evidence(cell.state == "won", cell.contracts, cell.opportunities),
                state=Term(cell.state),
            ),
            sentence("take the line out of the grid, or mend what contradicts it"),
        )


def _evidence(is_won: bool, contracts: tuple[str, ...], opportunities: tuple[str, ...]) -> Sentence:
    if is_won and contracts:
        return sentence("there is a contract ({contracts})", contracts=contracts)
    if is_won:
        return sentence("the unit bought it lately")
    return sentence("there is an open opportunity ({opportunities})", opportunities=opportunities)
