"""A commit and a day in; the figures that accounts had there, as of that day, out.

A look is pure, so it is remembered by its commit: what was committed never changes. Files that two
looks have in common, by their ids in git, are read once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from kamdocs.derive.account.facts import derive_facts
from kamdocs.derive.account.vitals import take_vitals
from kamdocs.derive.vitals import Vitals
from kamdocs.history.fault import GitFault
from kamdocs.history.tree import Snapshot, files_at
from kamdocs.model.shared import Shared
from kamdocs.pipeline.past import readable
from kamdocs.read.account import read_account
from kamdocs.read.document import Document, read_document
from kamdocs.read.folder import AccountFolder, read_folders
from kamdocs.read.shared import read_shared
from kamdocs.work.fingerprint import fingerprint
from kamdocs.work.run import Step
from kamdocs.work.store import digest_of
from kamdocs.workspace.walk import Listing

_AMOUNTS = (
    "score", "low", "high", "coverage", "health", "earned", "target", "weighted", "potential",
)  # fmt: skip

Seen = Mapping[str, Vitals] | GitFault
"""The figures of accounts by id, or why git could not say."""

_LIBRARIES = ("babel", "holidays", "markdown-it-py", "mdit-py-plugins", "pydantic", "pyyaml")


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked: accounts (all of them without `only`) at a commit, as of a day."""

    commit: str
    day: date
    only: tuple[str, ...] | None = None


@dataclass(slots=True)
class PastReader:
    """Looks at commits of the workspace `root`, and knows the files it has read."""

    root: Path
    _documents: dict[tuple[str, str], Document] = field(default_factory=dict)
    _shared: dict[tuple[tuple[str, str | None], ...], Shared] = field(default_factory=dict)

    def step(self) -> Step[Look, Seen]:
        """The work of one look, and how it is remembered."""
        return Step(self.look, _key, _write, _read)

    def look(self, asked: Look) -> Seen:
        """The figures of the accounts that were there."""
        snapshot = files_at(self.root, asked.commit)
        if isinstance(snapshot, GitFault):
            return snapshot
        listing = snapshot.listing()
        folders = [
            folder
            for folder in read_folders(listing)
            if folder.files and (asked.only is None or folder.id in asked.only)
        ]
        shared = self._read_shared(snapshot, listing)
        if isinstance(shared, GitFault):
            return shared
        fault = self._read_documents(snapshot, folders)
        if fault is not None:
            return fault
        return {folder.id: self._examine(folder, snapshot, shared, asked.day) for folder in folders}

    def _read_shared(self, snapshot: Snapshot, listing: Listing) -> Shared | GitFault:
        settings = listing.settings
        names = (*((settings,) if settings else ()), *listing.shared)
        ids = tuple((name, snapshot.id_of(name)) for name in names)
        if ids not in self._shared:
            files = snapshot.read(names)
            if isinstance(files, GitFault):
                return files
            data = readable(files)
            own = data.pop(settings, None) if settings else None
            given = (settings, own) if settings and own is not None else None
            unread = {*names} - data.keys() - ({settings} if given else set())
            self._shared[ids] = read_shared(given, data, sorted(str(name) for name in unread)).shared  # fmt: skip
        return self._shared[ids]

    def _read_documents(
        self, snapshot: Snapshot, folders: Iterable[AccountFolder]
    ) -> GitFault | None:
        wanted = {
            file: number
            for folder in folders
            for file in folder.files.values()
            if (number := snapshot.id_of(file)) is not None
            and (file, number) not in self._documents
        }
        files = snapshot.read(wanted)
        if isinstance(files, GitFault):
            return files
        for file, data in readable(files).items():
            self._documents[file, wanted[file]] = read_document(file, data)
        return None

    def _examine(
        self, folder: AccountFolder, snapshot: Snapshot, shared: Shared, day: date
    ) -> Vitals:
        found = {
            name: self._documents.get((file, snapshot.id_of(file) or ""))
            for name, file in folder.files.items()
        }
        documents = {name: each for name, each in found.items() if each is not None}
        read = read_account(folder.id, documents, shared)
        facts = derive_facts(read.account, read.broken, shared, day)
        return take_vitals(facts, shared.settings.health.cap)


def _key(asked: Look) -> str:
    words = [fingerprint(_LIBRARIES), asked.commit, asked.day.isoformat(), *(asked.only or ("*",))]
    return digest_of(word.encode() for word in words)


def _write(seen: Seen) -> bytes | None:
    if isinstance(seen, GitFault):
        return None
    plain = {account: asdict(vitals) for account, vitals in seen.items()}
    return json.dumps(plain, default=str, ensure_ascii=False).encode()


def _read(data: bytes) -> Seen:
    return {account: _vitals(plain) for account, plain in json.loads(data).items()}


def _vitals(plain: dict[str, Any]) -> Vitals:
    amounts = {name: None if plain[name] is None else Decimal(plain[name]) for name in _AMOUNTS}
    people = tuple((key, name) for key, name in plain["key_people"])
    on = date.fromisoformat(plain["on"])
    return Vitals(**{**plain, **amounts, "key_people": people, "on": on})
