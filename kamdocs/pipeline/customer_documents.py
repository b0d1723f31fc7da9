"""An account in; the documents that its customer has besides offers, as pages and as jobs for paper, out.

They are for customers with an offer, and for those whose account says `share: yes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.customer.brand import Brand
from kamdocs.customer.folder import DocumentKind
from kamdocs.customer.record import CustomerRecord
from kamdocs.diagnostics.finding import Finding
from kamdocs.pipeline.last_look import CUSTOMER_FOLDER
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.business_review import project_business_review
from kamdocs.project.contact_sheet import project_contact_sheet
from kamdocs.project.plan import project_plan
from kamdocs.render.customer.brief_look import look_assets
from kamdocs.render.customer.business_review import print_review, write_review
from kamdocs.render.customer.contact_sheet import render_contact_sheet, write_contact_sheet
from kamdocs.render.customer.plan import print_plan, write_plan
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import Rendered
from kamdocs.render.engine.pdf_job import PdfJob
from kamdocs.values.call import Call, plainly

Assets = Mapping[str, bytes]
_CONTACTS = frozenset(["name", "owner", "team", "cadence", "escalation", "people"])
_PLAN = frozenset(["name", "plan", "profile", "people", "team", "cadence", "settings"])
_BROKEN_BY: Mapping[DocumentKind, frozenset[str]] = {
    "contacts": _CONTACTS, "plan": _PLAN, "review": _PLAN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Making:
    """How a kind of document is made of its record."""

    print: Callable[[Any, Layers, Assets], tuple[PdfJob | None, tuple[Finding, ...]]]
    write: Callable[[Any, Layers, Assets, str], Rendered]


KINDS: Mapping[DocumentKind, Making] = {
    "contacts": Making(render_contact_sheet, write_contact_sheet),
    "plan": Making(print_plan, write_plan),
    "review": Making(print_review, write_review),
}


@dataclass(frozen=True, slots=True)
class Projected:
    """A document as its record, None when there is none; what is to be said of it."""

    kind: DocumentKind
    language: str
    brand: Brand | None
    record: CustomerRecord | None
    findings: tuple[Finding, ...] = ()


def has_folder(stock: Stock, account: str) -> bool:
    """Whether a customer gets anything at all."""
    written = stock.accounts[account].written
    return bool(written.proposals) or written.share


def project_documents(stock: Stock, account: str, call: Call = plainly) -> Iterator[Projected]:
    """The documents of an account; of what was misread there is none."""
    if not has_folder(stock, account):
        return
    examined, shared = stock.accounts[account], stock.shared
    record, broken = examined.written, examined.facts.broken | shared.broken
    language: str = record.language or next(iter(shared.settings.languages), "en")
    if not _BROKEN_BY["contacts"] & broken:
        sheet, found = call(project_contact_sheet, record, shared, language)
        yield Projected("contacts", language, sheet.brand if sheet else None, sheet, found)
    if not _BROKEN_BY["plan"] & broken:
        plan, found = call(project_plan, record, shared, language, stock.today)
        yield Projected("plan", language, plan.brand if plan else None, plan, found)
        review, found = call(project_business_review, record, shared, language, stock.today)
        if review is not None and not (review.aims or review.items):
            review = None  # Goals alone are nothing to go through together.
        yield Projected("review", language, review.brand if review else None, review, found)


def assets_of(brand: Brand) -> tuple[str, ...]:
    """The files that a document of a brand names, as paths in the workspace."""
    return look_assets(brand)


def document_path(account: str, kind: DocumentKind, language: str, ending: str) -> str:
    """Where a document stands below the site's root: `customer/acme/plan-en.pdf`."""
    return f"{CUSTOMER_FOLDER}/{account}/{kind}-{language}.{ending}"
