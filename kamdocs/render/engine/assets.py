"""Style sheets, scripts and fonts: texts and font files in, assets under names that change with their content out.

A browser may keep such a file for ever, and a page that names it changes only when the file does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from kamdocs.render.engine.layers import Layers
from kamdocs.resources import browser_dir, fonts_dir

ASSETS_FOLDER = "assets"
_URL = re.compile(r"""url\(["']?([A-Za-z0-9_.-]+)["']?\)""")


@dataclass(frozen=True, slots=True)
class Assets:
    """Files of the site by their path, and under which path each name now stands."""

    files: Mapping[str, bytes]
    paths: Mapping[str, str]


def gather_assets(layers: Layers, folder: str, extra: Mapping[str, bytes], last: Mapping[str, bytes] | None = None) -> Assets:  # fmt: skip
    """Gather the style sheets and scripts of a template folder, the fonts they name, and `extra`.

    `extra` holds made files by name. `last` is put at the end of files, such as the brand's colours
    of the style sheet, so that a browser asks for one file and not for two.
    """
    sources = dict(_texts(layers, folder)) | dict(extra)
    for name, data in (last or {}).items():
        sources[name] = sources.get(name, b"") + data
    fonts = {
        name: data
        for name, data in (read_fonts() | _reduced_fonts()).items()
        if any(name.encode() in text for text in sources.values())
    }
    paths = {name: hashed_path(name, data) for name, data in fonts.items()}
    files = {paths[name]: data for name, data in fonts.items()}
    for name, data in sources.items():
        final = _point_urls(data, paths) if name.endswith(".css") else data
        paths[name] = hashed_path(name, final)
        files[paths[name]] = final
    return Assets(files, paths)


def hashed_path(name: str, data: bytes) -> str:
    """The path of an asset: its name with the beginning of its digest."""
    path = PurePosixPath(name)
    digest = hashlib.sha256(data).hexdigest()[:10]
    return f"{ASSETS_FOLDER}/{path.stem}.{digest}{path.suffix}"


@cache
def read_fonts() -> dict[str, bytes]:
    """Read the shipped font files, by name."""
    return {path.name: path.read_bytes() for path in sorted(fonts_dir().glob("*.woff2"))}


@cache
def _reduced_fonts() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(browser_dir().glob("*.woff2"))}


@cache
def read_scripts() -> Mapping[str, bytes]:
    """Read the shipped scripts by others, by name."""
    return {path.name: path.read_bytes() for path in sorted(browser_dir().glob("*.js"))}


def _texts(layers: Layers, folder: str) -> Iterable[tuple[str, bytes]]:
    for name in layers.names():
        path = PurePosixPath(name)
        if path.parent.as_posix() == folder and path.suffix in (".css", ".js", ".svg"):
            found = layers.find(name)
            if found is not None:
                yield path.name, found.text.encode()


def _point_urls(css: bytes, paths: Mapping[str, str]) -> bytes:
    """Let `url(name)` point to the hashed file beside the style sheet."""

    def point(match: re.Match[str]) -> str:
        target = paths.get(match[1])
        return f'url("{PurePosixPath(target).name}")' if target else match[0]

    return _URL.sub(point, css.decode()).encode()
