"""Regular contact agreed with an account that is to be met when it asks."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.cadence import Cadence
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.values.sentence import sentence, sentence_n


def cadence_on_low_tier(cadence: Cadence) -> Iterator[Finding]:
    """Accounts of low potential have no cadence."""
    if cadence.is_reactive and cadence.expected:
        promised = any(each.is_promised for each in cadence.expected)
        yield Finding(
            "cadence-on-low-tier",
            key_of("cadence"),
            sentence_n(
                "a regular contact is agreed with an account of low potential",
                "{count} regular contacts are agreed with an account of low potential",
                len(cadence.expected),
            ),
            sentence("take back what was promised, or raise the tier")
            if promised
            else sentence("serve it when it asks, or raise the tier"),
        )
