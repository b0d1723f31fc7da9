"""The contact sheet: a customer's record in, a page or a PDF job out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.customer.contact_sheet import ContactSheet
from kamdocs.diagnostics.finding import Finding
from kamdocs.render.customer.brand_style import Palette
from kamdocs.render.customer.frame import Frame, page_frame, paper_frame, print_job, write_page
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import Rendered
from kamdocs.render.engine.pdf_job import PdfJob


@dataclass(frozen=True, slots=True)
class ContactSheetPage:
    """What the templates of a contact sheet receive; `heading` and `text` are font stacks."""

    sheet: ContactSheet
    frame: Frame
    palette: Palette
    heading: str
    text: str
    logo: str | None


def render_contact_sheet(
    sheet: ContactSheet, layers: Layers, assets: Mapping[str, bytes]
) -> tuple[PdfJob | None, tuple[Finding, ...]]:
    """Write a contact sheet as a PDF job; None when the template is at fault."""
    frame = paper_frame(sheet.brand, sheet.supplier, sheet.customer, sheet.language, assets)
    page = _page(sheet, frame)
    return print_job(
        "customer/contact_sheet.html", page, sheet.brand, sheet.language, layers, assets
    )


def write_contact_sheet(
    sheet: ContactSheet, layers: Layers, assets: Mapping[str, bytes], home: str
) -> Rendered:
    """Write a contact sheet as a page of the customer's folder."""
    frame = page_frame(sheet.brand, sheet.supplier, sheet.customer, sheet.language, assets, home)
    return write_page(
        "customer/contact_sheet_page.html", _page(sheet, frame), sheet.language, layers
    )


def _page(sheet: ContactSheet, frame: Frame) -> ContactSheetPage:
    return ContactSheetPage(sheet, frame, frame.palette, frame.heading, frame.text, frame.logo)
