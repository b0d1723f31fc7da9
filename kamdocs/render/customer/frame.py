"""What surrounds every document for customers besides offers: a brand and its files in, a frame out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamdocs.customer.brand import Brand, Supplier
from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import speaker_of
from kamdocs.render.customer.brand_style import Palette, brand_fonts, font_stack, make_palette
from kamdocs.render.customer.proposal import BRAND_FOLDER, STYLES
from kamdocs.render.engine.assets import read_fonts
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import Rendered, render_page
from kamdocs.render.engine.pdf_job import PdfJob

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LOOK = "look"
"""The folder in a customer's folder with the style sheet, the fonts and the logo of its pages."""
HOME = "index.html"
_STYLES = ("brief/brief.css", "customer/folder.css")
_FONTS = {"400": "IBMPlexSans-Regular.woff2", "600": "IBMPlexSans-SemiBold.woff2"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What templates need to surround a document; `heading` and `text` are font stacks.

    `logo` is the address of a picture, if there is one; `home` that of the first page, empty on it.
    """

    language: str
    customer: str
    supplier: Supplier
    palette: Palette
    heading: str
    text: str
    logo: str | None
    home: str


def paper_frame(
    brand: Brand, supplier: Supplier, customer: str, language: str, assets: Mapping[str, bytes]
) -> Frame:
    """The frame of a paper; `assets` are those of the brand's files that are there, by path."""
    logo = f"{BRAND_FOLDER}/{brand.logo}" if brand.logo else None
    return _frame(brand, supplier, customer, language, logo if logo in assets else None, "")


def page_frame(
    brand: Brand,
    supplier: Supplier,
    customer: str,
    language: str,
    assets: Mapping[str, bytes],
    home: str,
) -> Frame:
    """The frame of a page, whose logo stands in the folder with it."""
    is_there = brand.logo is not None and f"{BRAND_FOLDER}/{brand.logo}" in assets
    logo = f"{LOOK}/{_bare(str(brand.logo))}" if is_there else None
    return _frame(brand, supplier, customer, language, logo, home)


def print_job(
    template: str,
    page: DataclassInstance,
    brand: Brand,
    language: str,
    layers: Layers,
    assets: Mapping[str, bytes],
) -> tuple[PdfJob | None, tuple[Finding, ...]]:
    """Write a document as a PDF job in the style of our offers; None when the template is at fault."""
    rendered = write_page(template, page, language, layers)
    if rendered.text is None:
        return None, rendered.findings
    styles = [found.text for name in STYLES if (found := layers.find(name)) is not None]
    styles += [own] if (own := brand_fonts(brand)) else []
    return PdfJob(rendered.text, tuple(styles), dict(assets)), rendered.findings


def write_page(template: str, page: DataclassInstance, language: str, layers: Layers) -> Rendered:
    """Write a document as HTML."""
    return render_page(make_environment(layers, speaker_of(language)), template, page)


def folder_assets(brand: Brand, layers: Layers, assets: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files that the pages of a folder load, by their path in it; they load nothing else."""
    palette = make_palette(brand)
    names = (name for name in (brand.logo, *brand.font_files) if name)
    files = {
        f"{LOOK}/{_bare(name)}": assets[f"{BRAND_FOLDER}/{name}"]
        for name in names
        if f"{BRAND_FOLDER}/{name}" in assets
    }
    faces = brand_fonts(brand).replace(f"{BRAND_FOLDER}/", "")
    if brand.font is None:
        shipped = read_fonts()
        files |= {f"{LOOK}/{name}": shipped[name] for name in _FONTS.values() if name in shipped}
        faces += "".join(
            f'@font-face{{font-family:"IBM Plex Sans";font-weight:{weight};src:url("{name}")}}\n'
            for weight, name in _FONTS.items()
        )
    own = (
        f":root {{ --accent: light-dark({palette.deep}, {palette.rule}); --band: {palette.accent}; --on-band: {palette.ink} }}\n"
        f"body {{ font-family: {font_stack(brand.font)}, system-ui, sans-serif }}\n"
        f"h1, h2, h3 {{ font-family: {font_stack(brand.heading_font or brand.font)}, system-ui, sans-serif }}\n"
    )
    texts = [found.text for name in _STYLES if (found := layers.find(name)) is not None]
    return {f"{LOOK}/style.css": "\n".join([faces, *texts, own]).encode(), **files}


def _frame(
    brand: Brand, supplier: Supplier, customer: str, language: str, logo: str | None, home: str
) -> Frame:
    return Frame(
        language,
        customer,
        supplier,
        make_palette(brand),
        font_stack(brand.heading_font or brand.font),
        font_stack(brand.font),
        logo,
        home,
    )


def _bare(name: str) -> str:
    return name.rpartition("/")[2]
