"""A criterion that counts for nothing because its weight is missing or not positive."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS


def criterion_weight(settings: Settings) -> Iterator[Finding]:
    """Every weight is present and positive."""
    for key, criterion in settings.criteria.items():
        if criterion.weight is None:
            yield Finding(
                "criterion-weight",
                key_of("criteria", key, file=SETTINGS),
                sentence("{criterion} has no weight", criterion=key),
                sentence("write how much it counts: any positive number, such as weight: 20"),
            )
        elif criterion.weight <= 0:
            yield Finding(
                "criterion-weight",
                value_of("criteria", key, "weight", file=SETTINGS),
                sentence("{criterion} weighs {weight}", criterion=key, weight=criterion.weight),
                sentence("a weight is above zero; take a criterion that shall not count out"),
            )
