"""Pages of an earlier build: those that would be the same are not written anew, and the site is the same."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamdocs.pipeline.build import BuildOptions, Built, build
from kamdocs.pipeline.kept_pages import read, write
from kamdocs.render.site.places import Place
from kamdocs.render.site.press import Printed
from kamdocs.render.site.search import FoundPage
from kamdocs.work.store import Store

BASE = Path(__file__).parent.parent / "check" / "base"
DAY = date(2026, 11, 22)
ACCOUNT = "name: Acme\ntier: normal\nowner: ana\npeople:\n  nuria: {name: Núria Soler}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small workspace with three accounts."""
    root = Path(shutil.copytree(BASE, tmp_path / "ws"))
    for key, text in (
        ("acme", ACCOUNT),
        ("far", "name: Far\ntier: low\nowner: marc\nparent: acme\n"),
        ("big", "name: Big\ntier: key\nowner: ana\n"),
    ):
        (root / "accounts" / key).mkdir(exist_ok=True)
        (root / "accounts" / key / "account.yaml").write_text(text, "utf-8")
    return root


def built(root: Path, output: Path, *, jobs: int = 1, is_kept: bool = True) -> dict[str, bytes]:
    store = Store(root / "kept") if is_kept else None
    options = BuildOptions(output, DAY, jobs=jobs, has_papers=False, store=store)
    assert isinstance(build(root, options), Built)
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and path.name not in ("build.json", "build.js")
    }


def kept(root: Path) -> set[str]:
    return {path.name for path in (root / "kept").glob("??/*")}


def test_nothing_changed_and_no_page_is_written(root: Path, tmp_path: Path) -> None:
    first = built(root, tmp_path / "site")
    before = kept(root)
    assert len(before) == sum(name.endswith(".html") for name in first)
    assert built(root, tmp_path / "other") == first
    assert kept(root) == before


def test_an_edit_writes_the_pages_that_change_and_no_other(root: Path, tmp_path: Path) -> None:
    first = built(root, tmp_path / "site")
    before = kept(root)
    file = root / "accounts/acme/account.yaml"
    file.write_text(ACCOUNT.replace("Soler", "Puig"), "utf-8")
    second = built(root, tmp_path / "site")
    changed = {
        name for name in second if name.endswith(".html") and first.get(name) != second[name]
    }
    assert "accounts/acme/index.html" in changed
    assert len(kept(root) - before) == len(changed) < len(before) / 2
    assert second == built(root, tmp_path / "anew", is_kept=False)


def test_another_template_writes_what_reaches_it(root: Path, tmp_path: Path) -> None:
    first = built(root, tmp_path / "site")
    before = kept(root)
    own = root / "templates/site/account.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        "{% extends 'builtin:site/account.html' %}{% block head %}<meta name='ours'>{% endblock %}"
    )
    second = built(root, tmp_path / "site")
    changed = {name for name in second if first.get(name) != second[name]}
    pages = {name for name in changed if name.endswith(".html")}
    assert pages
    assert all(name.split("/")[-3] == "accounts" for name in pages)
    assert len(kept(root) - before) == len(pages)


def test_a_page_with_a_fault_is_told_of_each_time(root: Path, tmp_path: Path) -> None:
    own = root / "templates/site/account.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        "{% extends 'builtin:site/account.html' %}{% block head %}{{ nobody }}{% endblock %}"
    )
    store = Store(root / "kept")
    for _ in range(2):
        options = BuildOptions(tmp_path / "site", DAY, has_papers=False, store=store)
        result = build(root, options)
        assert isinstance(result, Built)
        assert any("nobody" in str(found.located.message) for found in result.diagnostics)


@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_any_number_of_processes_gives_the_same_bytes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamdocs.work.fork.can_fork", lambda: True)
    monkeypatch.setattr("kamdocs.work.fork._WORTH_IT", 2)
    alone = built(root, tmp_path / "one", is_kept=False)
    assert built(root, tmp_path / "two", jobs=2, is_kept=False) == alone
    assert built(root, tmp_path / "three", jobs=3) == alone
    assert built(root, tmp_path / "again", jobs=2) == alone


def test_a_page_is_read_as_it_was_written() -> None:
    found = FoundPage(
        "index.html", "Überblick", (Place("rule", "a", "t", "x\ny"), Place("page", "", "", ""))
    )
    page = Printed("es/index.html", "<p>\nñ\n".encode(), found)
    for each in (page, replace(page, found=None)):
        data = write(each)
        assert data is not None
        assert read(data) == each
        assert read(data[:-1]) is None
    assert read(b"") is None
