"""A brand as colours that work: one accent in, readable text colours and calm tints out.

All of it is reckoned here, because the paper's engine cannot mix colours and charts take no variables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamdocs.customer.brand import Brand
from kamdocs.values.colour import READABLE, VISIBLE, contrast, mix

FONT = '"IBM Plex Sans"'
"""The shipped family."""

_WEIGHTS = {
    "thin": 100, "extralight": 200, "light": 300, "medium": 500, "semibold": 600, "demi": 600,
    "extrabold": 800, "bold": 700, "black": 900,
}  # fmt: skip
_FAMILY = re.compile(r"[^\w .-]")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb.

    `ink` is for text on the accent, `deep` the accent dark enough for text on white and on `tint`,
    `tint` and `wash` are its light backgrounds, `rule` its lines, `bar` is for shapes that must be seen.
    """

    accent: str
    ink: str
    deep: str
    rule: str
    tint: str
    wash: str
    bar: str


def make_palette(brand: Brand) -> Palette:
    """The colours of a brand."""
    accent = brand.accent.lower()
    tint = mix(accent, "#ffffff", 0.88)
    return Palette(
        accent,
        brand.accent_ink or _ink_on(accent),
        _darkened(accent, tint, READABLE),
        mix(accent, "#ffffff", 0.65),
        tint,
        mix(accent, "#ffffff", 0.95),
        _darkened(mix(accent, "#ffffff", 0.35), "#ffffff", VISIBLE),
    )


def _ink_on(accent: str) -> str:
    """White or nearly black; black where neither can be read."""
    best = max("#ffffff", "#111827", key=lambda one: contrast(one, accent))
    return best if contrast(best, accent) >= READABLE else "#000000"


def _darkened(colour: str, behind: str, least: float) -> str:
    share, found = 0.0, colour
    while contrast(found, behind) < least:
        share += 0.05
        found = mix(colour, "#000000", share)
    return found


def brand_fonts(brand: Brand) -> str:
    """The style that makes a brand's own font files known; empty without any."""
    faces = []
    for name in brand.font_files:
        family = brand.font or brand.heading_font
        if brand.heading_font and _stem(brand.heading_font) in _stem(name):
            family = brand.heading_font
        if family is None:
            continue
        weight = _weight_of(name)
        slant = "italic" if "italic" in name.lower() else "normal"
        faces.append(
            f'@font-face{{font-family:"{_safe(family)}";font-weight:{weight};'
            f'font-style:{slant};src:url("accounts/brand/{_safe(name)}")}}'
        )
    return "\n".join(faces)


def _weight_of(name: str) -> int:
    """The weight that a file's name tells: `serif-600.woff2`, `Serif-SemiBold.otf`."""
    number = re.search(r"(?<!\d)([1-9]00)(?!\d)", name)
    if number:
        return int(number[1])
    plain = _stem(name)
    return next((weight for word, weight in _WEIGHTS.items() if word in plain), 400)


def font_stack(family: str | None) -> str:
    """A family as CSS writes it, with the shipped one to fall back on."""
    return f'"{_safe(family)}", {FONT}' if family else FONT


def _safe(text: str) -> str:
    return _FAMILY.sub("", text)


def _stem(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
