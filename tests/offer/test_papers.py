"""What the site hands a customer of an offer: drafts, frozen bytes, stamped copies."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from kamdocs.pipeline.customer_folders import fill_folders
from kamdocs.pipeline.papers import Papers, make_papers
from kamdocs.pipeline.templates import read_layers
from kamdocs.work.store import Store

pytestmark = pytest.mark.slow

ISSUED = "accounts/acme/proposals/2026-offer.issued"
WHOLE, MONEY = "P-2026-001-v1-complete-en.pdf", "P-2026-001-v1-money-en.pdf"
SHEET = "P-2026-001-v1-decision-sheet-en.pdf"
HOME = "customer/acme/2026-offer"
SENT = date(2026, 11, 21)


def papers_of(workspace, today: date) -> Papers:
    stock, layers = workspace.stock(today), read_layers(workspace.root)[0]
    return make_papers(stock, layers, jobs=1, store=Store(workspace.root / ".kamdocs/results"))


def words(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def test_what_is_not_issued_is_a_draft(workspace) -> None:
    workspace.done("approve", "acme/2026-offer", "--by", "joan")
    papers = papers_of(workspace, SENT)
    assert sorted(papers.files)[:3] == [f"{HOME}/{each}" for each in (WHOLE, SHEET, MONEY)]
    assert "DRAFT" in words(papers.files[f"{HOME}/{WHOLE}"]).replace(" ", "")


def test_what_is_issued_is_handed_out_byte_for_byte(issued) -> None:
    papers = papers_of(issued, SENT)
    for name in (WHOLE, SHEET, MONEY):
        assert papers.files[f"{HOME}/{name}"] == (issued.root / ISSUED / "v1" / name).read_bytes()
    assert [each.name for each in papers.by_account["acme"]["2026-offer"]] == [
        "complete",
        "decision-sheet",
        "money",
    ]
    assert papers.located == ()


def test_it_stays_so_whatever_becomes_of_catalogue_and_offer(issued) -> None:
    issued.write("price: 500", "price: 900", "accounts/catalogue.yaml")
    issued.write("Half of the calls", "Most of the calls")
    frozen = (issued.root / ISSUED / "v1" / WHOLE).read_bytes()
    assert papers_of(issued, SENT).files[f"{HOME}/{WHOLE}"] == frozen


def test_past_its_last_day_a_stamped_copy_is_shown(issued) -> None:
    frozen = (issued.root / ISSUED / "v1" / WHOLE).read_bytes()
    assert papers_of(issued, date(2026, 12, 20)).files[f"{HOME}/{WHOLE}"] == frozen
    late = date(2026, 12, 21)
    first, second = (papers_of(issued, late).files[f"{HOME}/{WHOLE}"] for _ in range(2))
    assert first == second
    assert first.startswith(frozen)
    assert words(first).replace(" ", "").count("EXPIRED") == len(PdfReader(BytesIO(first)).pages)
    assert "EXPIRED" not in words(frozen).replace(" ", "")
    assert (issued.root / ISSUED / "v1" / WHOLE).read_bytes() == frozen
    assert issued.run("verify", "--all").exit_code == 0


def test_a_superseded_version_says_so_beside_the_new_one(issued) -> None:
    issued.write("quantity: 12}   #", "quantity: 10}   #")
    issued.write("to: [nuria, pau]", "to: [nuria, pau]\nlanguage: en")
    issued.commit()
    issued.done("issue", "acme/2026-offer", "--new-version")
    files = papers_of(issued, SENT).files
    assert "SUPERSEDED" in words(files[f"{HOME}/{WHOLE}"]).replace(" ", "")
    newest = files[f"{HOME}/{WHOLE.replace('v1', 'v2')}"]
    assert newest == (issued.root / ISSUED / "v2" / WHOLE.replace("v1", "v2")).read_bytes()


def test_a_withdrawn_version_says_so(issued) -> None:
    issued.done("status", "acme/2026-offer", "withdrawn")
    assert "WITHDRAWN" in words(papers_of(issued, SENT).files[f"{HOME}/{WHOLE}"]).replace(" ", "")


def test_a_pdf_that_was_exchanged_is_not_published(issued) -> None:
    (issued.root / ISSUED / "v1" / MONEY).write_bytes(b"%PDF-1.7 cheaper")
    assert f"{HOME}/{MONEY}" not in papers_of(issued, SENT).files


def test_build_writes_the_pdfs_of_one_offer(issued, tmp_path) -> None:
    issued.done("build", "acme/2026-offer", "--output", str(tmp_path / "out"))
    frozen = (issued.root / ISSUED / "v1" / WHOLE).read_bytes()
    assert (tmp_path / "out" / WHOLE).read_bytes() == frozen
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [WHOLE, SHEET, MONEY]
    issued.done("build", "acme/2026-offer")
    assert (issued.root / "site" / HOME / WHOLE).read_bytes() == frozen


@pytest.mark.parametrize("mark", ["draft", "expired", "superseded", "withdrawn"])
@pytest.mark.parametrize("language", ["en", "es", "ca"])
def test_marks_are_said_in_the_language_of_the_document(mark: str, language: str) -> None:
    from kamdocs.diagnostics.place import Place
    from kamdocs.render.customer.stamp import render_stamp
    from kamdocs.render.engine.layers import Layers, read_theme

    job, findings = render_stamp(b"%PDF", mark, language, Layers({}, read_theme()), Place())
    assert findings == ()
    word = {"draft": ("DRAFT", "BORRADOR", "ESBORRANY"), "expired": ("EXPIRED", "CADUCADA", "CADUCADA"),
            "superseded": ("SUPERSEDED", "SUSTITUIDA", "SUBSTITUÏDA"), "withdrawn": ("WITHDRAWN", "RETIRADA", "RETIRADA")}[mark]  # fmt: skip
    assert word[("en", "es", "ca").index(language)] in job.html


def home_of(workspace, today: date) -> str:
    """The first page of the customer's folder, its words only."""
    stock, layers = workspace.stock(today), read_layers(workspace.root)[0]
    papers = make_papers(stock, layers, jobs=1, store=Store(workspace.root / ".kamdocs/results"))
    filled = fill_folders(stock, layers, papers, jobs=1)
    assert [each for each in filled.papers.located if "internal" in each.name] == []
    page = filled.papers.files["customer/acme/index.html"].decode()
    for name in papers.files:
        assert f'href="{name.removeprefix("customer/acme/")}"' in page, name
    return " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())


