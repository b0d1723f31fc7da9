"""The frozen files of an account in; the issued versions of each offer as they were found out.

A lock is text whose last line is the digest of all before it, so any change of any byte is seen. What
was changed is told by rules; nothing is judged here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from kamdocs.model.frozen import LOCK, Frozen, FrozenVersion, SealState
from kamdocs.model.issued import FORMAT, Issued
from kamdocs.model.proposal import Proposal
from kamdocs.model.shape import fields_of
from kamdocs.read.document import Document
from kamdocs.read.schema import validate
from kamdocs.read.text import unify_line_ends
from kamdocs.read.yaml import read_yaml
from kamdocs.workspace.files import FileFault
from kamdocs.workspace.layout import ISSUED

_SEAL = re.compile(rb"digest: ([0-9a-f]{64})\n")
_VERSION = re.compile(r"v([1-9][0-9]{0,5})")
_SHAPES = frozenset(["editions"])
"""Fields that are internal themselves and yet decide what the customer gets."""


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A frozen file as it was found: its digest, and of a lock the bytes; nothing when it is not readable."""

    digest: str | None = None
    lock: bytes | None = None


def look_at(name: str, data: bytes | FileFault) -> FrozenFile:
    """What is kept of a frozen file: never the bytes of a PDF."""
    if isinstance(data, FileFault):
        return FrozenFile()
    is_lock = PurePosixPath(name).name == LOCK
    return FrozenFile(sha256(data).hexdigest(), data if is_lock else None)


def seal(text: str) -> bytes:
    """The bytes of a lock that says `text`: the digest of it stands on its last line."""
    data = text.encode()
    return data + f"digest: {sha256(data).hexdigest()}\n".encode()


def read_frozen(
    files: Mapping[str, FrozenFile], sources: Mapping[str, str], folder: str
) -> Mapping[str, Frozen]:
    """Put the frozen files of an account together, by the offer's id.

    `files` are named as in the account's folder, which is `folder`; `sources` are the digests of what
    the offers say now, by their ids.
    """
    homes: dict[str, dict[str, dict[str, FrozenFile]]] = {}
    for name, file in sorted(files.items()):
        offer, version, *rest = PurePosixPath(name).parts[1:]
        # A file that lies in no version's folder is kept with the folder that holds it.
        home, inside = (version, "/".join(rest)) if rest else ("", version)
        offers = homes.setdefault(offer.removesuffix(ISSUED), {})
        offers.setdefault(home, {})[inside] = file
    return {
        offer: Frozen(
            tuple(
                sorted(
                    (
                        _version(f"{folder}/proposals/{offer}{ISSUED}", home, found)
                        for home, found in versions.items()
                    ),
                    key=lambda each: (each.version is None, each.version or 0, each.folder),
                )
            ),
            sources.get(offer),
        )
        for offer, versions in homes.items()
    } | {offer: Frozen((), source) for offer, source in sources.items() if offer not in homes}


def offer_digest(document: Document) -> str:
    """A digest of what an offer's file says to the customer: fields that are printed, and the text.

    How it is written (order, quotes, comments) does not count, nor what is recorded afterwards.
    """
    shapes = fields_of(Proposal)
    front = document.value if isinstance(document.value, dict) else {}
    told = {
        key: value
        for key, value in front.items()
        if value is not None
        and (key in _SHAPES or (key in shapes and shapes[key].level == "shareable"))
    }
    body = "\n".join(line.rstrip() for line in unify_line_ends(document.body).strip().split("\n"))
    written = json.dumps([told, body], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _version(parent: str, home: str, found: Mapping[str, FrozenFile]) -> FrozenVersion:
    number = _VERSION.fullmatch(home)
    folder = f"{parent}/{home}" if home else parent
    files = {name: file.digest for name, file in found.items() if name != LOCK}
    version = int(number[1]) if number else None
    lock = found.get(LOCK)
    if lock is None:
        return FrozenVersion(folder, version, None, "missing", None, files)
    if lock.lock is None:
        return FrozenVersion(folder, version, None, "unread", None, files)
    issued, state, digest = _read_lock(lock.lock)
    return FrozenVersion(folder, version, issued, state, digest, files)


def _read_lock(data: bytes) -> tuple[Issued | None, SealState, str | None]:
    if data.count(b"\r\n") == data.count(b"\n"):
        data = data.replace(b"\r\n", b"\n")  # As git hands files out on some machines.
    start = data.rfind(b"\n", 0, len(data) - 1) + 1
    said = _SEAL.fullmatch(data[start:])
    if said is None or sha256(data[:start]).hexdigest() != said[1].decode():
        return None, "broken", None
    digest = said[1].decode()
    tree = read_yaml("", data[:start].decode()).value
    if not isinstance(tree, dict):
        return None, "newer", digest
    if str(tree.get("format")) != str(FORMAT):
        return None, "newer", digest
    values: dict[str, Any] = dict(tree)
    validated = validate(Issued, values, currency=str(tree.get("currency", "")))
    if validated.record is None or validated.findings:
        return None, "newer", digest
    return validated.record, "whole", digest
