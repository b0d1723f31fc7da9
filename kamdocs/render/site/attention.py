"""What to look at first: the dated things of all accounts in; ranked lines, meetings and decisions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.derive.due import tell_when, working_week
from kamdocs.derive.portfolio.attention import Attention, rank_attention
from kamdocs.derive.portfolio.decisions import WaitingOffer, list_decisions
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Tone
from kamdocs.render.site.agenda_rows import DueRow, due_link
from kamdocs.render.site.names import Ref, account_link
from kamdocs.render.site.page import SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: what, for which account, whose, when, why, and the money at risk."""

    what: Any
    link: Link
    account: Ref
    owner: Ref | None
    on: date
    when: Sentence
    reason: Sentence
    stake: Money | None
    tone: Tone | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A meeting of the week, with the command that prints its brief."""

    what: Any
    link: Link
    account: Ref
    ours: tuple[Ref, ...]
    on: date
    reason: Sentence
    command: str


@dataclass(frozen=True, slots=True)
class WaitingDecision:
    """Something that waits for the head of accounts."""

    account: Ref
    what: Any
    link: Link
    reason: Sentence
    value: Money | None = None


@dataclass(frozen=True, slots=True)
class FirstThings:
    """What one reader, or everybody, is to look at first; `monday` begins the week that is shown."""

    lines: tuple[Line, ...]
    visits: tuple[Visit, ...]
    decisions: tuple[WaitingDecision, ...]
    monday: date
    more: Link


def all_rows(site: SiteInput) -> list[DueRow]:
    """The agendas of all accounts, one after the other."""
    gathered = site.gathered.get("agenda", {})
    return [row for account in sorted(gathered) for row in gathered[account]]


def rows_by_reader(rows: Iterable[DueRow], site: SiteInput) -> Mapping[str, list[DueRow]]:
    """What concerns each of ours, in the same order: what they do or attend, and all of their accounts."""
    accounts = site.portfolio.accounts
    found: dict[str, list[DueRow]] = {}
    for row in rows:
        account = accounts.get(row.due.account)
        concerned = {row.due.owner, account.owner if account else None, *row.ours}
        for reader in concerned:
            if reader is not None:
                found.setdefault(reader, []).append(row)
    return found


def view_first_things(
    rows: Sequence[DueRow],
    site: SiteInput,
    more: Link,
    reader: str | None = None,
    *,
    decides: bool = True,
) -> FirstThings:
    """Show what of some rows matters most to everybody, or to one `reader`; `decides` adds the decisions."""
    return FirstThings(
        lines=tuple(_line(each, site) for each in rank_rows(_to_do(rows), site, reader)),
        visits=tuple(_visits(rows, site, reader)),
        decisions=tuple(_decisions(site)) if decides else (),
        monday=working_week(site.portfolio.today)[0],
        more=more,
    )


def _to_do(rows: Iterable[DueRow]) -> Iterator[DueRow]:
    """Without what waits for a decision, which stands by itself."""
    return (row for row in rows if row.due.kind != "approval")


def rank_rows(
    rows: Iterable[DueRow], site: SiteInput, reader: str | None = None
) -> tuple[Attention, ...]:
    """What presses most of some rows, for everybody or for one `reader`."""
    accounts = site.portfolio.accounts
    return rank_attention(
        (row.due for row in rows),
        {key: each.trailing.value for key, each in accounts.items()},
        {key: each.owner for key, each in accounts.items()},
        site.shared.settings,
        site.portfolio.today,
        reader,
    )


def stake_of(each: Attention, site: SiteInput) -> Money | None:
    """The money at risk in whole units."""
    if each.stake is None:
        return None
    return Money(each.stake.quantize(Decimal(1)), site.shared.settings.currency)


def _line(each: Attention, site: SiteInput) -> Line:
    due, today = each.due, site.portfolio.today
    return Line(
        what=due.what,
        link=due_link(due),
        account=site.names.ref("account", due.account),
        owner=site.names.person(due.owner) if due.owner else None,
        on=due.on,
        when=tell_when(due.on, today),
        reason=due.reason,
        stake=stake_of(each, site),
        tone="risk" if due.is_overdue(today) else None,
    )


def _visits(rows: Iterable[DueRow], site: SiteInput, reader: str | None) -> Iterator[Visit]:
    today = site.portfolio.today
    sunday = working_week(today)[1]
    found = [
        row for row in rows
        if row.due.kind == "meeting" and today <= row.due.on <= sunday
        and (reader is None or reader in (*row.ours, row.due.owner))
    ]  # fmt: skip
    for row in sorted(found, key=lambda row: (row.due.on, row.due.account, row.due.key)):
        yield Visit(
            what=row.due.what,
            link=due_link(row.due),
            account=site.names.ref("account", row.due.account),
            ours=site.names.refs("team", row.ours),
            on=row.due.on,
            reason=row.due.reason,
            command=f"kamdocs brief meeting {row.due.account}",
        )


def _decisions(site: SiteInput) -> Iterator[WaitingDecision]:
    offers = (
        WaitingOffer(account, offer.id, offer.title, offer.state, offer.value, offer.valid_until)
        for account, offers in site.gathered.get("proposals", {}).items()
        for offer in offers
        if offer.waits
    )
    portfolio = site.portfolio
    for each in list_decisions(portfolio.tiers, portfolio.accounts, offers, portfolio.today):
        anchor = f"proposal-{each.offer}" if each.offer else "score"
        yield WaitingDecision(
            account=site.names.ref("account", each.account),
            what=each.what,
            link=account_link(each.account, anchor),
            reason=each.reason,
            value=each.value,
        )
