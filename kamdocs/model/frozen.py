"""What lies in the folder of an issued version, as it was found: the lock and the digests of all files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kamdocs.model.issued import Issued

LOCK = "lock.yaml"

SealState = Literal["whole", "broken", "missing", "unread", "newer"]
"""How a lock is found: as written, changed, gone, not readable, of a format this program is too old for."""


@dataclass(frozen=True, slots=True)
class FrozenVersion:
    """One folder `vN` beside an offer.

    `folder` is its path in the workspace, `version` the N of its name (None when it is no number).
    `lock` is what the lock says, None where that cannot be relied on; `seal` how it was found,
    `digest` the one at its end. `files` are the SHA-256 of every other file by its name inside,
    None for one that cannot be read.
    """

    folder: str
    version: int | None
    lock: Issued | None
    seal: SealState
    digest: str | None = None
    files: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frozen:
    """The issued versions of one offer, and the digest of what its source says now (None: no source)."""

    versions: tuple[FrozenVersion, ...] = ()
    source: str | None = None
