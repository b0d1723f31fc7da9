"""Expected contacts and the log in; what was kept, what is overdue and what comes next, out.

A touchpoint answers the expectation it names, or the one whose kind and people it matches; an
expectation that says neither is answered by what names it. The next contact is due one interval
after the last, on the first day on which somebody can be met; before the first one, after the day
from which the account is ours to look after. A booked one silences the overdue. An agreed cadence stands in place of the general interval of the tier; low
accounts are met when they ask; former customers with the newsletter are in touch by it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamdocs.derive.exact import ratio
from kamdocs.derive.part import BEST, Part
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.cadence import Expectation
from kamdocs.model.log_entry import TOUCHPOINT_KINDS, LogEntry
from kamdocs.model.settings.cadences import Cadences
from kamdocs.values.period import Span
from kamdocs.values.sentence import Sentence, sentence, sentence_n
from kamdocs.values.working_day import WorkingDays

CadenceState = Literal["kept", "booked", "overdue", "never", "reactive"]

WRITTEN = frozenset({"email", "letter", "newsletter"})
"""Kinds in which writing alone keeps what was agreed."""

_FACE_TO_FACE = frozenset({"meeting", "visit", "review"})


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected contact.

    `name` is None for the general interval of the tier. `last` is the day it was answered last,
    `last_entry` the place of that entry in the log; `booked` the next day agreed for it. What was
    never answered is `never`; it is counted from `ours_since`, the newest day on which the account
    was handed over or assigned, or became a customer (the interval of the tier only at key
    accounts). `due` is None where neither day is known.
    `days_overdue` is 0 while it is not late; on a low account everything is `reactive`. What
    `is_unmatched` says neither how nor with whom, so that only entries that name it answer it.
    """

    name: str | None
    every: Span
    owner: str | None
    is_promised: bool
    last: date | None
    last_entry: int | None
    ours_since: date | None
    booked: date | None
    due: date | None
    state: CadenceState
    days_overdue: int
    is_unmatched: bool
    place: Place

    @property
    def is_late(self) -> bool:
        """Whether its day is past; what is agreed and has no day is late at once."""
        if self.state == "never":
            return self.days_overdue > 0 or (self.due is None and self.name is not None)
        return self.state == "overdue"


@dataclass(frozen=True, slots=True)
class Cadence:
    """All that is expected of an account, in the order of the file.

    `last` and `next_booked` are touchpoints of any kind; `next` is what comes first, booked or due
    (not overdue). `part` is the part of health: 100 times the share of expectations that are not
    late, counting two-way contact, unknown while nothing is known.
    """

    expected: tuple[Expected, ...]
    is_reactive: bool
    last: date | None
    next_booked: date | None
    part: Part

    @property
    def overdue(self) -> tuple[Expected, ...]:
        """What is late, or is agreed and was never done."""
        return tuple(each for each in self.expected if each.is_late)

    @property
    def next(self) -> date | None:
        """The next touchpoint: booked, or else the next due."""
        waiting = [each for each in self.expected if each.state in ("kept", "never")]
        days = [each.due for each in waiting if each.due and not each.is_late]
        days += [self.next_booked] if self.next_booked else []
        return min(days, default=None)


def derive_cadence(account: Account, settings: Cadences, days: WorkingDays, today: date) -> Cadence:
    """Judge how an account's contacts keep what is expected of them."""
    met = [(entry.on, number) for number, entry in enumerate(account.log) if entry.is_touchpoint]
    done = sorted((on, number) for on, number in met if on is not None and on <= today)
    ahead = sorted((on, number) for on, number in met if on is not None and on > today)
    is_reactive = account.tier == "low" and account.lifecycle != "former"
    judge = _Judge(account, days, today, is_reactive, done, ahead, _ours_since(account, today))
    expected = tuple(judge.agreed(name, each) for name, each in account.cadence.items())
    if not expected:
        every = _general(account, settings)
        expected = (judge.general(every),) if every is not None else ()
    return Cadence(
        expected=expected,
        is_reactive=is_reactive,
        last=done[-1][0] if done else None,
        next_booked=ahead[0][0] if ahead else None,
        part=_part(expected),
    )


def _ours_since(account: Account, today: date) -> date | None:
    """The newest day on which the account was handed over or assigned, or became a customer.

    A former customer's are over.
    """
    if account.lifecycle == "former":
        return None
    found = [handoff.on for handoff in account.handoffs if handoff.on and handoff.on <= today]
    found += [account.assigned.on] if account.assigned and account.assigned.on else []
    found += [account.since.last] if account.since else []
    return max(found, default=None)


def _general(account: Account, settings: Cadences) -> Span | None:
    """The interval of the tier, None where nothing is expected of us."""
    if account.lifecycle == "former":
        has_letter = account.newsletter or any(each.newsletter for each in account.people.values())
        return None if has_letter else settings.former
    return {"key": settings.key, "normal": settings.normal}.get(account.tier or "")


