"""A contact that was expected and is late."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.cadence import Cadence, Expected
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Sentence, sentence, sentence_n


def touchpoint_overdue(cadence: Cadence) -> Iterator[Finding]:
    """Each expected contact is held by its day, or booked."""
    help_text = sentence("meet or call them and log it; a future day in the log books a contact")
    for each in cadence.overdue:
        message = _message(each)
        if message is not None:
            yield Finding("touchpoint-overdue", each.place, message, help_text)


def _message(each: Expected) -> Sentence | None:
    if each.state == "never":
        # The interval of the tier is only counted from a first contact on.
        if each.name is None:
            return None
        return sentence(
            "{name}: agreed every {every}, and none is recorded or booked",
            name=each.name,
            every=each.every,
        )
    return sentence_n(
        "{what} was due on {due}, yesterday; the last was on {last}",
        "{what} was due on {due}, {count} days ago; the last was on {last}",
        each.days_overdue,
        what=each.name or sentence("a contact every {every}", every=each.every),
        due=each.due or each.last or "",
        last=each.last or "",
    )
