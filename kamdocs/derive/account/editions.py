"""Who reads what in which order: an offer and its readers in, one plan for each edition out.

A plan names parts and sections; it holds no text. Every edition has every part and every section:
what its readers read last moves to its appendix. Only an excerpt, which its author declares and its
cover says, leaves texts out; what is promised stands in it all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from kamdocs.derive.account.edition_guide import derive_guide, named_in
from kamdocs.derive.account.edition_mark import find_mark
from kamdocs.derive.account.edition_parts import (
    ANYBODY,
    BINDING,
    PARTS,
    READINGS,
    TOLD,
    Part,
    Reading,
    reads_last,
)
from kamdocs.derive.account.edition_plan import EditionPlan, Mark, Piece
from kamdocs.derive.account.languages import (
    Variant,
    choose_variants,
    name_untranslated,
    records_named,
)
from kamdocs.derive.account.readers import (
    ORIENTATIONS,
    Reader,
    Readers,
    find_readers,
    shared_orientation,
)
from kamdocs.derive.account.understanding import Told, find_told
from kamdocs.derive.account.validity import find_last_day
from kamdocs.derive.consent import has_consent
from kamdocs.model.account import Account
from kamdocs.model.issued import COMPLETE
from kamdocs.model.proposal import Edition, Proposal
from kamdocs.model.scales import ProposalState
from kamdocs.model.shared import Shared


def derive_editions(
    account: Account,
    proposal: Proposal,
    shared: Shared,
    today: date,
    *,
    lacks_approval: bool = False,
    state: ProposalState | None = None,
    is_issued: bool = True,
) -> tuple[EditionPlan, ...]:
    """Plan the complete document and its editions: the declared ones, or one for each orientation.

    `state` is the one the offer is in, where other versions of it are known. One that is approved and
    not issued yet is still a draft.
    """
    readers = find_readers(account, proposal, today)
    base = proposal.language or account.language or shared.settings.languages[0]
    declared = dict(proposal.editions) or {
        orientation: Edition(id=orientation, orientation=orientation)
        for orientation in ORIENTATIONS
        if any(reader.orientation == orientation for reader in readers.addressees)
    }
    declared = {COMPLETE: declared.get(COMPLETE) or Edition(id=COMPLETE)} | declared
    mark = find_mark(proposal, today, lacks_approval=lacks_approval, state=state)
    if state == "approved" and not is_issued:
        mark = "draft"
    planner = _Planner(proposal, shared, readers, base, today, mark, find_told(account, proposal))
    return tuple(planner.plan(edition) for edition in declared.values())


@dataclass(frozen=True, slots=True)
class _Planner:
    proposal: Proposal
    shared: Shared
    readers: Readers
    base: str
    today: date
    mark: Mark | None
    told: Told

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts made from data, but for those that the author wrote as a section."""
        written = {section.id for section in self.proposal.sections}
        return tuple(part for part in PARTS if part not in TOLD or part not in written)

    def plan(self, edition: Edition) -> EditionPlan:
        language = edition.language or self.base
        chosen = self._readers_of(edition)
        is_complete = edition.id == COMPLETE
        variants = choose_variants(self.proposal.sections, language, self.base)
        letter, summary = self._letter(variants), self._summary(variants)
        opening = tuple(piece for piece in (letter, summary) if piece is not None)
        if not is_complete and edition.orientation is None:
            edition = edition.model_copy(update={"orientation": shared_orientation(chosen)})
        lead, rest, appendix = self._sort(edition, chosen, variants, opening)
        body, moved = self._arrange(edition, lead, rest)
        references = self._references()
        named = records_named(self.proposal, self.shared, references)
        promised = tuple(part for part in moved if part in BINDING)
        return EditionPlan(
            proposal=self.proposal.id,
            id=edition.id,
            language=language,
            written_in=self.base,
            readers=tuple(reader.id for reader in chosen if reader.is_addressee)
            or tuple(reader.id for reader in chosen),
            is_complete=is_complete,
            is_excerpt=edition.excerpt,
            valid_until=find_last_day(self.proposal),
            mark=self.mark,
            summary=summary,
            body=body,
            appendix=promised if edition.excerpt else (*moved, *appendix),
            letter=letter,
            guide=derive_guide(self.readers, chosen, variants, opening),
            references=references,
            told=self.told,
            untranslated=(
                *name_untranslated(self.proposal, variants, language, self.base, named),
                *(part for part in self.told.parts if part in self.parts and language != self.base),
            ),
        )

    def _readers_of(self, edition: Edition) -> tuple[Reader, ...]:
        if edition.id == COMPLETE and not edition.readers:
            return self.readers.addressees
        if edition.readers:
            named = self.readers.meant_by(edition.readers)
            return tuple(reader for reader in self.readers.everybody if reader.id in named)
        found = [
            reader for reader in self.readers.everybody if reader.orientation == edition.orientation
        ]
        return tuple(reader for reader in found if reader.is_addressee) or tuple(found)

    def _letter(self, variants: Sequence[Variant]) -> Piece | None:
        """The letter that stands before everything, where the author wrote one."""
        return self._opening(one for one in variants if one.is_letter)

    def _summary(self, variants: Sequence[Variant]) -> Piece | None:
        """The executive summary, or the first section for all."""
        named = [one for one in variants if one.is_summary]
        others = [one for one in variants if not one.is_letter]
        return self._opening([*named, *(one for one in others[:1] if not one.section.readers)])

    def _opening(self, candidates: Iterable[Variant]) -> Piece | None:
        for found in candidates:
            if not found.section.is_appendix:
                everybody = tuple(
                    number
                    for number in found.passages
                    if not found.section.passages[number].readers
                )
                return Piece(found.number, everybody) if everybody else None
        return None

    def _sort(
        self,
        edition: Edition,
        chosen: tuple[Reader, ...],
        variants: Sequence[Variant],
        opening: tuple[Piece, ...],
    ) -> tuple[list[Piece], list[Piece], list[Piece]]:
        """The sections that lead, the rest of the body, and what stands in the appendix."""
        lead: list[Piece] = []
        rest: list[Piece] = []
        appendix: list[Piece] = []
        for one in variants:
            section = one.section
            shown = {n for piece in opening if piece.section == one.number for n in piece.passages}
            remaining = [number for number in one.passages if number not in shown]
            if not remaining:
                continue
            here = [
                n for n in remaining if self._serves(edition, chosen, section.passages[n].readers)
            ]
            later = [n for n in remaining if n not in here]
            names = self._for(edition, chosen, section.readers)
            leads = section.id in edition.lead or self._leads(edition, chosen, section.lead)
            if self._is_last(edition, chosen, one, leads=leads):
                appendix.append(Piece(one.number, tuple(remaining), names, bool(shown)))
                continue
            is_own = edition.id != COMPLETE and bool(section.readers)
            if here:
                piece = Piece(one.number, tuple(here), names, bool(shown))
                (lead if leads or is_own else rest).append(piece)
            for place, number in enumerate(later):
                named = self._for(edition, chosen, section.passages[number].readers)
                is_continued = bool(shown or here or place)
                appendix.append(Piece(one.number, (number,), named, is_continued))
        lead.sort(key=lambda piece: self._place(edition, piece))
        return lead, rest, appendix

    def _is_last(
        self, edition: Edition, chosen: tuple[Reader, ...], one: Variant, *, leads: bool
    ) -> bool:
        """Whether a section stands in the appendix: by its author's word, else by who reads."""
        section = one.section
        if section.id in edition.appendix:
            return True
        if section.id in edition.lead or section.id in edition.body:
            return False
        if section.is_appendix or not self._serves(edition, chosen, section.readers):
            return True
        if section.readers or leads or edition.id == COMPLETE:
            return False
        passages = tuple(section.passages[number] for number in one.passages)
        if any(each.readers and self._serves(edition, chosen, each.readers) for each in passages):
            return False
        return section.id in _reading(edition).last or reads_last(edition.orientation, passages)

    def _place(self, edition: Edition, piece: Piece) -> int:
        identifier = self.proposal.sections[piece.section].id
        named = [name for name in edition.lead if name not in self.parts]
        return named.index(identifier) if identifier in named else len(named)

    def _arrange(
        self, edition: Edition, lead: list[Piece], rest: list[Piece]
    ) -> tuple[tuple[Part | Piece, ...], tuple[Part | Piece, ...]]:
        reading = _reading(edition)
        order = tuple(name for name in reading.order if name not in PARTS or name in self.parts)
        kept = {*edition.lead, *edition.body}
        first = [part for part in edition.lead if part in self.parts]
        order = ("lead", *first, *(word for word in order if word != "lead"))
        names = dict.fromkeys([*order, *self.parts])
        body: list[Part | Piece] = ["changes"] if self.proposal.changes else []
        moved: list[Part | Piece] = []
        for name in names:
            if name == "lead":
                body += lead
            elif name == "rest":
                body += rest
            elif name in edition.appendix or (name in reading.last and name not in kept):
                moved.append(cast("Part", name))
            else:
                body.append(cast("Part", name))
        return tuple(body), tuple(moved)

    def _serves(self, edition: Edition, chosen: tuple[Reader, ...], words: Iterable[str]) -> bool:
        marked = tuple(words)
        return not marked or edition.id == COMPLETE or self._leads(edition, chosen, marked)

    def _leads(self, edition: Edition, chosen: tuple[Reader, ...], words: Iterable[str]) -> bool:
        marked = tuple(words)
        return edition.orientation in marked or any(
            self.readers.is_meant(word, reader) for word in marked for reader in chosen
        )

    def _for(
        self, edition: Edition, chosen: tuple[Reader, ...], words: Iterable[str]
    ) -> tuple[str, ...]:
        """Whom a text is for, where that is not everybody who gets the edition."""
        named = named_in(self.readers, words)
        is_all = edition.id != COMPLETE and {reader.id for reader in chosen} <= {*named}
        return () if is_all else named

    def _references(self) -> tuple[str, ...]:
        """The references whose customers let us name them on the day."""
        known = self.shared.references.references
        found = [known[name] for name in self.proposal.references if name in known]
        return tuple(one.id for one in found if has_consent(one.consent, self.today))


def _reading(edition: Edition) -> Reading:
    """How an edition is read; the complete document by anybody."""
    if edition.id == COMPLETE or edition.orientation is None:
        return ANYBODY
    return READINGS[edition.orientation]
