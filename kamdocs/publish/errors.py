"""What can go wrong while publishing. Whichever is raised, the live site is as it was.

These are faults of the machine, of the chosen folder or of our own code, never of somebody's data.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kamdocs.values.sentence import Sentence, sentence


class PublishError(Exception):
    """The site could not be published; `path` is what was in the way, `message` says why."""

    def __init__(self, path: Path, message: Sentence) -> None:
        super().__init__(str(message))
        self.path = path
        self.message = message


class ForeignFolderError(PublishError):
    """The folder holds something that we did not write, so it is not ours to replace."""


class UnsafeNamesError(PublishError):
    """Some of the names cannot be files on every file system, or would leave the folder."""


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Raise what the operating system refuses as a PublishError about its file, or about `path`."""
    try:
        yield
    except OSError as error:
        place = Path(error.filename) if isinstance(error.filename, str) else path
        raise PublishError(
            place,
            sentence(
                "The site was not published: {path}: {reason}",
                path=str(place),
                reason=error.strerror or str(error),
            ),
        ) from error
