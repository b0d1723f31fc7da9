"""The register of all offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import OPEN_STATES, WRITING_STATES
from kamdocs.model.issued import COMPLETE
from kamdocs.render.chart.validity import ValidityBar, tell_validity
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.entries import tone_of
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.render.site.paper import Paper
from kamdocs.render.site.portfolio._offer_record import RecordView, view_record
from kamdocs.values.money import Money
from kamdocs.values.sentence import Term, sentence

STATES = (
    "draft", "in_review", "approved", "sent", "received", "in_discussion", "accepted", "declined",
    "expired", "withdrawn", "superseded",
)  # fmt: skip


_LAST_DAYS = 5
"""Days before its end in which an offer counts down."""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """An offer as this page shows it; it `waits` while it needs leave that nobody gave.

    `editions` and `languages` are those of its papers. `sent` is when it went out, `sender` who sent
    it. `fingerprint` is the SHA-256 of the frozen PDF, in hexadecimal, None while nothing is frozen.
    """

    id: str
    title: Any
    number: str | None
    version: int
    state: str
    value: Money | None
    issued: date | None
    valid_until: date | None
    owner: str | None
    papers: tuple[Paper, ...]
    waits: bool = False
    editions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sent: date | None = None
    sender: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class ProposalsView:
    """The register, and what became of offers."""

    table: Table
    record: RecordView


def gather(item: AccountInput) -> tuple[ProposalRow, ...]:
    """The offers of one account."""
    return tuple(
        _gather(found, item.facts.account.owner, item.papers.get(key, ()))
        for key, found in item.proposals.items()
    )


def _gather(found: ProposalFacts, owner: str | None, papers: tuple[Paper, ...]) -> ProposalRow:
    proposal = found.proposal
    sendings = [change for change in proposal.states if change.state == "sent"]
    sent = sendings[-1] if sendings else None
    prepared = next(iter(proposal.prepared_by), owner)
    return ProposalRow(
        id=found.id,
        title=proposal.title,
        number=proposal.number,
        version=proposal.version,
        state=found.state,
        value=found.value,
        issued=proposal.issued,
        valid_until=found.valid_until,
        owner=prepared,
        papers=papers,
        waits=found.waits_for_approval,
        editions=tuple(dict.fromkeys(plan.id for plan in found.editions)),
        languages=tuple(dict.fromkeys(plan.language for plan in found.editions)),
        sent=sent.on if sent else None,
        sender=(sent.by or prepared) if sent else None,
        fingerprint=_fingerprint(found),
    )


def _fingerprint(found: ProposalFacts) -> str | None:
    """The digest of the complete document of the newest version that is as it was issued."""
    for version in reversed(found.issued.versions if found.issued else ()):
        for edition, _ in version.whole_editions():
            if edition.id == COMPLETE:
                return edition.sha256
    return None


def make(gathered: Mapping[str, tuple[ProposalRow, ...]], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_proposals(gathered, site)
    return (Draft("proposals/index.html", "site/portfolio/proposals.html", sentence("Proposals"), view, current="proposals"),)  # fmt: skip


def view_proposals(
    gathered: Mapping[str, tuple[ProposalRow, ...]], site: SiteInput
) -> ProposalsView:
    """Show all offers: those that can still be accepted, the first to run out at the top; then the others."""
    offers = [(account, item) for account, items in gathered.items() for item in items]
    columns = (
        Column("title", sentence("Proposal"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("state", sentence("State"), "enum", STATES, chips=True),
        Column("readers", sentence("Editions"), wide=True, hint=sentence("For whom there is an edition, and in which languages")),
        Column("value", sentence("Value"), "money", total=True),
        Column("until", sentence("Valid until"), "date", hint=sentence("The bar runs from the issue date to the last day; the line is today")),
        Column("sent", sentence("Sent"), "date"),
        Column("papers", sentence("PDFs"), "number", hint=sentence("With the beginning of its SHA-256, once an offer is issued")),
    )  # fmt: skip
    today = site.portfolio.today
    rows = tuple(
        _row(account, item, site) for account, item in sorted(offers, key=lambda one: _order(one[1], today))
    )  # fmt: skip
    empty = sentence("No account has a proposal yet.")
    table = Table("proposals", sentence("Proposals"), columns, rows, empty=empty)
    return ProposalsView(table, view_record(site.portfolio.offers, site))


def _order(item: ProposalRow, today: date) -> tuple[int, int]:
    """Open offers by their last day, then drafts, expired ones, and the answered, the newest first."""
    last = item.valid_until or item.issued or date.max
    if item.state in OPEN_STATES:
        return 0, last.toordinal()
    if item.state in WRITING_STATES:
        return 1, last.toordinal()
    newest = (item.sent or item.issued or item.valid_until or date.min).toordinal()
    return (2 if item.state == "expired" else 3), -newest


def _row(account: str, item: ProposalRow, site: SiteInput) -> Row:
    tone, icon = tone_of(item.state)
    first = item.papers[0] if item.papers else None
    number = item.number or item.id
    sender = site.names.person(item.sender).name if item.sender else None
    return Row(
        f"{account}-{item.id}",
        (
            Cell(item.title, account_link(account, f"proposal-{item.id}"), sub=sentence("{number}, version {version}", number=number, version=item.version)),
            Cell(site.portfolio.accounts[account].name, account_link(account), sub=site.names.name("team", item.owner)),
            Cell(Term(item.state), tone=tone, icon=icon, sub=sentence("needs approval") if item.waits else None),
            Cell(tuple(Term(each) for each in item.editions) or None, sub=tuple(Term(each) for each in item.languages) or None),
            Cell(item.value),
            _validity(item, site.portfolio.today),
            Cell(item.sent, sub=sentence("by {who}", who=sender) if sender else None),
            Cell(len(item.papers) or None, Link(first.path, common=True) if first else None, sub=item.fingerprint[:12] if item.fingerprint else None),
        ),
    )  # fmt: skip


def _validity(item: ProposalRow, today: date) -> Cell:
    """The last day with its bar; what is over, or nearly so, is marked while it is still to be answered."""
    until = item.valid_until
    if until is None:
        return Cell(None)
    is_closed = item.state not in OPEN_STATES | WRITING_STATES | {"expired"}
    left = (until - today).days
    mark = _mark(left) if not is_closed else None
    bar = ValidityBar(until, today, item.issued, is_closed, tone=mark[0] if mark else "accent")
    said = None if is_closed else tell_validity(until, today)
    return Cell(until, sub=said, tone=mark[0] if mark else None, icon=mark[1] if mark else None, picture=bar)  # fmt: skip


def _mark(left: int) -> tuple[Tone, str] | None:
    if left < 0:
        return "risk", "risk"
    return ("warn", "warn") if left <= _LAST_DAYS else None


PAGE = PortfolioPage(
    make, gather, sentence("Proposals"), "proposals/index.html", icon="proposals", place=60
)
