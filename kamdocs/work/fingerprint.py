"""What results depend on that no argument says: our own code and catalogues, Python, and the libraries."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kamdocs.work.store import digest_of

_PACKAGE = Path(__file__).resolve().parents[1]
_MADE_OF = frozenset([".py", ".po", ".mo"])


@cache
def fingerprint(libraries: tuple[str, ...], package: Path = _PACKAGE) -> str:
    """The digest of all code in a package, of Python's version and those of libraries by name."""
    versions = (f"{name} {version(name)}".encode() for name in libraries)
    return digest_of([sys.version.encode(), *versions, *_texts(package)])


def _texts(package: Path) -> Iterable[bytes]:
    for path in sorted(package.rglob("*.*")):
        if path.suffix in _MADE_OF:
            yield path.relative_to(package).as_posix().encode()
            yield path.read_bytes()
