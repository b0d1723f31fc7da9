"""The gettext catalogues: a language comes in, its translations go out.

Catalogues are compiled when the package is built. In a checkout, where the compiled file is missing
or older than its source, the source is compiled in memory; nothing is written.
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from kamdocs.resources import catalogues_dir

LANGUAGES: Final = ("en", "es", "ca")
"""The languages the interface speaks; English is the one the code is written in."""
_GAP = re.compile(r"\{\w*\}")


@cache
def load_translations(language: str) -> gettext.NullTranslations:
    """Load the catalogue of a language; one without a catalogue speaks English."""
    folder = catalogues_dir() / language / "LC_MESSAGES"
    source, compiled = folder / "kamdocs.po", folder / "kamdocs.mo"
    if not source.exists() and not compiled.exists():
        return gettext.NullTranslations()
    if not _is_current(compiled, source):
        return gettext.GNUTranslations(io.BytesIO(_compile(source)))
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def _is_current(compiled: Path, source: Path) -> bool:
    if not compiled.exists():
        return False
    return not source.exists() or compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns


def _compile(source: Path) -> bytes:
    from babel.messages.mofile import write_mo  # only a checkout needs them
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        catalogue = read_po(stream, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


@cache
def every_wording() -> tuple[str, ...]:
    """Everything the program itself says, in all its languages, cut where a value is filled in."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        known: Mapping[object, str] = getattr(load_translations(language), "_catalog", {})
        for key, said in known.items():
            english = key[0] if isinstance(key, tuple) else key
            for text in (str(english).rpartition("\x04")[2], said):
                found |= dict.fromkeys(_GAP.split(text))
    return tuple(found)