def test_the_first_page_tells_what_was_issued_while_the_next_version_is_written(issued) -> None:
    first = home_of(issued, SENT)
    assert first.count("P-2026-001 v1 · issued 20 Nov 2026 · valid until 20 Dec 2026") == 1
    assert first.count("Decision sheet") == 1
    issued.write("number: P-2026-001", "number: P-2026-001\nversion: 2")
    issued.write("Fewer calls about orders", "No calls at all")
    issued.write("scope:", "changes: [Other]\nscope:")
    both = home_of(issued, SENT)
    assert "Fewer calls about orders P-2026-001 v1 · issued 20 Nov 2026" in both
    assert "No calls at all P-2026-001 v2" in both
    assert both.index("P-2026-001 v2") < both.index("P-2026-001 v1")
    assert both.count("For Pau Serra") == 2


def test_the_first_page_keeps_what_has_expired_and_says_so(issued) -> None:
    late = home_of(issued, date(2026, 12, 21))
    assert "P-2026-001 v1 · issued 20 Nov 2026 · valid until 20 Dec 2026 · EXPIRED" in late
    assert late.count("The complete offer") == late.count("For Pau Serra") == 1


def test_the_title_of_a_draft_is_not_told_of_what_was_issued(issued) -> None:
    issued.write("Fewer calls about orders", "Lower your price or leave")
    assert "Lower your price" not in home_of(issued, SENT)


@pytest.mark.parametrize("answer", ["accepted", "declined"])
def test_the_next_version_is_not_told_as_the_one_that_was_answered(issued, answer: str) -> None:
    issued.done("status", "acme/2026-offer", "sent")
    issued.done("status", "acme/2026-offer", answer, "--reason", "price")
    issued.write("Fewer calls about orders", "No calls at all")
    issued.commit()
    issued.done("issue", "acme/2026-offer", "--new-version")
    for told in home_of(issued, SENT).split("Fewer calls about orders P-2026-001 v1"):
        assert told.count("The complete offer") == told.count("For Pau Serra") == 1
    names = [each.name for each in papers_of(issued, SENT).by_account["acme"]["2026-offer"]]
    assert sorted(names) == sorted(
        f"{name}{version}"
        for name in ("complete", "decision-sheet", "money")
        for version in ("", " v1")
    )


def test_an_offer_that_was_renamed_since_is_told_once(issued) -> None:
    for end in (".md", ".issued"):
        path = issued.root / "accounts/acme/proposals/2026-offer"
        path.with_suffix(end).rename(path.with_name("2026-tills").with_suffix(end))
    page = home_of(issued, SENT)
    assert page.count("P-2026-001 v1") == 1
    assert page.count("Decision sheet") == page.count("The complete offer") == 1


def test_an_offer_may_be_called_after_a_decision_sheet(workspace) -> None:
    path = workspace.root / "accounts/acme/proposals/2026-offer.md"
    path.rename(path.with_name("2026-decision-sheet-tool.md"))
    page = home_of(workspace, SENT)
    assert page.count("Decision sheet") == page.count("The complete offer") == 1


def test_an_edition_for_somebody_who_is_not_addressed_keeps_their_name(workspace) -> None:
    workspace.write("to: [nuria, pau]", "to: [nuria]\ngroups: {finance: [pau]}")
    workspace.done("approve", "acme/2026-offer", "--by", "joan")
    workspace.issue()
    assert home_of(workspace, SENT).count("For Pau Serra") == 1
    workspace.write("Half of the calls", "Most of the calls")
    assert home_of(workspace, SENT).count("For Pau Serra") == 1
