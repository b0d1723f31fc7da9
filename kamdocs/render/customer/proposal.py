"""An offer on paper: a customer's record in, HTML and a PDF job out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup

from kamdocs.customer.proposal import Part, PartName, Person, Proposal, Reader, Section
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.language.speak import speaker_of
from kamdocs.render.customer.bound_words import bind_words
from kamdocs.render.customer.brand_style import Palette, brand_fonts, font_stack, make_palette
from kamdocs.render.customer.cash_flow import draw_course
from kamdocs.render.customer.gantt import draw_timeline
from kamdocs.render.customer.long_words import break_long_words
from kamdocs.render.customer.wording import make_filters
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import render_page
from kamdocs.render.engine.pdf_job import PdfJob

TEMPLATE, SHEET_TEMPLATE = "customer/proposal.html", "customer/decision_sheet.html"
SHEET = "decision-sheet"
BRAND_FOLDER = "accounts/brand"
STYLES = ("customer/fonts.css", "customer/proposal.css")

_PICTURE = re.compile(r'<img [^>]*src="workspace:([^"]*)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """A part in its place: the anchor it is reached by, its name, or the section it is."""

    anchor: str
    name: PartName | None
    section: Section | None


@dataclass(frozen=True, slots=True)
class Block:
    """A team member with the initials of their disc."""

    person: Person
    initials: str


@dataclass(frozen=True, slots=True)
class ReaderGuide:
    """Where one reader finds what they ask first."""

    reader: Reader
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """What the template of a proposal receives.

    `entries` and `appendix` hold only parts that have something to say, in their order; `changes` is
    what is told before all of them. `heading` and
    `text` are font stacks. `chart` is the timeline drawn, `course` the
    balance of the value case, `logo` the address of a logo that is there.
    """

    proposal: Proposal
    palette: Palette
    heading: str
    text: str
    changes: Entry | None
    entries: tuple[Entry, ...]
    appendix: tuple[Entry, ...]
    guide: tuple[ReaderGuide, ...]
    team: tuple[Block, ...]
    chart: Markup | None
    course: Markup | None
    logo: str | None


def render_proposal(
    proposal: Proposal, layers: Layers, assets: Mapping[str, bytes], *, sheet: bool = False
) -> tuple[PdfJob | None, tuple[Finding, ...]]:
    """Write a proposal as a PDF job; `assets` are files of the workspace by their paths.

    `sheet` asks for the one page to decide on instead of the document.
    The job is None when a template is at fault, which the findings then say.
    """
    speaker = speaker_of(proposal.language)
    environment = make_environment(layers, speaker, filters=make_filters(speaker))
    page = make_page(proposal, assets)
    template = f"customer/{proposal.template}.html" if proposal.template else TEMPLATE
    rendered = render_page(environment, SHEET_TEMPLATE if sheet else template, page)
    if rendered.text is None:
        return None, rendered.findings
    styles = tuple(found.text for name in STYLES if (found := layers.find(name)) is not None)
    own_fonts = brand_fonts(proposal.brand)
    job = PdfJob(
        html=bind_words(break_long_words(rendered.text)),
        styles=(*styles, own_fonts) if own_fonts else styles,
        assets=dict(assets),
        is_fillable=proposal.fillable and not sheet,
        place=value_of("proposals", proposal.id),
    )
    return job, rendered.findings


def asset_names(proposal: Proposal) -> tuple[str, ...]:
    """The files that a proposal's paper names, as paths in the workspace: logo, fonts, pictures."""
    brand = proposal.brand
    names = [*([brand.logo] if brand.logo else []), *brand.font_files]
    sections = [part.section for part in (*proposal.body, *proposal.appendix) if part.section]
    sections += [one for one in (proposal.letter, proposal.summary) if one is not None]
    pictures = [
        unquote(found[1])
        for section in sections
        for prose in section.prose
        for found in _PICTURE.finditer(prose.html)
    ]
    return tuple(dict.fromkeys([*(f"{BRAND_FOLDER}/{name}" for name in names), *pictures]))


