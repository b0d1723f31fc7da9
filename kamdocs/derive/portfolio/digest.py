"""The dated things of all accounts in; the week of one of ours, in sections to be mailed, out.

What needs attention first is ranked; the rest goes by the calendar. What stands in the first section
is not told again as overdue or as coming; the days of the week hold everything that falls on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from kamdocs.derive.due import Due, DueKind, tell_when, working_week
from kamdocs.derive.portfolio.attention import Attention
from kamdocs.derive.portfolio.decisions import Decision
from kamdocs.values.money import Money
from kamdocs.values.sentence import Sentence, sentence, sentence_n

SectionKey = Literal["first", "decisions", "overdue", "week", "next_week", "ending"]
ENDING: frozenset[DueKind] = frozenset(["offer_end", "renewal", "notice", "contract_end"])
"""What says that an offer or a contract runs out."""

_TITLES: Mapping[SectionKey, Sentence] = {
    "first": sentence("First of all"),
    "decisions": sentence("Waiting for your decision"),
    "overdue": sentence("Also overdue"),
    "week": sentence("Day by day"),
    "next_week": sentence("The week after"),
    "ending": sentence("Offers and contracts that run out"),
}


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated thing, the name of its account, and who of ours is there when it is a meeting."""

    due: Due
    account: str
    ours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestItem:
    """A line of a digest; `who` are the names of ours it falls to besides the reader.

    `when` is None under the heading of its own day, and where nothing has a day. `amount` is the
    money at stake.
    """

    what: Any
    account: str
    reason: Sentence
    on: date | None = None
    when: Sentence | None = None
    who: tuple[str, ...] = ()
    amount: Money | None = None
    is_late: bool = False
    command: str | None = None


@dataclass(frozen=True, slots=True)
class DigestGroup:
    """The lines of one day, or of no day in particular."""

    day: date | None
    items: tuple[DigestItem, ...]


@dataclass(frozen=True, slots=True)
class DigestSection:
    """A section with its title; those without lines are left out."""

    key: SectionKey
    title: Sentence
    groups: tuple[DigestGroup, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one of ours, or of everybody (`reader` and `name` None), for the week from `monday`."""

    reader: str | None
    name: str | None
    today: date
    monday: date
    summary: Sentence
    sections: tuple[DigestSection, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.sections


@dataclass(frozen=True, slots=True)
class Team:
    """Names of ours by id, who owns which account, and the currency that stakes are in."""

    names: Mapping[str, str]
    owners: Mapping[str, str | None]
    currency: str


def derive_digest(
    dated: Sequence[Dated],
    first: Sequence[Attention],
    decisions: Iterable[Decision],
    accounts: Mapping[str, str],
    team: Team,
    today: date,
    reader: str | None = None,
) -> Digest:
    """Draw up the digest of one `reader`, or of everybody.

    `first` is what was ranked for the reader, `decisions` what waits for them, `accounts` names by
    id. A reader is told what is theirs to do, the meetings they go to, and which offers and
    contracts of their accounts run out.
    """
    monday, sunday = working_week(today)
    writer = _Writer(accounts, team, today, reader)
    told = {(each.due.account, each.due.key) for each in first}
    own = [each for each in dated if reader is None or reader in (each.due.owner, *each.ours)]
    rest = [each for each in own if (each.due.account, each.due.key) not in told]
    after = sunday + timedelta(days=7)
    ending = [
        each
        for each in dated
        if each.due.kind in ENDING and each.due.on > after and each.due.urgency(today) > 0
        and (each.due.account, each.due.key) not in told
        and reader in (None, each.due.owner, team.owners.get(each.due.account))
    ]  # fmt: skip
    late = [each for each in rest if each.due.is_overdue(today)]
    week = [each for each in own if today <= each.due.on <= sunday]
    groups: dict[SectionKey, Iterable[DigestGroup]] = {
        "first": _group(writer.ranked(each) for each in first),
        "decisions": _group(writer.decision(each) for each in decisions),
        "overdue": _group(writer.item(each) for each in late),
        "week": _days(week, writer),
        "next_week": _group(writer.item(each) for each in rest if sunday < each.due.on <= after),
        "ending": _group(writer.item(each) for each in ending),
    }
    sections = tuple(
        DigestSection(key, title, found)
        for key, title in _TITLES.items()
        if (found := tuple(groups[key]))
    )
    overdue = sum(each.due.is_overdue(today) for each in own)
    summary = sentence(
        "{overdue}; {coming}.",
        overdue=sentence_n("{count} thing is overdue", "{count} things are overdue", overdue)
        if overdue
        else sentence("nothing is overdue"),
        coming=sentence_n(
            "{count} has its day in the week from {monday}",
            "{count} have their day in the week from {monday}",
            len(week),
            monday=monday,
        ),
    )
    name = team.names.get(reader, reader) if reader else None
    return Digest(reader, name, today, monday, summary, sections)


def _group(items: Iterable[DigestItem]) -> Iterator[DigestGroup]:
    found = tuple(items)
    if found:
        yield DigestGroup(None, found)


def _days(week: Iterable[Dated], writer: _Writer) -> Iterator[DigestGroup]:
    days: dict[date, list[DigestItem]] = {}
    for each in week:
        days.setdefault(each.due.on, []).append(writer.item(each, has_day=False))
    for day in sorted(days):
        yield DigestGroup(day, tuple(days[day]))


@dataclass(frozen=True, slots=True)
class _Writer:
    accounts: Mapping[str, str]
    team: Team
    today: date
    reader: str | None

    def ranked(self, each: Attention) -> DigestItem:
        stake = None
        if each.stake is not None:
            stake = Money(each.stake.quantize(Decimal(1)), self.team.currency)
        return self._item(each.due, (), stake)

    def item(self, each: Dated, *, has_day: bool = True) -> DigestItem:
        return self._item(each.due, each.ours, each.due.amount, has_day=has_day)

    def decision(self, each: Decision) -> DigestItem:
        return DigestItem(each.what, self._account(each.account), each.reason, amount=each.value)

    def _item(
        self, due: Due, ours: tuple[str, ...], amount: Money | None, *, has_day: bool = True
    ) -> DigestItem:
        people = ours or ((due.owner,) if due.owner else ())
        others = (person for person in people if person != self.reader)
        return DigestItem(
            what=due.what,
            account=self._account(due.account),
            reason=due.reason,
            on=due.on if has_day else None,
            when=tell_when(due.on, self.today) if has_day else None,
            who=tuple(self.team.names.get(person, person) for person in others),
            amount=amount,
            is_late=due.is_overdue(self.today),
            command=f"kamdocs brief meeting {due.account}" if due.kind == "meeting" else None,
        )

    def _account(self, key: str) -> str:
        return self.accounts.get(key, key)
