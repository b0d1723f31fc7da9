"""One account that holds too much of the revenue."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.portfolio.concentration import Concentration
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence


def largest_account_too_large(
    concentration: Concentration,
) -> Iterator[tuple[str | None, Finding]]:
    """The largest account, with those below it, stays under 20 % of the twelve months' revenue."""
    match concentration.largest_band:
        case "warning":
            help_text = sentence("grow other accounts, and know what would happen without this one")
        case "loud" | "monodependence":
            help_text = sentence(
                "this is urgent: win and grow others, and secure this one by contract"
            )
        case _:
            return
    yield (
        concentration.largest_account,
        Finding(
            "largest-account-too-large",
            value_of("name"),
            concentration.largest_reason,
            help_text,
        ),
    )
