"""Which wording of a section an edition takes: sections and a language in, the chosen ones out.

A section may be written once a language, under one id, and a passage may say in which language it is.
What does not exist in the language is taken as it is and named, never mixed in silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamdocs.model.proposal import Proposal
from kamdocs.model.prose import Section
from kamdocs.model.record import Record
from kamdocs.model.wording import Wording

_SUMMARIES = frozenset(
    ["executive-summary", "summary", "resumen-ejecutivo", "resumen", "resum-executiu", "resum"]
)
_LETTERS = frozenset(
    ["letter", "cover-letter", "carta", "carta-de-presentacion", "carta-de-presentacio"]
)


@dataclass(frozen=True, slots=True)
class Variant:
    """A section as chosen: its number in the file and the numbers of the passages that are shown."""

    number: int
    section: Section
    passages: tuple[int, ...]
    language: str

    @property
    def is_summary(self) -> bool:
        """Whether it is the executive summary by its id."""
        return self.section.id in _SUMMARIES

    @property
    def is_letter(self) -> bool:
        """Whether it is the cover letter by its id."""
        return self.section.id in _LETTERS


def choose_variants(sections: Sequence[Section], language: str, base: str) -> tuple[Variant, ...]:
    """One wording of every section, in the order of the file; `base` is what unmarked text is in."""
    by_id: dict[str, list[int]] = {}
    for number, section in enumerate(sections):
        by_id.setdefault(section.id, []).append(number)
    chosen = []
    for numbers in by_id.values():
        spoken = {sections[number].language or base: number for number in reversed(numbers)}
        number = spoken.get(language, spoken.get(base, numbers[0]))
        chosen.append(_variant(number, sections[number], language, base))
    return tuple(sorted(chosen, key=lambda one: one.number))


def _variant(number: int, section: Section, language: str, base: str) -> Variant:
    own = section.language or base
    spoken = [passage.language or own for passage in section.passages]
    best = language if language in spoken else own if own in spoken else next(iter(spoken), own)
    shown = tuple(
        place
        for place, passage in enumerate(section.passages)
        if spoken[place] == best or passage.include is not None
    )
    return Variant(number, section, shown, best if shown else own)


def name_untranslated(
    proposal: Proposal, variants: Sequence[Variant], language: str, base: str
) -> tuple[str, ...]:
    """What an edition in `language` says in another one: titles of sections, keys of the front matter."""
    sections = [one.section.title for one in variants if one.language != language]
    if language == base:
        return tuple(sections)
    keys = [
        key for key, wording in _wordings(proposal) if language not in dict(wording.by_language)
    ]
    return (*dict.fromkeys(keys), *sections)


def _wordings(record: Record, key: str = "") -> Iterator[tuple[str, Wording]]:
    """Every wording of a record and the records in it, with its top-level key."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        top = key or name
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Wording):
                yield top, item
            elif isinstance(item, Record):
                yield from _wordings(item, top)
