"""A stock in; how its portfolio and each account went over the last twelve months, from git, out.

Looked at are the ends of the last months, the day of the last review and, where an account is
another at the end of a month than at its beginning, the days in between on which its files were
committed. Today is the files as they are. What was committed after today is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from kamdocs.derive.account.vitals import take_vitals
from kamdocs.derive.portfolio.trend import add_up
from kamdocs.derive.vitals import Vitals
from kamdocs.history.fault import GitFault
from kamdocs.history.log import Commit, list_commits, newest_before
from kamdocs.history.revision import is_shallow, resolve
from kamdocs.history.trend import AccountTrend, Trend
from kamdocs.pipeline.past_vitals import Look, PastReader
from kamdocs.pipeline.take_stock import Stock
from kamdocs.values.call import Call, plainly
from kamdocs.values.sentence import Sentence, sentence
from kamdocs.work.run import run_each
from kamdocs.work.store import Store

MONTHS = 11
"""Ends of months that are looked at; with today they are twelve points."""

MOST_LOOKS = 4_000
"""Accounts times days at most; with many accounts fewer months are looked at."""

MOST_DAYS = 10
"""Days within one month at which one account is looked at more closely, the newest."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the past depends on: the newest commit, today, and each account's last review."""

    root: Path
    head: str
    today: date
    reviews: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True, slots=True)
class _Past:
    """What was seen: the whole portfolio by day, and single accounts on other days."""

    days: Mapping[date, Mapping[str, Vitals]]
    single: Mapping[str, Mapping[date, Vitals]]


def take_trend(stock: Stock, store: Store | None = None, call: Call = plainly) -> Trend:
    """Look back from the stock's day; `store` remembers looks, `call` the whole of it.

    Where nothing can be seen, today stands alone, and the trend says why.
    """
    cap = stock.shared.settings.health.cap
    now = {key: take_vitals(each.facts, cap) for key, each in stock.accounts.items()}
    today = add_up(stock.today, now.values())
    past = _look_back(stock, store, call)
    if isinstance(past, Sentence):
        alone = {key: AccountTrend((vitals,)) for key, vitals in now.items()}
        return Trend((today,), alone, why=past)
    earlier = [add_up(day, past.days[day].values()) for day in sorted(past.days)]
    reviews = _reviews(stock)
    accounts = {key: _account(key, vitals, past, reviews.get(key)) for key, vitals in now.items()}
    review = _last_review(reviews.values(), stock.today)
    reviewed = next((point for point in earlier if point.on == review), None)
    monthly = [point for point in earlier if point.on != review or _is_month_end(point.on)]
    since = reviewed or (monthly[-1] if monthly else earlier[-1] if earlier else None)
    return Trend((*monthly, today), accounts, since, is_review=reviewed is not None)


def month_ends(today: date, count: int) -> tuple[date, ...]:
    """The last days of the months before today's, the oldest first."""
    ends: list[date] = []
    day = today.replace(day=1) - timedelta(days=1)
    for _ in range(count):
        ends.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return tuple(reversed(ends))


