"""A name as somebody types it in; the people it may mean out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.model.team import Team
from kamdocs.privacy.folded import fold, name_words
from kamdocs.read.suggest import nearest


@dataclass(frozen=True, slots=True)
class Record:
    """Where a person is recorded: an account with the id there; `account` None is our own team."""

    account: str | None
    id: str
    name: str

    @property
    def spoken(self) -> str:
        """How it is written on the command line: `acme/maria`."""
        return self.id if self.account is None else f"{self.account}/{self.id}"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person who is looked for. Without `records` nothing but the name or address is known.

    A person who went from one customer to another has a record at each. `aliases` are other names.
    """

    name: str
    records: tuple[Record, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The full names, as written in the records."""
        recorded = [record.name for record in self.records] or [self.name]
        found = dict.fromkeys([*recorded, *self.aliases])
        return tuple(name for name in found if name)

    @property
    def is_ours(self) -> bool:
        """Whether it is one of our team."""
        return any(record.account is None for record in self.records)

    def id_in(self, account: str | None) -> str | None:
        """The id in an account, None where there is no record of the person."""
        return next((each.id for each in self.records if each.account == account), None)


def people_meant(query: str, accounts: Mapping[str, Account], team: Team) -> tuple[Subject, ...]:
    """Everybody a full name, a part of one, an id (`acme/maria`, `maria`) or an e-mail may mean.

    A full name, an address or an id with its account beats a part of a name; where one human is
    recorded at several customers, that is one person.
    """
    people = list(_people(accounts, team))
    found = [one for one in people if _is_exactly(query, one)]
    found = found or [one for one in people if _may_be(query, one)]
    groups: list[list[_Candidate]] = []
    for one in found:
        if not any(one in group for group in groups):
            groups.append(_same_human(one, people))
    return tuple(map(_subject, groups))


def stranger(query: str) -> Subject:
    """Somebody who stands in no record: an address, or else a name, as it was typed."""
    query = " ".join(query.split())
    if "@" in query and " " not in query:
        return Subject("", emails=(query,))
    return Subject(query)


def nearest_known(query: str, accounts: Mapping[str, Account], team: Team) -> str | None:
    """The known name or id most like what was typed."""
    records = [one.record for one in _people(accounts, team)]
    known = [text for record in records for text in (record.name, record.spoken, record.id)]
    return nearest(query, known)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody recorded; `at` is how the customer is called, `went` where they went."""

    record: Record
    email: str | None
    phone: str | None
    at: frozenset[str] = frozenset()
    went: str = ""


def _people(accounts: Mapping[str, Account], team: Team) -> Iterator[_Candidate]:
    for key, account in accounts.items():
        at = frozenset([fold(key), fold(account.name)])
        for each, person in account.people.items():
            record = Record(key, each, person.name)
            yield _Candidate(record, person.email, person.phone, at, fold(person.now_at or ""))
    for each, member in team.people.items():
        yield _Candidate(Record(None, each, member.name), member.email, member.phone)


def _is_exactly(query: str, one: _Candidate) -> bool:
    words = name_words(query)
    is_name = len(words) > 1 and words == name_words(one.record.name)
    is_address = bool(query) and (one.email or "").casefold() == query.casefold()
    is_id = one.record.account is not None and query == one.record.spoken
    return is_name or is_address or is_id


def _may_be(query: str, one: _Candidate) -> bool:
    if fold(query) == one.record.id:
        return True
    parts, words = fold(query).split(), name_words(one.record.name)
    return bool(parts) and all(any(word.startswith(part) for word in words) for part in parts)


def _same_human(one: _Candidate, people: list[_Candidate]) -> list[_Candidate]:
    """The record with those of the same human at other customers."""
    group = [one]
    for member in group:
        group += [each for each in people if each not in group and _are_one(member, each)]
    return group


def _are_one(one: _Candidate, other: _Candidate) -> bool:
    """Whether two of a name are one human: one went where the other is, or the address is one."""
    if None in (one.record.account, other.record.account):
        return False
    if name_words(one.record.name) != name_words(other.record.name):
        return False
    went = one.went in other.at or other.went in one.at
    return went or (one.email is not None and one.email == other.email)


def _subject(group: list[_Candidate]) -> Subject:
    return Subject(
        group[0].record.name,
        tuple(one.record for one in group),
        tuple(dict.fromkeys(one.email for one in group if one.email)),
        tuple(dict.fromkeys(one.phone for one in group if one.phone)),
    )
