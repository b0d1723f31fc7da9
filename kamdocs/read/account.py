"""The files of one account folder in; a typed account, where its parts stand, and findings out.

A part may be written inline in `account.yaml` or in a file of its own: the account is the same.
Nothing is derived here and no other account is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.origins import Origin, Origins
from kamdocs.diagnostics.place import Extent, Path, Place, key_of
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.model.account import Account, broken_offer
from kamdocs.model.prose import Prose, Section
from kamdocs.model.shared import Shared
from kamdocs.read.document import Document
from kamdocs.read.frozen import offer_digest
from kamdocs.read.ids import (
    check_cycles,
    check_duplicates,
    check_includes,
    check_references,
    known_in,
)
from kamdocs.read.log_book import read_log
from kamdocs.read.log_lines import known_names
from kamdocs.read.markdown import render_markdown
from kamdocs.read.names import Names, name_people, names_in, names_of
from kamdocs.read.proposal import bad_file_name, read_proposal, without_front_matter
from kamdocs.read.schema import validate
from kamdocs.read.suggest import nearest
from kamdocs.read.suppressions import Suppression
from kamdocs.read.task_list import read_tasks
from kamdocs.values.identifier import LONGEST_ID, id_fault, make_id
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import CONTACT_PARTS, SPLIT_PARTS

_MADE_HERE = frozenset(["id", "strategy"])


@dataclass(frozen=True, slots=True)
class AccountRead:
    """An account as read: what stands of it, which top-level parts are broken, and where all is.

    `sources` are digests of what its offers say to the customer, by their ids.
    """

    account: Account
    broken: frozenset[str]
    origins: Origins
    findings: tuple[Finding, ...]
    suppressions: Mapping[str, tuple[Suppression, ...]]
    sources: Mapping[str, str] = field(default_factory=dict)


def read_account(account_id: str, documents: Mapping[str, Document], shared: Shared) -> AccountRead:
    """Compose an account from its files.

    `documents` are the files that were read, by their name inside the account's folder
    (`account.yaml`, `log/2026-10-01-visit.md`), endings as kamdocs usually writes them.
    """
    composer = _Composer(account_id, shared)
    for name in sorted(documents, key=_order):
        composer.take(name, documents[name])
    return composer.finish()


def _order(name: str) -> tuple[bool, bool, str]:
    """The main file first; last those whose name has to be changed to be an id."""
    path = PurePosixPath(name)
    is_offer = path.parent.name == "proposals"
    return name != "account.yaml", is_offer and id_fault(path.stem) is not None, name


@dataclass(slots=True)
class _Composer:
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
        self.maps[document.file] = document.source_map
        self.suppressions[document.file] = document.suppressions
        self.findings += document.findings
        path = PurePosixPath(name)
        if name == "account.yaml":
            self.main = document.file
            self.take_account(document)
        elif name == "contacts.yaml":
            self.take_contacts(document)
        elif name == "plan.md":
            self.take_plan(document)
        elif name == "actions.md":
            self.take_actions(document)
        elif name == "log.md":
            self.take_log(document)
        elif path.parent.name == "log":
            self.take_log_entry(document)
        elif path.parent.name == "proposals":
            self.take_proposal(path.stem, document)
        elif path.stem in SPLIT_PARTS:
            self.take_part(path.stem, document, document.value)

    def take_account(self, document: Document) -> None:
        self.parts[()] = Origin(document.file)
        if not document.is_whole:
            # Whatever is missing may stand in the part that could not be read.
            self.miss_account()
            self.unread.update(document.broken)
        if not self.is_mapping(document):
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
        self.broken |= {"tier", "owner", "name"}
        self.unread.add(("name",))

    def take_contacts(self, document: Document) -> None:
        if not self.is_mapping(document):
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
                self.take_part(part, document, value[part], (part,))

    def take_part(self, part: str, document: Document, value: Any, inside: Path = ()) -> None:
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

    def take_plan(self, document: Document) -> None:
        self.take_part("plan", document, document.value)
        rendered = render_markdown(
            document.body, document.file, document.body_line, heading_offset=1, id_prefix="plan-"
        )
        self.findings += rendered.findings
        self.strategy = Prose(rendered.html, rendered.text)

    def take_actions(self, document: Document) -> None:
        read = read_tasks(document.body, document.file, document.body_line)
        self.findings += read.findings
        self.add_positions(document, read.positions)
        self.take_part("actions", document, list(read.tasks))

    def take_log(self, document: Document) -> None:
        read = read_log(document.body, document.file, document.body_line, known_names(self.shared))
        self.findings += read.findings
        self.add_positions(document, read.positions)
        for number, entry in enumerate(read.entries):
            self.parts[("log", len(self.log))] = Origin(document.file, (number,))
            self.noted.add(len(self.log))
            prose = Prose(entry.rendered.html, entry.rendered.text)
            self.log.append({**entry.value, "text": prose})
        for number, unfiled in enumerate(read.unfiled, len(read.entries)):
            self.parts[("log", len(self.log))] = Origin(document.file, (number,))
            self.add_positions(document, {(number,): unfiled.extent})
            prose = Prose(unfiled.rendered.html, unfiled.rendered.text)
            self.log.append({"title": unfiled.title or None, "text": prose})

    def take_log_entry(self, document: Document) -> None:
        if not self.is_mapping(document):
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
        return names_of((key, member.name) for key, member in self.shared.team.people.items())

    def take_proposal(self, proposal_id: str, document: Document) -> None:
        if not self.is_mapping(document):
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
        self.add_positions(document, read.positions)
        self.parts[("proposals", proposal_id)] = Origin(document.file)
        if not document.is_whole:
            self.broken.add("proposals")
            self.unread.update(("proposals", proposal_id, *path) for path in document.broken)
        self.proposals[proposal_id] = read.values
        self.sources[proposal_id] = offer_digest(document)

    def add_positions(self, document: Document, positions: Mapping[Path, Extent]) -> None:
        source = self.maps.get(document.file, document.source_map)
        self.maps[document.file] = replace(source, values={**source.values, **positions})

    def is_mapping(self, document: Document) -> bool:
        if isinstance(document.value, dict):
            return True
        if document.value is not None:
            text = sentence("keys and values expected")
            help_text = sentence("write one key a line: name: Acme")
            self.findings.append(Finding("wrong-shape", Place((), document.file), text, help_text))
        return False

    def finish(self) -> AccountRead:
        if not self.main:
            self.miss_account()
        self.findings += check_duplicates(Account, self.tree)
        name_people(self.log, self.noted, names_in(self.tree.get("people")), self.ours())
        tree = {**self.tree, "id": self.account_id, "strategy": self.strategy}
        if self.log:
            inline = tree.get("log")
            tree["log"] = [*self.log, *(inline if isinstance(inline, list) else [])]
        if self.proposals:
            tree["proposals"] = self.proposals
        validated = validate(
            Account,
            tree,
            currency=self.shared.settings.currency,
            unread=self.unread,
            fallback={"name": self.account_id, "id": self.account_id},
        )
        self.findings += self.about_folder(validated.findings)
        self.broken |= {str(path[0]) for path in validated.broken}
        self.broken |= {
            broken_offer(str(path[1]))
            for path in (*validated.broken, *self.unread)
            if path[:1] == ("proposals",) and len(path) > 1
        }
        account = validated.record or Account.model_validate(
            {"id": "broken", "name": self.account_id}
        )
        if validated.record is None or account.id != self.account_id:
            account = account.model_copy(update={"id": self.account_id})
        broken = frozenset(self.broken)
        self.findings += check_references(
            account, known_in(account, self.shared), broken | self.shared.broken
        )
        self.findings += check_cycles(account)
        self.findings += check_includes(account, self.shared.passages)
        main = self.main or f"accounts/{self.account_id}/account.yaml"
        origins = Origins(main, self.parts, self.maps)
        return AccountRead(
            account, broken, origins, tuple(self.findings), self.suppressions, self.sources
        )

    def about_folder(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The id is the folder's name, which is judged with the folder."""
        return tuple(found for found in findings if found.place.path != ("id",))
