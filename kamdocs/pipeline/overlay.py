"""A workspace in; the bytes of its personal overlay out, where somebody asked for them.

Whether the overlay is published by mistake is looked at always; for that none of its files is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.history.tracked import list_tracked
from kamdocs.model.settings.settings import Settings
from kamdocs.pipeline.bytes_of import gather
from kamdocs.read.overlay import by_account, unknown_accounts
from kamdocs.values.sentence import sentence, sentence_n
from kamdocs.workspace.files import read_bytes
from kamdocs.workspace.overlay import (
    OverlayWish,
    find_overlay,
    is_there,
    list_overlay,
    overlay_name,
)

_PUBLISHED = "personal-data"


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay of a workspace, and what is wrong with it as a folder.

    `name` is the folder as findings name it. `files` lead from an account's id to the name of its
    file, `data` from that to its bytes. Nothing is in them unless `is_open`.
    """

    name: str = "private"
    is_open: bool = False
    files: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def file_of(self, account: str) -> str:
        """The file of an account, where it stands or where it would."""
        return self.files.get(account, f"{self.name}/{account}.yaml")

    def as_of(self, was_there: Callable[[str], bool]) -> Overlay:
        """The same overlay at another time: only files that were there then were published then."""
        findings = (
            found
            for found in self.findings
            if found.name != _PUBLISHED or (found.place.file and was_there(found.place.file))
        )
        return replace(self, findings=tuple(findings))

    def judge(self, accounts: Iterable[str]) -> tuple[Finding, ...]:
        """What is wrong with it, once the accounts are known."""
        return (*self.findings, *unknown_accounts(self.files, accounts))


def look_at_overlay(root: Path, settings: Settings, wish: OverlayWish) -> Overlay:
    """Find the overlay and say whether git publishes it; read its files when they are asked for."""
    folder = find_overlay(root, settings.overlay, wish.asked)
    name = overlay_name(folder, root)
    published = tuple(_published(name, list_tracked(root, folder))) if folder.is_dir() else ()
    if not wish.is_open or not is_there(folder):
        return Overlay(name, wish.is_open, findings=published)
    listing = list_overlay(folder)
    files, twice = by_account(f"{name}/{file}" for file in listing.files)
    data, unreadable = gather(
        lambda file: read_bytes(folder, file.removeprefix(f"{name}/")), files.values()
    )
    unreadable = tuple(map(_without_advice_to_publish, unreadable))
    strays = (_stray(f"{name}/{file}") for file in listing.strays)
    return Overlay(name, True, files, data, (*published, *twice, *unreadable, *strays))


def _published(name: str, files: tuple[str, ...]) -> Iterable[Finding]:
    if files:
        yield Finding(
            _PUBLISHED,
            Place((), files[0]),
            sentence_n(
                "git keeps one file of the personal overlay with the workspace",
                "git keeps {count} files of the personal overlay with the workspace",
                len(files),
            ),
            sentence(
                "git rm -r --cached {folder}, and name it in .gitignore; earlier commits still hold it "
                "and must be rewritten before anybody gets them",
                folder=name,
            ),
        )


def _without_advice_to_publish(found: Finding) -> Finding:
    """What is not to be read is not to be copied into the workspace either."""
    if found.name != "link-leaves-workspace":
        return found
    return replace(
        found,
        message=sentence("this link leads out of the overlay, or to nothing"),
        help=sentence("put the file itself into the overlay"),
    )


def _stray(file: str) -> Finding:
    return Finding(
        "unknown-file",
        Place((), file),
        sentence("nothing reads this file"),
        sentence("the overlay has one file an account, without folders: acme.yaml"),
    )
