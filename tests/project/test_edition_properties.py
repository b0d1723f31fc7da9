"""Whatever the offer: every edition promises the same, and no text of it is lost."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamdocs.check.rules.proposal.text_never_printed import text_never_printed
from kamdocs.customer.proposal import Proposal
from kamdocs.derive.account.edition_plan import Piece
from kamdocs.derive.account.editions import derive_editions
from kamdocs.derive.account.proposals import derive_proposals
from kamdocs.model.account import Account
from kamdocs.model.proposal import Edition
from kamdocs.model.prose import Passage, Prose, Section
from kamdocs.model.scales import Orientation
from kamdocs.model.shared import Shared, Terms
from kamdocs.project.proposal import project_proposal
from kamdocs.render.customer.proposal import Entry, make_page, render_proposal
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate

TODAY = date(2026, 11, 22)
PEOPLE = {
    "irene": {"name": "Irene", "roles": ["approver"]},
    "pau": {"name": "Pau", "orientation": {"value": "financial", "by": "ana", "on": "2026-09-14"}},
    "nuria": {"name": "Núria", "roles": ["technical_evaluator"]},
    "xavi": {"name": "Xavi", "roles": ["procurement"]},
    "olga": {"name": "Olga"},
}
LANGUAGES = ("en", "es", "ca")
PARTS = ("understanding", "scope", "timeline", "price", "team", "terms", "next_steps", "references")
ORIENTATIONS = (None, *get_args(Orientation))
LAYERS = Layers({}, read_theme())

whom = st.sampled_from([*get_args(Orientation), *PEOPLE, "board", "approver", "gatekeeper"])
marks = st.lists(whom, max_size=2, unique=True).map(tuple)
spoken = st.sampled_from([None, None, *LANGUAGES])
days = st.dates(date(2026, 12, 1), date(2028, 12, 31)).map(str)
amounts = st.integers(1, 90_000).map(str)


@st.composite
def section_lists(draw: st.DrawFn) -> tuple[Section, ...]:
    """Sections with passages for some and in some language; each text holds a token of its own."""
    ids = draw(
        st.lists(st.sampled_from(["summary", "s1", "s2", "s3", "understanding"]), max_size=6)
    )
    found, given_ids = [], set()
    for number, name in enumerate(ids):
        language = draw(spoken)
        if (name, language) in given_ids:
            continue
        given_ids.add((name, language))
        passages = []
        for place in range(draw(st.integers(0, 3))):
            token = f"tok{number}x{place}" + draw(st.sampled_from(["", " words"]))
            passages.append(
                Passage(Prose(f"<p>{token}</p>", token), draw(marks), draw(spoken))
                if draw(st.booleans())
                else Passage(Prose(), draw(marks), None, "security")
            )
        found.append(
            Section(name, f"T{number}", draw(marks), tuple(passages), language, draw(marks), draw(st.booleans()))
        )  # fmt: skip
    return tuple(found)


editions = st.dictionaries(
    st.sampled_from(["a", "b", "c"]),
    st.fixed_dictionaries({
        "orientation": st.sampled_from(ORIENTATIONS),
        "for": marks.map(list),
        "language": spoken,
        "lead": st.lists(st.sampled_from([*PARTS, "s1"]), max_size=2),
        "body": st.lists(st.sampled_from([*PARTS, "s2"]), max_size=2),
        "appendix": st.lists(st.sampled_from([*PARTS, "s1", "s3"]), max_size=3),
        "excerpt": st.booleans().map(lambda flag: "yes" if flag else "no"),
    }),
    max_size=3,
)  # fmt: skip


@st.composite
def offers(draw: st.DrawFn, language: str | None = None) -> tuple[Account, tuple[Section, ...]]:
    """An account with one offer, and the sections of the offer."""
    named = draw(editions)
    for one in named.values():
        one["language"] = language or one["language"]
    offer = {
        "title": "T",
        "to": draw(st.lists(st.sampled_from(list(PEOPLE)), min_size=1, unique=True)),
        "groups": {"board": ["irene", "pau"]},
        "language": language or draw(st.sampled_from(LANGUAGES)),
        "issued": "2026-11-20",
        "valid_until": "2026-12-31",
        "scope": {
            "included": [f"inside {n}" for n in range(draw(st.integers(0, 3)))],
            "excluded": [f"outside {n}" for n in range(draw(st.integers(0, 3)))],
        },
        "timeline": [{"text": f"step {day}", "starts": day} for day in draw(st.lists(days, max_size=2))],
        "next_steps": [{"text": f"then {day}", "on": day} for day in draw(st.lists(days, max_size=2))],
        "prices": [
            {"text": f"line {price}", "price": price, "optional": draw(st.sampled_from(["yes", "no"]))}
            for price in draw(st.lists(amounts, min_size=1, max_size=3))
        ],
        "terms": "standard",
        "editions": {key: {k: v for k, v in one.items() if v} for key, one in named.items()},
    }  # fmt: skip
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "people": PEOPLE, "proposals": {"p": offer}}
    )
    sections = draw(section_lists())
    whole = account.proposals["p"].model_copy(update={"sections": sections})
    return account.model_copy(update={"proposals": {"p": whole}}), sections


SHARED = Shared(
    terms={"standard": Terms("standard", "Standard", Prose("<p>Fair.</p>", "Fair."), "0" * 64)},
    passages={"security": {"en": Prose("<p>locked</p>", "locked"), "ca": Prose("<p>tancat</p>", "tancat")}},
)  # fmt: skip


def editions_of(account: Account) -> Iterator[Proposal]:
    for plan in derive_editions(account, account.proposals["p"], SHARED, TODAY):
        projected, findings = project_proposal(account, SHARED, plan)
        assert findings == ()
        assert projected is not None
        yield projected


def facts_in(value: Any) -> Iterator[object]:
    """Every amount, date and text in a record."""
    if isinstance(value, Money | Decimal | date | PartialDate | str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from facts_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from facts_in(getattr(value, field.name))


def promised(proposal: Proposal) -> frozenset[object]:
    """What the parts that are printed promise: amounts, dates, scope items."""
    page = make_page(proposal)
    names = [entry.name for entry in (*page.entries, *page.appendix) if entry.name]
    assert len(names) == len(set(names))
    found: list[object] = [proposal.valid_until, proposal.issued]
    for name in {"scope", "timeline", "price", "terms", "next_steps"} & {*names}:
        found += facts_in(getattr(proposal, name))
    return frozenset(found)


def texts(entries: tuple[Entry, ...], proposal: Proposal) -> list[str]:
    sections = [entry.section for entry in entries if entry.section]
    sections += [proposal.summary] if proposal.summary else []
    return sorted(prose.html for one in sections for prose in one.prose)


@given(offers())
@settings(max_examples=60)
def test_every_edition_promises_the_same(drawn: tuple[Account, tuple[Section, ...]]) -> None:
    account, _ = drawn
    said = {edition.edition: promised(edition) for edition in editions_of(account)}
    assert set(said.values()) == {said["complete"]}


@given(offers())
@settings(max_examples=60)
def test_every_section_is_in_every_edition_but_in_an_excerpt(
    drawn: tuple[Account, tuple[Section, ...]],
) -> None:
    account, sections = drawn
    whole = {section.id for section in sections if section.passages}
    for edition in editions_of(account):
        page = make_page(edition)
        ids = {one.section.id for one in (*page.entries, *page.appendix) if one.section}
        ids |= {edition.summary.id} if edition.summary else set()
        assert ids == whole or (edition.is_excerpt and ids < whole)
        own = [html for html in texts((*page.entries, *page.appendix), edition) if "tok" in html]
        assert len(own) == len(set(own))


@given(offers())
@settings(max_examples=60)
def test_a_text_that_no_edition_prints_is_told(
    drawn: tuple[Account, tuple[Section, ...]],
) -> None:
    account, sections = drawn
    facts = derive_proposals(account, SHARED, TODAY)
    excused = {plan.language for plan in facts["p"].editions if plan.is_excerpt}
    base = facts["p"].editions[0].written_in
    printed = {
        (piece.section, place)
        for plan in facts["p"].editions
        for piece in (plan.summary, *plan.body, *plan.appendix)
        if isinstance(piece, Piece)
        for place in piece.passages
    }
    lost = {
        number
        for number, section in enumerate(sections)
        for place, passage in enumerate(section.passages)
        if (number, place) not in printed
        and (passage.language or section.language or base) not in excused
    }
    told = {finding.place.path[3] for finding in text_never_printed(facts)}
    assert told == lost


@given(offers())
@settings(max_examples=60)
def test_editions_of_the_same_language_hold_the_same_texts(
    drawn: tuple[Account, tuple[Section, ...]],
) -> None:
    account, _ = drawn
    held: dict[str, list[str]] = {}
    for edition in editions_of(account):
        if not edition.is_excerpt:
            page = make_page(edition)
            found = texts((*page.entries, *page.appendix), edition)
            assert held.setdefault(edition.language, found) == found


@given(offers())
@settings(max_examples=60)
def test_the_order_is_the_same_each_time(drawn: tuple[Account, tuple[Section, ...]]) -> None:
    account, _ = drawn
    again = account.model_copy(deep=True)
    assert list(editions_of(account)) == list(editions_of(again))


@given(offers(language="en"))
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_the_pages_say_the_same_amounts_dates_and_items(
    drawn: tuple[Account, tuple[Section, ...]],
) -> None:
    account, _ = drawn
    said = set()
    for edition in editions_of(account):
        job, findings = render_proposal(edition, LAYERS, {})
        assert findings == ()
        assert job is not None
        text = re.sub(r"<[^>]+>", " ", job.html)
        amounts = re.findall(r"€\s?[\d,.]+", text)
        dates = re.findall(r"\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4}", text)
        items = re.findall(r"(?:inside|outside) \d", text)
        assert dates
        said.add((frozenset(amounts), frozenset(dates), frozenset(items)))
    assert len(said) == 1


def test_what_an_edition_may_say_of_itself_is_tried_here() -> None:
    tried = {"orientation", "readers", "language", "lead", "body", "appendix", "excerpt"}
    assert set(Edition.model_fields) - {"id", "custom"} == tried
