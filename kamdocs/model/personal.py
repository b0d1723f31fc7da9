"""Personal data about the people at a customer: one file an account in the overlay, never elsewhere.

Nothing here is part of an account: it is laid beside it when somebody asks, and no customer document
and no page is made of it otherwise. Everything says why it is kept, on what basis, whence it is known
and when it is looked at again; what the person or the whole file says of that holds for every entry
without its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BeforeValidator

from kamdocs.model.collections import spread_stamp
from kamdocs.model.contact import Person, Standing
from kamdocs.model.judgement import Judged
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import ContactRef, Many, TeamRef, Text, When, YearDay
from kamdocs.model.scales import CoverageWord, OrientationWord, PowerWord, StanceWord

REASONS = ("purpose", "basis", "source", "review")
ENTRIES = ("birthday", "family", "hobbies", "values", "background", "likes", "dates", "note")
JUDGEMENTS = ("power", "stance", "coverage", "relationship", "trust", "orientation")
"""What may be judged in the overlay instead of in the account, where the settings say so."""
MAY_STAY = frozenset({"orientation"})
"""Judgements that may stand in the account all the same: offers are arranged by them."""

Steps = tuple[str | int, ...]
H = TypeVar("H", bound="Kept")


class Kept(Record):
    """Why something personal is kept."""

    purpose: Text | None = entry(
        "What it is kept for.", None, example="Congratulate in time", level="private"
    )
    basis: Text | None = entry(
        "What allows us to keep it: consent, legitimate interest …",
        None,
        example="legitimate interest",
        level="private",
    )
    source: Text | None = entry(
        "Whence we know it.", None, example="told Ana at lunch, 2026-03-20", level="private"
    )
    review: When | None = entry(
        "When to ask whether it is still needed.", None, example="2027-06", level="private"
    )


class PersonalText(Kept):
    """Something personal in words."""

    short: ClassVar[str | None] = "text"
    text: Text = entry("What it is.", example="Two daughters, Mar and Jana", level="private")


class PersonalDay(Kept):
    """A day that comes back every year: `1971-05-03`, or `05-03` where the year is not known."""

    short: ClassVar[str | None] = "on"
    on: YearDay = entry("The day, with or without its year.", example="05-03", level="private")


class Personal(Kept):
    """What is known of a person beyond business."""

    birthday: PersonalDay | None = entry(
        "Their birthday.", None, example="1971-05-03", level="private"
    )
    family: Many[PersonalText] = entry(
        "Their family.", (), example="[Two daughters]", level="private"
    )
    hobbies: Many[PersonalText] = entry(
        "What they like to do.", (), example="[padel, opera]", level="private"
    )
    values: Many[PersonalText] = entry(
        "What matters to them.", (), example="[keeping one's word]", level="private"
    )
    background: Many[PersonalText] = entry(
        "Where they come from, what they studied.",
        (),
        example="[Pharmacy in Barcelona]",
        level="private",
    )
    likes: Many[PersonalText] = entry(
        "Food, drink, presents: what they like and what not.",
        (),
        example="[no alcohol]",
        level="private",
    )
    dates: Mapping[Text, PersonalDay] = entry(
        "Other days of theirs, by name.", {}, example="{wedding: 2004-06-12}", level="private"
    )
    note: Many[PersonalText] = entry(
        "Anything else.", (), example="[Commutes by train]", level="private"
    )
    power: Judged[PowerWord] | None = entry(
        "How close they are to power.", None, example="inner_circle", level="private"
    )
    stance: Judged[StanceWord] | None = entry(
        "How they stand towards us.", None, example="supporter", level="private"
    )
    coverage: Judged[CoverageWord] | None = entry(
        "How well we are in touch.", None, example="multiple", level="private"
    )
    orientation: Judged[OrientationWord] | None = entry(
        "What they decide by.", None, example="technical", level="private"
    )
    relationship: Annotated[Mapping[TeamRef, Standing], BeforeValidator(spread_stamp)] = entry(
        "How each of ours stands with them.",
        {},
        example="{ana: {now: credible_source, aim: trusted_advisor}}",
        level="private",
    )
    trust: Text | None = entry(
        "How far an alumnus would speak for us.",
        None,
        example="would call for us",
        level="private",
    )


class Overlay(Kept):
    """The personal data about the people of one account, and the judgements that are kept apart."""

    people: Mapping[ContactRef, Personal] = entry(
        "The people, by their id in the account.",
        {},
        example="{nuria: {birthday: 05-03, hobbies: [padel]}}",
        level="private",
    )


def spread_reasons(overlay: Overlay) -> Mapping[str, Personal]:
    """The people of an overlay, each entry with the reasons of its person or file where it has none."""
    return {contact: _spread(_given(person, overlay)) for contact, person in overlay.people.items()}


def entries_of(person: Personal) -> Iterator[tuple[Steps, Kept]]:
    """Everything personal of a person, by its path below them; judgements are none of it."""
    for name in ENTRIES:
        value = getattr(person, name)
        if isinstance(value, Kept):
            yield (name,), value
        elif isinstance(value, tuple):
            yield from (((name, number), item) for number, item in enumerate(value))
        elif isinstance(value, Mapping):
            yield from (((name, key), item) for key, item in value.items())


def judged_in(record: Person | Personal) -> tuple[str, ...]:
    """The keys of the judgements that stand in a record."""
    return tuple(name for name in JUDGEMENTS if getattr(record, name) not in (None, {}))


def personal_field(key: str) -> str | None:
    """The field of the overlay that somebody means by a key, in English, Spanish or Catalan."""
    return _FIELD_OF.get(_folded(key))


def _spread(person: Personal) -> Personal:
    update: dict[str, Any] = {}
    for name in ENTRIES:
        value = getattr(person, name)
        if isinstance(value, Kept):
            update[name] = _given(value, person)
        elif isinstance(value, tuple):
            update[name] = tuple(_given(item, person) for item in value)
        elif isinstance(value, Mapping):
            update[name] = {key: _given(item, person) for key, item in value.items()}
    return person.model_copy(update=update)


def _given(kept: H, above: Kept) -> H:
    return kept.model_copy(
        update={name: getattr(kept, name) or getattr(above, name) for name in REASONS}
    )


def _folded(key: str) -> str:
    plain = unicodedata.normalize("NFKD", key.removeprefix("x-").casefold())
    return "".join(char for char in plain if char.isalnum() and char.isascii())


_WORDS = {
    "birthday": "birthday birth_day birthdate birth_date date_of_birth dob born age cumpleaños cumple "
    "fecha_de_nacimiento nacimiento nacido nacida edad data_de_naixement naixement nascut nascuda edat",
    "family": "family spouse wife husband children child kids sons daughters parents marital_status "
    "familia familiares esposa esposo marido mujer pareja hijos hijas padres estado_civil "
    "família dona marit parella fills filles pares estat_civil",
    "hobbies": "hobbies hobby pastimes leisure sports aficiones afición pasatiempos deportes "
    "aficions afició esports lleure",
    "values": "values beliefs religion faith politics valores creencias religión política "
    "valors creences religió",
    "background": "origin nationality ethnicity nacionalidad origen nacionalitat",
    "likes": "likes dislikes favourite_food gifts gustos regalos gustos_personales regals",
    "dates": "anniversary anniversaries wedding wedding_anniversary wedding_day aniversario "
    "aniversarios boda aniversari aniversaris casament",
    "note": "health illness private personal home_address private_phone private_email personal_email "
    "salud enfermedad dirección_particular salut malaltia adreça_particular",
}  # fmt: skip
_FIELD_OF = {_folded(word): field for field, words in _WORDS.items() for word in words.split()}
