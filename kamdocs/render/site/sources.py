"""From a place in an account to the line of the file it stands in, as pages link to it."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.diagnostics.origins import Origins
from kamdocs.diagnostics.place import Place
from kamdocs.render.engine.link import Source


@dataclass(frozen=True, slots=True)
class Sources:
    """Finds the lines of one account's files; without origins only the account's own file is known."""

    origins: Origins

    def of(self, *path: str | int) -> Source:
        """The line of a path in the account, or of the nearest thing above it that is written."""
        return self.at(Place(path))

    def at(self, place: Place) -> Source:
        """The line of a place."""
        file, inner = self.origins.resolve(place)
        source = self.origins.maps.get(file)
        if source is None:
            return Source(file, inner.extent.line if inner.extent else None)
        return Source(file, source.extent(inner).line)

    def is_written(self, *path: str | int) -> bool:
        """Whether something stands in a file at this very path."""
        file, inner = self.origins.resolve(Place(path))
        source = self.origins.maps.get(file)
        return source is not None and source.holds(inner.path)
