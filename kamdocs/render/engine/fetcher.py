"""What a paper may load: its own assets and the shipped fonts by name; nothing else.

No network and no file is ever opened here. What is refused is remembered, because the engine
swallows some failures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

BASE_URL = "https://paper.invalid/"
"""Stands for the paper's own assets; a link that is relative by mistake leads nowhere."""

SYMBOLIC = "workspace:"
"""Stands before the path of a picture in running text."""

LARGEST_ASSET = 20 * 1024 * 1024
_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}


@dataclass(slots=True)
class AssetDoor:
    """Lets the assets of one paper through; `denied` collects what was asked for in vain."""

    assets: Mapping[str, bytes]
    denied: list[str] = field(default_factory=list)

    def answer(self, url: str) -> tuple[bytes, str]:
        """The bytes at an address and their media type; raises ValueError for what is not ours."""
        name = unquote(url.removeprefix(BASE_URL).removeprefix(SYMBOLIC))
        data = self.assets.get(name)
        if data is None or len(data) > LARGEST_ASSET:
            self.denied.append(name if len(name) <= 200 else f"{name[:200]}…")
            raise ValueError(f"not an asset of this document: {name}")
        return data, _TYPES.get(name[name.rfind(".") :].lower(), "application/octet-stream")
