"""The contact sheet on paper: a customer's record in, HTML and a PDF job out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.customer.contact_sheet import ContactSheet
from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import speaker_of
from kamdocs.render.customer.brand_style import Palette, brand_fonts, font_stack, make_palette
from kamdocs.render.customer.proposal import BRAND_FOLDER, STYLES
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import render_page
from kamdocs.render.engine.pdf_job import PdfJob


@dataclass(frozen=True, slots=True)
class ContactSheetPage:
    """What the template of a contact sheet receives; `heading` and `text` are font stacks."""

    sheet: ContactSheet
    palette: Palette
    heading: str
    text: str
    logo: str | None


def render_contact_sheet(
    sheet: ContactSheet, layers: Layers, assets: Mapping[str, bytes]
) -> tuple[PdfJob | None, tuple[Finding, ...]]:
    """Write a contact sheet as a PDF job; None when the template is at fault."""
    brand = sheet.brand
    logo = f"{BRAND_FOLDER}/{brand.logo}" if brand.logo else None
    page = ContactSheetPage(
        sheet,
        make_palette(brand),
        font_stack(brand.heading_font or brand.font),
        font_stack(brand.font),
        logo if logo in assets else None,
    )
    environment = make_environment(layers, speaker_of(sheet.language))
    rendered = render_page(environment, "customer/contact_sheet.html", page)
    if rendered.text is None:
        return None, rendered.findings
    styles = tuple(found.text for name in STYLES if (found := layers.find(name)) is not None)
    own_fonts = brand_fonts(brand)
    styles = (*styles, own_fonts) if own_fonts else styles
    return PdfJob(html=rendered.text, styles=styles, assets=dict(assets)), rendered.findings


def contact_sheet_assets(sheet: ContactSheet) -> tuple[str, ...]:
    """The files a sheet names, as paths in the workspace."""
    brand = sheet.brand
    names = [*([brand.logo] if brand.logo else []), *brand.font_files]
    return tuple(f"{BRAND_FOLDER}/{name}" for name in names)


def contact_sheet_path(sheet: ContactSheet) -> str:
    """Where the PDF stands below the site's root."""
    return f"customer/{sheet.account}/contacts-{sheet.language}.pdf"
