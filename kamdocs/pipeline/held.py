"""Which bytes of a workspace to show while somebody writes in it: those it has, or those it had.

A folder that can be read is taken as it is, and kept. One with a file that cannot be is shown as
it was when last it could. Nothing is judged here: who reads the files says which are faulty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kamdocs.workspace.files import FileFault
from kamdocs.workspace.walk import Listing

Bytes = bytes | FileFault
Group = str | None
"""What is kept or held together: an account's folder by its name, or settings and shared files."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of a workspace at one moment, with their bytes."""

    listing: Listing
    files: Mapping[str, Bytes]

    def read(self, file: str) -> Bytes:
        """The bytes of a file."""
        return self.files.get(file, FileFault("missing"))

    def groups(self) -> tuple[Group, ...]:
        """All groups there are."""
        return (None, *self.listing.accounts)

    def names(self, group: Group) -> tuple[str, ...]:
        """The files of a group."""
        if group is not None:
            return self.listing.accounts[group]
        settings = (self.listing.settings,) if self.listing.settings else ()
        return (*settings, *self.listing.shared)


def snap(listing: Listing, read: Callable[[str], Bytes]) -> Snapshot:
    """Read every file of a listing now."""
    empty = Snapshot(listing, {})
    names = (name for group in empty.groups() for name in empty.names(group))
    return Snapshot(listing, {name: read(name) for name in names})


@dataclass(slots=True)
class Held:
    """What each group said when last it could be read."""

    good: dict[Group, Mapping[str, Bytes]] = field(default_factory=dict)

    def keep(self, snapshot: Snapshot, faulty: Iterable[Group]) -> None:
        """Keep the groups that can be read, and forget those that are gone."""
        bad = set(faulty)
        self.good = {
            group: {name: snapshot.files[name] for name in snapshot.names(group)}
            if group not in bad
            else self.good[group]
            for group in snapshot.groups()
            if group not in bad or group in self.good
        }

    def instead(self, snapshot: Snapshot, faulty: Iterable[Group]) -> Snapshot:
        """The snapshot with what is kept in place of the faulty groups, where something is kept."""
        listing, files = snapshot.listing, dict(snapshot.files)
        for group in set(faulty) & self.good.keys():
            kept = self.good[group]
            files |= kept
            if group is None:
                listing = _with_shared(listing, kept)
            else:
                listing = replace(listing, accounts={**listing.accounts, group: tuple(kept)})
        return Snapshot(listing, files)


def _with_shared(listing: Listing, kept: Mapping[str, Bytes]) -> Listing:
    settings = next((name for name in kept if "/" not in name), None)
    shared = tuple(name for name in kept if name != settings)
    return replace(listing, settings=settings, shared=shared)
