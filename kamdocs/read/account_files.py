"""The files of one account folder in; a tree of plain values, where its parts stand, and findings out.

A part may be written inline in `account.yaml` or in a file of its own: the tree is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.origins import Origin
from kamdocs.diagnostics.place import Extent, Path, Place, key_of
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.model.prose import Prose, Section
from kamdocs.model.shared import Shared
from kamdocs.read.document import Document
from kamdocs.read.frozen import offer_digest
from kamdocs.read.log_book import read_log
from kamdocs.read.log_lines import known_names
from kamdocs.read.markdown import render_markdown
from kamdocs.read.names import Names, names_of
from kamdocs.read.proposal import bad_file_name, read_proposal, without_front_matter
from kamdocs.read.suggest import nearest
from kamdocs.read.suppressions import Suppression
from kamdocs.read.task_list import read_tasks
from kamdocs.values.identifier import LONGEST_ID, id_fault, make_id
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import CONTACT_PARTS, SPLIT_PARTS

_MADE_HERE = frozenset(["id", "strategy"])


@dataclass(slots=True)
class Composer:
    """Where the files of an account are put together: one after the other is taken."""

    account_id: str
    shared: Shared
    tree: dict[str, Any] = field(default_factory=dict)
    parts: dict[Path, Origin] = field(default_factory=dict)
    maps: dict[str, SourceMap] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    unread: set[Path] = field(default_factory=set)
    suppressions: dict[str, tuple[Suppression, ...]] = field(default_factory=dict)
    main: str = ""
    log: list[Any] = field(default_factory=list)
    noted: set[int] = field(default_factory=set)
    proposals: dict[str, Any] = field(default_factory=dict)
    sections: dict[str, tuple[Section, ...]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    strategy: Prose = field(default_factory=Prose)

    def take(self, name: str, document: Document) -> None:
        """Take a file by its name inside the account's folder."""
        self.maps[document.file] = document.source_map
        self.suppressions[document.file] = document.suppressions
        self.findings += document.findings
        path = PurePosixPath(name)
        if name == "account.yaml":
            self.main = document.file
            self._take_account(document)
        elif name == "contacts.yaml":
            self._take_contacts(document)
        elif name == "plan.md":
            self._take_plan(document)
        elif name == "actions.md":
            self._take_actions(document)
        elif name == "log.md":
            self._take_log(document)
        elif path.parent.name == "log":
            self._take_log_entry(document)
        elif path.parent.name == "proposals":
            self._take_proposal(path.stem, document)
        elif path.stem in SPLIT_PARTS:
            self._take_part(path.stem, document, document.value)

    def _take_account(self, document: Document) -> None:
        self.parts[()] = Origin(document.file)
        if not document.is_whole:
            # Whatever is missing may stand in the part that could not be read.
            self.miss_account()
            self.unread.update(document.broken)
        if not self._is_mapping(document):
            self.miss_account()
            return
        for key, value in document.value.items():  # type: ignore[union-attr]
            if key in _MADE_HERE:
                text = sentence("{key} is not written here", key=key)
                help_text = sentence(
                    "the id is the name of the folder; the strategy stands in plan.md"
                )
                self.findings.append(Finding("unknown-key", key_of(key), text, help_text))
            else:
                self.tree[key] = value

    def miss_account(self) -> None:
        """Note that what an account cannot be without was not read."""
        self.broken |= {"tier", "owner", "name"}
        self.unread.add(("name",))

    def _take_contacts(self, document: Document) -> None:
        if not self._is_mapping(document):
            if not document.is_whole or document.value is not None:
                self.broken.update(CONTACT_PARTS)
            return
        value: dict[str, Any] = document.value  # type: ignore[assignment]
        for key in value:
            if key not in CONTACT_PARTS:
                text = sentence("unknown key {key}", key=key)
                meant = nearest(key, CONTACT_PARTS)
                help_text = (
                    sentence("did you mean {meant}?", meant=meant)
                    if meant
                    else sentence(
                        "known here: {known}; own fields go below custom or begin with x-",
                        known=CONTACT_PARTS,
                    )
                )
                self.findings.append(
                    Finding("unknown-key", key_of(key, file=document.file), text, help_text)
                )
        for part in CONTACT_PARTS:
            if part in value:
                self._take_part(part, document, value[part], (part,))

    def _take_part(self, part: str, document: Document, value: Any, inside: Path = ()) -> None:
        if not document.is_whole:
            self.broken.add(part)
            self.unread.update(
                (part, *path[len(inside) :])
                for path in document.broken
                if path[: len(inside)] == inside[: len(path)]
            )
        if value is None:
            return
        if self.tree.get(part) is not None:
            text = sentence("{part} is written here and in {file}", part=part, file=document.file)
            help_text = sentence("keep one of the two; what stands here is not used")
            self.findings.append(
                Finding("written-twice", Place((part,), self.main, "key"), text, help_text)
            )
        self.tree[part] = value
        self.parts[(part,)] = Origin(document.file, inside)

    def _take_plan(self, document: Document) -> None:
        self._take_part("plan", document, document.value)
        rendered = render_markdown(
            document.body, document.file, document.body_line, heading_offset=1, id_prefix="plan-"
        )
        self.findings += rendered.findings
        self.strategy = Prose(rendered.html, rendered.text)

    def _take_actions(self, document: Document) -> None:
        read = read_tasks(document.body, document.file, document.body_line)
        self.findings += read.findings
        self._add_positions(document, read.positions)
        self._take_part("actions", document, list(read.tasks))

    def _take_log(self, document: Document) -> None:
        read = read_log(document.body, document.file, document.body_line, known_names(self.shared))
        self.findings += read.findings
        self._add_positions(document, read.positions)
        for number, entry in enumerate(read.entries):
            self.parts[("log", len(self.log))] = Origin(document.file, (number,))
            self.noted.add(len(self.log))
            prose = Prose(entry.rendered.html, entry.rendered.text)
            self.log.append({**entry.value, "text": prose})
        for number, unfiled in enumerate(read.unfiled, len(read.entries)):
            self.parts[("log", len(self.log))] = Origin(document.file, (number,))
            self._add_positions(document, {(number,): unfiled.extent})
            prose = Prose(unfiled.rendered.html, unfiled.rendered.text)
            self.log.append({"title": unfiled.title or None, "text": prose})

    def _take_log_entry(self, document: Document) -> None:
        if not self._is_mapping(document):
            return
        entry: dict[str, Any] = dict(document.value)  # type: ignore[arg-type]
        if "on" not in entry:
            day = PurePosixPath(document.file).stem[:10]
            entry["on"] = day if day[:4].isdigit() else None
        rendered = render_markdown(
            document.body,
            document.file,
            document.body_line,
            heading_offset=2,
            id_prefix=f"{PurePosixPath(document.file).stem}--",
        )
        self.findings += rendered.findings
        if rendered.html:
            entry["text"] = Prose(rendered.html, rendered.text)
        self.parts[("log", len(self.log))] = Origin(document.file)
        self.log.append(entry)

    def ours(self) -> Names:
        """What our own people are called in notes."""
        return names_of((key, member.name) for key, member in self.shared.team.people.items())

    def _take_proposal(self, proposal_id: str, document: Document) -> None:
        if not self._is_mapping(document):
            return
        if document.body_line == 1:
            # There is no front matter, or nothing could be read at all.
            self.broken.add("proposals")
            self.findings += [without_front_matter(document.file)] if document.is_whole else []
            return
        fault = id_fault(proposal_id)
        if fault is not None:
            written, proposal_id = proposal_id, make_id(proposal_id)
            self.findings.append(bad_file_name(document.file, written, proposal_id))
            while proposal_id in self.proposals:
                proposal_id = f"{proposal_id[: LONGEST_ID - 2]}-2"
        read = read_proposal(document)
        self.findings += read.findings
        self._add_positions(document, read.positions)
        self.parts[("proposals", proposal_id)] = Origin(document.file)
        if not document.is_whole:
            self.broken.add("proposals")
            self.unread.update(("proposals", proposal_id, *path) for path in document.broken)
        self.proposals[proposal_id] = read.values
        self.sources[proposal_id] = offer_digest(document)

    def _add_positions(self, document: Document, positions: Mapping[Path, Extent]) -> None:
        source = self.maps.get(document.file, document.source_map)
        self.maps[document.file] = replace(source, values={**source.values, **positions})

    def _is_mapping(self, document: Document) -> bool:
        if isinstance(document.value, dict):
            return True
        if document.value is not None:
            text = sentence("keys and values expected")
            help_text = sentence("write one key a line: name: Acme")
            self.findings.append(Finding("wrong-shape", Place((), document.file), text, help_text))
        return False
