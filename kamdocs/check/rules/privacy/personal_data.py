"""Personal entries without their reasons, and personal keys of one's own in the account files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of, value_of
from kamdocs.model.contact import Person
from kamdocs.model.personal import REASONS, Personal, Steps, entries_of, personal_field
from kamdocs.values.sentence import Term, sentence


def personal_data(
    personal: Mapping[str, Personal], people: Mapping[str, Person]
) -> Iterator[Finding]:
    """Each entry of the overlay has purpose, basis, source and review; own fields are not personal."""
    for key, held in personal.items():
        name = people[key].name if key in people else key
        yield from _unreasoned(key, name, held)
    for key, person in people.items():
        yield from _own_fields(key, person)


def _unreasoned(key: str, name: str, held: Personal) -> Iterator[Finding]:
    lacking: dict[tuple[str, ...], list[Steps]] = {}
    for path, entry in entries_of(held):
        missing = tuple(reason for reason in REASONS if getattr(entry, reason) is None)
        if missing:
            lacking.setdefault(missing, []).append(path)
    for missing, paths in lacking.items():
        yield Finding(
            "personal-data",
            value_of("personal", key, *paths[0]),
            sentence(
                "kept of {name} without {missing}: {what}",
                name=name,
                missing=tuple(Term(each) for each in missing),
                what=tuple(dict.fromkeys(Term(str(path[0])) for path in paths)),
            ),
            sentence(
                "write {keys} with it, or once for the person or the whole file",
                keys=tuple(f"{each}:" for each in missing),
            ),
        )


def _own_fields(key: str, person: Person) -> Iterator[Finding]:
    for own in person.custom:
        field = personal_field(own)
        if field is not None:
            inside = (own,) if own.startswith("x-") else ("custom", own)
            yield Finding(
                "personal-data",
                key_of("people", key, *inside),
                sentence("{key} is personal, and personal data stand in no account file", key=own),
                sentence(
                    "move it to the personal overlay, below people: {contact}: as {field}",
                    contact=key,
                    field=field,
                ),
            )
