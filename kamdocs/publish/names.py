"""Which names a published file may have: relative, inside the folder, the same on every system.

Names go in, the reasons against some of them come out; nothing here touches the disk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from kamdocs.publish.errors import UnsafeNamesError
from kamdocs.publish.marker import MARKER
from kamdocs.values.sentence import Sentence, sentence

LONGEST_SEGMENT = 255  # bytes; what ext4, APFS and NTFS take
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\..*)?", re.IGNORECASE
)


def check_names(names: Iterable[str], folder: Path) -> None:
    """Raise UnsafeNamesError with every name that cannot be published into `folder`."""
    faults = find_unsafe_names(names)
    if faults:
        listed = tuple(sentence("{name} {fault}", name=repr(n), fault=f) for n, f in faults.items())
        raise UnsafeNamesError(
            folder, sentence("These files cannot be published: {faults}", faults=listed)
        )


def find_unsafe_names(names: Iterable[str]) -> dict[str, Sentence]:
    """Why names cannot be published, by name; empty when all can."""
    faults: dict[str, Sentence] = {}
    for name in names:
        fault = _own_fault(name)
        if fault is not None:
            faults[name] = fault
    sound = [name for name in names if name not in faults]
    return faults | _clashes(sound)


def _own_fault(name: str) -> Sentence | None:
    if name == MARKER:
        return sentence("is the name of our own mark")
    if name.startswith("/"):
        return sentence("is not relative")
    if not name.isascii() and unicodedata.normalize("NFC", name) != name:
        return sentence("is not in Unicode's composed form (NFC)")
    return next((fault for part in name.split("/") if (fault := _part_fault(part))), None)


def _part_fault(part: str) -> Sentence | None:
    if part in {"", ".", ".."}:
        return sentence("has an empty part or leaves the folder")
    if _FORBIDDEN.search(part):
        return sentence("has a character that some systems do not allow")
    if part[-1] in ". ":
        return sentence("has a part that ends with a dot or a space")
    if _DEVICE.fullmatch(part):
        return sentence("has a part that Windows keeps for a device")
    try:
        size = len(part.encode())
    except UnicodeEncodeError:
        return sentence("is not text")
    return sentence("has a part that is too long") if size > LONGEST_SEGMENT else None


def _clashes(names: Iterable[str]) -> dict[str, Sentence]:
    """Names that meet another on a file system without upper and lower case, folders included."""
    faults: dict[str, Sentence] = {}
    spelled: dict[str, str] = {}  # folded → as first written
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        for path in (*_folders_of(name), name):
            first = spelled.setdefault(_fold(path), path)
            if first != path:
                faults[name] = sentence("differs from {other} only by case", other=repr(first))
        files[_fold(name)] = name
        folders.update((_fold(folder), name) for folder in _folders_of(name))
    for folded in files.keys() & folders.keys():
        faults.setdefault(
            files[folded], sentence("is also the folder of {other}", other=repr(folders[folded]))
        )
    return faults


def _fold(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def _folders_of(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]
