"""Value that was delivered and cannot be argued: without a figure, or without evidence."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.contracts import Contracts
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Sentence, sentence, sentence_n


def value_unproven(contracts: Contracts) -> Iterator[Finding]:
    """The value under running contracts has figure and evidence; one finding an account."""
    entries = {each.number: each for found in contracts.running for each in found.value_entries}
    bare = [each for each in entries.values() if not each.entry.has_figure]
    unproven = [each for each in entries.values() if not each.is_proven]
    if not bare and not unproven:
        return
    parts: list[Sentence] = []
    if bare:
        parts.append(sentence_n("one without a figure", "{count} without a figure", len(bare)))
    if unproven:
        parts.append(sentence_n("one without evidence", "{count} without evidence", len(unproven)))
    yield Finding(
        "value-unproven",
        (bare or unproven)[0].place,
        sentence_n(
            "of one piece of value under running contracts: {parts}",
            "of {count} pieces of value under running contracts: {parts}",
            len(entries),
            parts=tuple(parts),
        ),
        sentence("ask what it saved or earned them, and write amount: and evidence: to the entry"),
    )
