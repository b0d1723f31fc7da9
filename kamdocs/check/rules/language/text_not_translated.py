"""Names and sentences written in some of the workspace's languages and not in the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, key_of
from kamdocs.model.customer_reference import References
from kamdocs.model.product import Catalogue
from kamdocs.model.record import Record
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shape import fields_of
from kamdocs.model.team import Team
from kamdocs.model.wording import Wording
from kamdocs.values.sentence import Term, sentence
from kamdocs.workspace.layout import ACCOUNTS, CATALOGUE, REFERENCES, SETTINGS, TEAM


def text_not_translated(
    settings: Settings, team: Team, catalogue: Catalogue, references: References
) -> Iterator[Finding]:
    """What is written by language is written in each; one finding for each entry and language."""
    files: tuple[tuple[str, Record], ...] = (
        (SETTINGS, settings),
        (f"{ACCOUNTS}/{TEAM}", team),
        (f"{ACCOUNTS}/{CATALOGUE}", catalogue),
        (f"{ACCOUNTS}/{REFERENCES}", references),
    )
    for file, record in files:
        missing: dict[tuple[Path, str], list[str]] = {}
        for entry, key, wording in _wordings(record, (), ()):
            for language in settings.languages:
                if not wording.is_said_in(language):
                    missing.setdefault((entry, language), []).append(key)
        for (entry, spoken), keys in missing.items():
            yield Finding(
                "text-not-translated",
                key_of(*entry, file=file),
                sentence("not written in {language}: {texts}", language=Term(spoken), texts=tuple(keys)),
                sentence("add it in braces: {{{language}: …}}", language=spoken),
            )  # fmt: skip


def _wordings(value: Any, path: Path, entry: Path) -> Iterator[tuple[Path, str, Wording]]:
    """Every text that may be in several languages: the path of its entry, its key there, itself."""
    match value:
        case Wording():
            owner = entry or path
            key = ".".join(str(step) for step in path[len(owner) :]) or str(path[-1])
            yield owner, key, value
        case Record():
            for key, shape in fields_of(type(value)).items():
                yield from _wordings(getattr(value, shape.name), (*path, key), path)
        case Mapping():
            for key, inner in value.items():
                yield from _wordings(inner, (*path, str(key)), entry)
        case tuple():
            for number, inner in enumerate(value):
                yield from _wordings(inner, (*path, number), entry)
