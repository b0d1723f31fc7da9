"""Texts of an offer in any language and script; what is not in the document's says so."""

import shutil
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kamdocs.pipeline.paper_desk import draft_papers
from kamdocs.pipeline.papers import print_paper
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.render.customer.proposal import SHEET
from kamdocs.render.engine.layers import Layers, read_theme

BASE = Path(__file__).parents[2] / "check" / "base"
TODAY = date(2026, 11, 22)
HEAD = """\
---
title: {en: Fewer calls, es: Menos llamadas}
to: [nuria, pau]
prepared_by: ana
issued: 2026-11-20
valid_until: 2026-12-20
scope: {excluded: [{text: {en: New tills, es: Cajas nuevas}}]}
prices:
  - {product: analytics}
next_steps: [{text: {en: Talk, es: Hablar}, on: 2026-12-03, ours: ana}]
editions:
  spanish: {for: [pau], language: es}
---

## Summary

It pays back in 3 months.

"""


@pytest.fixture
def pages(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """The HTML of each edition of an offer with this body, by the id of the edition."""

    def make(body: str, **passages: str) -> dict[str, str]:
        root = Path(shutil.copytree(BASE, tmp_path / "ws"))
        offer = root / "accounts" / "acme" / "proposals" / "offer.md"
        offer.parent.mkdir()
        offer.write_text(HEAD + body, "utf-8")
        folder = root / "accounts" / "passages"
        folder.mkdir()
        for name, text in passages.items():
            (folder / f"{name.replace('_', '.')}.md").write_text(text, "utf-8")
        stock = take_stock(root, today=TODAY, clock_day=TODAY)
        drafts = draft_papers(stock, Layers({}, read_theme())).drafts
        editions = [one for one in drafts if one.proposal == "offer" and one.paper.name != SHEET]
        return {one.paper.name: one.job.html for one in editions}

    return make


def test_what_stands_in_for_a_translation_is_marked(pages) -> None:
    body = "## Security\n\ninclude: security\n\n## How\n\nAt 3 o'clock.\n"
    found = pages(body, security_en="Locked.")
    spanish = found["spanish"]
    assert spanish.count('<p class="foreign">') == 3  # the summary has no translation either
    assert '<p class="foreign">' not in found["complete"]
    assert '<div lang="en"><p>Locked.</p>' in spanish
    assert '<div lang="en"><p>At 3' in spanish
    assert '<h2 id="section-how" lang="en">' in spanish
    assert 'lang="en"><' not in found["complete"].split("<body>")[1]


def test_the_translation_stands_alone_where_there_is_one(pages) -> None:
    body = "## Security\nid: s\n\ninclude: security\n\n## Seguridad\nid: s\nlang: es\n\ninclude: security\n"
    found = pages(body, security_en="Locked.", security_es="Con llave.")
    assert "Con llave." in found["spanish"]
    assert "Locked." not in found["spanish"]
    assert "Con llave." not in found["complete"]
    assert found["spanish"].count("Seguridad</h2>") == 1


def test_a_passage_that_includes_itself_is_printed_once(pages) -> None:
    found = pages("## Us\n\ninclude: us\n", us="We are 46.\n\ninclude: us\n")
    assert found["complete"].count("We are 46.") == 1


def test_questions_are_never_printed(pages) -> None:
    found = pages(
        "## Us\n\nquestion: Secret, who pays?\n\n## How\nquestion: What, again?\n\nSo 1.\n"
    )
    for html in found.values():
        assert "Secret" not in html
        assert "again" not in html
        assert ">Us<" not in html
        assert "So 1." in html


def test_a_list_may_be_for_several_readers(pages) -> None:
    body = "## Steps\n\n1. One\n2. Two\n\n::: for pau\n3. Three\n:::\n\n4. Four\n"
    complete = pages(body)["complete"]
    assert '<ol start="3">\n<li>Three</li>' in complete
    assert '<ol start="4">\n<li>Four</li>' in complete


@pytest.mark.parametrize(
    "text",
    ["שלום עולם 2026", "عرض للسنة 2027", "需求预测 2027", "🎉 12 of 12 👩🏽‍🔬", "a\u202fb\u2060c 1", "Σίγουρα 3"],
)  # fmt: skip
def test_any_script_reaches_the_page(pages, text: str) -> None:
    for html in pages(f"## {text}\nid: script\n\n{text}\n").values():
        assert f"<p>{text}</p>" in html
        assert html.count(text) >= 3  # heading, contents, text


@pytest.mark.slow
def test_four_hundred_sections_make_a_document(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "ws"))
    offer = root / "accounts" / "acme" / "proposals" / "offer.md"
    offer.parent.mkdir()
    body = "".join(f"## Section {n}\n\nText {n}.\n\n" for n in range(400))
    offer.write_text(HEAD + body, "utf-8")
    stock = take_stock(root, today=TODAY, clock_day=TODAY)
    (draft, *_) = draft_papers(stock, Layers({}, read_theme())).drafts
    result = print_paper(draft.job)
    assert result.data is not None
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(result.data)).pages)
    assert all(f"Text {n}." in text for n in range(400))
