"""Seats in: the people we know, the posts and roles that must be filled. How wide we are known out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from kamdocs.derive.exact import add, multiply, ratio
from kamdocs.derive.figure import Advice, Figure
from kamdocs.diagnostics.place import Place
from kamdocs.values.sentence import Sentence, Term, sentence, sentence_n

FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody to be in touch with: a person, a post nobody holds, a role nobody has.

    `points` run from 0 to 100 and are None while nothing is known of the contact with them.
    """

    kind: Literal["person", "post", "role"]
    name: str
    weight: Decimal
    points: Decimal | None
    place: Place


def cover(seats: Iterable[Seat], today: date) -> Figure:
    """The coverage of an account, 0 to 100: the mean of what is known of the seats, by weight.

    Posts to be filled and missing roles count with nothing, so that leaving people out never pays.
    People of whose contact nothing is known are left out and named; with less than half of all
    weight known the coverage is unknown. What would raise it comes with the largest gain first.
    """
    listed = [seat for seat in seats if seat.weight > 0]
    known = [(seat, seat.points) for seat in listed if seat.points is not None]
    all_weight = add(seat.weight for seat in listed)
    weight = add(seat.weight for seat, _ in known)
    people = sum(seat.kind == "person" for seat in listed)
    silent = tuple(seat.name for seat in listed if seat.points is None)
    if not people:
        return Figure(None, today, sentence("nobody at the customer is recorded"))
    places = tuple(seat.place for seat, _ in known)
    advice = tuple(_advise(listed, all_weight))
    if weight * 2 < all_weight:
        return Figure(None, today, _silence(silent), places, advice=advice)
    value = ratio(add(multiply(seat.weight, points) for seat, points in known), weight)
    return Figure(value, today, _reason(known, silent), places, advice=advice)


def _silence(silent: tuple[str, ...]) -> Sentence:
    return sentence(
        "too little is known of the contact with the people: nothing of {people}", people=silent
    )


def _reason(known: Sequence[tuple[Seat, Decimal]], silent: tuple[str, ...]) -> Sentence:
    met = sum(seat.kind == "person" and points > 0 for seat, points in known)
    empty = [seat for seat, points in known if seat.kind != "person" and points == 0]
    said = sentence_n(
        "one person we are in touch with, by power and depth of contact",
        "{count} people we are in touch with, by power and depth of contact",
        met,
    )
    if empty:
        missing = sentence("nobody is {missing}", missing=tuple(map(_name, empty)))
        said = sentence("{one}; {other}", one=said, other=missing)
    if silent:
        unknown = sentence("not counted: {people}", people=silent)
        said = sentence("{one}; {other}", one=said, other=unknown)
    return said


def _name(seat: Seat) -> Term | str:
    return Term(seat.name) if seat.kind == "role" else seat.name


def _advise(listed: Sequence[Seat], all_weight: Decimal) -> Iterable[Advice]:
    found = []
    for seat in listed:
        missing = add((FULL, (seat.points or Decimal(0)).copy_negate()))
        if missing <= 0:
            continue
        if seat.kind == "person":
            said = (
                sentence("say how well you are in touch with {name}", name=seat.name)
                if seat.points is None
                else sentence("deepen the contact with {name}", name=seat.name)
            )
        elif seat.kind == "post":
            said = sentence("find out who holds the post {title}", title=seat.name)
        else:
            said = sentence("find out who is {role}", role=Term(seat.name))
        gain = ratio(multiply(seat.weight, missing), all_weight)
        found.append(Advice(said, seat.place, gain))
    return sorted(found, key=lambda each: -(each.gain or 0))
