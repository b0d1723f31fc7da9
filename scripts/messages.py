"""Gathers everything the interface says and brings the catalogues up to date.

    python scripts/messages.py          update kamdocs/language/catalogues/*/LC_MESSAGES/kamdocs.po
    python scripts/messages.py --check  only say what is missing; exit 1 when something is

Sentences come from `sentence(…)`, `sentence_n(…)`, `.text(…)`, `.text_n(…)` in the code and `_(…)`,
`_n(…)` in the templates; terms are the words of scales and the keys of the files, from the model.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "kamdocs" / "language" / "catalogues"
LANGUAGES = ("en", "es", "ca")
TEMPLATES = [("**.html", "jinja2"), ("**.md", "jinja2"), ("**.txt", "jinja2")]
ONE, SEVERAL = ("sentence", "text"), ("sentence_n", "text_n")
SPOKEN_WORDS = ("error", "warning", "info", "yes", "no", "us", "them", "rest", "en", "es", "ca")


def gather() -> Catalog:
    """Everything that can be said, without translations, sorted by where it is said."""
    catalogue = Catalog(project="kamdocs", charset="utf-8")
    for path in sorted((ROOT / "kamdocs").rglob("*.py")):
        for message in _said_in(path):
            catalogue.add(message, locations=[(path.relative_to(ROOT).as_posix(), None)])
    found = extract_from_dir(ROOT / "templates", TEMPLATES, keywords={"_": None, "_n": (1, 2)})
    for file, _line, message, _comments, _context in sorted(found, key=lambda each: each[:2]):
        catalogue.add(message, locations=[(f"templates/{file}", None)])
    for word in sorted(set(terms())):
        catalogue.add(word, context="term")
    return catalogue


def terms() -> Iterator[str]:
    """The words of all scales, the keys of all files, and every word the code calls a term."""
    from kamdocs.derive.account.cadence import CadenceState
    from kamdocs.derive.account.contracts import RenewalState
    from kamdocs.derive.account.newsletter import Segment
    from kamdocs.derive.consent import ConsentState
    from kamdocs.derive.due import DueKind
    from kamdocs.model.account import Account
    from kamdocs.model.customer_reference import References
    from kamdocs.model.kpi import KPI_NAMES
    from kamdocs.model.personal import Overlay
    from kamdocs.model.product import Catalogue
    from kamdocs.model.settings.settings import Settings
    from kamdocs.model.team import Team

    yield from SPOKEN_WORDS
    yield from KPI_NAMES
    for words in (DueKind, RenewalState, CadenceState, Segment, ConsentState):
        yield from get_args(words)
    seen: set[type] = set()
    for record in (Account, Settings, Team, Catalogue, References, Overlay):
        yield from _terms_of(record, seen)
    for path in sorted((ROOT / "kamdocs").rglob("*.py")):
        yield from _literal_terms(path)


def _terms_of(record: Any, seen: set[type]) -> Iterator[str]:
    if record in seen:
        return
    seen.add(record)
    for name, field in record.model_fields.items():
        if name != "custom":
            yield field.alias or name
        for part in _parts(field.annotation):
            if isinstance(part, type) and hasattr(part, "model_fields"):
                yield from _terms_of(part, seen)
            yield from getattr(part, "words", ())
        for mark in field.metadata:
            for part in _parts(mark):
                yield from getattr(part, "words", ())


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _parts(part)


def _said_in(path: Path) -> Iterator[str | tuple[str, str]]:
    """The texts of `sentence` and `sentence_n`, and of a speaker's `text` and `text_n`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id=("sentence" | "sentence_n") as called):
                pass
            case ast.Attribute(value=who, attr=("text" | "text_n") as called):
                if not ast.unparse(who).endswith(("speaker", "speaker()")):
                    continue
            case _:
                continue
        texts = [
            each.value
            for each in node.args
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        ]
        if called in ONE and texts:
            yield texts[0]
        elif called in SEVERAL and len(texts) > 1:
            yield texts[0], texts[1]


def _literal_terms(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Term"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield node.args[0].value


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return CATALOGUES / language / "LC_MESSAGES" / "kamdocs.po"


def load(language: str) -> Catalog:
    """The catalogue of a language as it is written, or an empty one."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, project="kamdocs", charset="utf-8")
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def update(language: str, template: Catalog) -> Catalog:
    """Bring one catalogue up to date: what is new is added, what is gone is dropped."""
    catalogue = load(language)
    fresh = Catalog(locale=language, project="kamdocs", charset="utf-8", fuzzy=False)
    for message in template:
        if message.id:
            old = catalogue.get(message.id, message.context)
            text = old.string if old is not None and not old.fuzzy else None
            fresh.add(message.id, text, locations=message.locations, context=message.context)
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, fresh, width=96, no_location=True, omit_header=False, sort_output=True)
    text = path.read_text(encoding="utf-8").split("\n")
    # Days of making and tools would change the file without any change of what it says.
    kept = [
        line
        for line in text
        if not line.startswith(('"POT-Creation', '"PO-Revision', '"Generated'))
    ]
    path.write_text("\n".join(kept), encoding="utf-8")
    return load(language)


def missing(catalogue: Catalog, template: Catalog) -> list[str]:
    """The messages that a catalogue does not translate."""
    found = []
    for message in template:
        if message.id:
            there = catalogue.get(message.id, message.context)
            strings = there.string if there is not None else ""
            if not strings or (isinstance(strings, tuple) and not all(strings)):
                found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


def main() -> int:
    """Update, or check, and say how much is missing."""
    template = gather()
    failed = 0
    for language in LANGUAGES:
        catalogue = load(language) if "--check" in sys.argv else update(language, template)
        gone = missing(catalogue, template) if language != "en" else []
        failed += bool(gone)
        print(f"{language}: {len(template)} messages, {len(gone)} not translated")
        for text in gone[:20] if "--check" in sys.argv else []:
            print(f"    {text}")
    return 1 if failed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
