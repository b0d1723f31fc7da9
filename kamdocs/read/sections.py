"""The sections of a proposal, and whom each of them is for.

In: the body of a proposal. Out: its sections in order, every passage rendered once, and findings.
It knows the words of the markers (`section_marker`), not whom they mean: who reads what is chosen
later. No marker is ever printed, whether it was understood or not.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent
from kamdocs.read import markdown_faults as faults
from kamdocs.read.markdown import is_too_large, read_outline, render_markdown, split_lines
from kamdocs.read.rendered import Block, Outline, Rendered
from kamdocs.read.section_marker import (
    KEYS,
    Marker,
    Words,
    looks_like_marker,
    read_marker,
    suggest_key,
)
from kamdocs.read.written_section import Passage, Section, Word
from kamdocs.values.identifier import make_id
from kamdocs.values.sentence import Sentence, sentence


def read_sections(
    body: str, file: str, first_line: int
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """Read the sections of a proposal whose body begins on line `first_line` of `file`."""
    if is_too_large(body):
        return (), render_markdown(body, file, first_line).findings
    reader = _Reader(body, file, first_line)
    for block in reader.outline.blocks:
        reader.take(block)
    reader.end_section(len(reader.lines))
    ordered = sorted(
        reader.findings, key=lambda found: found.place.extent or Extent(first_line, 1, 0, 0)
    )
    return tuple(reader.sections), tuple(ordered)


@dataclass(slots=True)
class _Draft:
    """A section while its lines are read."""

    title: str
    extent: Extent
    heading: Block | None
    id: str = ""
    marks: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    questions: list[Word] = field(default_factory=list)


class _Reader:
    def __init__(self, body: str, file: str, first_line: int) -> None:
        self.file, self.first_line = file, first_line
        self.lines = split_lines(body)
        self.outline: Outline = read_outline(body, looks_like_marker)
        self.findings: list[Finding] = []
        self.sections: list[Section] = []
        self.taken: set[str] = set()
        self.given: set[tuple[str, str]] = set()  # ids of sections, each with its language
        self.used_ids: set[str] = set()  # ids of headings inside passages
        self.draft = _Draft("", Extent(first_line, 1, first_line, 2), None)
        self.start = 0  # the first line not yet put into a passage
        self.is_head = False  # only markers since the heading
        self.opened: Block | None = None
        self.marks: dict[str, tuple[Word, ...]] = {}  # of the passage that is open

    def take(self, block: Block) -> None:
        if block.kind == "heading" and block.level == 2:
            self.begin_section(block)
        elif block.kind == "directive":
            self.take_line(block, read_marker(self.lines[block.first]))
        elif block.kind == "marker":
            self.take_fence(block, read_marker(self.lines[block.first]))
        else:
            self.is_head = False

    def begin_section(self, block: Block) -> None:
        self.end_section(block.first)
        self.start = block.last
        self.is_head = True
        headings = self.render(block.first, block.last, "").headings
        title = headings[0].text if headings else ""
        extent = headings[0].extent if title else self.extent(block)
        self.draft = _Draft(title, extent, block)
        if not title:
            hint = sentence("write what it is about behind ##")
            self.find("untitled-section", block, sentence("this section has no title"), hint)

    def end_section(self, line: int) -> None:
        self.end_passage(line)
        if self.opened is not None and self.marks:
            hint = sentence("write ::: on a line of its own where the passage ends")
            self.find("unclosed-passage", self.opened, sentence("this passage does not end"), hint)
        self.opened, self.marks = None, {}
        draft = self.draft
        if draft.heading is None:
            if not draft.passages and not draft.questions:
                return
            places = [one.first_line for one in draft.passages]
            places += [one.extent.line for one in draft.questions]
            line = min(places) - self.first_line
            first = Block("text", 0, line, line + 1)
            draft.extent = self.extent(first)
            hint = sentence("write a heading above it: ## Title")
            message = sentence("this text stands in no section")
            self.find("untitled-section", first, message, hint)
        language = draft.marks.get("lang", (None,))[0]
        appendix = draft.marks.get("appendix")
        self.sections.append(
            Section(
                self.name(),
                draft.title,
                draft.extent,
                draft.marks.get("for", ()),
                language,
                draft.marks.get("lead", ()),
                appendix is not None and appendix[0].text.lower() in ("true", "yes"),
                tuple(draft.passages),
                tuple(draft.questions),
            )
        )

    def name(self) -> str:
        """The id of the section that is read, settled when it is first asked for."""
        draft = self.draft
        if draft.id:
            return draft.id
        spoken = draft.marks["lang"][0].text if "lang" in draft.marks else ""
        base = make_id(draft.title) if draft.title else "opening"
        own = draft.marks.get("id")
        if own:
            base = own[0].text
            if (base, spoken) in self.given:
                message = sentence("another section has the id {id}", id=base)
                hint = sentence("give it another id, or say in which language it is")
                self.findings.append(
                    faults.find_at("duplicate-section", self.file, own[0].extent, message, hint)
                )
        draft.id, number = base, 1
        while (draft.id, spoken) in self.given or (not own and draft.id in self.taken):
            number += 1
            draft.id = f"{base}-{number}"
        self.given.add((draft.id, spoken))
        self.taken.add(draft.id)
        return draft.id

    def take_line(self, block: Block, marker: Marker | None) -> None:
        self.end_passage(block.first)
        self.start = block.last
        if marker is None:
            self.reject(block)
            return
        ((key, words),) = marker.words.items()
        if key == "include":
            self.include(block, words)
        elif key == "question":
            self.draft.questions += self.words(block, words)
        elif not self.is_head:
            hint = sentence("put it right under the heading; for a passage write ::: for …")
            self.findings.append(faults.misplaced_marker(self.file, self.extent(block), hint))
        elif key in self.draft.marks:
            hint = sentence("write {key} once, with commas between the words", key=key)
            self.findings.append(faults.unknown_marker(self.file, self.extent(block), hint))
        else:
            self.draft.marks[key] = self.words(block, words)

    def take_fence(self, block: Block, marker: Marker | None) -> None:
        self.end_passage(block.first)
        self.start = block.last
        self.is_head = False
        if marker is None:
            self.reject(block)
        elif marker.kind == "close":
            if self.opened is None:
                hint = sentence("no passage is open here: a passage begins with ::: for …")
                self.findings.append(faults.misplaced_marker(self.file, self.extent(block), hint))
            self.opened, self.marks = None, {}
            return
        elif self.opened is not None:
            hint = sentence("a passage cannot stand inside another; join them: ::: for …; lang …")
            self.findings.append(faults.misplaced_marker(self.file, self.extent(block), hint))
        if self.opened is None:
            self.opened = block
            marks = marker.words if marker else {}
            self.marks = {key: self.words(block, words) for key, words in marks.items()}

    def include(self, block: Block, words: Words) -> None:
        (word,) = self.words(block, words)
        number = self.first_line + block.first
        self.draft.passages.append(self.passage("", number, Rendered(), word))

    def end_passage(self, line: int) -> None:
        """Make the lines since the last marker a passage, up to `line` (from 0, exclusive)."""
        first, last = self.start, line
        while first < last and not self.lines[first].strip():
            first += 1
        while last > first and not self.lines[last - 1].strip():
            last -= 1
        self.start = line
        if first == last:
            return
        number = sum(passage.include is None for passage in self.draft.passages) + 1
        prefix = f"{self.name()}--" + (f"{number}-" if number > 1 else "")
        rendered = self.render(first, last, prefix)
        self.used_ids |= {heading.id for heading in rendered.headings}
        source = "\n".join(self.lines[first:last])
        self.draft.passages.append(self.passage(source, self.first_line + first, rendered))

    def passage(
        self, source: str, line: int, rendered: Rendered, include: Word | None = None
    ) -> Passage:
        language = self.marks.get("lang", (None,))[0]
        return Passage(self.marks.get("for", ()), language, source, line, rendered, include)

    def render(self, first: int, last: int, prefix: str) -> Rendered:
        rendered = render_markdown(
            "\n".join(self.lines[first:last]),
            self.file,
            self.first_line + first,
            id_prefix=prefix,
            taken_ids=self.used_ids,
            references=self.outline.references,
        )
        self.findings += rendered.findings
        return rendered

    def words(self, block: Block, words: Words) -> tuple[Word, ...]:
        line = self.first_line + block.first
        return tuple(Word(w.text, Extent(line, w.begin, line, w.end)) for w in words)

    def extent(self, block: Block) -> Extent:
        text, line = self.lines[block.first], self.first_line + block.first
        begin = len(text) - len(text.lstrip())
        return Extent(line, begin + 1, line, max(len(text.rstrip()), begin + 1) + 1)

    def find(self, name: str, block: Block, message: Sentence, hint: Sentence) -> None:
        self.findings.append(faults.find_at(name, self.file, self.extent(block), message, hint))

    def reject(self, block: Block) -> None:
        """A marker that is not understood is an error; what follows it stays."""
        text = self.lines[block.first]
        meant = suggest_key(text)
        if text.lstrip().startswith(":::"):
            hint = sentence("a passage begins with ::: for … or ::: lang … and ends with :::")
        elif meant and f"{meant}:" not in text.lower():
            hint = sentence("did you mean {key}?", key=meant)
        elif meant:
            hint = sentence("write one or more words behind it, with commas between them")
        else:
            hint = sentence(
                "known are {keys}; if it is text, leave a line empty above it", keys=tuple(KEYS)
            )
        self.findings.append(faults.unknown_marker(self.file, self.extent(block), hint))
