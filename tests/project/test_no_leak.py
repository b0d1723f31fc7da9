"""A unique token in every internal field of everything: none reaches a customer's document in any way.

The fields are found by walking the model, so a new field is under test from its first day. A token
in each shareable text of the offer does reach the document, or the search would prove nothing.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

import pypdf
import pytest
from pypdf.generic import (
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from kamdocs.customer.folder import Document
from kamdocs.derive.account.proposals import derive_proposals
from kamdocs.language.speak import speaker_of
from kamdocs.model.account import Account
from kamdocs.model.issued import Issued
from kamdocs.model.personal import JUDGEMENTS, Personal, PersonalDay, PersonalText, judged_in
from kamdocs.model.proposal import Proposal
from kamdocs.model.prose import Prose
from kamdocs.model.record import Record
from kamdocs.model.scalars import Choice
from kamdocs.model.shape import fields_of as shapes_of
from kamdocs.model.shared import Shared
from kamdocs.model.wording import Wording
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.business_review import project_business_review
from kamdocs.project.contact_sheet import project_contact_sheet
from kamdocs.project.folder import FolderContent, project_folder
from kamdocs.project.mail import project_cover_mail
from kamdocs.project.plan import project_plan
from kamdocs.project.proposal import project_proposal
from kamdocs.project.withhold import fields_of
from kamdocs.read.overlay import lay_over
from kamdocs.render.customer.brief_look import make_look
from kamdocs.render.customer.business_review import (
    BUSINESS_REVIEW,
    make_business_review,
    write_review,
)
from kamdocs.render.customer.contact_sheet import render_contact_sheet, write_contact_sheet
from kamdocs.render.customer.folder import write_folder
from kamdocs.render.customer.frame import folder_assets
from kamdocs.render.customer.mail import render_cover_mail
from kamdocs.render.customer.plan import print_plan, write_plan
from kamdocs.render.customer.proposal import paper_path, render_proposal
from kamdocs.render.engine.brief_writer import fit_on_page, write_html, write_markdown
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.pdf import render_pdf
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Span

TODAY = date(2026, 11, 22)
LAYERS = Layers({}, read_theme())
OFFER = "2026-analytics"


@dataclass
class Seeds:
    """Gives out tokens and remembers where each was put."""

    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        token = f"Zq{len(self.texts):04}Wk"
        self.texts[token] = path
        return token

    def number(self, path: str) -> Decimal:
        digits = f"{871_000_000 + len(self.numbers) * 13}"
        self.numbers[digits] = path
        return Decimal(digits)


def plant(record: Record, seeds: Seeds, path: str) -> Any:
    """The record with a token in each internal field; a new record where a register has none."""
    is_shared = getattr(record, "share", False) is True
    planted = {}
    for one in fields_of(type(record)):
        value = getattr(record, one.name)
        here = f"{path}.{one.name}"
        info = type(record).model_fields[one.name]
        is_visible = one.level == "shareable" or (one.level == "on_request" and is_shared)
        if one.name in KEPT:
            continue
        if isinstance(value, Record):
            planted[one.name] = plant(value, seeds, here)
        elif one.entered and isinstance(value, tuple):
            made = make(info.annotation, info.metadata, seeds, here) if not is_visible else ()
            planted[one.name] = (*(plant(item, seeds, here) for item in value), *made)
        elif one.entered and isinstance(value, Mapping):
            made = make(info.annotation, info.metadata, seeds, here) if not is_visible else {}
            planted[one.name] = {
                key: plant(item, seeds, here) for key, item in value.items()
            } | made
        elif not is_visible:
            planted[one.name] = sown(value, info, seeds, here)
    return record.model_copy(update=planted)


def sown(value: Any, info: Any, seeds: Seeds, path: str) -> Any:
    """A token in place of a value; what chooses (roles, orientation, references) keeps choosing."""
    made = make(info.annotation, info.metadata, seeds, path)
    if isinstance(value, Mapping) and isinstance(made, Mapping):
        return {**value, **made}
    return made


KEPT = {
    "opportunity", "roles", "orientation", "members", "left", "consent", "on", "until", "lead",
    "editions", "share",
}  # fmt: skip
"""Fields by which editions and references are chosen: with a token there would be nothing to read."""


def make(annotation: Any, metadata: Any, seeds: Seeds, path: str) -> Any:
    """A value of a type with tokens in every text and number of it."""
    if any(isinstance(mark, Choice) for mark in metadata):
        return make_choice(metadata)
    origin, inside = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation.model_construct(
            **{
                one.name: make(info.annotation, info.metadata, into, f"{path}.{one.name}")
                for one in fields_of(annotation)
                for info in [annotation.model_fields[one.name]]
                for into in [Seeds() if one.level == "shareable" and not one.entered else seeds]
            }
        )
    if origin is Literal:
        return inside[0]
    if origin is tuple:
        item = make(inside[0], (), seeds, path)
        return (item,) if item is not None else ()
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return {seeds.text(path): make(inside[1], (), seeds, path)}
    if hasattr(annotation, "__metadata__"):
        return make(annotation.__origin__, annotation.__metadata__, seeds, path)
    if inside and type(None) in inside:
        return make(next(part for part in inside if part is not type(None)), metadata, seeds, path)
    return make_scalar(annotation, seeds, path)


def make_choice(metadata: Any) -> Any:
    return next(mark for mark in metadata if isinstance(mark, Choice)).words[0]


def make_scalar(kind: Any, seeds: Seeds, path: str) -> Any:
    match getattr(kind, "__name__", str(kind)):
        case "str" | "Any":
            return seeds.text(path)
        case "Wording":
            return Wording(seeds.text(path))
        case "Prose":
            return Prose(f"<p>{seeds.text(path)}</p>", seeds.text(path))
        case "Money":
            return Money(seeds.number(path), "EUR")
        case "Decimal":
            return seeds.number(path)
        case "int":
            return int(seeds.number(path))
        case "date":
            return date(1871, 3, 17)
        case "PartialDate":
            return PartialDate(date(1871, 3, 17))
        case "Span":
            return Span(7919, "day")
        case _:
            return None


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    return Seeds()


@pytest.fixture(scope="module")
def documents(stock: Stock, seeds: Seeds) -> dict[str, tuple[str, bytes]]:
    """HTML of every edition, PDF of the complete one, everything else in the customer's folder, by path."""
    account = plant(stock.accounts["vall"].facts.account, seeds, "account")
    account = account.model_copy(update={"plan": account.plan.model_copy(update={"share": True})})
    shared = replace(
        stock.shared,
        settings=plant(stock.shared.settings, seeds, "settings"),
        team=plant(stock.shared.team, seeds, "team"),
        catalogue=plant(stock.shared.catalogue, seeds, "catalogue"),
        references=plant(stock.shared.references, seeds, "references"),
    )
    shared.settings.__dict__["languages"] = stock.shared.settings.languages
    made = {}
    editions = {}
    for plan in derive_proposals(account, shared, TODAY)[OFFER].editions:
        projected, findings = project_proposal(account, shared, plan)
        assert projected is not None, findings
        editions[paper_path(projected)] = projected
        job, findings = render_proposal(projected, LAYERS, {})
        assert job is not None, findings
        data = render_pdf(job).data if plan.is_complete else None
        made[paper_path(projected)] = (job.html, data or b"")
    sheet, findings = project_contact_sheet(account, shared, "en")
    assert sheet is not None, findings
    job, findings = render_contact_sheet(sheet, LAYERS, {})
    assert job is not None, findings
    made["contacts"] = (job.html, render_pdf(job).data or b"")
    review, findings = project_business_review(account, shared, "en", TODAY)
    assert review is not None, findings
    brief, look, english = (
        make_business_review(review),
        make_look(review.brand, {}),
        speaker_of("en"),
    )
    html = write_html(brief, look, LAYERS, english, BUSINESS_REVIEW["html"]).text
    text = write_markdown(brief, LAYERS, english, BUSINESS_REVIEW["markdown"]).text
    paper = fit_on_page(brief, look, LAYERS, english, render_pdf, BUSINESS_REVIEW["pdf"])
    assert html is not None
    assert text is not None
    made["review"] = (html, paper.data or b"")
    made["review as text"] = (text, b"")
    joint, findings = project_plan(account, shared, "en", TODAY)
    assert joint is not None, findings
    job, findings = print_plan(joint, LAYERS, {})
    assert job is not None, findings
    made["plan"] = (job.html, render_pdf(job).data or b"")
    content = FolderContent(editions, (Document("plan", "plan.html", "plan.pdf"),))
    home, findings = project_folder(account, shared, content, "en", ("en", "ca"))
    assert home is not None, findings
    for name, page in (
        ("plan as a page", write_plan(joint, LAYERS, {}, "index.html")),
        ("review as a page", write_review(review, LAYERS, {}, "index.html")),
        ("contacts as a page", write_contact_sheet(sheet, LAYERS, {}, "index.html")),
        ("first page", write_folder(home, LAYERS, {})),
    ):
        assert page.text is not None, page.findings
        made[name] = (page.text, b"")
    styles = folder_assets(home.brand, LAYERS, {})
    made["style"] = (styles["look/style.css"].decode(), b"")
    made["mail"] = (written_mail(account, shared), b"")
    return made


