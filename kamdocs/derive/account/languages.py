"""Which wording of a section an edition takes: sections and a language in, the chosen ones out.

A section may be written once a language, under one id, and a passage may say in which language it is.
What does not exist in the language is taken as it is and named, never mixed in silently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamdocs.model.proposal import Proposal
from kamdocs.model.prose import Section
from kamdocs.model.record import Record
from kamdocs.model.shared import Shared
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
    for found in by_id.values():
        numbers = [number for number in found if sections[number].passages] or found
        spoken = {sections[number].language or base: number for number in reversed(numbers)}
        number = spoken.get(language, spoken.get(base, numbers[0]))
        chosen.append(_variant(number, sections[number], language, base))
    return tuple(sorted(chosen, key=lambda one: one.number))


def _variant(number: int, section: Section, language: str, base: str) -> Variant:
    own = section.language or base
    spoken = [
        passage.language or (own if passage.include is None else None)
        for passage in section.passages
    ]
    there = [each for each in spoken if each is not None]
    best = language if language in there else own if own in there else next(iter(there), own)
    shown = tuple(place for place, each in enumerate(spoken) if each in (best, None))
    return Variant(number, section, shown, best)


def name_untranslated(
    proposal: Proposal,
    variants: Sequence[Variant],
    language: str,
    base: str,
    named: Mapping[str, Sequence[Record]],
) -> tuple[str, ...]:
    """What an edition in `language` says in another one: titles of sections, keys of the front matter.

    Plain text of the offer is in `base`. `named` are shared records by the key that names them; what
    is written plainly in those holds for every language.
    """
    sections = [one.section.title for one in variants if one.language != language]
    keys = [
        key
        for key, wording in _wordings(proposal)
        if not wording.is_said_in(language)
        or (language != base and language not in dict(wording.by_language))
    ]
    keys += [
        key
        for key, records in named.items()
        for record in records
        for _, wording in _wordings(record)
        if not wording.is_said_in(language)
    ]
    return (*dict.fromkeys(keys), *sections)


def records_named(
    proposal: Proposal, shared: Shared, references: Sequence[str]
) -> Mapping[str, Sequence[Record]]:
    """The shared records that an offer prints, by the key that names them."""
    products = (shared.catalogue.products.get(line.product or "") for line in proposal.prices)
    return {
        "prices": [product for product in products if product is not None],
        "references": [shared.references.references[name] for name in references],
    }


def _wordings(record: Record, key: str = "") -> Iterator[tuple[str, Wording]]:
    """Every wording of a record and the records in it, with its top-level key."""
    for name in type(record).model_fields:
        value = getattr(record, name)
        top = key or name
        items = value.values() if isinstance(value, Mapping) else value
        for item in items if isinstance(value, tuple | Mapping) else (value,):
            if isinstance(item, Wording):
                yield top, item
            elif isinstance(item, Record):
                yield from _wordings(item, top)
