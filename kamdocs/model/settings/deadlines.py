"""How long before a date its preparation begins, and how long an offer may lie unanswered."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Length, Whole
from kamdocs.values.period import Span


class Deadlines(Record):
    """Lead times of renewals, tenders and sent offers."""

    renewal: Length = entry(
        "How long before the notice deadline a renewal is begun.",
        Span(120, "day"),
        example="6 months",
    )
    value_on_record: Length = entry(
        "How long before a contract's end the value delivered under it is on record.",
        Span(180, "day"),
        example="4 months",
    )
    tender: Length = entry(
        "How long before submission a tender is prepared.", Span(9, "month"), example="6 months"
    )
    tender_loud: Length = entry(
        "How long before submission an unprepared tender is an alarm.",
        Span(3, "month"),
        example="4 months",
    )
    good_contact: Length = entry(
        "How recent two-way contact with somebody who decides has to be.",
        Span(3, "month"),
        example="2 months",
    )
    receipt: Whole = entry(
        "Working days after sending by which the receipt of an offer is confirmed.", 1, example="2"
    )
    ask_next_steps: Whole = entry(
        "Working days after sending by which we ask what happens next.", 2, example="3"
    )
    ask_urgency: Whole = entry(
        "Working days after sending by which we ask what makes it urgent.", 3, example="5"
    )
    agree_interim: Whole = entry(
        "Working days after sending by which the next talk is agreed.", 5, example="10"
    )
    unanswered: Whole = entry(
        "So many unanswered contacts call for another person or channel.", 3, example="2"
    )