@dataclass(frozen=True, slots=True)
class _Judge:
    account: Account
    days: WorkingDays
    today: date
    is_reactive: bool
    done: Sequence[tuple[date, int]]
    ahead: Sequence[tuple[date, int]]
    ours_since: date | None

    def agreed(self, name: str, wanted: Expectation) -> Expected:
        others = {_folded(other) for other in self.account.cadence} - {_folded(name)}
        is_unmatched = _says_nothing(name, wanted) and (wanted.promised or bool(others))
        return self.judge(
            name,
            wanted.every,
            next(iter(wanted.ours), self.account.owner),
            value_of("cadence", name),
            [
                number
                for _, number in (*self.done, *self.ahead)
                if _answers(
                    self.account.log[number], name, wanted, others, is_unmatched=is_unmatched
                )
            ],
            is_promised=wanted.promised,
            is_unmatched=is_unmatched,
        )

    def general(self, every: Span) -> Expected:
        is_former = self.account.lifecycle == "former"
        numbers = [
            number
            for _, number in (*self.done, *self.ahead)
            if is_former or self.account.log[number].is_two_way
        ]
        place = value_of("lifecycle") if is_former else value_of("tier")
        return self.judge(
            None,
            every,
            self.account.owner,
            place,
            numbers,
            is_promised=False,
            is_counted=self.account.tier == "key",
        )

    def judge(
        self,
        name: str | None,
        every: Span,
        owner: str | None,
        place: Place,
        numbers: Sequence[int],
        *,
        is_promised: bool,
        is_unmatched: bool = False,
        is_counted: bool = True,
    ) -> Expected:
        chosen = set(numbers)
        last = max(((on, n) for on, n in self.done if n in chosen), default=None)
        booked = min((on for on, n in self.ahead if n in chosen), default=None)
        start = last[0] if last else self.ours_since if is_counted else None
        due = self.days.on_or_after(every.after(start)) if start else None
        late = (self.today - due).days if due else 0
        state: CadenceState = "kept"
        if self.is_reactive:
            state = "reactive"
        elif booked is not None:
            state = "booked"
        elif last is None:
            state = "never"
        elif late > 0:
            state = "overdue"
        return Expected(
            name=name,
            every=every,
            owner=owner,
            is_promised=is_promised,
            last=last[0] if last else None,
            last_entry=last[1] if last else None,
            ours_since=start if last is None else None,
            booked=booked,
            due=due,
            state=state,
            days_overdue=max(late, 0) if state in ("overdue", "never") else 0,
            is_unmatched=is_unmatched,
            place=place,
        )


def _answers(
    entry: LogEntry, name: str, wanted: Expectation, others: set[str], *, is_unmatched: bool
) -> bool:
    """Whether an entry names the expectation, or matches it by kind and people."""
    if entry.expectation is not None and _folded(entry.expectation) == _folded(name):
        return True
    if entry.expectation is not None and _folded(entry.expectation) in others:
        return False
    if is_unmatched:
        return _folded(name) in {_folded(said) for said in (entry.title, entry.about) if said}
    return (
        _is_kind(entry, _channel(name, wanted))
        and set(wanted.contacts) <= set(entry.contacts)
        and (not wanted.ours or not entry.ours or bool(set(wanted.ours) & set(entry.ours)))
    )


def _channel(name: str, wanted: Expectation) -> str | None:
    """How it is to be held: as it says, or as its name does (`call: 2 weeks`)."""
    return wanted.channel or (_folded(name) if _folded(name) in TOUCHPOINT_KINDS else None)


def _says_nothing(name: str, wanted: Expectation) -> bool:
    return not (_channel(name, wanted) or wanted.contacts or wanted.ours)


def _is_kind(entry: LogEntry, channel: str | None) -> bool:
    if channel in WRITTEN:
        return entry.kind == channel
    if not entry.is_two_way:
        return False
    if channel is None:
        return True
    wanted = _FACE_TO_FACE if channel == "meeting" else {channel}
    return entry.kind in wanted


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _part(expected: Sequence[Expected]) -> Part:
    known = [each for each in expected if each.state in ("kept", "booked", "overdue")]
    if not known:
        return Part(None, _why_unknown(expected))
    kept = sum(each.state != "overdue" for each in known)
    return Part(
        BEST * ratio(kept, len(known)),
        sentence_n(
            "{kept} of one expected contact is kept",
            "{kept} of {count} expected contacts are kept",
            len(known),
            kept=kept,
        ),
        tuple(each.place for each in known),
    )


def _why_unknown(expected: Sequence[Expected]) -> Sentence:
    reasons: Mapping[str, Sentence] = {
        "reactive": sentence("a low account is met when it asks"),
        "never": sentence("no contact is recorded yet"),
    }
    return reasons[expected[0].state] if expected else sentence("no contact is expected regularly")
