"""Paper: a job of plain data in, the bytes of a PDF and findings out. The only caller of WeasyPrint.

The same job gives the same bytes in every process. Font configurations and parsed style sheets are
kept for the life of the process, one for each set of style sheets, so a warm worker starts at once.
Whatever the engine warns of becomes a finding, and so does its failure.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import logging
import os
import re
import ssl
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import weasyprint  # type: ignore[import-untyped]
from weasyprint.text import ffi  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.render.engine.assets import read_fonts
from kamdocs.render.engine.fetcher import BASE_URL, AssetDoor
from kamdocs.render.engine.page_numbers import number_pages
from kamdocs.render.engine.pdf_job import PdfJob, PdfResult
from kamdocs.values.sentence import sentence

KEPT_STYLES = 8
MOST_DPI = 300
"""Pictures with more dots to an inch of their printed size are scaled down: no printer shows more."""
_FONTS_VARIABLE = "FONTCONFIG_FILE"
_NO_SIGN = re.compile(r'unsupported by fonts: "(.+)" \(U\+')
ARCHIVE, FILLABLE = "pdf/a-3a", "pdf/ua-1"
_LAST_RESORT = '@font-face { font-family: "IBM Plex Sans"; src: url("IBMPlexSans-Regular.woff2") }'
"""The engine must find some font: without any it takes the process down."""

_UA = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    b'<rdf:Description rdf:about=""'
    b' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed"
    b"</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    b"</rdf:Description></rdf:RDF>"
)

_lock = Lock()
_kept: OrderedDict[str, _Styles] = OrderedDict()


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Asks the door of one paper for everything but `data:`."""

    def __init__(self, door: AssetDoor) -> None:
        # Given one without certificates, it does not load the system's for every document.
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__(
            timeout=0, ssl_context=trust, allowed_protocols=("data",), allow_redirects=False
        )
        self.door = door

    def fetch(self, url: str, headers: Any = None) -> Any:
        """What stands at an address; raises ValueError for what may not be loaded."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        data, kind = self.door.answer(url)
        return URLFetcherResponse(url, data, {"Content-Type": kind})


@dataclass(frozen=True, slots=True)
class _Styles:
    """Parsed style sheets with the fonts they name; what was said and denied while reading them."""

    sheets: tuple[Any, ...]
    fonts: Any
    said: tuple[str, ...]
    denied: tuple[str, ...]


def render_pdf(job: PdfJob) -> PdfResult:
    """Make one document. One at a time in a process: the engine has no more to give to threads."""
    with _lock, _listening() as heard:
        door = AssetDoor({**read_fonts(), **job.assets})
        fetcher = _Fetcher(door)
        try:
            styles = _styles_of(job, fetcher, heard)
            html = weasyprint.HTML(string=job.html, base_url=BASE_URL, url_fetcher=fetcher)
            document = number_pages(
                html.etree_element,
                lambda: html.render(
                    stylesheets=styles.sheets,
                    font_config=styles.fonts,
                    pdf_variant=FILLABLE if job.is_fillable else ARCHIVE,
                    pdf_forms=job.is_fillable,
                    dpi=MOST_DPI,
                ),
            )
            data: bytes = document.write_pdf(
                finisher=None if job.is_fillable else _declare_accessible,
                **_options(job),
            )
        except RecursionError:
            return PdfResult(None, (_failed(job.place, "too deeply nested"),))
        except MemoryError:
            return PdfResult(None, (_failed(job.place, "not enough memory"),))
        except Exception as error:  # noqa: BLE001  # one bad document never stops the others
            return PdfResult(None, (_failed(job.place, f"{type(error).__name__}: {error}"),))
        denied = dict.fromkeys([*styles.denied, *door.denied])
        findings = [_refused(job.place, name) for name in denied]
        findings += [
            _warned(job.place, text)
            for text in dict.fromkeys([*styles.said, *heard])
            if not any(name in text for name in denied)
        ]
        return PdfResult(data, tuple(findings), len(document.pages))


def has_fast_subsetter() -> bool:
    """Whether the system's HarfBuzz subsetter is there; without it a document takes seconds."""
    return ctypes.util.find_library("harfbuzz-subset") is not None


