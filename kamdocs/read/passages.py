"""The shared passages of proposals (`accounts/passages/<id>.<language>.md`); texts and findings out.

A passage may include others by `include:` on a line of its own. They are put in while reading, in its
language; where one does not exist in it, what there is stands in its place, marked with its language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.model.prose import Prose
from kamdocs.model.wording import LANGUAGES
from kamdocs.read import markdown_faults as faults
from kamdocs.read.document import Document
from kamdocs.read.ids import dangling
from kamdocs.read.markdown import is_too_large, read_outline, render_markdown, split_lines
from kamdocs.read.section_marker import looks_like_marker, read_marker
from kamdocs.read.suggest import nearest
from kamdocs.values.identifier import id_fault, make_id
from kamdocs.values.sentence import Term, sentence

Passages = Mapping[str, Mapping[str, Prose]]


@dataclass(frozen=True, slots=True)
class _Include:
    """Another passage that is put in here."""

    id: str
    extent: Extent


@dataclass(slots=True)
class _Written:
    """One file: its stretches of text and includes, in order."""

    id: str
    language: str
    file: str
    parts: list[Prose | _Include] = field(default_factory=list)

    def includes(self) -> Iterator[_Include]:
        return (part for part in self.parts if isinstance(part, _Include))


def read_passages(documents: Mapping[str, Document]) -> tuple[Passages, tuple[Finding, ...]]:
    """Read the passages by the names of their files: by id, then by language (`""` where none is named)."""
    findings: list[Finding] = []
    written: dict[str, dict[str, _Written]] = {}
    for file, document in documents.items():
        name, _, language = PurePosixPath(file).stem.partition(".")
        fault = _name_fault(file, name, language)
        if fault is not None:
            findings.append(fault)
        else:
            one = _Written(name, language, file)
            findings += _take(one, document)
            written.setdefault(name, {})[language] = one
    findings += _judge(written)
    composed = {
        name: {language: _compose(one, written, (name,)) for language, one in spoken.items()}
        for name, spoken in written.items()
    }
    return composed, tuple(findings)


def _name_fault(file: str, name: str, language: str) -> Finding | None:
    place = Place((), file, extent=Extent(1, 1, 1, 2))
    if id_fault(name) is not None:
        text = sentence("the name {given} cannot be the id of a passage", given=name)
        meant = ".".join(filter(None, [make_id(name), language, "md"]))
        hint = sentence(
            "rename the file: {meant}; ids have lower-case letters, digits and hyphens", meant=meant
        )
        return Finding("bad-id", place, text, hint)
    if language and language not in LANGUAGES:
        text = sentence("a passage cannot be in the language {written}", written=language)
        near = nearest(language, LANGUAGES)
        if near is not None:
            hint = sentence("did you mean {meant}?", meant=f"{name}.{near}.md")
        else:
            hint = sentence("known are {keys}", keys=LANGUAGES)
        return Finding("unknown-file", place, text, hint)
    return None


def _take(one: _Written, document: Document) -> Iterator[Finding]:
    """Cut a text at its `include:` lines and render what stands between them."""
    body, file, first_line = document.body, document.file, document.body_line
    if is_too_large(body):
        yield from render_markdown(body, file, first_line).findings
        return
    lines = split_lines(body)
    outline = read_outline(body, looks_like_marker)
    taken: set[str] = set()
    start = 0
    ends = [(block.first, block.last) for block in outline.blocks if block.kind == "directive"]
    for first, last in (*ends, (len(lines), len(lines))):
        if any(line.strip() for line in lines[start:first]):
            rendered = render_markdown(
                "\n".join(lines[start:first]),
                file,
                first_line + start,
                heading_offset=1,
                id_prefix=f"{one.id}--",
                taken_ids=taken,
                references=outline.references,
            )
            taken |= {heading.id for heading in rendered.headings}
            one.parts.append(Prose(rendered.html, rendered.text))
            yield from rendered.findings
        start = last
        if first == len(lines):
            return
        number = first_line + first
        marker = read_marker(lines[first])
        if marker is None or "include" not in marker.words:
            begin = len(lines[first]) - len(lines[first].lstrip())
            extent = Extent(number, begin + 1, number, max(len(lines[first].rstrip()), 1) + 1)
            hint = sentence(
                "a shared passage is for all and in the language of its file name; say for whom it"
                " is where you include it"
            )
            yield faults.misplaced_marker(file, extent, hint)
        else:
            (word,) = marker.words["include"]
            extent = Extent(number, word.begin, number, word.end)
            one.parts.append(_Include(word.text, extent))


def _judge(written: Mapping[str, Mapping[str, _Written]]) -> Iterator[Finding]:
    """Includes that lead nowhere, back to themselves, or out of the language."""
    in_circle: set[str] = set()
    for name, spoken in written.items():
        for language, one in spoken.items():
            for include in one.includes():
                place = Place((), one.file, extent=include.extent)
                there = written.get(include.id)
                if there is None:
                    yield dangling(place, "passage", include.id, frozenset(written))
                elif (chain := _way(include.id, name, written)) is not None:
                    if name not in in_circle:
                        in_circle |= {name, *chain}
                        way = " → ".join([name, *chain])
                        text = sentence("{chain} leads back to itself", chain=way)
                        hint = sentence("take one {key} out", key="include")
                        yield Finding("circular-reference", place, text, hint)
                elif language not in there and "" not in there:
                    yield untranslated(place, include.id, language, tuple(there))


def untranslated(place: Place, passage: str, language: str, there: tuple[str, ...]) -> Finding:
    """A passage that stands in a text of a language in which it does not exist."""
    text = sentence(
        "the passage {passage} is not written in {language}; it is shown in {other}",
        passage=passage,
        language=Term(language or "none"),
        other=Term(there[0]),
    )
    file = f"accounts/passages/{passage}.{language}.md" if language else f"{passage}.md"
    hint = sentence("write {file}", file=file)
    return Finding("passage-not-translated", place, text, hint)


def _way(
    start: str, goal: str, written: Mapping[str, Mapping[str, _Written]]
) -> tuple[str, ...] | None:
    """The passages from one to another, both included, or None where no way leads there."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        if way[-1] == goal:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            follow = [i.id for one in written.get(way[-1], {}).values() for i in one.includes()]
            ways += [(*way, each) for each in dict.fromkeys(follow)]
    return None


def _compose(
    one: _Written, written: Mapping[str, Mapping[str, _Written]], above: tuple[str, ...]
) -> Prose:
    """The text with what it includes; nothing is put into itself."""
    html, text = [], []
    for part in one.parts:
        if isinstance(part, Prose):
            html.append(part.html)
            text.append(part.text)
            continue
        spoken = written.get(part.id, {})
        language = next((each for each in (one.language, "", *spoken) if each in spoken), None)
        if language is None or part.id in above:
            continue
        inner = _compose(spoken[language], written, (*above, part.id))
        is_foreign = language not in (one.language, "")
        html.append(f'<div lang="{language}">{inner.html}</div>\n' if is_foreign else inner.html)
        text.append(inner.text)
    return Prose("".join(html), "\n".join(filter(None, text)))