def paper_path(proposal: Proposal, *, sheet: bool = False) -> str:
    """Where the PDF stands below the site's root."""
    edition = SHEET if sheet else proposal.edition
    number = proposal.number or proposal.id
    safe = "".join(char if char.isalnum() or char in "-_." else "-" for char in number)
    name = f"{safe}-v{proposal.version}-{edition}-{proposal.language}.pdf"
    return f"customer/{proposal.account}/{proposal.id}/{name}"


def has_sheet(proposal: Proposal) -> bool:
    """Whether there is something to decide on one page: of the whole offer, with its price."""
    return proposal.is_complete and proposal.price is not None


def make_page(proposal: Proposal, assets: Mapping[str, bytes] | None = None) -> ProposalPage:
    """Arrange what the template shows."""
    palette, text = make_palette(proposal.brand), font_stack(proposal.brand.font)
    speaker = speaker_of(proposal.language)
    logo = f"{BRAND_FOLDER}/{proposal.brand.logo}" if proposal.brand.logo else None
    body = tuple(_entries(proposal, proposal.body, ""))
    entries = tuple(entry for entry in body if entry.name != "changes")
    appendix = tuple(_entries(proposal, proposal.appendix, "appendix-"))
    return ProposalPage(
        proposal=proposal,
        palette=palette,
        heading=font_stack(proposal.brand.heading_font or proposal.brand.font),
        text=text,
        changes=next((entry for entry in body if entry.name == "changes"), None),
        entries=entries,
        appendix=appendix,
        guide=tuple(_guides(proposal, (*entries, *appendix))),
        team=tuple(Block(person, _initials(person.name)) for person in proposal.team),
        chart=draw_timeline(proposal.timeline, palette, speaker, speaker.text("Timeline"), text),
        course=draw_course(
            proposal.value_case.course,
            proposal.value_case.payback,
            palette,
            speaker,
            speaker.text("Balance month by month"),
            text,
        )
        if proposal.value_case
        else None,
        logo=logo if logo and logo in (assets or {}) else None,
    )


def _entries(proposal: Proposal, parts: Iterable[Part], prefix: str) -> Iterable[Entry]:
    taken: dict[str, int] = {}
    for part in parts:
        if part.section is not None:
            base = f"{prefix}section-{part.section.id}"
        elif part.name is not None and has_part(proposal, part.name):
            base = f"{prefix}part-{part.name}"
        else:
            continue
        taken[base] = taken.get(base, 0) + 1
        anchor = base if taken[base] == 1 else f"{base}-{taken[base]}"
        yield Entry(anchor, part.name, part.section)


def _guides(proposal: Proposal, entries: Iterable[Entry]) -> Iterable[ReaderGuide]:
    """What each reader is shown to, as far as it stands in this edition."""
    sections = {entry.section.id: entry for entry in reversed(list(entries)) if entry.section}
    parts = {entry.name: entry for entry in entries if entry.name}
    for guide in proposal.guide:
        found = [
            sections.get(one.section or "") if one.section else parts.get(one.part or "price")
            for one in guide.entries
        ]
        own = tuple(dict.fromkeys(entry for entry in found if entry is not None))
        if own:
            yield ReaderGuide(guide.reader, own)


def has_part(proposal: Proposal, name: PartName) -> bool:
    """Whether a part made from data has anything to show."""
    scope = proposal.scope
    match name:
        case "scope":
            return scope is not None and any(
                [scope.included, scope.excluded, scope.assumptions, scope.customer]
            )
        case "understanding":
            told = proposal.understanding
            return any([told.goals, told.pains, told.criteria, told.cooperation])
        case "roadmap":
            return bool(proposal.objectives or proposal.resources)
        case "terms":
            return bool(proposal.terms or proposal.terms_note)
        case _:
            return bool(getattr(proposal, name))


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isupper()] or name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:]))
