"""Offers that were sent and left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kamdocs.derive.account.follow_up import FollowUp
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Sentence, sentence


def offer_not_followed_up(follow_ups: Mapping[str, FollowUp], today: date) -> Iterator[Finding]:
    """A working day after sending its receipt is confirmed; then the day of the next talk is agreed."""
    for each in follow_ups.values():
        message = _message(each, today)
        if message is not None:
            yield Finding(
                "offer-not-followed-up",
                each.place,
                message,
                sentence("call, and write what you heard into follow_up"),
            )


def _message(each: FollowUp, today: date) -> Sentence | None:
    receipt, interim = each.receipt_due, dict(each.open).get("interim")
    if receipt is not None and receipt < today:
        if interim is not None:
            return sentence(
                "sent on {day}; nobody confirmed that it arrived, and no next talk is agreed",
                day=each.sent,
            )
        return sentence("sent on {day}; nobody confirmed that it arrived", day=each.sent)
    if receipt is None and interim is not None:
        return sentence("sent on {day}; no day for the next talk is agreed", day=each.sent)
    return None
