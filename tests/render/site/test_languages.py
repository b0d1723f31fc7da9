"""A text of the users' own that is not in the page's language says in which it is; the check names it."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kamdocs.pipeline.take_stock import take_stock

FILES = {
    "kamdocs.yaml": """\
languages: [en, es]
criteria:
  fit: {name: {en: Product fit}, weight: 20, anchors: {0: {en: Nothing, es: Nada}, 5: {es: Todo}}}
  growth: {name: Growth, weight: 20}
  solvency: {name: {en: Solvency, es: Solvencia}, weight: 20}
kpis:
  accuracy: {en: Accuracy}
""",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer, position: {en: Manager, ca: Gestora}}\n",
    "accounts/catalogue.yaml": "families:\n  all:\n    name: All\n    products:\n      stock: {name: {en: Real-time stock}}\n",
    "accounts/acme/account.yaml": "name: Acme\ntier: key\nowner: ana\nunits: [{id: north, name: North}]\n"
    "ratings: {by: ana, on: 2026-09-01, fit: 5, growth: 3, solvency: 4}\n"
    "opportunities:\n  more: {name: More, product: stock, unit: north, amount: 5_000, stage: lead}\n",
    "accounts/passages/company.en.md": "We are small.\n",
    "accounts/passages/terms.md": "The same for all.\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    for name, text in FILES.items():
        path = folder / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "work"


@pytest.fixture(scope="module")
def site(root: Path, build_site: Callable[[Path, Path], Path]) -> Path:
    return build_site(root, root.parent / "site")


def marked(site: Path, page: str) -> set[tuple[str, str]]:
    """The texts of a page that are marked, each with its language."""
    html = (site / page).read_text("utf-8")
    return set(re.findall(r'<span lang="(..)">([^<]*)</span> <abbr class="tongue" title="[^"]+" data-find-skip>', html))  # fmt: skip


def test_what_is_missing_is_shown_in_another_language_and_says_so(site: Path) -> None:
    assert ("en", "Product fit") in marked(site, "es/accounts/acme/index.html")
    assert ("en", "Real-time stock") in marked(site, "es/accounts/acme/index.html")
    assert ("en", "Product fit") in marked(site, "es/method/index.html")
    assert ("es", "Todo") in marked(site, "method/index.html")


def test_what_is_there_or_holds_for_all_languages_is_not_marked(site: Path) -> None:
    texts = {text for _, text in marked(site, "es/method/index.html")}
    assert not texts & {"Growth", "Solvencia", "Nada"}
    assert marked(site, "accounts/acme/index.html") <= {("es", "Todo")}


def test_the_check_names_each_entry_and_language_once(root: Path) -> None:
    day = date(2026, 11, 22)
    found = [
        (each.located.file, each.located.extent.line, str(each.located.message.text), each.located.message.values)
        for each in take_stock(root, today=day, clock_day=day).diagnostics
        if each.code in ("LNG01", "LNG02")
    ]  # fmt: skip
    told = [(file, line, *(str(value) for _, value in sorted(dict(values).items()))) for file, line, _, values in found]  # fmt: skip
    assert sorted(told) == [
        ("accounts/catalogue.yaml", 5, "Term(word='es')", "('name',)"),
        ("accounts/passages/company.en.md", 1, "(Term(word='es'),)", "company"),
        ("accounts/team.yaml", 2, "Term(word='es')", "('position',)"),
        ("kamdocs.yaml", 3, "Term(word='en')", "('anchors.5',)"),
        ("kamdocs.yaml", 3, "Term(word='es')", "('name',)"),
        ("kamdocs.yaml", 7, "Term(word='es')", "('accuracy',)"),
    ]
