"""Who speaks for us: reference customers, what they say, who could help, what was asked and given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.derive.consent import CONSENT_STATES, ConsentState, consent_state, has_consent
from kamdocs.model.customer_reference import CustomerReference
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.names import Ref, account_link
from kamdocs.render.site.page import Draft, PortfolioPage, SiteInput
from kamdocs.render.site.parts import Tile
from kamdocs.render.site.portfolio._favours import (
    Favours,
    ambassadors_table,
    favours_by_account,
    favours_table,
    gather_favours,
    helpers_table,
)
from kamdocs.values.sentence import Term, sentence, sentence_n

PATH = "references/index.html"

_TONES: Mapping[ConsentState, tuple[Tone, str]] = {
    "granted": ("ok", "ok"),
    "ending": ("warn", "warn"),
    "ended": ("risk", "risk"),
    "not_yet": ("muted", "info"),
    "missing": ("muted", "info"),
}
_NUMBER = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?!\d)|\d+")


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a customer; `may_print` says whether a document may hold them."""

    text: Any
    said_by: Any
    customer: Ref
    consent: ConsentState
    tone: Tone
    icon: str
    may_print: bool


@dataclass(frozen=True, slots=True)
class ReferencesView:
    """The page of references."""

    tiles: tuple[Tile, ...]
    references: Table
    quotes: tuple[Quote, ...]
    helpers: Table
    accounts: Table
    favours: Table
    ambassadors: Table


def make(gathered: Mapping[str, Favours], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_references(gathered, site)
    return (Draft(PATH, "site/portfolio/references.html", sentence("References"), view, current="references"),)  # fmt: skip


def view_references(gathered: Mapping[str, Favours], site: SiteInput) -> ReferencesView:
    """Show who speaks for us."""
    known = site.shared.references.references
    return ReferencesView(
        tiles=_tiles(gathered, known.values(), site.portfolio.today),
        references=_references(known, gathered, site),
        quotes=tuple(_quote(each, site) for each in known.values() if each.quote is not None),
        helpers=helpers_table(gathered, site),
        accounts=favours_by_account(gathered, site),
        favours=favours_table(gathered, site),
        ambassadors=ambassadors_table(site),
    )


def read_size(written: str) -> tuple[int | None, str | None]:
    """The number in a size as people write it (`1,900 employees`), and the words around it."""
    match = _NUMBER.search(written)
    if match is None:
        return None, written
    number = int("".join(char for char in match[0] if char.isdecimal()))
    words = f"{written[: match.start()]} {written[match.end() :]}".split()
    return number, " ".join(words) or None


def _size_cell(written: str | None) -> Cell:
    if written is None:
        return Cell(None)
    number, words = read_size(written)
    return Cell(number, sub=words)


def _tiles(
    gathered: Mapping[str, Favours], references: Iterable[CustomerReference], today: date
) -> tuple[Tile, ...]:
    known = list(references)
    usable = sum(has_consent(each.consent, today) for each in known)
    done = [each for found in gathered.values() for each in found.favours]
    calls = [each for each in done if each.kind == "call"]
    unasked = sum(len(found.unasked) for found in gathered.values())
    return (
        Tile(sentence("References with consent"), usable,
             sub=sentence_n("of {count}", "of {count}", len(known)), link=Link(PATH, "references")),
        Tile(sentence("Recommendations given"), sum(each.given is not None for each in done),
             sub=sentence("of {count} asked for", count=sum(each.is_asked for each in done)),
             link=Link(PATH, "favours")),
        Tile(sentence("Calls by recommenders"), sum(each.given is not None for each in calls),
             sub=sentence("of {count} asked for", count=sum(each.is_asked for each in calls)),
             link=Link(PATH, "favours")),
        Tile(sentence("Happy and never asked"), unasked, sub=sentence_n("{count} person", "{count} people", unasked),
             tone="warn" if unasked else None, link=Link(PATH, "accounts")),
    )  # fmt: skip


def _references(
    known: Mapping[str, CustomerReference], gathered: Mapping[str, Favours], site: SiteInput
) -> Table:
    columns = (
        Column("customer", sentence("Customer"), wide=True),
        Column("industry", sentence("Industry"), chips=True),
        Column("size", sentence("Size"), "number", hint=sentence("The number in it, to find one of the same scale")),
        Column("products", sentence("Products"), wide=True),
        Column("result", sentence("What came of it"), wide=True),
        Column("consent", sentence("Consent"), "enum", CONSENT_STATES, chips=True),
        Column("until", sentence("Until"), "date"),
        Column("talks", sentence("Who talks"), wide=True),
    )  # fmt: skip
    rows = tuple(_reference(key, each, gathered, site) for key, each in known.items())
    empty = sentence("No reference is recorded yet: they stand in accounts/references.yaml.")
    return Table("references", sentence("Reference customers"), columns, rows, sort="consent", empty=empty)  # fmt: skip


def _reference(
    key: str, each: CustomerReference, gathered: Mapping[str, Favours], site: SiteInput
) -> Row:
    state = consent_state(each.consent, site.portfolio.today)
    tone, icon = _TONES[state]
    own = gathered.get(each.account or "")
    size = each.size or (own.size if own else None)
    consent = each.consent
    return Row(
        key,
        (
            Cell(each.customer, _account(each.account, site)),
            Cell(each.industry or (own.industry if own else None)),
            _size_cell(size),
            Cell(tuple(site.names.name("product", product) for product in each.products) or None),
            Cell(each.result or each.project, sub=each.project if each.result else None),
            Cell(Term(state), tone=tone, icon=icon, sub=sentence("by {name}", name=consent.by) if consent and consent.by else None),
            Cell(consent.until if consent else None),
            Cell(each.contact),
        ),
    )  # fmt: skip


def _quote(each: CustomerReference, site: SiteInput) -> Quote:
    state = consent_state(each.consent, site.portfolio.today)
    tone, icon = _TONES[state]
    may_print = has_consent(each.consent, site.portfolio.today)
    customer = Ref(each.customer, _account(each.account, site))
    return Quote(each.quote, each.said_by, customer, state, tone, icon, may_print)


def _account(key: str | None, site: SiteInput) -> Link | None:
    return account_link(key) if key is not None and key in site.portfolio.accounts else None


PAGE = PortfolioPage(make, gather_favours, sentence("References"), PATH, icon="star", place=62)
