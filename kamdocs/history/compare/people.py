"""People at the customer: who came, who left, who holds which post, how they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from kamdocs.diagnostics.place import Place, value_of
from kamdocs.history.change import (
    LOUD,
    QUIET,
    Change,
    Comparison,
    Direction,
    Side,
    come,
    gone,
    stayed,
)
from kamdocs.model.contact import Person
from kamdocs.model.scales import Stance
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

_STANCES = get_args(Stance)
_LOUD_ROLES = frozenset(["champion", "executive_sponsor", "decision_maker", "economic_buyer"])


def compare(before: Side, after: Side) -> Iterator[Change]:
    """Everybody who is new, gone or not as they were."""
    was, now = before.facts.account, after.facts.account
    for key in come(was.people, now.people):
        person = now.people[key]
        if person.left is None:
            yield Change(now.id, "people", _new(after, person), place=_at(key))
        else:
            yield Change(now.id, "people", _left(person), QUIET, place=_at(key))
    for key in stayed(was.people, now.people):
        yield from _compare_person(was.people[key], now.people[key], after)
    for key in gone(was.people, now.people):
        text = sentence("{name} is no longer in the file", name=was.people[key].name)
        yield Change(now.id, "people", text, QUIET)


def _compare_person(was: Person, now: Person, after: Side) -> Iterator[Change]:
    account, place = after.facts.account.id, _at(now.id)
    if was.left is None and now.left is not None:
        loud = LOUD if _LOUD_ROLES.intersection(was.roles) else 2
        yield Change(account, "people", _left(now), loud, "worse", place)
        return
    if was.post != now.post and now.post is not None:
        text = sentence(
            "{name} is {title} now", name=now.name, title=_title(after, now) or now.post
        )
        yield Change(account, "people", text, place=place)
    for role in (role for role in now.roles if role not in was.roles):
        text = sentence("{name} is {role} now", name=now.name, role=Term(role))
        direction: Direction = "better" if role in ("champion", "executive_sponsor") else "neither"
        yield Change(account, "people", text, direction=direction, place=place)
    for role in (role for role in was.roles if role not in now.roles):
        text = sentence("{name} is no longer {role}", name=now.name, role=Term(role))
        worse: Direction = "worse" if role in ("champion", "executive_sponsor") else "neither"
        yield Change(account, "people", text, direction=worse, place=place)
    yield from _compare_stance(was, now, account, place)


def _compare_stance(was: Person, now: Person, account: str, place: Place) -> Iterator[Change]:
    old, new = was.stance, now.stance
    if new is None or (old is not None and old.value == new.value):
        return
    words: dict[str, Filling] = {"name": now.name, "now": Term(new.value)}
    if old is None:
        text = sentence("{name} is judged {now}", **words)
        yield Change(account, "people", text, QUIET, place=place)
        return
    words["was"] = Term(old.value)
    text = (
        sentence("{name} went from {was} to {now}: {why}", why=new.why, **words)
        if new.why
        else sentence("{name} went from {was} to {now}", **words)
    )
    rose = _STANCES.index(new.value) < _STANCES.index(old.value)
    yield Change(account, "people", text, direction="better" if rose else "worse", place=place)


def _new(after: Side, person: Person) -> Sentence:
    title = _title(after, person)
    if title is None:
        return sentence("{name} is new", name=person.name)
    return sentence("{name} is new: {title}", name=person.name, title=title)


def _left(person: Person) -> Sentence:
    if person.now_at is not None:
        return sentence("{name} left for {company}", name=person.name, company=person.now_at)
    return sentence("{name} left", name=person.name)


def _title(side: Side, person: Person) -> str | None:
    post = side.facts.account.posts.get(person.post or "")
    return post.title if post else person.title


def _at(key: str) -> Place:
    return value_of("people", key)


COMPARISON = Comparison(compare, frozenset(["people", "posts"]))
