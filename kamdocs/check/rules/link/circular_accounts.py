"""Accounts that belong to each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.portfolio.links import Links
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def circular_accounts(links: Links) -> Iterator[tuple[str | None, Finding]]:
    """Tell of each circle once, at its alphabetically first member."""
    for circle in links.circles:
        chain = " → ".join([*circle, circle[0]])
        message = sentence("{chain} leads back to itself", chain=chain)
        help_text = sentence("take one {key} out", key="parent")
        yield circle[0], Finding("circular-accounts", value_of("parent"), message, help_text)
