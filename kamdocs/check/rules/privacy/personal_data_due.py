"""Personal entries whose review is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.contact import Person
from kamdocs.model.personal import Personal, entries_of
from kamdocs.values.sentence import Term, sentence


def personal_data_due(
    personal: Mapping[str, Personal], people: Mapping[str, Person], today: date
) -> Iterator[Finding]:
    """No entry of the overlay is kept beyond the day on which its need was to be looked at."""
    for key, held in personal.items():
        due = [
            (path, entry.review)
            for path, entry in entries_of(held)
            if entry.review is not None and entry.review.is_over(today)
        ]
        if due:
            yield Finding(
                "personal-data-due",
                value_of("personal", key, *due[0][0]),
                sentence(
                    "to be looked at since {when}: {what} of {name}",
                    when=min((when for _, when in due), key=lambda when: when.last),
                    what=tuple(dict.fromkeys(Term(str(path[0])) for path, _ in due)),
                    name=people[key].name if key in people else key,
                ),
                sentence("delete what is not needed any more; give the rest a new day of review"),
            )
