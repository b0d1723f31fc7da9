"""Limits of the settings of which one contradicts the other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.period import Span
from kamdocs.values.sentence import Filling, Share, sentence
from kamdocs.workspace.layout import SETTINGS

ASCENDING: tuple[tuple[str, ...], ...] = (
    ("tiers", "keep_key", "promote_to_key"),
    ("tiers", "keep_normal", "promote_to_normal"),
    ("tiers", "keep_normal", "keep_key"),
    ("tiers", "promote_to_normal", "promote_to_key"),
    ("tiers", "provisional_below", "promote_coverage"),
    ("concentration", "key_from", "key_to", "key_loud"),
    ("concentration", "largest_warning", "largest_loud", "largest_monodependence"),
    ("concentration", "pareto_a", "pareto_b"),
    ("ages", "fresh", "ageing", "stale"),
    ("deadlines", "tender_loud", "tender"),
    ("deadlines", "ask_next_steps", "ask_urgency", "agree_interim"),
    ("thresholds", "issue_severe", "issue_serious", "issue_slight"),
    ("thresholds", "criteria_fewest", "criteria_most"),
    ("thresholds", "plan_shortest", "plan_longest"),
    ("health", "issue_slight", "issue_serious", "issue_severe"),
)
"""A part of the settings, and keys of it none of which may be above the next."""


def settings_contradict(settings: Settings) -> Iterator[Finding]:
    """Limits that belong together stand in their order."""
    for part, *keys in ASCENDING:
        block = getattr(settings, part)
        for lower, upper in pairwise(keys):
            low, high = getattr(block, lower), getattr(block, upper)
            if _size(low) <= _size(high):
                continue
            written = upper if upper in block.model_fields_set else lower
            yield Finding(
                "settings-contradict",
                value_of(part, written, file=SETTINGS),
                sentence(
                    "{upper} is {high}, below {lower} with {low}",
                    upper=upper,
                    high=_shown(block, upper, high),
                    lower=lower,
                    low=_shown(block, lower, low),
                ),
                sentence("{lower} is at most {upper}: mend one of them", lower=lower, upper=upper),
            )


def _size(value: Any) -> Any:
    return value.days if isinstance(value, Span) else value


def _shown(block: Any, key: str, value: Any) -> Filling:
    default = type(block).model_fields[key].default
    is_share = isinstance(value, Decimal) and isinstance(default, str) and default.endswith("%")
    shown: Filling = Share(value) if is_share else value
    return shown
