"""What our own pages say of issued offers, and that they offer no PDF that is not there."""

import re
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from kamdocs.pipeline.build import BuildOptions, Built, build
from kamdocs.work.store import Store

ISSUED = "accounts/acme/proposals/2026-offer.issued"
WHOLE, MONEY = "P-2026-001-v1-complete-en.pdf", "P-2026-001-v1-money-en.pdf"
SENT = date(2026, 11, 21)


def site_of(workspace, today: date = SENT, *, has_papers: bool = True) -> Path:
    output = workspace.root / "site"
    store = Store(workspace.root / ".kamdocs/results")
    built = build(
        workspace.root, BuildOptions(output, today, today=today, has_papers=has_papers, store=store)
    )
    assert isinstance(built, Built)
    return output


def rows(site: Path) -> list[str]:
    """The rows of what was issued, as words."""
    html = (site / "accounts/acme/index.html").read_text("utf-8")
    found = re.findall(r'<tr id="issued-[^"]*">(.*?)</tr>', html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", each)).split()) for each in found]


def papers_offered(site: Path) -> set[Path]:
    """The files for customers that our pages lead to."""
    return {
        (page.parent / unescape(href)).resolve()
        for page in site.rglob("*.html")
        for href in re.findall(r'href="([^"#?]*customer/[^"#?]*\.pdf)"', page.read_text("utf-8"))
    }


def test_the_account_says_what_was_issued_and_to_whom_it_went(issued) -> None:
    digest = sha256((issued.root / ISSUED / "v1" / WHOLE).read_bytes()).hexdigest()
    (before,) = rows(site_of(issued))
    assert before == (
        f"P-2026-001 Fewer calls about orders 1 20 Nov 2026 as issued not sent {digest[:12]}"
    )
    issued.done("status", "acme/2026-offer", "sent", "--to", "pau", today="2026-11-20")
    site = site_of(issued)
    assert "as issued Pau Serra 20 Nov 2026" in rows(site)[0]
    offered = papers_offered(site)
    assert (site / "customer/acme/2026-offer" / WHOLE).resolve() in offered
    assert all(each.is_file() for each in offered)


def test_what_was_changed_since_is_told_and_not_offered(issued) -> None:
    (issued.root / ISSUED / "v1" / WHOLE).write_bytes(b"%PDF-1.7 cheaper")
    site = site_of(issued)
    (row,) = rows(site)
    assert f"changed since {WHOLE}: this PDF is not the one that was issued" in row
    offered = papers_offered(site)
    assert [each.name for each in offered if each.name == WHOLE] == []
    assert all(each.is_file() for each in offered)


def test_a_version_of_which_nothing_is_left(issued) -> None:
    for each in (issued.root / ISSUED / "v1").iterdir():
        each.unlink()
    assert rows(site_of(issued, has_papers=False)) == [
        "2026-offer – – changed since version 1 was issued and is gone – –"
    ]


def test_each_version_has_a_row_the_newest_first(issued) -> None:
    issued.write("quantity: 12}   #", "quantity: 10}   #")
    assert "as issued the offer reads otherwise now" in rows(site_of(issued, has_papers=False))[0]
    issued.commit()
    issued.done("issue", "acme/2026-offer", "--new-version")
    found = rows(site_of(issued, has_papers=False))
    assert ["orders 2 20 Nov 2026 as issued" in found[0], "orders 1 20 Nov 2026 as issued" in found[1]] == [True, True]  # fmt: skip


@pytest.mark.parametrize("what", ["without papers", "a PDF refused"])
def test_a_pdf_that_is_not_made_is_not_offered(issued, what: str) -> None:
    if what == "a PDF refused":
        secret = "Half of the calls are gone by March, they think"
        issued.write("Half of the calls are gone by March.", f"{secret}.")
        issued.commit()
        issued.done("issue", "acme/2026-offer", "--new-version")
        issued.write(f"{secret}.", "Fewer calls.")
        issued.write("name: Pau Serra,", f"name: Pau Serra, note: {secret!r},", "accounts/acme/contacts.yaml")  # fmt: skip
    site = site_of(issued, has_papers=what != "without papers")
    offered = papers_offered(site)
    assert all(each.is_file() for each in offered)
    assert "P-2026-001-v2-complete-en.pdf" not in {each.name for each in offered}
    assert bool(offered) == (what != "without papers")
    assert len(rows(site)) >= 1
