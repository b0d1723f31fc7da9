"""Catalogues are used compiled where they are current, and from their source where not."""

import os
from pathlib import Path

import pytest

from kamdocs.language import translations

SOURCE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Portfolio"\nmsgstr "{}"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for the Spanish catalogue."""
    monkeypatch.setattr(translations, "catalogues_dir", lambda: tmp_path)
    translations.load_translations.cache_clear()
    place = tmp_path / "es" / "LC_MESSAGES"
    place.mkdir(parents=True)
    return place


@pytest.fixture(autouse=True)
def forget() -> object:
    """What one test loaded must not be another's."""
    yield
    translations.load_translations.cache_clear()


def test_the_source_is_used_where_nothing_is_compiled(folder: Path) -> None:
    (folder / "kamdocs.po").write_text(SOURCE.format("Cartera"), "utf-8")
    assert translations.load_translations("es").gettext("Portfolio") == "Cartera"
    assert [path.name for path in folder.iterdir()] == ["kamdocs.po"]


def test_a_compiled_catalogue_older_than_its_source_is_not_used(folder: Path) -> None:
    source, compiled = folder / "kamdocs.po", folder / "kamdocs.mo"
    source.write_text(SOURCE.format("Vieja"), "utf-8")
    compiled.write_bytes(translations._compile(source))
    source.write_text(SOURCE.format("Nueva"), "utf-8")
    os.utime(compiled, ns=(1, 1))
    assert translations.load_translations("es").gettext("Portfolio") == "Nueva"


def test_a_compiled_catalogue_alone_is_enough(folder: Path) -> None:
    source = folder / "kamdocs.po"
    source.write_text(SOURCE.format("Cartera"), "utf-8")
    (folder / "kamdocs.mo").write_bytes(translations._compile(source))
    source.unlink()
    assert translations.load_translations("es").gettext("Portfolio") == "Cartera"