def written_mail(account: Account, shared: Shared) -> str:
    """The mail that carries the offer to its first reader."""
    edition = {
        "id": "complete", "file": "x.pdf", "language": "en", "pages": "9", "size": "1", "sha256": "0",
    }  # fmt: skip
    lock = Issued.model_validate(
        {
            "format": "1", "proposal": OFFER, "number": "P-1", "version": "1", "title": "T",
            "issued": "2026-11-20", "valid_until": "2026-12-20", "clean": "yes", "source": "0",
            "currency": "EUR", "editions": [edition],
        }
    )  # fmt: skip
    reader = next(iter(account.people))
    texts = []
    for is_as_issued in (True, False):
        mail, findings = project_cover_mail(
            account, shared, lock, lock.editions[0], reader, "ana", "en", is_as_issued=is_as_issued
        )
        assert mail is not None, findings
        written, findings = render_cover_mail(mail, LAYERS)
        assert written is not None, findings
        assert account.people[reader].name in written.text
        texts.append(written.subject + written.text)
    return "\n".join(texts)


def texts_in(data: bytes) -> Iterator[str]:
    """Every text in a PDF: pages, metadata, bookmarks, links, names, attachments, XMP, alternatives."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    yield from (page.extract_text() for page in reader.pages)
    seen: set[int] = set()
    waiting: list[Any] = [reader.trailer]
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            if item.idnum in seen:
                continue
            seen.add(item.idnum)
            item = item.get_object()
        if isinstance(item, DictionaryObject):
            waiting += [*item.keys(), *item.values()]
            if isinstance(item, StreamObject) and item.get("/Subtype") != "/Image":
                yield item.get_data().decode("latin-1")
        elif isinstance(item, list):
            waiting += item
        elif isinstance(item, ByteStringObject):
            yield bytes(item).decode("latin-1")
        elif isinstance(item, NameObject | str):
            yield str(item)


def everything(documents: dict[str, tuple[str, bytes]]) -> str:
    found = []
    for path, (html, data) in documents.items():
        found += [path, html, *(texts_in(data) if data else ())]
    return "\n".join(found)


def test_every_internal_field_was_seeded(documents: dict[str, Any], seeds: Seeds) -> None:
    paths = {*seeds.texts.values(), *seeds.numbers.values()}
    assert len(paths) > 250
    for path in (
        "account.custom", "account.ratings", "account.people.email", "account.people.stance.why",
        "account.plan.charter", "account.plan.recommendations.text", "account.profile.goals.said_by",
        "account.opportunities.note", "account.opportunities.decision.process", "account.strategy", "account.log", "account.profile.pains.text",
        "account.proposals.concessions.limit", "account.proposals.prices.cost",
        "account.proposals.approval.note", "catalogue.families.products.cost",
        "catalogue.families.products.floor", "team.people.skills", "settings.pricing.least_margin",
        "settings.criteria.weight", "references.references.industry",
    ):  # fmt: skip
        assert any(found.startswith(path) for found in paths), path


def test_no_internal_token_reaches_a_document(documents: dict[str, Any], seeds: Seeds) -> None:
    text = everything(documents)
    leaked = [path for token, path in seeds.texts.items() if token in text]
    digits = re.sub(r"(?<=\d)[.,’'\s\u00a0\u202f](?=\d{3})", "", text)
    leaked += [path for number, path in seeds.numbers.items() if number in digits]
    assert leaked == []
    for html, _ in documents.values():  # dates and lengths of time, which no page number resembles
        assert not {"1871", "7919", "7,919"} & set(re.findall(r"[\d,]+", html))
    assert len(documents) >= 11


def test_judgements_of_the_overlay_are_withheld_like_those_of_the_account(
    stock: Stock, seeds: Seeds
) -> None:
    """Offers are never made of an account with its overlay; were one, this would be the second lock."""
    account = stock.accounts["vall"].facts.account
    sown: Personal = make(Personal, (), seeds, "overlay")
    sown = sown.model_copy(update={"orientation": account.people["nuria"].orientation})
    laid = {key: lay_over(person, sown) for key, person in account.people.items()}
    assert all(judged_in(person) == JUDGEMENTS for person in laid.values())
    account = account.model_copy(update={"people": laid})
    texts = []
    for plan in derive_proposals(account, stock.shared, TODAY)[OFFER].editions:
        projected, findings = project_proposal(account, stock.shared, plan)
        assert projected is not None, findings
        job, findings = render_proposal(projected, LAYERS, {})
        assert job is not None, findings
        texts.append(job.html)
    own = [token for token, path in seeds.texts.items() if path.startswith("overlay")]
    assert len(own) > 30
    assert [token for token in own if token in "".join(texts)] == []


def test_an_account_has_no_place_for_what_is_personal() -> None:
    """Birthdays and the like are in no record that the projection could be handed."""
    seen: set[type[Record]] = set()
    waiting: list[type[Record]] = [Account]
    while waiting:
        kind = waiting.pop()
        seen.add(kind)
        shapes = shapes_of(kind).values()
        assert all(shape.level != "private" for shape in shapes), kind
        inside = [shape.inside.record for shape in shapes]
        waiting += [record for record in inside if record is not None and record not in seen]
    assert not seen & {Personal, PersonalDay, PersonalText}


def test_the_search_finds_what_is_there(documents: dict[str, Any]) -> None:
    text = everything(documents)
    for shown in ("Núria Soler", "MER-2026-041", "ana.ferrer@meridia.example.com", "38,000.00"):
        assert shown in text
    html, data = documents["review"]
    plan, paper = documents["plan"]
    shown = (plan, documents["plan as a page"][0], documents["review as a page"][0])
    printed = " ".join("\n".join(texts_in(paper)).split())
    for part in (html, "\n".join(texts_in(data)), documents["review as text"][0], *shown, printed):
        assert "Same-day delivery in every town by 2028" in part
        assert "Internal secret milestone" not in part


NOT_PRINTED = {
    "id", "language", "template", "package", "tax", "group", "unit", "currency", "opportunity",
    "person", "for", "editions", "product",
}  # fmt: skip
"""Shareable fields that choose or refer; what they lead to is printed."""


def shareable(
    record: Record, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every shareable text of an offer that is written, by its path."""
    for one in fields_of(type(record)):
        value = getattr(record, one.name)
        if one.name in NOT_PRINTED or one.level != "shareable":
            continue
        if isinstance(value, str | Wording) and not any(
            isinstance(mark, Choice) for mark in type(record).model_fields[one.name].metadata
        ):
            yield (*path, one.name), value
        for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(item, Record):
                place = (*path, one.name, number) if isinstance(value, tuple) else (*path, one.name)
                yield from shareable(item, place)


