"""Offers about which the customer stays silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.account.follow_up import FollowUp
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence, sentence_n


def offer_unanswered(follow_ups: Mapping[str, FollowUp], settings: Settings) -> Iterator[Finding]:
    """After three contacts without an answer somebody else is asked, or by another channel."""
    for each in follow_ups.values():
        if each.unanswered >= max(settings.deadlines.unanswered, 1):
            yield Finding(
                "offer-unanswered",
                each.place,
                sentence_n(
                    "one contact about this offer went unanswered",
                    "{count} contacts about this offer went unanswered",
                    each.unanswered,
                ),
                sentence("ask another person, or by another channel: not once more"),
            )
