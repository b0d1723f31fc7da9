"""Everything the interface says is in the Spanish and the Catalan catalogue, gap for gap."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

GAP = re.compile(r"(?<!\{)\{(\w+)\}")


@pytest.fixture(scope="module")
def messages(repository: Path) -> ModuleType:
    """The script that gathers what is said."""
    spec = importlib.util.spec_from_file_location("messages", repository / "scripts/messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def said(messages: ModuleType) -> Catalog:
    """Everything that can be said."""
    found = messages.gather()
    assert len(found) > 1000
    return found


def test_what_is_said_is_found_in_code_and_templates(said: Catalog) -> None:
    assert said.get("the account has no tier") is not None
    assert said.get("Edit source") is not None
    assert said.get(("{count} account", "{count} accounts")) is not None
    assert said.get("economic_buyer", "term") is not None


@pytest.mark.parametrize("language", ["es", "ca"])
def test_nothing_is_left_untranslated(messages: ModuleType, said: Catalog, language: str) -> None:
    missing = messages.missing(messages.load(language), said)
    assert missing == [], "python scripts/messages.py adds them to the catalogues"


@pytest.mark.parametrize("language", ["es", "ca"])
def test_translations_fill_the_same_gaps(messages: ModuleType, language: str) -> None:
    catalogue = [message for message in messages.load(language) if message.id]
    wrong = [
        (message.id, text)
        for message in catalogue
        for text, (needed, allowed) in zip(_forms(message.string), _gaps(message.id), strict=True)
        if text and not needed <= set(GAP.findall(text)) <= allowed
    ]
    assert catalogue
    assert wrong == []


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def _gaps(text: str | tuple[str, ...]) -> list[tuple[set[str], set[str]]]:
    """For each form the gaps that a translation needs, and those it may have."""
    found = [set(GAP.findall(form)) for form in _forms(text)]
    return [(gaps - {"count"}, set().union(*found)) for gaps in found]


@pytest.mark.parametrize("language", ["es", "ca"])
def test_plurals_have_both_forms(messages: ModuleType, language: str) -> None:
    plural = [message for message in messages.load(language) if isinstance(message.id, tuple)]
    assert plural
    assert [message.id for message in plural if len(message.string) != 2] == []
