"""Units where we know nobody, or of which we do not know where they are."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.units import UnitTree
from kamdocs.derive.account.white_space import WhiteSpace
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.scales import Lifecycle
from kamdocs.values.sentence import Sentence, sentence


def unit_unknown(
    unit_tree: UnitTree, white_space: WhiteSpace, lifecycle: Lifecycle
) -> Iterator[Finding]:
    """Each unit to which something could be sold has a known contact and a location.

    A unit that is made of others has those of the units below it.
    """
    if unit_tree.is_implicit or lifecycle == "former":
        return
    asked = [
        branch
        for key, branch in unit_tree.branches.items()
        if white_space.by_unit[key].eligible or not white_space.products
    ]
    unmet = [branch for branch in asked if not unit_tree.known_in(branch.id)]
    nowhere = [
        branch
        for branch in asked
        if branch.location is None
        and not (branch.below and all(unit_tree.branches[key].location for key in branch.below))
    ]
    if not unmet and not nowhere:
        return
    parts: list[Sentence] = []
    if unmet:
        names = tuple(branch.name for branch in unmet)
        parts.append(sentence("we know nobody in {units}", units=names))
    if nowhere:
        names = tuple(branch.name for branch in nowhere)
        parts.append(sentence("nobody wrote where {units} is", units=names))
    yield Finding(
        "unit-unknown",
        key_of("units", (unmet or nowhere)[0].id),
        sentence("{parts}", parts=tuple(parts)),
        sentence("ask whom you know; give the person a unit, and the unit a location"),
    )
