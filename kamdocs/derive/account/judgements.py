"""The judgements about the people of an account in; which are unsigned or too old, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.contact import Person
from kamdocs.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class PersonJudgement:
    """What somebody of ours thinks of a person.

    `what` is the key of the file (`power`, `stance`, `coverage`, `orientation`, `relationship`).
    `age` is in days, None without a day. What they decide by may stand without author and day. `is_stale` holds when it is older than the settings allow.
    """

    person: str
    name: str
    what: str
    place: Place
    is_signed: bool
    age: int | None
    is_stale: bool

    @property
    def is_sound(self) -> bool:
        """Whether somebody stands behind it, and lately."""
        return self.is_signed and not self.is_stale


def derive_judgements(account: Account, longest: int, today: date) -> tuple[PersonJudgement, ...]:
    """All judgements about the people who are there; `longest` is the age in days they may have."""
    return tuple(
        found
        for person in account.people.values()
        if person.left is None
        for found in _of(person, longest, today)
    )


def _of(person: Person, longest: int, today: date) -> Iterator[PersonJudgement]:
    for what in ("power", "stance", "coverage"):
        judged = getattr(person, what)
        if judged is not None:
            place = value_of("people", person.id, what)
            yield _judgement(person, what, place, judged.by, judged.on, longest, today)
    if person.orientation is not None and not _is_bare(person.orientation):
        place = value_of("people", person.id, "orientation")
        judged = person.orientation
        yield _judgement(person, "orientation", place, judged.by, judged.on, longest, today)
    for member, standing in person.relationship.items():
        if standing.now is not None or standing.coverage is not None:
            place = value_of("people", person.id, "relationship", member)
            yield _judgement(
                person, "relationship", place, standing.by or member, standing.on, longest, today
            )


def _is_bare(judged: Judgement) -> bool:
    return judged.by is None and judged.on is None


def _judgement(
    person: Person,
    what: str,
    place: Place,
    by: str | None,
    on: date | None,
    longest: int,
    today: date,
) -> PersonJudgement:
    age = (today - on).days if on else None
    return PersonJudgement(
        person=person.id,
        name=person.name,
        what=what,
        place=place,
        is_signed=by is not None and on is not None,
        age=age,
        is_stale=age is not None and age > longest,
    )
