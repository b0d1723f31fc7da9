"""A paper to be made, as plain data: it can be hashed, stored and sent to another process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place


@dataclass(frozen=True, slots=True)
class PdfJob:
    """One document.

    `styles` are style sheets that many documents share; each set of them is read once a process.
    `assets` are pictures and fonts by the address by which HTML and styles name them; the shipped
    fonts need not be among them. `is_fillable` keeps form fields, which PDF/A does not allow.
    With `under`, a finished PDF, the document is that one with the first page of this laid over each
    of its pages as a watermark. `place` is where findings about the document point.
    """

    html: str
    styles: tuple[str, ...] = ()
    assets: Mapping[str, bytes] = field(default_factory=dict)
    is_fillable: bool = False
    under: bytes | None = None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The bytes of a document, None when it could not be made, and what is to be said of it."""

    data: bytes | None
    findings: tuple[Finding, ...] = ()
    pages: int = 0
