"""A tender that is near and that nobody prepares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kamdocs.derive.account.tenders import TenderFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Sentence, sentence, sentence_n


def tender_not_started(tenders: Mapping[str, TenderFacts], today: date) -> Iterator[Finding]:
    """Tenders are prepared from nine months before their submission; three before it is an alarm."""
    for each in tenders.values():
        if each.is_near(today) and not each.is_started:
            yield Finding(
                "tender-not-started",
                each.place,
                _message(each, today),
                sentence(
                    "decide today: begin and write started: with the day, or write outcome: withdrawn"
                )
                if each.is_loud
                else sentence("begin, and write started: with the day"),
            )


def _message(each: TenderFacts, today: date) -> Sentence:
    said = sentence_n(
        "offers for {tender} are due on {day}, in one day, and nobody prepares it",
        "offers for {tender} are due on {day}, in {count} days, and nobody prepares it",
        (each.submission - today).days,
        tender=each.tender.name,
        day=each.submission,
    )
    return sentence("ALARM: {said}", said=said) if each.is_loud else said
