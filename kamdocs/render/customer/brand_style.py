"""A brand as colours that work: one accent in, readable text colours and calm tints out.

All of it is reckoned here, because the paper's engine cannot mix colours and charts take no variables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamdocs.customer.brand import Brand

READABLE = 4.5
_FAMILY = re.compile(r"[^\w .-]")


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb.

    `ink` is for text on the accent, `deep` the accent dark enough for text on white, `tint` and
    `wash` are its light backgrounds, `rule` its lines.
    """

    accent: str
    ink: str
    deep: str
    rule: str
    tint: str
    wash: str


def make_palette(brand: Brand) -> Palette:
    """The colours of a brand."""
    accent = brand.accent.lower()
    ink = brand.accent_ink or max("#ffffff", "#111827", key=lambda one: contrast(one, accent))
    deep, share = accent, 0.0
    while contrast(deep, "#ffffff") < READABLE:
        share += 0.05
        deep = mix(accent, "#000000", share)
    return Palette(
        accent,
        ink,
        deep,
        mix(accent, "#ffffff", 0.65),
        mix(accent, "#ffffff", 0.88),
        mix(accent, "#ffffff", 0.95),
    )


def brand_fonts(brand: Brand) -> str:
    """The style that makes a brand's own font files known; empty without any."""
    faces = []
    for name in brand.font_files:
        family = brand.font or brand.heading_font
        if brand.heading_font and _stem(brand.heading_font) in _stem(name):
            family = brand.heading_font
        if family is None:
            continue
        weight = "700" if "bold" in name.lower() else "400"
        slant = "italic" if "italic" in name.lower() else "normal"
        faces.append(
            f'@font-face{{font-family:"{_safe(family)}";font-weight:{weight};'
            f'font-style:{slant};src:url("accounts/brand/{_safe(name)}")}}'
        )
    return "\n".join(faces)


def font_stack(family: str | None) -> str:
    """A family as CSS writes it, with the shipped one to fall back on."""
    return f'"{_safe(family)}", "IBM Plex Sans"' if family else '"IBM Plex Sans"'


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 reckons it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """A colour with `share` of another in it."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * min(share, 1)):02x}" for a, b in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _safe(text: str) -> str:
    return _FAMILY.sub("", text)


def _stem(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
