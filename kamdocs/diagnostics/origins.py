"""Which part of an account came from which file, whether written inline or in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamdocs.diagnostics.place import Path, Place
from kamdocs.diagnostics.source_map import SourceMap


@dataclass(frozen=True, slots=True)
class Origin:
    """A part of the account stands in `file`, below the path `inside` of that file."""

    file: str
    inside: Path = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the parts of an account come from.

    `parts` leads from a path in the account to its origin; the longest path that fits decides.
    `main` is the file shown when nothing fits: the account's own.
    """

    main: str
    parts: Mapping[Path, Origin] = field(default_factory=dict)
    maps: Mapping[str, SourceMap] = field(default_factory=dict)

    def resolve(self, place: Place) -> tuple[str, Place]:
        """The file a place is in, and the place seen from that file."""
        if place.file is not None:
            return place.file, place
        for length in range(len(place.path), -1, -1):
            origin = self.parts.get(place.path[:length])
            if origin is not None:
                path = origin.inside + place.path[length:]
                return origin.file, Place(path, origin.file, place.on, place.extent)
        return self.main, place
