"""What both sides promised in; which promises were kept, broken or are overdue, and the share kept, out.

An open promise is overdue from the day after the last day of its date; one without a date never is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.exact import ratio
from kamdocs.derive.part import BEST, Part
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.commitment import Commitment
from kamdocs.model.plan import Plan, Step
from kamdocs.model.scales import Side
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Sentence, sentence, sentence_n


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment and how it stands; `days_left` is negative when overdue, None without a date."""

    record: Commitment
    days_left: int | None
    place: Place

    @property
    def who(self) -> Side:
        """Who promised."""
        return self.record.who

    @property
    def is_open(self) -> bool:
        """Whether it is neither kept nor broken nor dropped."""
        return self.record.state == "open"

    @property
    def is_overdue(self) -> bool:
        """Whether it is open past its date."""
        return self.is_open and self.days_left is not None and self.days_left < 0


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """A step of the action plan of both sides; `sides` are those whose people it names."""

    record: Step
    sides: tuple[Side, ...]
    days_left: int | None
    place: Place

    @property
    def is_overdue(self) -> bool:
        """Whether it is not done and past its date."""
        return self.record.done is None and self.days_left is not None and self.days_left < 0


@dataclass(frozen=True, slots=True)
class Commitments:
    """All promises and agreed steps in the order of the file.

    `part` is the part of health: of the promises of both sides that were kept, broken or are
    overdue, 100 times the share that was kept. Dropped ones and those still in time do not count.
    """

    promises: tuple[Promise, ...]
    steps: tuple[AgreedStep, ...]
    part: Part

    def of(self, side: Side) -> tuple[Promise, ...]:
        """The promises of one side."""
        return tuple(promise for promise in self.promises if promise.who == side)

    def overdue(self, side: Side) -> tuple[Promise, ...]:
        """The promises of one side that are past their date, the oldest first."""
        late = (promise for promise in self.of(side) if promise.is_overdue)
        return tuple(sorted(late, key=lambda promise: promise.days_left or 0))


def derive_commitments(plan: Plan | None, today: date) -> Commitments:
    """Judge what either side promised."""
    records: Sequence[Commitment] = plan.commitments if plan else ()
    steps: Sequence[Step] = plan.steps if plan else ()
    promises = tuple(
        Promise(record, _days_left(record.due, today), value_of("plan", "commitments", number))
        for number, record in enumerate(records)
    )
    return Commitments(
        promises=promises,
        steps=tuple(
            AgreedStep(
                step, _sides(step), _days_left(step.due, today), value_of("plan", "steps", number)
            )
            for number, step in enumerate(steps)
        ),
        part=_part(promises),
    )


def _days_left(due: PartialDate | None, today: date) -> int | None:
    return None if due is None else (due.last - today).days


def _sides(step: Step) -> tuple[Side, ...]:
    ours: tuple[Side, ...] = ("us",) if step.ours else ()
    theirs: tuple[Side, ...] = ("them",) if step.theirs else ()
    return ours + theirs


def _part(promises: Iterable[Promise]) -> Part:
    counted = [
        each for each in promises if each.record.state in ("kept", "broken") or each.is_overdue
    ]
    if not counted:
        return Part(None, sentence("no promise of either side has been kept, broken or missed yet"))
    kept = sum(each.record.state == "kept" for each in counted)
    return Part(
        ratio(BEST * kept, len(counted)),
        _reason(kept, counted),
        tuple(each.place for each in counted),
    )


def _reason(kept: int, counted: Sequence[Promise]) -> Sentence:
    said = sentence_n(
        "{kept} of one promise that fell due was kept",
        "{kept} of {count} promises that fell due were kept",
        len(counted),
        kept=kept,
    )
    missed = {
        side: sum(p.who == side and p.record.state != "kept" for p in counted)
        for side in ("us", "them")
    }
    if not any(missed.values()):
        return said
    return sentence(
        "{kept}; not kept: {ours} of ours, {theirs} of theirs",
        kept=said,
        ours=missed["us"],
        theirs=missed["them"],
    )
