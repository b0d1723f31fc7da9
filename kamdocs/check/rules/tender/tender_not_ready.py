"""A tender that misses what decides it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kamdocs.derive.account.tenders import TenderFacts
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Share, sentence


def tender_not_ready(tenders: Mapping[str, TenderFacts], today: date) -> Iterator[Finding]:
    """Each condition of a tender in preparation is met by the day of the back-planning."""
    for each in tenders.values():
        late = [ready for ready in each.ready if not ready.is_met and ready.by < today]
        if each.is_near(today) and each.is_started and late:
            yield Finding(
                "tender-not-ready",
                late[0].place,
                sentence(
                    "{tender} is {share} ready: {reasons}",
                    tender=each.tender.name,
                    share=Share(each.readiness),
                    reasons=tuple(ready.reason for ready in late),
                ),
                sentence(
                    "write needs_recognised: yes, success_factors:, participants: when it is so;"
                    " each has its day in the agenda"
                ),
            )