def sow_at(record: Any, path: tuple[str | int, ...], token: str) -> Any:
    if not path:
        return Wording(token) if isinstance(record, Wording) else token
    name, *rest = path
    value = getattr(record, str(name))
    if rest and isinstance(rest[0], int):
        number = rest[0]
        changed = (
            *value[:number],
            sow_at(value[number], tuple(rest[1:]), token),
            *value[number + 1 :],
        )
    else:
        changed = sow_at(value, tuple(rest), token)
    return record.model_copy(update={str(name): changed})


def test_each_shareable_text_of_the_offer_reaches_every_edition(stock: Stock) -> None:
    account: Account = stock.accounts["vall"].facts.account
    offer: Proposal = account.proposals[OFFER]
    paths = [path for path, _ in shareable(offer)]
    assert len(paths) > 45
    for number, path in enumerate(paths):
        offer = sow_at(offer, path, f"Sh{number:03}wn")
    account = account.model_copy(update={"proposals": {OFFER: offer}})
    for plan in derive_proposals(account, stock.shared, TODAY)[OFFER].editions:
        projected, _ = project_proposal(account, stock.shared, plan)
        assert projected is not None
        job, _ = render_proposal(projected, LAYERS, {})
        assert job is not None
        missing = [path for n, path in enumerate(paths) if f"Sh{n:03}wn" not in job.html]
        # The terms are shown by what stands behind their id, which is now unknown.
        assert missing == [("terms",)]


