"""An offer and its finished PDFs in; the lock file that freezes them out.

A lock holds what the customer got: nothing of costs, margins, limits or judgements. Amounts are
decimals with all their digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from kamdocs.derive.account.price_totals import Bundle, PricedLine, PriceTotals, Subtotal
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.edit.writing import block_lines
from kamdocs.model.account import Account
from kamdocs.model.issued import FORMAT
from kamdocs.model.shared import Shared
from kamdocs.read.frozen import seal
from kamdocs.read.yaml import Value

_HEAD = "# Written by kamdocs when this version was issued. Never change it: the digest below would tell.\n"


@dataclass(frozen=True, slots=True)
class FinishedPdf:
    """A PDF of an edition: the bytes, and what the lock says of them."""

    edition: str
    file: str
    language: str
    readers: tuple[str, ...]
    is_excerpt: bool
    pages: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How an offer was issued: by whom, from which commit, with which libraries, after which version.

    `source` is the digest of what its file says to the customer. `before` are the number of the
    version it replaces and the digest of that lock.
    """

    by: str | None
    commit: str | None
    is_clean: bool
    source: str
    libraries: Mapping[str, str]
    before: tuple[int, str] | None = None


def write_lock(
    account: Account,
    shared: Shared,
    facts: ProposalFacts,
    pdfs: tuple[FinishedPdf, ...],
    how: Circumstances,
) -> bytes:
    """Write the lock of an offer: its content, and the digest of that on the last line."""
    lines = block_lines(_filled(_draw(account, shared, facts, pdfs, how)), 0)
    return seal(_HEAD + "".join(f"{line}\n" for line in lines))


def _draw(
    account: Account,
    shared: Shared,
    facts: ProposalFacts,
    pdfs: tuple[FinishedPdf, ...],
    how: Circumstances,
) -> dict[str, Any]:
    offer, price = facts.proposal, facts.price
    language = offer.language or account.language or shared.settings.languages[0]
    terms = shared.terms.get(offer.terms) if offer.terms else None
    return {
        "format": FORMAT,
        "proposal": facts.id,
        "number": offer.number,
        "version": offer.version,
        "title": offer.title.said_in(language),
        "issued": offer.issued,
        "valid_until": facts.valid_until,
        "by": how.by,
        "approved_by": offer.approval.by if offer.approval else None,
        "supersedes": {"version": how.before[0], "digest": how.before[1]} if how.before else None,
        "commit": how.commit,
        "clean": how.is_clean,
        "source": how.source,
        "to": [
            {"id": key, "name": account.people[key].name}
            for key in offer.to
            if key in account.people
        ],
        "currency": price.currency,
        "term_months": price.term_months,
        "lines": [_line(line, price, language) for line in price.lines],
        "totals": [_total(bundle) for bundle in price.bundles],
        "terms": {"id": terms.id, "title": terms.title, "sha256": terms.hash} if terms else None,
        "editions": [_edition(pdf) for pdf in pdfs],
        "libraries": [f"{name} {version}" for name, version in how.libraries.items()],
    }


def _line(line: PricedLine, price: PriceTotals, language: str) -> dict[str, Any]:
    return {
        "text": line.text.said_in(language) if line.text else line.product,
        "product": line.product,
        "quantity": line.quantity,
        "unit": line.unit,
        "unit_price": line.unit_price.amount if line.unit_price else None,
        "discount": line.discount,
        "amount": line.amount.amount if line.amount else None,
        "group": line.group,
        "period": line.period,
        "tax": line.tax,
        "optional": line.optional or None,
        "package": line.package,
    }


def _total(bundle: Bundle) -> dict[str, Any]:
    advised = bundle.package is not None and bundle.package.recommended
    return {
        "package": bundle.id,
        "recommended": advised or None,
        "contract": bundle.contract.amount if bundle.contract else None,
        "parts": [_part(each) for each in bundle.subtotals],
    }


def _part(each: Subtotal) -> dict[str, Any]:
    return {
        "group": each.group,
        "period": each.period,
        "net": each.net.amount,
        "discount": each.discount.amount,
        "tax": sum((tax.tax.amount for tax in each.taxes), Decimal(0)),
        "total": each.total.amount,
    }


def _edition(pdf: FinishedPdf) -> dict[str, Any]:
    return {
        "id": pdf.edition,
        "file": pdf.file,
        "language": pdf.language,
        "readers": list(pdf.readers),
        "excerpt": pdf.is_excerpt or None,
        "pages": pdf.pages,
        "size": len(pdf.data),
        "sha256": sha256(pdf.data).hexdigest(),
    }


def _filled(value: Any) -> Value:
    """Plain values as YAML holds them: texts, lists and mappings, without what is not there."""
    match value:
        case dict():
            return {key: _filled(item) for key, item in value.items() if item is not None}
        case list() | tuple():
            return [_filled(item) for item in value]
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return str(value)
