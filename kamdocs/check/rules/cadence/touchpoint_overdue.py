"""A contact that was expected and is late."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.cadence import Cadence, Expected
from kamdocs.diagnostics.finding import Finding
from kamdocs.values.sentence import Sentence, sentence, sentence_n


def touchpoint_overdue(cadence: Cadence) -> Iterator[Finding]:
    """Each expected contact is held by its day, or booked."""
    for each in cadence.overdue:
        yield Finding("touchpoint-overdue", each.place, _message(each), _help(each))


def _help(each: Expected) -> Sentence:
    if each.is_unmatched:
        return sentence(
            "name it in the heading of its entry ({example}); or write its channel: or with: whom,"
            " so that an entry is known for it",
            example=f"## … meeting · … · {each.name or ''}",
        )
    return sentence("meet or call them and log it; a future day in the log books a contact")


def _message(each: Expected) -> Sentence:
    if each.state == "never" and each.name is None:
        return sentence(
            "no contact is recorded since {day}; one is expected every {every}",
            day=each.ours_since or "",
            every=each.every,
        )
    if each.state == "never" and each.ours_since is not None:
        return sentence(
            "{name}: agreed every {every}, and none is recorded or booked since {day}",
            name=each.name or "",
            every=each.every,
            day=each.ours_since,
        )
    if each.state == "never":
        return sentence(
            "{name}: agreed every {every}, and none is recorded or booked",
            name=each.name or "",
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
