"""Issued versions whose offer is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.issued import IssuedFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.model.frozen import LOCK
from kamdocs.values.sentence import sentence


def frozen_offer_orphaned(issued: Mapping[str, IssuedFacts]) -> Iterator[Finding]:
    """An offer that was issued keeps its file, and the file its name."""
    for key, facts in issued.items():
        if facts.has_source:
            continue
        home = facts.versions[-1].frozen.folder
        message = sentence("this offer was issued, and {file} is gone", file=f"{key}.md")
        hint = sentence("bring the file back, or give it its old name again: git log --follow")
        yield Finding("frozen-offer-orphaned", Place((), f"{home}/{LOCK}"), message, hint)