def months_for(accounts: int) -> int:
    """How many months are looked at when there are so many accounts."""
    return min(MONTHS, MOST_LOOKS // max(accounts, 1))


def _look_back(stock: Stock, store: Store | None, call: Call) -> _Past | Sentence:
    head = resolve(stock.root, "HEAD")
    if isinstance(head, GitFault):
        if head.kind == "no_commits":
            return head.message()
        return sentence("the workspace is in no git repository that can be read")
    if is_shallow(stock.root):
        return sentence("this clone has only the newest commits, so the past cannot be seen")
    if months_for(len(stock.accounts)) == 0:
        return sentence("there are too many accounts to look at their past")
    reviews = tuple(sorted(_reviews(stock).items()))
    found = call(_look, _Asked(stock.root, head, stock.today, reviews), store)
    if isinstance(found, GitFault):
        return sentence("the workspace is in no git repository that can be read")
    if not found.days:
        return sentence("the history begins on this day")
    return found


def _look(asked: _Asked, store: Store | None) -> _Past | GitFault:
    ends = month_ends(asked.today, months_for(len(asked.reviews)))
    base = newest_before(asked.root, asked.head, ends[0])
    if isinstance(base, GitFault):
        return base
    commits = list_commits(asked.root, asked.head, after=base)
    if isinstance(commits, GitFault):
        return commits
    line = [commit for commit in reversed(commits) if commit.day <= asked.today]
    begins = line[0].day if line and base is None else None
    days = {*ends, *((begins,) if begins is not None and begins < asked.today else ())}
    if review := _last_review((day for _, day in asked.reviews), asked.today):
        days.add(review)
    looks = [
        Look(commit, day)
        for day in sorted(days)
        if (commit := _commit_on(line, base, day)) is not None and day >= ends[0]
    ]
    reader = PastReader(asked.root)
    seen = run_each(reader.step(), looks, jobs=1, store=store)
    whole: dict[date, Mapping[str, Vitals]] = {}
    for look, each in zip(looks, seen, strict=True):
        if isinstance(each, GitFault):
            return each
        if each:
            whole[look.day] = each
    closer = _group(
        (*_between(whole, line, asked), *_single_reviews(asked, line, base, whole)), whole
    )
    single: dict[str, dict[date, Vitals]] = {}
    for look, each in zip(closer, run_each(reader.step(), closer, jobs=1, store=store), strict=True):  # fmt: skip
        if isinstance(each, GitFault):
            return each
        for account, vitals in each.items():
            single.setdefault(account, {})[look.day] = vitals
    return _Past(whole, single)


def _between(
    whole: Mapping[date, Mapping[str, Vitals]], line: Sequence[Commit], asked: _Asked
) -> Iterator[tuple[str, str, date]]:
    """Account, commit and day where an account moved between two days that were looked at."""
    days = [*sorted(whole), asked.today]
    for first, last in pairwise(days):
        near = [commit for commit in line if first < commit.day < last]
        newest = {commit.day: commit for commit in near}
        for account, _ in asked.reviews:
            before = whole[first].get(account)
            after = whole[last].get(account) if last in whole else None
            if before is not None and after is not None and before.standing == after.standing:
                continue
            touched = {commit.day for commit in near if commit.touches(account)}
            for day in sorted(touched)[-MOST_DAYS:]:
                yield account, newest[day].id, day


def _single_reviews(
    asked: _Asked,
    line: Sequence[Commit],
    base: str | None,
    whole: Mapping[date, Mapping[str, Vitals]],
) -> Iterator[tuple[str, str, date]]:
    """The last review of each account, where git knows that day."""
    first = min(whole, default=asked.today)
    for account, day in asked.reviews:
        if day is not None and first <= day < asked.today and day not in whole:
            commit = _commit_on(line, base, day)
            if commit is not None:
                yield account, commit, day


def _group(
    wanted: Iterable[tuple[str, str, date]], whole: Mapping[date, object]
) -> tuple[Look, ...]:
    """One look for all the accounts that are wanted at a commit on a day."""
    found: dict[tuple[str, date], set[str]] = {}
    for account, commit, day in wanted:
        if day not in whole:
            found.setdefault((commit, day), set()).add(account)
    return tuple(
        Look(commit, day, tuple(sorted(accounts)))
        for (commit, day), accounts in sorted(found.items(), key=lambda each: each[0][::-1])
    )


def _commit_on(line: Sequence[Commit], base: str | None, day: date) -> str | None:
    """The state of the main line at the end of a day."""
    return next((commit.id for commit in reversed(line) if commit.day <= day), base)


def _account(key: str, now: Vitals, past: _Past, review: date | None) -> AccountTrend:
    days = {day: seen[key] for day, seen in past.days.items() if key in seen}
    days |= past.single.get(key, {})
    points = tuple(days[day] for day in sorted(days))
    return AccountTrend((*points, now), days.get(review) if review is not None else None)


def _reviews(stock: Stock) -> dict[str, date | None]:
    summaries = stock.portfolio.accounts
    return {key: summaries[key].reviewed_on for key in stock.accounts}


def _last_review(days: Iterable[date | None], today: date) -> date | None:
    """The newest day before today on which a tier was reviewed."""
    return max((day for day in days if day is not None and day < today), default=None)


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
