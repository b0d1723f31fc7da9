"""A workspace → the papers its customers may have besides their offers."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kamdocs.pipeline.papers import Papers, make_papers
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.render.engine.layers import Layers, read_theme

BASE = Path(__file__).parent.parent / "check" / "base"
TODAY = date(2026, 11, 22)
CADENCE = """\
cadence:
  steering committee: {every: quarter, channel: meeting, with: [nuria], promised: yes}
  call: {every: 2 weeks, with: [pau]}
escalation: [ana, joan]
"""


@pytest.fixture
def papers_of(tmp_path: Path):
    """The papers of the base workspace with this added to its account."""

    def make(more: str) -> Papers:
        root = Path(shutil.copytree(BASE, tmp_path / "ws"))
        account = root / "accounts" / "acme" / "account.yaml"
        account.write_text(account.read_text("utf-8") + more, "utf-8")
        stock = take_stock(root, today=TODAY, clock_day=TODAY)
        return make_papers(stock, Layers({}, read_theme()), jobs=1)

    return make


def test_a_customer_who_may_have_documents_gets_a_contact_sheet(papers_of) -> None:
    papers = papers_of(f"share: yes\nlanguage: es\n{CADENCE}")
    assert list(papers.files) == ["customer/acme/contacts-es.pdf"]
    text = PdfReader(BytesIO(papers.files["customer/acme/contacts-es.pdf"])).pages[0].extract_text()
    assert "steering committee" in text
    assert "reunión" in text
    assert "Ana" in text
    assert "Joan" in text
    assert "Pau Serra" not in text  # what was not promised is not told


def test_without_an_offer_or_leave_there_is_none(papers_of) -> None:
    assert papers_of(CADENCE).files == {}


def test_what_was_misread_is_not_printed(papers_of) -> None:
    assert papers_of("share: yes\ncadence: {call: {evry: 2 weeks}}\n").files == {}
