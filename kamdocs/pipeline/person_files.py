"""A workspace in; every file of it that may say something about a person, as text, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kamdocs.edit.rename import Kept
from kamdocs.exchange.memory import FOLDER as MEMORIES
from kamdocs.model.settings.settings import Settings
from kamdocs.pipeline.rename import SHARED_KEPT, kept_in
from kamdocs.privacy.written import Room, Written
from kamdocs.read.folder import read_folders
from kamdocs.workspace.files import FileFault, read_bytes
from kamdocs.workspace.layout import (
    ACCOUNTS,
    OUTPUT,
    PROPOSALS,
    YAML_ENDINGS,
    usual_name,
)
from kamdocs.workspace.overlay import is_there
from kamdocs.workspace.walk import list_folder, list_workspace

_LARGEST_MEMORY = 100_000_000
_TEXTS = (*YAML_ENDINGS, ".md", ".csv", ".txt", ".html", ".json", ".ics", ".vcf")
_FROZEN = ".issued"
_ELSEWHERE = frozenset([ACCOUNTS, OUTPUT, "node_modules"])


@dataclass(frozen=True, slots=True)
class PersonFiles:
    """The texts, and the bytes each was read from by name; `unread` could not be read as text.

    `overlay` is the folder that the files of the room `overlay` are named relative to, and
    `overlay_data` the bytes of those.
    """

    texts: tuple[Written, ...]
    data: Mapping[str, bytes]
    overlay_data: Mapping[str, bytes]
    unread: tuple[str, ...]
    overlay: Path | None


def gather_person_files(root: Path, overlay: Path) -> PersonFiles:
    """Read every text of the workspace, of its overlay if it is there, and of what imports remember."""
    folder = overlay.resolve() if is_there(overlay) else None
    reading = _Reading(root, folder)
    reading.read_all()
    return PersonFiles(
        tuple(reading.texts), reading.data, reading.overlay_data, tuple(reading.unread), folder
    )


class _Reading:
    def __init__(self, root: Path, overlay: Path | None) -> None:
        self.root, self.overlay = root, overlay
        self.texts: list[Written] = []
        self.data: dict[str, bytes] = {}
        self.overlay_data: dict[str, bytes] = {}
        self.unread: list[str] = []

    def read_all(self) -> None:
        listing = list_workspace(self.root)
        if listing.settings:
            self._take(listing.settings, listing.settings, None, Kept(Settings))
        for file in listing.shared:
            name = usual_name(PurePosixPath(file).name)
            is_top = len(PurePosixPath(file).parts) == 2
            self._take(file, name, None, SHARED_KEPT.get(name) if is_top else None)
        for folder in read_folders(listing):
            names = {file: name for name, file in folder.files.items()}
            for file in listing.accounts[folder.folder]:
                short = file.removeprefix(f"{ACCOUNTS}/{folder.folder}/")
                self._own(file, names.get(file), short, folder.id)
        for file in listing.strays:
            self._take(file, file, None, None)
        for file in self._beside():
            if file not in self.data and file.endswith(_TEXTS):
                self._take(file, file, None, None, "beside")
        for file in list_folder(self.root, MEMORIES):
            self._take(file, file, None, None, "imports", _LARGEST_MEMORY)
        self._overlay()

    def _beside(self) -> Iterator[str]:
        """The files around those of the workspace: exports, templates, notes of people's own."""
        for path in sorted(self.root.iterdir()):
            is_ours = path.name in _ELSEWHERE or path.resolve() == self.overlay
            if path.name.startswith(".") or is_ours or path.is_symlink():
                continue
            if path.is_dir():
                yield from list_folder(self.root, path.name)
            else:
                yield path.name

    def _own(self, file: str, name: str | None, inside: str, account: str) -> None:
        """A file of an account; one that nothing reads has no `name` there."""
        if _FROZEN in inside.partition("/")[2].partition("/")[0] and inside.startswith(PROPOSALS):
            self._take(file, inside, account, None, "frozen")
        else:
            self._take(file, name or inside, account, kept_in(name) if name else None)

    def _overlay(self) -> None:
        folder = self.overlay
        if folder is None:
            return
        for file in list_folder(folder.parent, folder.name):
            path = PurePosixPath(file)
            inside = path.relative_to(folder.name).as_posix()
            data = read_bytes(folder, inside)
            if isinstance(data, FileFault):
                self.unread.append(file)
                continue
            account = path.stem if len(path.parts) == 2 else None
            self._put(inside, usual_name(inside), data, account, None, "overlay")

    def _take(
        self,
        file: str,
        name: str,
        account: str | None,
        kept: Kept | None,
        room: Room = "files",
        largest: int | None = None,
    ) -> None:
        data = read_bytes(self.root, file, *([] if largest is None else [largest]))
        if not isinstance(data, FileFault):
            self._put(file, name, data, account, kept, room)
        elif file.endswith(_TEXTS):
            self.unread.append(file)

    def _put(
        self,
        file: str,
        name: str,
        data: bytes,
        account: str | None,
        kept: Kept | None,
        room: Room,
    ) -> None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            self.unread += [file] if file.endswith(_TEXTS) else []
            return
        self.texts.append(Written(file, name, text, account, kept, room))
        (self.overlay_data if room == "overlay" else self.data)[file] = data


def frozen_papers(root: Path, account: str) -> Iterator[str]:
    """The PDFs frozen with the proposals of an account, by name."""
    for file in list_folder(root, f"{ACCOUNTS}/{account}/{PROPOSALS}"):
        if f"{_FROZEN}/" in file and file.endswith(".pdf"):
            yield file
