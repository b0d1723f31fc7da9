"""How briefs look: a brand and its files in, colours and fonts out."""

from __future__ import annotations

from collections.abc import Mapping

from kamdocs.customer.brand import Brand
from kamdocs.render.customer.brand_style import brand_fonts, font_stack, make_palette
from kamdocs.render.customer.proposal import BRAND_FOLDER
from kamdocs.render.engine.brief_writer import BriefLook


def make_look(brand: Brand, assets: Mapping[str, bytes]) -> BriefLook:
    """The look of a brand; `assets` are those of its files that are there, by path."""
    palette = make_palette(brand)
    logo = f"{BRAND_FOLDER}/{brand.logo}" if brand.logo else None
    return BriefLook(
        accent=palette.accent,
        deep=palette.deep,
        rule=palette.rule,
        tint=palette.tint,
        heading=font_stack(brand.heading_font or brand.font),
        text=font_stack(brand.font),
        logo=logo if logo in assets else None,
        fonts=brand_fonts(brand),
        assets=assets,
    )


def look_assets(brand: Brand) -> tuple[str, ...]:
    """The files a look names, as paths in the workspace."""
    names = [*([brand.logo] if brand.logo else []), *brand.font_files]
    return tuple(f"{BRAND_FOLDER}/{name}" for name in names)
