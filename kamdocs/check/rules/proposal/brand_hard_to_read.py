"""Colours of the brand with which documents could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.colour import READABLE, contrast
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS

PAPER = "#ffffff"
FAINTEST = 1.25


def brand_hard_to_read(settings: Settings) -> Iterator[Finding]:
    """Text on the accent can be read, and the accent can be told from the paper."""
    brand = settings.brand
    if brand.accent_ink is not None and contrast(brand.accent_ink, brand.accent) < READABLE:
        message = sentence(
            "{ink} on {accent} cannot be read: their contrast is {found} to 1, it takes {least}",
            ink=brand.accent_ink,
            accent=brand.accent,
            found=f"{contrast(brand.accent_ink, brand.accent):.1f}",
            least=f"{READABLE}",
        )
        hint = sentence("leave accent_ink: out, and white or black is chosen")
        yield Finding(
            "brand-hard-to-read", value_of("brand", "accent_ink", file=SETTINGS), message, hint
        )
    if contrast(brand.accent, PAPER) < FAINTEST:
        message = sentence("{accent} cannot be told from white paper", accent=brand.accent)
        hint = sentence("a light colour is darkened for text by itself; this one is nearly white")
        yield Finding(
            "brand-hard-to-read", value_of("brand", "accent", file=SETTINGS), message, hint
        )