def on_request(
    record: Record, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every text that is shown on request, of records that are shared, by its path."""
    for one in fields_of(type(record)):
        value = getattr(record, one.name)
        is_told = one.level == "on_request" and getattr(record, "share", False) is True
        items = tuple(enumerate(value)) if isinstance(value, tuple) else ()
        if is_told and isinstance(value, str):
            yield (*path, one.name), value
        for number, item in items:
            if is_told and isinstance(item, str):
                yield (*path, one.name, number), item
            elif isinstance(item, Record):
                yield from on_request(item, (*path, one.name, number))
        if isinstance(value, Record):
            yield from on_request(value, (*path, one.name))


def test_what_they_told_us_and_what_we_advise_reaches_every_edition(stock: Stock) -> None:
    account: Account = stock.accounts["vall"].facts.account
    assert account.plan is not None
    sale = account.opportunities["analytics-2027"]
    assert sale.decision is not None
    profile, decision, plan = account.profile, sale.decision, account.plan
    recommended = plan.model_copy(update={"objectives": {}, "resources": ()})
    told = [*on_request(profile), *on_request(decision), *on_request(recommended)]
    assert {path[0] for path, _ in told} == {
        "goals", "pains", "looming", "criteria", "cooperation", "recommendations",
    }  # fmt: skip
    for number, (path, _) in enumerate(told):
        token = f"Td{number:03}ld"
        if path[0] in ("goals", "pains", "looming"):
            profile = sow_at(profile, path, token)
        elif path[0] == "recommendations":
            plan = sow_at(plan, path, token)
        else:
            decision = sow_at(decision, path, token)
    account = account.model_copy(update={
        "profile": profile, "plan": plan,
        "opportunities": {sale.id: sale.model_copy(update={"decision": decision})},
    })  # fmt: skip
    for edition in derive_proposals(account, stock.shared, TODAY)[OFFER].editions:
        projected, findings = project_proposal(account, stock.shared, edition)
        assert projected is not None, findings
        job, _ = render_proposal(projected, LAYERS, {})
        assert job is not None
        assert [path for n, (path, _) in enumerate(told) if f"Td{n:03}ld" not in job.html] == []
        for kept in (
            "Buy the chain next door",
            "4 % of prescriptions",
            "Raise the price",
            "LogiPharm",
        ):
            assert kept not in job.html


def test_everything_shared_of_the_plan_reaches_the_plan(stock: Stock) -> None:
    """Each text that says `share: yes` is read in the joint plan, and nothing that does not."""
    account: Account = stock.accounts["vall"].facts.account
    assert account.plan is not None
    plan = account.plan.model_validate({
        "share": "yes",
        "objectives": {"one": {"text": "x", "share": "yes", "milestones": [
            {"text": "x", "share": "yes"}, {"text": "Kept one for us"},
        ]}},
        "steps": [{"text": "x", "status": "x", "theirs": ["nuria"]}, {"text": "Kept two for us", "share": "no"}],
        "commitments": [{"who": "us", "text": "x", "share": "yes"}, {"who": "us", "text": "Kept three for us"}],
        "resources": [{"text": "x", "days": "x", "share": "yes"}, "Kept four for us"],
        "recommendations": [{"text": "x", "why": "x", "partners": ["x"], "share": "yes"}, "Kept five for us"],
        "joint": [{"text": "x", "share": "yes"}, "Kept six for us"],
    })  # fmt: skip
    aim = plan.objectives["one"]
    told = [path for path, _ in on_request(plan)]
    for number, path in enumerate(told):
        if path[-1] not in ("theirs", "ours", "who", "side", "state") and "theirs" not in path:
            plan = sow_at(plan, path, f"Pl{number:03}an")
    for number, (path, _) in enumerate(on_request(aim)):
        if path[-1] != "state":
            aim = sow_at(aim, path, f"Ai{number:03}ms")
    plan = plan.model_copy(update={"objectives": {"one": aim}})
    account = account.model_copy(update={"plan": plan})
    joint, findings = project_plan(account, stock.shared, "en", TODAY)
    assert joint is not None, findings
    html = write_plan(joint, LAYERS, {}, "index.html").text or ""
    sown = {token for path, value in [*on_request(plan), *on_request(aim)] for token in [str(value)] if re.fullmatch("(Pl|Ai)[0-9]{3}(an|ms)", token)}  # fmt: skip
    assert len(sown) >= 10
    assert [token for token in sorted(sown) if token not in html] == []
    assert "for us" not in html
    assert "Núria Soler" in html


def test_a_plan_is_made_only_when_it_may_be(stock: Stock) -> None:
    account: Account = stock.accounts["vall"].facts.account
    assert project_plan(account, stock.shared, "en", TODAY) == (None, ())
