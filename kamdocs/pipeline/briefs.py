"""A stock and the name of a kind in; the brief, and the file it becomes, out.

A brief for ourselves is made from the facts; one for the customer passes the projection first, as
every document does that leaves the house.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kamdocs.customer.record import CustomerRecord
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import Speaker, speaker_of
from kamdocs.pipeline.bytes_of import read_files
from kamdocs.pipeline.last_look import take_last_look
from kamdocs.pipeline.secrets import Secrets
from kamdocs.pipeline.take_stock import Stock
from kamdocs.pipeline.templates import read_layers
from kamdocs.project.business_review import project_business_review
from kamdocs.project.people import project_brand
from kamdocs.render.brief_kind import BriefInput, NoBrief, Subject, Wish, load_kind
from kamdocs.render.customer.brief_look import look_assets, make_look
from kamdocs.render.customer.business_review import BUSINESS_REVIEW, make_business_review
from kamdocs.render.engine.brief import Brief
from kamdocs.render.engine.brief_writer import (
    HTML,
    MARKDOWN,
    BriefLook,
    fit_on_page,
    write_html,
    write_markdown,
)
from kamdocs.render.engine.layers import Layers
from kamdocs.values.sentence import sentence

BriefForm = Literal["markdown", "html", "pdf"]
FORMS: Mapping[BriefForm, str] = {"markdown": ".md", "html": ".html", "pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class Watched:
    """That a document goes to a customer: in which workspace, to whom, and what it is made of."""

    stock: Stock
    account: str
    record: CustomerRecord


@dataclass(frozen=True, slots=True)
class Drafted:
    """A brief with the language it is for, the templates it is written by, and what it looks like.

    `watched` is set for one that goes to a customer: nothing internal may be in it.
    """

    brief: Brief
    speaker: Speaker
    layers: Layers
    look: BriefLook
    templates: Mapping[BriefForm, str]
    watched: Watched | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, None when it could not be made or must not leave; what is to be said of it."""

    data: bytes | None
    findings: tuple[Finding, ...] = ()
    located: tuple[Located, ...] = ()


def draft_brief(
    stock: Stock, kind: str, accounts: Sequence[str], wish: Wish, language: str
) -> Drafted | NoBrief:
    """Draft a brief for ourselves about one account, or one about several; LookupError for no kind."""
    known = {key: examined.facts.account.name for key, examined in stock.accounts.items()}
    subjects = tuple(
        Subject(stock.accounts[key].facts, stock.standings[key], stock.accounts[key].origins)
        for key in accounts
    )
    made = load_kind(kind).make(BriefInput(subjects, stock.shared, stock.portfolio, known, wish))
    if isinstance(made, NoBrief):
        return made
    return _drafted(stock, made, language, {"markdown": MARKDOWN, "html": HTML, "pdf": HTML})


def draft_business_review(stock: Stock, account: str, language: str) -> Drafted | NoBrief:
    """Draft the business review that the customer gets, from nothing but what they may see."""
    record = stock.accounts[account].written
    review, findings = project_business_review(record, stock.shared, language, stock.today)
    if findings:
        return NoBrief(findings[0].message, findings[0].help)
    if review is None:
        return NoBrief(
            sentence("nothing of {account} may be shown to the customer yet", account=record.name),
            sentence(
                "write share: yes at the objectives, markers and promises in plan.md that they may see"
            ),
        )
    drafted = _drafted(stock, make_business_review(review), language, BUSINESS_REVIEW)
    return replace(drafted, watched=Watched(stock, account, review))


def write_brief(drafted: Drafted, form: BriefForm) -> Written:
    """Write a brief as a file, and look it through when it goes to a customer."""
    written = _write(drafted, form)
    watched = drafted.watched
    if watched is None or written.data is None:
        return written
    name = f"{drafted.brief.about}{FORMS[form]}"
    files, records = {name: written.data}, {name: watched.record}
    looked = take_last_look(Secrets(watched.stock), files, records, account=watched.account)
    return Written(looked.files.get(name), written.findings, looked.located)


def _write(drafted: Drafted, form: BriefForm) -> Written:
    """Only for a PDF is the engine loaded that makes them."""
    if form == "pdf":
        from kamdocs.render.engine.pdf import render_pdf

        result = fit_on_page(
            drafted.brief,
            drafted.look,
            drafted.layers,
            drafted.speaker,
            render_pdf,
            drafted.templates["pdf"],
        )
        return Written(result.data, result.findings)
    if form == "html":
        rendered = write_html(
            drafted.brief, drafted.look, drafted.layers, drafted.speaker, drafted.templates["html"]
        )
    else:
        rendered = write_markdown(
            drafted.brief, drafted.layers, drafted.speaker, drafted.templates["markdown"]
        )
    data = None if rendered.text is None else rendered.text.encode()
    return Written(data, rendered.findings)


def _drafted(
    stock: Stock, brief: Brief, language: str, templates: Mapping[BriefForm, str]
) -> Drafted:
    layers, _ = read_layers(stock.root)
    brand = project_brand(stock.shared.settings, language)
    assets, _ = read_files(Path(stock.root), look_assets(brand))
    look = make_look(brand, assets)
    return Drafted(brief, speaker_of(language), layers, look, templates)
