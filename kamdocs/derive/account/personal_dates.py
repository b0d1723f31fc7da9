"""The birthdays and other days of the people of an account: the next one of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kamdocs.derive.due import Due, DueKind
from kamdocs.diagnostics.place import Path, Place
from kamdocs.model.account import Account
from kamdocs.model.contact import Person
from kamdocs.model.personal import Personal
from kamdocs.values.sentence import Sentence, sentence, sentence_n
from kamdocs.values.yearly_day import YearlyDay


def list_personal_dates(
    account: Account, personal: Mapping[str, Personal], today: date
) -> Iterator[Due]:
    """List the next of each yearly day of the people who are there."""
    for key, held in personal.items():
        person = account.people.get(key)
        if person is None or person.left is not None:
            continue
        if held.birthday is not None:
            what = sentence("Birthday of {name}", name=person.name)
            path: Path = ("personal", key, "birthday")
            yield from _due(account, person, "birthday", held.birthday.on, what, path, today)
        for name, each in held.dates.items():
            what = sentence("{name}: {date}", name=person.name, date=name.replace("_", " "))
            path = ("personal", key, "dates", name)
            yield from _due(account, person, "personal_date", each.on, what, path, today)


def _due(
    account: Account,
    person: Person,
    kind: DueKind,
    day: YearlyDay,
    what: Sentence,
    path: Path,
    today: date,
) -> Iterator[Due]:
    on = day.next_on(today)
    if on is None:
        return
    yield Due(
        account=account.id,
        key="-".join(str(step) for step in path),
        kind=kind,
        on=on,
        what=what,
        reason=_reason(kind, day.count_on(on)),
        place=Place(path),
        owner=account.owner,
        yearly=day,
    )


def _reason(kind: DueKind, years: int | None) -> Sentence:
    if not years:
        return sentence("every year")
    if kind == "birthday":
        return sentence("turns {years}", years=years)
    return sentence_n("one year since", "{count} years since", years)
