"""The register of all offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.proposals import Paper
from kamdocs.render.site.entries import tone_of
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Term, sentence

STATES = (
    "draft", "in_review", "approved", "sent", "received", "in_discussion", "accepted", "declined",
    "expired", "withdrawn", "superseded",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """An offer as this page shows it; it `waits` while it needs leave that nobody gave."""

    id: str
    title: Any
    number: str | None
    version: int
    state: str
    value: Money | None
    issued: date | None
    valid_until: date | None
    is_over: bool
    owner: str | None
    papers: tuple[Paper, ...]
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ProposalsView:
    """The register."""

    table: Table


def gather(item: AccountInput) -> tuple[ProposalRow, ...]:
    """The offers of one account."""
    return tuple(
        ProposalRow(
            id=key,
            title=found.proposal.title,
            number=found.proposal.number,
            version=found.proposal.version,
            state=found.state,
            value=found.price.value,
            issued=found.proposal.issued,
            valid_until=found.valid_until,
            is_over=found.days_left is not None and found.days_left < 0,
            owner=next(iter(found.proposal.prepared_by), item.facts.account.owner),
            papers=item.papers.get(key, ()),
            waits=found.waits_for_approval,
        )
        for key, found in item.proposals.items()
    )


def make(gathered: Mapping[str, tuple[ProposalRow, ...]], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_proposals(gathered, site)
    return (Draft("proposals/index.html", "site/portfolio/proposals.html", sentence("Proposals"), view, current="proposals"),)  # fmt: skip


def view_proposals(
    gathered: Mapping[str, tuple[ProposalRow, ...]], site: SiteInput
) -> ProposalsView:
    """Show all offers, those that run out first at the top."""
    columns = (
        Column("title", sentence("Proposal"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("state", sentence("State"), "enum", STATES, chips=True),
        Column("version", sentence("Version"), "number"),
        Column("value", sentence("Value"), "money", total=True),
        Column("issued", sentence("Issued"), "date"),
        Column("until", sentence("Valid until"), "date"),
        Column("owner", sentence("Prepared by")),
        Column("papers", sentence("PDFs"), "number"),
    )
    rows = tuple(_row(account, item, site) for account, items in gathered.items() for item in items)
    table = Table(
        "proposals",
        sentence("Proposals"),
        columns,
        rows,
        sort="until",
        empty=sentence("No account has a proposal yet."),
    )
    return ProposalsView(table)


def _row(account: str, item: ProposalRow, site: SiteInput) -> Row:
    tone, icon = tone_of(item.state)
    first = item.papers[0] if item.papers else None
    return Row(
        f"{account}-{item.id}",
        (
            Cell(item.title, account_link(account, f"proposal-{item.id}"), sub=item.number),
            Cell(site.portfolio.accounts[account].name, account_link(account)),
            Cell(Term(item.state), tone=tone, icon=icon),
            Cell(item.version),
            Cell(item.value),
            Cell(item.issued),
            Cell(item.valid_until, sub=sentence("over") if item.is_over else None),
            Cell(site.names.name("team", item.owner)),
            Cell(len(item.papers) or None, Link(first.path, common=True) if first else None),
        ),
    )


PAGE = PortfolioPage(
    make, gather, sentence("Proposals"), "proposals/index.html", icon="proposals", place=60
)
