"""A frozen document that no longer holds in; the job of a copy that says so on every page out."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.customer.proposal import Mark
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.language.speak import speaker_of
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import render_page
from kamdocs.render.engine.pdf_job import PdfJob

TEMPLATE = "customer/stamp.html"
STYLES = ("customer/fonts.css",)


@dataclass(frozen=True, slots=True)
class StampPage:
    """What the template of a watermark receives."""

    mark: Mark


def render_stamp(
    document: bytes, mark: Mark, language: str, layers: Layers, place: Place
) -> tuple[PdfJob | None, tuple[Finding, ...]]:
    """The job of a copy of `document` with a watermark in its language.

    The job is None when the template is at fault, which the findings then say.
    """
    environment = make_environment(layers, speaker_of(language))
    rendered = render_page(environment, TEMPLATE, StampPage(mark))
    if rendered.text is None:
        return None, rendered.findings
    styles = tuple(found.text for name in STYLES if (found := layers.find(name)) is not None)
    return PdfJob(html=rendered.text, styles=styles, under=document, place=place), rendered.findings
