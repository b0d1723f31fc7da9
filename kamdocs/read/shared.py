"""The files beside the account folders in; settings, people, products, money and findings out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeVar

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, Place, value_of
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.model.customer_reference import References
from kamdocs.model.product import Catalogue
from kamdocs.model.prose import Prose
from kamdocs.model.record import Record
from kamdocs.model.revenue import RevenueLine
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared, Terms
from kamdocs.model.team import Team
from kamdocs.read.document import Document, read_document
from kamdocs.read.ids import check_duplicates, check_references, known_to_all
from kamdocs.read.markdown import render_markdown
from kamdocs.read.passages import read_passages
from kamdocs.read.revenue_table import read_revenue
from kamdocs.read.schema import validate
from kamdocs.read.suggest import nearest
from kamdocs.read.suppressions import Suppression
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import ACCOUNTS, BRAND, SETTINGS

_BRAND = f"{ACCOUNTS}/{BRAND}/"
R = TypeVar("R", bound=Record)


@dataclass(slots=True)
class SharedRead:
    """What every account is read against, with its findings and the maps to place them."""

    shared: Shared = field(default_factory=Shared)
    findings: list[Finding] = field(default_factory=list)
    maps: dict[str, SourceMap] = field(default_factory=dict)
    suppressions: dict[str, tuple[Suppression, ...]] = field(default_factory=dict)


def read_shared(
    settings: tuple[str, bytes] | None, files: Mapping[str, bytes], unread: Iterable[str] = ()
) -> SharedRead:
    """Read the settings and the shared files.

    `settings` is name and bytes of `kamdocs.yaml`; `files` are the others by their name relative to
    the workspace, and `unread` the names of those whose bytes could not be had.
    """
    read = SharedRead()
    reader = _Reader(read)
    for name in unread:
        stem = PurePosixPath(name).stem
        reader.broken.add("settings" if stem == PurePosixPath(SETTINGS).stem else stem)
    reader.settings(settings)
    reader.brand(settings[0] if settings else SETTINGS, files)
    currency = read.shared.settings.currency
    whole = read.shared.settings
    team, catalogue, references = Team(), Catalogue(), References()
    terms: dict[str, Terms] = {}
    passages: dict[str, Document] = {}
    revenue: dict[str, tuple[RevenueLine, ...]] = {}
    for file, data in sorted(files.items()):
        path = PurePosixPath(file)
        if path.stem == "team" and path.suffix in (".yaml", ".yml"):
            team = reader.record(Team, file, data, "team", currency) or team
        elif path.stem == "catalogue" and path.suffix in (".yaml", ".yml"):
            catalogue = reader.record(Catalogue, file, data, "catalogue", currency) or catalogue
        elif path.stem == "references" and path.suffix in (".yaml", ".yml"):
            references = reader.record(References, file, data, "references", currency) or references
        elif path.name == "revenue.csv":
            table = read_revenue(file, data, currency)
            read.maps[file] = table.source_map
            read.findings += table.findings
            revenue = dict(table.lines)
        elif path.suffix == ".md" and path.parent.name == "terms":
            terms[path.stem] = reader.terms(file, data)
        elif path.suffix == ".md" and path.parent.name == "passages":
            passages[file] = reader.document(file, data)
    texts, faults = read_passages(passages)
    read.findings += faults
    read.shared = Shared(
        whole, team, catalogue, references, terms, texts, revenue, frozenset(reader.broken)
    )
    reader.references()
    return read


class _Reader:
    def __init__(self, read: SharedRead) -> None:
        self.read = read
        self.broken: set[str] = set()
        self.records: list[tuple[str, Record]] = []

    def document(self, file: str, data: bytes) -> Document:
        document = read_document(file, data)
        self.read.maps[file] = document.source_map
        self.read.suppressions[file] = document.suppressions
        self.read.findings += document.findings
        return document

    def settings(self, given: tuple[str, bytes] | None) -> None:
        if given is None:
            return
        settings = self.record(Settings, *given, "settings", "EUR")
        if settings is not None and settings.currency != "EUR":
            # Amounts without a currency are in the workspace's, which is known only now.
            tree = read_document(*given).value
            again = validate(
                Settings, tree if isinstance(tree, dict) else {}, currency=settings.currency
            )
            settings = again.record or settings
        self.read.shared = Shared(settings or Settings())

    def brand(self, file: str, files: Mapping[str, bytes]) -> None:
        """Judge whether the files that the brand names are there."""
        brand = self.read.shared.settings.brand
        named: list[tuple[Path, str]] = [(("brand", "logo"), brand.logo)] if brand.logo else []
        named += [(("brand", "font_files", n), name) for n, name in enumerate(brand.font_files)]
        there = [name.removeprefix(_BRAND) for name in files if name.startswith(_BRAND)]
        missing = [(path, name) for path, name in named if name not in there]
        for path, name in missing:
            bare = PurePosixPath(name).name
            meant = bare if bare in there else nearest(name, there)
            self.read.findings.append(
                Finding(
                    "brand-file-missing",
                    value_of(*path, file=file),
                    sentence("there is no {file}", file=f"{_BRAND}{name}"),
                    sentence("did you mean {meant}?", meant=meant)
                    if meant
                    else sentence("put the file into {folder}, or delete this", folder=_BRAND),
                )
            )
        if missing:
            fonts = tuple(name for name in brand.font_files if name in there)
            left = {"logo": brand.logo if brand.logo in there else None, "font_files": fonts}
            settings = self.read.shared.settings.model_copy(
                update={"brand": brand.model_copy(update=left)}
            )
            self.read.shared = Shared(settings)

    def record(self, model: type[R], file: str, data: bytes, part: str, currency: str) -> R | None:
        document = self.document(file, data)
        if not document.is_whole:
            self.broken.add(part)
        if document.value is None:
            return None
        if not isinstance(document.value, dict):
            text = sentence("keys and values expected")
            self.read.findings.append(
                Finding("wrong-shape", Place((), file), text, _example(model))
            )
            self.broken.add(part)
            return None
        self.read.findings += check_duplicates(model, document.value, file)
        validated = validate(
            model, document.value, currency=currency, file=file, unread=document.broken
        )
        self.read.findings += validated.findings
        if validated.broken:
            self.broken.add(part)
        if validated.record is not None:
            self.records.append((file, validated.record))
        return validated.record

    def prose(self, document: Document) -> Prose:
        rendered = render_markdown(
            document.body, document.file, document.body_line, heading_offset=1
        )
        self.read.findings += rendered.findings
        return Prose(rendered.html, rendered.text)

    def terms(self, file: str, data: bytes) -> Terms:
        document = self.document(file, data)
        front: Any = document.value if isinstance(document.value, dict) else {}
        stem = PurePosixPath(file).stem
        title = front.get("title")
        return Terms(
            id=stem,
            title=title if isinstance(title, str) else stem,
            prose=self.prose(document),
            hash=hashlib.sha256(data).hexdigest(),
        )

    def references(self) -> None:
        known = known_to_all(self.read.shared)
        for file, record in self.records:
            self.read.findings += check_references(record, known, frozenset(self.broken), file)


def _example(model: type[Record]) -> Any:
    return sentence("begin with {key}:", key=next(iter(_first_keys(model))))


def _first_keys(model: type[Record]) -> Iterable[str]:
    return (info.alias or name for name, info in model.model_fields.items() if name != "custom")
