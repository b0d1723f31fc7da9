"""Contracts by the day on which they are decided, and the tenders that are coming."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import get_args

from kamdocs.derive.account.contracts import ContractFacts, RenewalState
from kamdocs.derive.account.tenders import TenderFacts
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Share, Term, sentence

_TONES: Mapping[RenewalState, tuple[Tone, str]] = {
    "due": ("warn", "warn"),
    "started": ("ok", "up"),
    "given_notice": ("risk", "risk"),
    "over": ("muted", "keep"),
}


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract as this page shows it."""

    id: str
    name: str
    value: Money | None
    ends: date | None
    deadline: date | None
    renew_from: date | None
    renews: bool
    state: RenewalState
    entries: int


@dataclass(frozen=True, slots=True)
class TenderRow:
    """A tender as this page shows it."""

    id: str
    name: str
    value: Money | None
    prepare_from: date
    submission: date
    is_started: bool
    is_late: bool
    readiness: Decimal
    owner: str | None


@dataclass(frozen=True, slots=True)
class AccountRenewals:
    """What one account has of both."""

    contracts: tuple[ContractRow, ...]
    tenders: tuple[TenderRow, ...]


@dataclass(frozen=True, slots=True)
class RenewalsView:
    """Running contracts and open tenders."""

    contracts: Table
    tenders: Table


def gather(item: AccountInput) -> AccountRenewals:
    """Running contracts and open tenders of one account."""
    facts = item.facts
    return AccountRenewals(
        tuple(_contract(each) for each in facts.contracts.running),
        tuple(
            _tender(each, facts.today, facts.account.owner)
            for each in facts.tenders.values()
            if each.is_open
        ),
    )


def _contract(each: ContractFacts) -> ContractRow:
    return ContractRow(
        id=each.id,
        name=each.contract.name or each.id,
        value=each.contract.value,
        ends=each.ends,
        deadline=each.deadline,
        renew_from=each.renew_from,
        renews=each.contract.renews is not None,
        state=each.state,
        entries=len(each.value_entries),
    )


def _tender(each: TenderFacts, today: date, owner: str | None) -> TenderRow:
    return TenderRow(
        id=each.id,
        name=each.tender.name,
        value=each.tender.value,
        prepare_from=each.prepare_from,
        submission=each.submission,
        is_started=each.is_started,
        is_late=each.is_near(today) and not each.is_started,
        readiness=each.readiness,
        owner=each.tender.owner or owner,
    )


def make(gathered: Mapping[str, AccountRenewals], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_renewals(gathered, site)
    return (Draft("renewals/index.html", "site/portfolio/renewals.html", sentence("Renewals"), view, current="renewals"),)  # fmt: skip


def view_renewals(gathered: Mapping[str, AccountRenewals], site: SiteInput) -> RenewalsView:
    """Show what is decided next at the top."""
    contracts = (
        Column("contract", sentence("Contract"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("state", sentence("State"), "enum", get_args(RenewalState), chips=True),
        Column("begin", sentence("Begin"), "date"),
        Column("deadline", sentence("Notice until"), "date"),
        Column("ends", sentence("Ends"), "date"),
        Column("value", sentence("Value a year"), "money", total=True),
        Column("entries", sentence("Value on record"), "number"),
    )
    tenders = (
        Column("tender", sentence("Tender"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("prepare", sentence("Prepare from"), "date"),
        Column("submission", sentence("Submission"), "date"),
        Column("ready", sentence("Ready"), "percent", digits=0),
        Column("value", sentence("Value"), "money", total=True),
        Column("owner", sentence("Whose")),
    )
    return RenewalsView(
        Table(
            "contracts",
            sentence("Contracts"),
            contracts,
            tuple(
                _contract_row(account, each, site)
                for account, found in gathered.items()
                for each in found.contracts
            ),
            sort="begin",
            empty=sentence("No account has a running contract on record."),
        ),
        Table(
            "tenders",
            sentence("Tenders"),
            tenders,
            tuple(
                _tender_row(account, each, site)
                for account, found in gathered.items()
                for each in found.tenders
            ),
            sort="submission",
            empty=sentence("No tender is coming."),
        ),
    )


def _contract_row(account: str, each: ContractRow, site: SiteInput) -> Row:
    tone, icon = _TONES.get(each.state, (None, None))
    return Row(
        f"{account}-{each.id}",
        (
            Cell(each.name, account_link(account, f"contract-{each.id}")),
            Cell(site.names.name("account", account), account_link(account)),
            Cell(Term(each.state), tone=tone, icon=icon),
            Cell(each.renew_from),
            Cell(each.deadline),
            Cell(each.ends, sub=sentence("renews by itself") if each.renews else None),
            Cell(each.value),
            Cell(each.entries),
        ),
    )


def _tender_row(account: str, each: TenderRow, site: SiteInput) -> Row:
    late: Tone | None = "warn" if each.is_late else None
    return Row(
        f"{account}-{each.id}",
        (
            Cell(each.name, account_link(account, f"tender-{each.id}")),
            Cell(site.names.name("account", account), account_link(account)),
            Cell(
                each.prepare_from,
                tone=late,
                icon=late,
                sub=sentence("begun") if each.is_started else sentence("not begun"),
            ),
            Cell(each.submission),
            Cell(Share(each.readiness)),
            Cell(each.value),
            Cell(site.names.name("team", each.owner)),
        ),
    )


PAGE = PortfolioPage(
    make, gather, sentence("Renewals"), "renewals/index.html", icon="file", place=65
)
