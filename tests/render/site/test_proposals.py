"""The register of offers: their order, what is left of each, who sent it, and its fingerprint."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from xml.etree import ElementTree

import pytest

from kamdocs.derive.portfolio.offers import derive_offer_record
from kamdocs.language.speak import speaker_of
from kamdocs.model.shared import Shared
from kamdocs.render.chart.validity import ValidityBar, tell_validity
from kamdocs.render.site.names import Names, Ref
from kamdocs.render.site.page import SiteInput
from kamdocs.render.site.portfolio.proposals import ProposalRow, view_proposals
from kamdocs.values.money import Money

DAY = date(2026, 11, 22)

BASE = {
    "kamdocs.yaml": "organisation: {name: Meridià}\n",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer}\n  marc: {name: Marc Pons}\n",
    "accounts/acme/account.yaml": "name: Acme\ntier: key\nowner: ana\n",
    "accounts/acme/contacts.yaml": "people:\n  pau: {name: Pau Serra, orientation: financial}\n",
}
OFFERS = {
    "accepted": "issued: 2026-01-10\nvalid_until: 2026-02-10\nstates:\n  - {state: sent, on: 2026-01-10}\n  - {state: accepted, on: 2026-01-20}",
    "gone": "issued: 2026-09-01\nvalid_until: 2026-10-01\nstates: [{state: sent, on: 2026-09-01}]",
    "late": "issued: 2026-11-01\nvalid_until: 2026-12-31\nstates:\n  - {state: sent, on: 2026-11-01}\n  - {state: sent, on: 2026-11-03, by: marc}",
    "soon": "version: 2\nissued: 2026-11-01\nvalid_until: 2026-11-25\nstates: [{state: sent, on: 2026-11-02, by: ana}]",
    "draft": "title: {en: A draft}",
}


@pytest.fixture(scope="module")
def rows(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]
) -> list[str]:
    """The rows of the register of the workspace above, as words."""
    root = tmp_path_factory.mktemp("register")
    offers = {
        f"accounts/acme/proposals/{name}.md": f"---\nnumber: P-{number}\n"
        f"{'' if name == 'draft' else f'title: Offer {name}'}\nto: [pau]\nprepared_by: [ana]\n{text}\n---\n\n## Summary\n\nText.\n"
        for number, (name, text) in enumerate(OFFERS.items())
    }
    for name, text in {**BASE, **offers}.items():
        path = root / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    html = (build_site(root / "work", root / "site") / "proposals/index.html").read_text("utf-8")
    found = re.findall(r'<tr id="proposals-[^"]*">(.*?)</tr>', html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", each)).split()) for each in found]


def test_what_runs_out_first_stands_first_and_what_is_answered_last(rows: list[str]) -> None:
    names = ["Offer soon", "Offer late", "A draft", "Offer gone", "Offer accepted"]
    assert [row[: len(name)] for row, name in zip(rows, names, strict=True)] == names


def test_a_row_says_version_readers_validity_and_who_sent_it(rows: list[str]) -> None:
    soon, late, draft, gone, accepted = rows
    assert "P-3, version 2 Acme Ana Ferrer sent" in soon
    assert "English" in soon
    assert "issued on 1 Nov 2026, valid until 25 Nov 2026 25 Nov 2026 3 days left" in soon
    assert "2 Nov 2026 by Ana Ferrer" in soon
    assert "39 days left 3 Nov 2026 by Marc Pons" in late
    assert "days left" not in draft
    assert "expired" in gone
    assert "expired 52 days ago" in gone
    assert "days" not in accepted.partition("valid until")[2]


def test_a_frozen_offer_shows_the_beginning_of_its_fingerprint() -> None:
    offer = ProposalRow("one", "One", "P-1", 1, "sent", Money(Decimal(5), "EUR"), DAY, DAY, "ana", (), fingerprint="0123456789abcdef" * 4)  # fmt: skip
    account = SimpleNamespace(name="Acme")
    portfolio = SimpleNamespace(
        today=DAY, accounts={"acme": account}, offers=derive_offer_record(())
    )
    names = Names({"team": {"ana": Ref("Ana")}})
    site = cast("SiteInput", SimpleNamespace(portfolio=portfolio, names=names, shared=Shared()))
    (row,) = view_proposals({"acme": (offer,)}, site).table.rows
    assert row.cells[-1].sub == "0123456789ab"
    assert row.cells[5].tone == "warn"


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (date(2026, 11, 20), "expired 2 days ago"),
        (date(2026, 11, 21), "expired 1 day ago"),
        (DAY, "today is the last day"),
        (date(2026, 11, 23), "1 day left"),
        (date(2026, 12, 22), "30 days left"),
    ],
)
def test_what_is_left_is_said_in_words(until: date, said: str) -> None:
    assert speaker_of("en").speak(tell_validity(until, DAY)) == said


@pytest.mark.parametrize(
    ("issued", "until", "left"),
    [
        (date(2026, 11, 13), date(2026, 12, 2), "61.6"),  # 9 of 20 days are over, 112 wide
        (date(2026, 12, 1), date(2026, 12, 31), "112"),
        (date(2026, 9, 1), date(2026, 10, 1), None),
        (date(2026, 12, 31), date(2026, 12, 1), "112"),
    ],
)
def test_the_bar_is_filled_with_what_is_left(issued: date, until: date, left: str | None) -> None:
    drawn = ValidityBar(until, DAY, issued).draw(speaker_of("en"))
    boxes: list[Any] = ElementTree.fromstring(drawn).findall("{*}rect")
    assert [box.get("width") for box in boxes[1:]] == ([left] if left else [])
