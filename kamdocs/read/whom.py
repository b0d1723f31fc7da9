"""A name as somebody types it (`Núria`, `ana`, `cio`) in; the id of the person it means out.

Names are understood as in notes (`names`); at the customer's a post means whoever holds it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.account import Account
from kamdocs.model.contact import Person
from kamdocs.model.team import Team
from kamdocs.read.names import Names, names_of
from kamdocs.read.suggest import nearest


def contact_names(account: Account) -> Names:
    """The spellings of the customer's people."""
    return names_of((key, person.name) for key, person in account.people.items())


def member_names(team: Team) -> Names:
    """The spellings of our people."""
    return names_of((key, member.name) for key, member in team.people.items())


def contact_meant(written: str, account: Account) -> str | None:
    """Whom of the customer's a name or a post means; None when nobody or several fit."""
    found = contact_names(account).id_of(written)
    if found is not None:
        return found
    posts = names_of((key, post.title) for key, post in account.posts.items())
    post = posts.id_of(written)
    holders = [key for key, person in account.people.items() if _holds(person, post)]
    return holders[0] if len(holders) == 1 else None


def member_meant(written: str, team: Team) -> str | None:
    """Whom of ours a name means; None when nobody or several fit."""
    return member_names(team).id_of(written)


def nearest_person(written: str, account: Account | None, team: Team) -> str | None:
    """The known name most like one that nobody has."""
    return nearest(written, sorted(set(_spellings(account, team))))


def _holds(person: Person, post: str | None) -> bool:
    return post is not None and person.post == post and person.left is None


def _spellings(account: Account | None, team: Team) -> Iterator[str]:
    for people in (account.people if account else {}, team.people):
        for key, person in people.items():
            yield key
            yield person.name
            yield person.name.split()[0]
    yield from account.posts if account else ()