def pango_version() -> str:
    """The version of the system's Pango."""
    number: int = ffi.pango.pango_version()
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


def _options(job: PdfJob) -> dict[str, Any]:
    return {
        "pdf_variant": FILLABLE if job.is_fillable else ARCHIVE,
        "pdf_identifier": hashlib.sha256(job.html.encode()).digest()[:16],
        "pdf_forms": job.is_fillable,
        "pdf_tags": True,
        "output_intent": None if job.is_fillable else "srgb",
    }


def _styles_of(job: PdfJob, fetcher: _Fetcher, heard: list[str]) -> _Styles:
    key = _digest(job.styles, job.assets)
    found = _kept.get(key)
    if found is None:
        with _own_fonts_only():
            fonts = FontConfiguration()
        has_font = any("@font-face" in text for text in job.styles)
        sheets = tuple(
            weasyprint.CSS(string=text, base_url=BASE_URL, url_fetcher=fetcher, font_config=fonts)
            for text in (job.styles if has_font else (_LAST_RESORT, *job.styles))
        )
        found = _kept[key] = _Styles(sheets, fonts, tuple(heard), tuple(fetcher.door.denied))
        if len(_kept) > KEPT_STYLES:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return found


@contextmanager
def _own_fonts_only() -> Iterator[None]:
    """Leave the system's fonts out, which differ from machine to machine."""
    before = os.environ.get(_FONTS_VARIABLE)
    os.environ[_FONTS_VARIABLE] = str(Path(__file__).with_name("fonts.conf"))
    try:
        yield
    finally:
        if before is None:
            del os.environ[_FONTS_VARIABLE]
        else:
            os.environ[_FONTS_VARIABLE] = before


def _digest(styles: tuple[str, ...], assets: Mapping[str, bytes]) -> str:
    """What the style sheets and the fonts they may name are known by."""
    digest = hashlib.sha256()
    for text in styles:
        digest.update(hashlib.sha256(text.encode()).digest())
    for name in sorted(assets):
        if name.endswith((".woff2", ".woff", ".ttf", ".otf")):
            digest.update(name.encode() + hashlib.sha256(assets[name]).digest())
    return digest.hexdigest()


def _declare_accessible(document: Any, pdf: Any) -> None:
    """Say in the metadata that the file, besides PDF/A-3a, is PDF/UA-1."""
    for item in pdf.objects:
        extra = getattr(item, "extra", None)
        if extra and extra.get("Type") == "/Metadata":
            item.stream = [part.replace(b"</rdf:RDF>", _UA) for part in item.stream]


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what the engine and its font library warn of."""
    heard: list[str] = []
    handler = _Collector(heard)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield heard
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


class _Collector(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage().partition("\n")[0]
        self.heard.append(text.replace(BASE_URL, "").rstrip(" :"))


def _failed(place: Place, fault: str) -> Finding:
    message = sentence("The document could not be made: {fault}", fault=fault)
    return Finding("pdf-failed", place, message)


def _refused(place: Place, name: str) -> Finding:
    message = sentence("{name} is not among the files a document may load", name=name)
    hint = sentence("put the file into accounts/brand/ and name it there")
    return Finding("pdf-asset", place, message, hint)


def _warned(place: Place, text: str) -> Finding:
    sign = _NO_SIGN.search(text)
    if sign is not None:
        message = sentence("no font of the document can show {sign}", sign=sign[1])
        return Finding("pdf-warning", place, message, sentence("write it in words"))
    hint = sentence("look at this document, and mend your templates/customer if you have any")
    return Finding("pdf-warning", place, sentence("Making the document: {fault}", fault=text), hint)
