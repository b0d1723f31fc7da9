"""What, besides the job, decides the bytes of a PDF: our code, the fonts, the libraries' versions."""

from __future__ import annotations

import ctypes
import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kamdocs.render.engine.assets import read_fonts

_PACKAGES = (
    "weasyprint",
    "pydyf",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "pyphen",
    "fonttools",
    "pillow",
)
_LIBRARIES = {
    "libpango-1.0.so.0": "pango_version_string",
    "libharfbuzz.so.0": "hb_version_string",
    "libpango-1.0.dylib": "pango_version_string",
    "libharfbuzz.dylib": "hb_version_string",
}
_OURS = ("pdf.py", "page_numbers.py", "fetcher.py", "fonts.conf")


@cache
def pdf_versions() -> dict[str, str]:
    """Names and versions, by name; the digest of our own code and of the fonts under `kamdocs`."""
    found = {name: version(name) for name in _PACKAGES}
    for library, function in _LIBRARIES.items():
        said = _ask(library, function)
        if said is not None:
            found[library.partition("-")[0].partition(".")[0]] = said
    own = hashlib.sha256()
    for name in _OURS:
        own.update(Path(__file__).with_name(name).read_bytes())
    for name, data in sorted(read_fonts().items()):
        own.update(name.encode() + data)
    found["kamdocs"] = own.hexdigest()
    return dict(sorted(found.items()))


def _ask(library: str, function: str) -> str | None:
    try:
        call = getattr(ctypes.CDLL(library), function)
    except (OSError, AttributeError):
        return None
    call.restype = ctypes.c_char_p
    said: bytes = call()
    return said.decode()
