"""A finished PDF and a page with a watermark in; a copy with the watermark on every page out.

The finished bytes stand unchanged at the beginning of the copy, and what is added behind them follows
from them and the watermark alone. To readers of the structure the watermark is an artifact, so a copy
stays as accessible and as archivable as what it was made of.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.render.engine.pdf_job import PdfJob, PdfResult
from kamdocs.values.sentence import sentence

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

_NAME = "/KamdocsStamp"
_MARKS = frozenset([b"BDC", b"BMC", b"EMC", b"MP", b"DP"])


def stamp_pdf(job: PdfJob, watermark: PdfResult) -> PdfResult:
    """Lay the first page of `watermark` over every page of the PDF that the job says."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    if job.under is None or watermark.data is None:
        return watermark
    try:
        writer = PdfWriter(BytesIO(job.under), incremental=True)
        form = _form_of(PdfReader(BytesIO(watermark.data)).pages[0], writer)
        for page in writer.pages:
            _lay_over(page, form, writer)
        data = BytesIO()
        writer.write(data)
    except (PyPdfError, ValueError, KeyError, IndexError) as error:
        message = sentence(
            "The document could not be made: {fault}", fault=f"{type(error).__name__}: {error}"
        )
        return PdfResult(None, (*watermark.findings, Finding("pdf-failed", job.place, message)))
    return PdfResult(data.getvalue(), watermark.findings, len(writer.pages))


def _form_of(page: PageObject, writer: PdfWriter) -> Any:
    """The watermark as something that pages can draw, without the marks of its own structure."""
    from pypdf.generic import ArrayObject, ContentStream, FloatObject, NameObject, StreamObject

    content = page.get_contents()
    drawn = ContentStream(content, page.pdf)
    drawn.operations = [each for each in drawn.operations if each[1] not in _MARKS]
    form = StreamObject()
    form.set_data(drawn.get_data())
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(each) for each in page.mediabox)
    resources = page["/Resources"].get_object()
    if resources is not None:
        form[NameObject("/Resources")] = resources.clone(writer)
    return writer._add_object(form.flate_encode())  # noqa: SLF001  # pypdf has no other way in


def _lay_over(page: PageObject, form: Any, writer: PdfWriter) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

    resources = page.get("/Resources", DictionaryObject()).get_object()
    forms = resources.get("/XObject", DictionaryObject()).get_object()
    page[NameObject("/Resources")] = DictionaryObject(
        {
            **resources,
            NameObject("/XObject"): DictionaryObject({**forms, NameObject(_NAME): form}),
        }
    )
    box = form.get_object()["/BBox"]
    wide, high = (float(each) for each in (page.mediabox.width, page.mediabox.height))
    across, up = wide / float(box[2]), high / float(box[3])
    before, after = StreamObject(), StreamObject()
    before.set_data(b"q\n")
    after.set_data(
        b"Q\n/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nq\n"
        + f"{across:.5f} 0 0 {up:.5f} 0 0 cm\n{_NAME} Do\n".encode()
        + b"Q\nEMC\n"
    )
    own = page.get("/Contents")
    held = own.get_object() if own is not None else ArrayObject()
    parts = list(held) if isinstance(held, ArrayObject) else [own]
    add = writer._add_object  # noqa: SLF001
    page[NameObject("/Contents")] = ArrayObject([add(before), *parts, add(after)])
