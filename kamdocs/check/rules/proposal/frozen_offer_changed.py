"""Issued offers of which a frozen file is no longer what it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.issued import IssuedFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.values.sentence import sentence


def frozen_offer_changed(issued: Mapping[str, IssuedFacts]) -> Iterator[Finding]:
    """Lock and PDFs of an issued offer stay as they were: nothing changed, gone or added."""
    for facts in issued.values():
        found = [damage for each in facts.versions for damage in each.damage]
        for damage in (*found, *facts.missing):
            place = (
                Place((), damage.file)
                if damage.file
                else value_of("proposals", facts.proposal, "states")
            )
            hint = sentence(
                "bring back what was issued from the history: git log -- {file}",
                file=damage.file or f"proposals/{facts.proposal}.issued",
            )
            yield Finding("frozen-offer-changed", place, damage.what, hint)
