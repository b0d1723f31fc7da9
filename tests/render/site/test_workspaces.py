"""Small workspaces and what becomes of them: faults stay local, everything written is readable."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from html import unescape
from pathlib import Path

import jinja2
import jinja2.meta
import jinja2.nodes
import pytest

from kamdocs.language.speak import speaker_of
from kamdocs.read.document import read_document
from kamdocs.render.engine.closure import find_closure
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.site.environment import make_site_environment
from kamdocs.render.site.page import AccountContext, PageContext
from kamdocs.render.site.preview import BannerContext

SETTINGS = """\
organisation: {name: Meridià}
criteria:
  product_fit: 20
  solvency: {weight: 10, knock_out: below 2}
  growth: 30
"""
TEAM = "people:\n  ana: {name: Ana Ferrer}\n  marc: {name: Marc Pons}\n"
ACME = "name: Acme\ntier: key\nowner: ana\n"
Build = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def site_of(tmp_path: Path, build_site: Callable[[Path, Path], Path]) -> Build:
    """Build a workspace of these files, over one with an account named Acme."""

    def make(files: Mapping[str, str]) -> Path:
        base = {
            "kamdocs.yaml": SETTINGS,
            "accounts/team.yaml": TEAM,
            "accounts/acme/account.yaml": ACME,
        }
        for name, text in {**base, **files}.items():
            path = tmp_path / "work" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return build_site(tmp_path / "work", tmp_path / "site")

    return make


def read(site: Path, path: str) -> str:
    """The text of a page."""
    return (site / path).read_text("utf-8")


def test_a_minimal_account_shows_unknown_as_unknown(site_of: Build) -> None:
    site = site_of({})
    html = read(site, "accounts/acme/index.html")
    assert '<b class="unknown">unknown</b>' in html
    assert "No revenue is recorded" in html
    assert ">0<" not in html
    index = read(site, "index.html")
    assert "No revenue of the last twelve months is known." in index


def test_a_broken_account_gets_a_page_that_says_why_and_the_others_are_built(
    site_of: Build,
) -> None:
    site = site_of({"accounts/bad/account.yaml": "- a list\n- and no account\n"})
    broken = read(site, "accounts/bad/index.html")
    assert "accounts/bad/account.yaml:1" in broken
    assert "cannot be read well enough" in broken
    assert "Acme" in read(site, "accounts/acme/index.html")
    assert "accounts/bad/index.html" in read(site, "index.html")


def test_a_template_at_fault_replaces_only_its_page(site_of: Build) -> None:
    own = '{% extends "builtin:site/account.html" %}\n{% block content %}{{ veiw }}{% endblock %}'
    site = site_of({"templates/site/account.html": own})
    page = read(site, "accounts/acme/index.html")
    assert "veiw is not defined here" in page
    assert "templates/site/account.html:2" in page
    assert ">Portfolio</h1>" in read(site, "index.html")


def test_a_workspace_overrides_a_template_and_keeps_the_rest(site_of: Build) -> None:
    own = '{% extends "builtin:site/account.html" %}{% block content %}<p>OURS</p>{{ super() }}{% endblock %}'
    site = site_of({"templates/site/account.html": own})
    page = read(site, "accounts/acme/index.html")
    assert "<p>OURS</p>" in page
    assert ">Acme</h1>" in page


def test_an_account_names_its_own_template(site_of: Build) -> None:
    text = "{% extends 'site/shell.html' %}{% block content %}ENTERPRISE{% endblock %}"
    site = site_of({
        "accounts/acme/account.yaml": f"{ACME}template: enterprise\n",
        "templates/site/enterprise.html": text,
    })  # fmt: skip
    assert "ENTERPRISE" in read(site, "accounts/acme/index.html")


def test_text_of_the_files_is_escaped(site_of: Build) -> None:
    site = site_of(
        {
            "accounts/acme/account.yaml": "name: <img src=x onerror=alert(1)>\ntier: key\nowner: ana\n"
        }
    )
    for path in ("index.html", "accounts/acme/index.html"):
        assert "<img src=x" not in read(site, path)


def test_the_portfolio_as_data_has_what_others_rely_on(site_of: Build) -> None:
    site = site_of({
        "accounts/acme/account.yaml": ACME + "ratings: {by: ana, on: 2026-09-14, product_fit: 4}\n"
        "contracts: [{id: s, ends: 2027-03-31}]\n",
        "accounts/revenue.csv": "account,date,amount\nacme,2026-03-01,1000.005\nacme,2025,40\n",
    })  # fmt: skip
    data = json.loads(read(site, "data/portfolio.json"))
    assert {"schema", "generated_for", "accounts", "concentration"} <= data.keys()
    (acme,) = data["accounts"]
    assert {"id", "name", "lifecycle", "tier", "suggested_tier", "owner", "score", "score_low",
            "score_high", "score_coverage", "health", "quality", "revenue", "revenue_share",
            "penetration", "explored", "next_touchpoint", "contract_end", "findings"} <= acme.keys()  # fmt: skip
    assert acme["revenue"] == {"2025": "40", "2026": "1000.005"}
    assert acme["contract_end"] == "2027-03-31"
    assert (acme["score"], acme["score_coverage"]) == (80.0, pytest.approx(1 / 3, abs=1e-6))
    assert data["concentration"]["largest_account"] == "acme"


def test_tables_of_data_guard_text_and_leave_numbers_alone(site_of: Build) -> None:
    site = site_of({"accounts/acme/account.yaml": 'name: "=1+1"\ntier: key\nowner: ana\n'})
    header, acme = read(site, "data/accounts.csv").splitlines()
    assert header.startswith("id,name,lifecycle,tier,")
    assert acme.startswith("acme,'=1+1,customer,key,")


def test_everything_written_in_the_demonstration_can_be_read_on_the_accounts_pages(
    repository: Path, demo_site: Path
) -> None:
    unread, looked_at = [], 0
    for folder in sorted((repository / "accounts").iterdir()):
        if not (folder / "account.yaml").is_file():
            continue
        page = unescape(read(demo_site, f"accounts/{folder.name}/index.html"))
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.md"), *folder.glob("*/*.md")]):
            document = read_document(path.name, path.read_bytes())
            for text in texts_in(document.value):
                looked_at += 1
                if text not in page:
                    unread.append(f"{folder.name}/{path.name}: {text}")
    assert looked_at > 500
    assert unread == []


def texts_in(value: object) -> Iterator[str]:
    """The texts of a file that are said in words: neither ids nor dates, amounts or words of scales."""
    match value:
        case dict() if value and value.keys() <= {"en", "es", "ca"}:
            yield from texts_in(value.get("en"))
        case dict():
            for item in value.values():
                yield from texts_in(item)
        case list():
            for item in value:
                yield from texts_in(item)
        case str() if len(value) > 20 and " " in value and not value[0].isdigit():
            yield " ".join(value.split())


GLOBALS = {"_", "_n", "href", "asset", "stamp", "icon", "account_link", "table_rows", "language", "range", "dict", "namespace"}  # fmt: skip


def test_templates_use_what_their_context_documents_and_nothing_else() -> None:
    layers = Layers({}, read_theme())
    environment = make_site_environment(layers, speaker_of("en"))
    pages = {field.name for kind in (PageContext, AccountContext) for field in fields(kind)}
    banner = {field.name for field in fields(BannerContext)}
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for name in layers.names():
        if name.startswith("site/") and name.endswith(".html"):
            found = layers.find(name)
            assert found is not None
            tree = environment.parse(found.text)
            names = jinja2.meta.find_undeclared_variables(tree) - _imported(tree)
            is_page = not name.startswith("site/preview/")
            documented = pages if is_page else banner
            assert names <= documented | GLOBALS, f"{name}: {names - documented}"
            used[is_page] |= names & documented
    assert used == {True: pages, False: banner}


def _imported(tree: jinja2.nodes.Template) -> set[str]:
    """Names that a template imports, sets or defines for its blocks."""
    imported = {name for node in tree.find_all(jinja2.nodes.FromImport) for name in node.names}
    stored = {node.name for node in tree.find_all(jinja2.nodes.Name) if node.ctx == "store"}
    return imported | stored | {node.name for node in tree.find_all(jinja2.nodes.Macro)}


def test_every_page_has_a_closure_without_findings() -> None:
    layers = Layers({}, read_theme())
    assert find_closure("site/account.html", layers).findings == ()
    assert len(find_closure("site/account.html", layers).texts) > 5
