"""The offers of an account: state, value, validity, and the papers made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.derive.account.issued import IssuedFacts
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.model.issued import DECISION_SHEET
from kamdocs.model.proposal import Proposal
from kamdocs.model.prose import Prose
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.issued import view_issued
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Entry, badge_of, tone_of
from kamdocs.render.site.names import Names, Ref
from kamdocs.render.site.paper import DOCUMENTS, FOLDER, Paper
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence, Term, sentence

_DOCUMENTS = {
    FOLDER: sentence("Everything the customer gets"),
    "contacts": sentence("Contact sheet"),
    "plan": sentence("Joint plan"),
    "review": sentence("Business review"),
}


@dataclass(frozen=True, slots=True)
class Proposals:
    """Offers as a table, in full, and the papers by offer; `issued` is None where nothing ever was."""

    table: Table
    entries: tuple[Entry, ...]
    papers: tuple[tuple[Any, tuple[Ref, ...]], ...]
    issued: Table | None


def view_proposals(
    facts: Mapping[str, ProposalFacts],
    issued: Mapping[str, IssuedFacts],
    papers: Mapping[str, tuple[Paper, ...]],
    names: Names,
    sources: Sources,
) -> Proposals:
    """Show the offers, those that run out first at the top; `issued` and `papers` are by the offer's id."""
    columns = (
        Column("title", sentence("Proposal"), wide=True),
        Column("state", sentence("State"), "enum", chips=True),
        Column("version", sentence("Version"), "number"),
        Column("value", sentence("Value"), "money"),
        Column("issued", sentence("Issued"), "date"),
        Column("until", sentence("Valid until"), "date"),
    )
    rows = tuple(_row(item) for item in facts.values())
    return Proposals(
        table=Table("proposals", sentence("Proposals"), columns, rows, sort="until"),
        entries=tuple(_entry(item, papers.get(key, ()), names, sources) for key, item in facts.items()),
        papers=tuple(_by_title(facts, papers)),
        issued=view_issued(issued, papers, names),
    )  # fmt: skip


def _by_title(
    facts: Mapping[str, ProposalFacts], papers: Mapping[str, tuple[Paper, ...]]
) -> Iterator[tuple[Any, tuple[Ref, ...]]]:
    for key, item in facts.items():
        if papers.get(key):
            yield item.proposal.title, _refs(papers[key])
    if documents := papers.get(DOCUMENTS):
        yield sentence("For the customer"), tuple(_document(paper) for paper in documents)


def _document(paper: Paper) -> Ref:
    name = _DOCUMENTS[paper.name]
    told = sentence("{document} · {language}", document=name, language=paper.language.upper())
    return Ref(told, Link(paper.path, common=True))


def _refs(papers: tuple[Paper, ...]) -> tuple[Ref, ...]:
    return tuple(Ref(_name_of(paper), Link(paper.path, common=True)) for paper in papers)


def _name_of(paper: Paper) -> Sentence | str:
    language = paper.language.upper()
    if paper.name == DECISION_SHEET:
        return sentence("Decision sheet · {language}", language=language)
    return f"{paper.name} · {language}"


def _row(item: ProposalFacts) -> Row:
    tone, icon = tone_of(item.state)
    proposal = item.proposal
    over = item.days_left is not None and item.days_left < 0
    return Row(
        item.id,
        (
            Cell(proposal.title, Link("", f"proposal-{item.id}"), sub=proposal.number),
            Cell(Term(item.state), tone=tone, icon=icon),
            Cell(proposal.version),
            Cell(item.value),
            Cell(proposal.issued),
            Cell(
                item.valid_until,
                tone="warn" if over else None,
                icon="warn" if over else None,
                sub=sentence("over") if over else None,
            ),
        ),
    )


def _entry(item: ProposalFacts, papers: tuple[Paper, ...], names: Names, sources: Sources) -> Entry:
    proposal = item.proposal
    return Entry(
        anchor=f"proposal-{item.id}",
        title=proposal.title,
        badges=(badge_of(item.state),),
        meta=_refs(papers),
        right=item.value,
        details=describe_record(proposal, names, skip=("title", "sections", "states_")),
        children=_sections(item.id, proposal),
        source=sources.of("proposals", item.id),
    )


def _sections(key: str, proposal: Proposal) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            anchor=f"proposal-{key}-section-{number + 1}",
            title=section.title,
            meta=section.readers,
            prose=Prose("\n".join(passage.prose.html for passage in section.passages)),
        )
        for number, section in enumerate(proposal.sections)
    )
