"""Too few or too many criteria; settings without any are left in peace."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence, sentence_n
from kamdocs.workspace.layout import SETTINGS


def criteria_count(settings: Settings) -> Iterator[Finding]:
    """Between 3 and 8 criteria unless set otherwise, if there are any."""
    count, limits = len(settings.criteria), settings.thresholds
    fewest, most = limits.criteria_fewest, limits.criteria_most
    if count == 0 or fewest <= count <= most:
        return
    message = sentence_n("there is one criterion", "there are {count} criteria", count)
    if count < fewest:
        help_text = sentence(
            "so few criteria say too little: add until there are {fewest} to {most}",
            fewest=fewest,
            most=most,
        )
    else:
        help_text = sentence(
            "nobody rates so many with care: join or drop some, keep {fewest} to {most}",
            fewest=fewest,
            most=most,
        )
    yield Finding("criteria-count", key_of("criteria", file=SETTINGS), message, help_text)
