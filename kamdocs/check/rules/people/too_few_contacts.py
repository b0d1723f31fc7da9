"""A key account that hangs on one person, theirs or ours."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.relationships import Relationships
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence, sentence_n


def too_few_contacts(
    tier: Tier, lifecycle: Lifecycle, relationships: Relationships, settings: Settings
) -> Iterator[Finding]:
    """A key account has two contacts and two people of ours, unless set otherwise."""
    if tier != "key" or lifecycle == "former":
        return
    theirs, ours = len(relationships.contacts), len(relationships.ours)
    rules = settings.relationships
    if theirs < rules.contacts:
        yield Finding(
            "too-few-contacts",
            key_of("people"),
            sentence_n(
                "this key account has one contact at the customer; it needs {needed}",
                "this key account has {count} contacts at the customer; it needs {needed}",
                theirs,
                needed=rules.contacts,
            ),
            sentence("ask whom you know for an introduction, and write them under people"),
        )
    if ours < rules.ours:
        yield Finding(
            "too-few-contacts",
            key_of("team"),
            sentence_n(
                "one person of ours serves this key account; it needs {needed}",
                "{count} people of ours serve this key account; it needs {needed}",
                ours,
                needed=rules.ours,
            ),
            sentence("name a colleague under team, and take them along"),
        )
