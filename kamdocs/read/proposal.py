"""A proposal's file as it was read in; its plain values, sections of the model and their places out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Path, Place, key_of
from kamdocs.model.prose import Passage, Prose, Section
from kamdocs.read.document import Document
from kamdocs.read.sections import read_sections
from kamdocs.read.written_section import Section as WrittenSection
from kamdocs.read.written_section import Word
from kamdocs.values.sentence import sentence

_MADE_HERE = ("id", "sections")


@dataclass(frozen=True, slots=True)
class ProposalRead:
    """The plain values of a proposal, its sections among them, and where those stand in the file."""

    values: Mapping[str, Any]
    positions: Mapping[Path, Extent]
    findings: tuple[Finding, ...]


def read_proposal(document: Document) -> ProposalRead:
    """Read a proposal; its front matter is a mapping."""
    front: dict[str, Any] = dict(document.value) if isinstance(document.value, dict) else {}
    findings: list[Finding] = []
    for key in _MADE_HERE:
        if front.pop(key, None) is not None:
            text = sentence("{key} is not written here", key=key)
            help_text = sentence(
                "the id is the name of the file; the sections stand below the front matter"
            )
            findings.append(
                Finding("unknown-key", key_of(key, file=document.file), text, help_text)
            )
    sections, more = read_sections(document.body, document.file, document.body_line)
    front["sections"] = tuple(_section(section) for section in sections)
    return ProposalRead(front, _places(sections), (*findings, *more))


def without_front_matter(file: str) -> Finding:
    """What is said of an offer that is only text."""
    text = sentence("this offer does not begin with its fields: title, prices and so on")
    help_text = sentence(
        "put them at the top, between two lines with just --- : title: … on a line of its own"
    )
    place = Place((), file, extent=Extent(1, 1, 1, 2))
    return Finding("front-matter-without-fields", place, text, help_text)


def bad_file_name(file: str, written: str, meant: str) -> Finding:
    """What is said of an offer whose file has a name that cannot be an id."""
    text = sentence("the name {given} cannot be the id of an offer", given=written)
    help_text = sentence(
        "rename the file: {meant}; ids have lower-case letters, digits and hyphens",
        meant=f"{meant}.md",
    )
    return Finding("bad-id", Place((), file, extent=Extent(1, 1, 1, 2)), text, help_text)


def _section(section: WrittenSection) -> Section:
    return Section(
        id=section.id,
        title=section.title,
        readers=_words(section.readers),
        passages=tuple(
            Passage(
                prose=Prose(passage.rendered.html, passage.rendered.text),
                readers=_words(passage.readers),
                language=passage.language.text if passage.language else None,
                include=passage.include.text if passage.include else None,
            )
            for passage in section.passages
        ),
        language=section.language.text if section.language else None,
        lead=_words(section.lead),
        is_appendix=section.is_appendix,
        questions=_words(section.questions),
    )


def _words(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _places(sections: tuple[WrittenSection, ...]) -> dict[Path, Extent]:
    """Where sections, their markers and passages stand, by the paths of the account."""
    places: dict[Path, Extent] = {}
    for number, section in enumerate(sections):
        here: Path = ("sections", number)
        places[here] = section.extent
        if section.language is not None:
            places[(*here, "language")] = section.language.extent
        for key, words in (("readers", section.readers), ("lead", section.lead)):
            places |= {(*here, key, index): word.extent for index, word in enumerate(words)}
        for index, question in enumerate(section.questions):
            places[(*here, "questions", index)] = question.extent
        for index, passage in enumerate(section.passages):
            line = passage.first_line
            places[(*here, "passages", index)] = Extent(line, 1, line, 2)
            if passage.language is not None:
                places[(*here, "passages", index, "language")] = passage.language.extent
            for position, word in enumerate(passage.readers):
                places[(*here, "passages", index, "readers", position)] = word.extent
            if passage.include is not None:
                places[(*here, "passages", index, "include")] = passage.include.extent
    return places
