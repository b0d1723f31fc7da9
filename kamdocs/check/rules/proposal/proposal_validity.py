"""Offers whose validity is missing, over, or too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kamdocs.check.rules.proposal._offers import open_offers
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import WRITING_STATES
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def proposal_validity(
    proposals: Mapping[str, ProposalFacts], settings: Settings, today: date
) -> Iterator[Finding]:
    """Every open offer says until when it holds: in the future, and not for too long."""
    name = "proposal-validity"
    for facts in open_offers(proposals):
        offer, last = facts.proposal, facts.valid_until
        key = "valid_for" if offer.valid_until is None and offer.valid_for else "valid_until"
        place = value_of("proposals", facts.id, key)
        if last is None:
            yield from _without_end(facts, key)
            continue
        if facts.state in WRITING_STATES and last < today:
            message = sentence("this draft was to hold until {day}, which is over", day=last)
            yield Finding(name, place, message, sentence("give it a new date"))
        start = offer.issued or today
        longest = settings.pricing.longest_validity
        if last > longest.after(start):
            message = sentence(
                "the offer holds {days} days, longer than the {longest} allowed",
                days=(last - start).days,
                longest=longest,
            )
            hint = sentence(
                "let it end by {day}, or change pricing.longest_validity", day=longest.after(start)
            )
            yield Finding(name, place, message, hint)
        if offer.issued is not None and last < offer.issued:
            message = sentence("the offer ends before it is issued, on {day}", day=last)
            yield Finding(name, place, message, sentence("correct issued: or the last day"))


def _without_end(facts: ProposalFacts, key: str) -> Iterator[Finding]:
    if key == "valid_for":
        message = sentence("how long it holds counts from the issue date, which is missing")
        hint = sentence("write issued: with the day it goes out")
        yield Finding("proposal-validity", value_of("proposals", facts.id, key), message, hint)
    else:
        message = sentence("nothing says until when the offer holds")
        hint = sentence("write valid_until: with a day, or valid_for: 30 days")
        yield Finding("proposal-validity", key_of("proposals", facts.id), message, hint)
