"""The door of an offer: what it lets through, and what stops it."""

from dataclasses import replace
from datetime import date

import pytest

from kamdocs.derive.account.edition_plan import EditionPlan
from kamdocs.derive.account.proposals import derive_proposals
from kamdocs.model.account import Account
from kamdocs.model.shared import Shared
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project import proposal as door
from kamdocs.project.prose import release_html

OFFER = "2026-analytics"


def parts(stock: Stock) -> tuple[Account, Shared, EditionPlan]:
    facts = stock.accounts["vall"].facts
    return facts.account, stock.shared, facts.proposals[OFFER].editions[0]


def test_what_is_internal_is_not_carried(stock: Stock) -> None:
    projected, findings = door.project_proposal(*parts(stock))
    assert findings == ()
    assert projected is not None
    assert [one.text for one in projected.objectives] == ["Same-day delivery in every town by 2028"]
    assert len(projected.objectives[0].markers) == 2
    assert [one.customer for one in projected.references] == [
        "Hospital de Terrassa",
        "Cuina Central del Bages",
    ]


@pytest.mark.parametrize(
    ("attribute", "path"),
    [("name", "profile.markets"), ("id", "tier")],
)
def test_touching_something_internal_is_a_finding_and_no_document(
    stock: Stock, monkeypatch: pytest.MonkeyPatch, attribute: str, path: str
) -> None:
    def careless(account: Account) -> str:
        value: object = account
        for step in path.split("."):
            value = getattr(value, step)
        return f"{value}"

    monkeypatch.setattr(door, "project_customer", careless)
    projected, (finding,) = door.project_proposal(*parts(stock))
    assert projected is None
    assert finding.name == "internal-data"
    assert path in str(finding.message)


def test_merely_carrying_something_internal_is_one_too(
    stock: Stock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "project_readers", lambda account, contacts: (account.tier,))
    projected, (finding,) = door.project_proposal(*parts(stock))
    assert projected is None
    assert "tier is internal" in str(finding.message)


def test_an_unknown_price_means_no_document(stock: Stock) -> None:
    account, shared, _ = parts(stock)
    offer = account.proposals[OFFER]
    bad = offer.model_copy(
        update={"prices": (offer.prices[0].model_copy(update={"product": "gone"}),)}
    )
    account = account.model_copy(update={"proposals": {OFFER: bad}})
    plan = derive_proposals(account, shared, date(2026, 11, 22))[OFFER].editions[0]
    assert door.project_proposal(account, shared, plan) == (None, ())


def test_unknown_people_are_left_out(stock: Stock) -> None:
    account, shared, plan = parts(stock)
    plan = replace(plan, readers=("nobody", "pau"))
    projected, _ = door.project_proposal(account, shared, plan)
    assert projected is not None
    assert [reader.name for reader in projected.readers] == ["Pau Serra"]


@pytest.mark.parametrize(
    ("html", "released"),
    [
        ('<a href="https://a.example" rel="noopener">x</a>', '<a href="https://a.example" rel="noopener">x</a>'),
        ('<p><a href="workspace:accounts/acme/plan.md">the <em>plan</em></a>.</p>', "<p>the <em>plan</em>.</p>"),
        ('<img src="workspace:accounts/brand/a.png" alt="A">', '<img src="workspace:accounts/brand/a.png" alt="A">'),
        ('<img src="workspace:private/b.png" alt="B">', "B"),
        ('<img src="workspace:accounts/../private/b.png" alt="">', ""),
    ],
)  # fmt: skip
def test_what_leads_into_the_workspace_stays_there(html: str, released: str) -> None:
    assert release_html(html) == released
