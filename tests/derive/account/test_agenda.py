"""Files of an account, as somebody would write them → its agenda, one line a dated thing."""

from datetime import date
from pathlib import Path

import pytest

from kamdocs.derive.due import Due
from kamdocs.pipeline.take_stock import take_stock

TODAY = date(2026, 11, 23)  # a Monday

FILES = {
    "kamdocs.yaml": """
format: 1
holidays: [ES-CT]
recurring:
  news: {text: Read their news, every: 1 month, starts: 2026-11-02}
""",
    "accounts/team.yaml": """
people:
  ana: {name: Ana}
  marc: {name: Marc}
""",
    "accounts/acme/account.yaml": """
name: Acme
tier: key
owner: ana
people:
  nuria: {name: Núria Soler}
cadence:
  call: {every: 2 weeks, with: [nuria], channel: call, promised: yes}
contracts:
  - {id: support, name: Support, value: 36_000, starts: 2026-04-01, ends: 2027-03-31, notice: 3 months, renews: 12 months}
  - {id: licence, value: 4_000, ends: 2027-01-31, renewal_started: 2026-11-02}
tenders:
  wms: {name: Warehouse, submission: 2027-06-15, value: 144_000, started: 2026-09-21, needs_recognised: yes, success_factors: [Dock 2], owner: marc}
opportunities:
  analytics:
    name: Forecasts
    amount: 42_000
    stage: proposal
    closes: 2027-01
    next: {on: 2026-12-01, what: Send the offer, owner: marc}
    decision: {by: 2027-01-20}
  old: {name: Old, stage: lost, closes: 2026-05, next: {on: 2026-05-02, what: Nothing}}
grid:
  rest:
    rest: {state: blocked, why: Budget, recheck: 2027-02}
reviews:
  - {on: 2026-07-10, by: ana, of: tier, decision: keep}
""",
    "accounts/acme/plan.md": """---
reviewed: [2026-10-01]
objectives:
  - id: whole
    text: All stores
    due: 2028-12
    milestones:
      - {text: First store, due: 2027-Q1, owner: marc}
      - {text: Pilot, due: 2026-09, state: done}
commitments:
  - {who: us, text: Named engineer, due: 2026-12-15}
  - {who: them, text: Access to data, due: 2026-11-30}
  - {who: us, text: Kept, due: 2026-10, state: kept}
steps:
  - {text: Kick-off, due: 2026-12-04, ours: [marc]}
---
""",
    "accounts/acme/actions.md": """
- [ ] 2026-11-16 @marc Send the calendar
- [x] 2026-11-12 @ana Done
- [ ] Some day
""",
    "accounts/acme/log.md": """
## 2026-12-16 meeting · Núria / Ana
Steering committee, booked.

## 2026-11-18 complaint · Núria / Ana
The invoice is wrong.

## 2026-11-11 call · Núria / Ana
Next: 2026-12-10 Marc: propose a visit

## 2026-11-09 trigger · warehouse
They look for a head of purchasing.
""",
}


@pytest.fixture
def dues(tmp_path: Path) -> dict[str, Due]:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), "utf-8")
    stock = take_stock(tmp_path, today=TODAY, clock_day=TODAY)
    broken = [
        found for found in stock.diagnostics if found.code[:3] in ("SCH", "YML", "LNK", "FIL")
    ]
    assert broken == []
    found = stock.accounts["acme"].facts.agenda.dues
    assert list(found) == sorted(found, key=lambda due: due.on)
    return {due.key: due for due in found}


def test_everything_with_a_date_is_in_it(dues: dict[str, Due]) -> None:
    assert {key: due.on for key, due in dues.items()} == {
        "meeting-meeting-2026-12-16-": date(2026, 12, 16),
        "touchpoint-call": date(2026, 11, 25),
        "action-Send the calendar": date(2026, 11, 16),
        "next_step-propose a visit": date(2026, 12, 10),
        "recurring-news": date(2026, 12, 2),
        "renewal-support": date(2026, 9, 2),
        "notice-support": date(2026, 12, 31),
        "contract_end-licence": date(2027, 1, 31),
        "tender-wms-participants": date(2027, 3, 16),
        "submission-wms": date(2027, 6, 15),
        "sale-step-analytics": date(2026, 12, 1),
        "closing-analytics": date(2027, 1, 31),
        "decision-analytics": date(2027, 1, 20),
        "recheck-rest-rest": date(2027, 2, 28),
        "issue-complaint-2026-11-18-": date(2026, 12, 2),
        "trigger-2026-11-09-warehouse": date(2026, 11, 23),
        "milestone-whole-First store": date(2027, 3, 31),
        "objective-whole": date(2028, 12, 31),
        "promise-us-Named engineer": date(2026, 12, 15),
        "promise-them-Access to data": date(2026, 11, 30),
        "step-Kick-off": date(2026, 12, 4),
        "tier-review": date(2027, 1, 10),
        "plan-review": date(2027, 1, 1),
    }


def test_each_has_an_owner_and_what_is_at_stake(dues: dict[str, Due]) -> None:
    assert dues["action-Send the calendar"].owner == "marc"
    assert dues["step-Kick-off"].owner == "marc"
    assert dues["touchpoint-call"].owner == "ana"
    assert str(dues["notice-support"].amount) == "36000 EUR"
    assert str(dues["sale-step-analytics"].amount) == "42000 EUR"
    assert str(dues["submission-wms"].amount) == "144000 EUR"


def test_each_says_why(dues: dict[str, Due]) -> None:
    assert str(dues["touchpoint-call"].reason) == "promised every 2 weeks, last on 2026-11-11"
    assert str(dues["renewal-support"].reason) == "notice is due by 2026-12-31"
    assert str(dues["notice-support"].reason) == "otherwise it renews for 12 months"
    assert str(dues["contract_end-licence"].reason) == "it does not renew by itself"


def test_each_leads_to_its_line(dues: dict[str, Due]) -> None:
    assert dues["action-Send the calendar"].place.path[:2] == ("actions", 0)
    assert dues["promise-us-Named engineer"].place.path == ("plan", "commitments", 0)


OFFER = """---
title: Offer
valid_until: 2026-12-20
prepared_by: [ana]
states: [{{state: {state}, on: 2026-11-20, by: ana}}]
prices:
  - {{text: Work, quantity: 1, price: 120_000}}
---

## Executive summary

Work.
"""


def _lay_and_list(root: Path, files: dict[str, str]) -> dict[str, Due]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), "utf-8")
    stock = take_stock(root, today=TODAY, clock_day=TODAY)
    return {due.key: due for due in stock.accounts["acme"].facts.agenda.dues}


@pytest.mark.parametrize(("state", "waits"), [("draft", False), ("in_review", True)])
def test_an_offer_over_the_threshold_waits_for_the_head_of_accounts(
    tmp_path: Path, state: str, *, waits: bool
) -> None:
    found = _lay_and_list(
        tmp_path,
        {
            "kamdocs.yaml": "format: 1\npricing: {approval_from: 100_000}\n",
            "accounts/team.yaml": """
people:
  ana: {name: Ana, leader: joan}
  joan: {name: Joan, leadership: yes}
""",
            "accounts/acme/account.yaml": "name: Acme\ntier: normal\nowner: ana\n",
            "accounts/acme/proposals/offer.md": OFFER.format(state=state),
        },
    )
    assert ("approval-offer" in found) == waits
    if waits:
        due = found["approval-offer"]
        assert (due.kind, due.on, due.owner, due.is_floating) == ("approval", TODAY, "joan", True)
        assert str(due.amount) == "120000.00 EUR"


def test_a_key_account_whose_tier_nobody_reviewed_is_to_be_reviewed_today(tmp_path: Path) -> None:
    files = {
        "kamdocs.yaml": "format: 1\n",
        "accounts/acme/account.yaml": "name: Acme\ntier: key\nowner: ana\n",
    }
    due = _lay_and_list(tmp_path, files)["tier-review"]
    assert (due.on, due.is_floating) == (TODAY, True)
    assert str(due.reason) == "every 6 months, never recorded yet"
    files["accounts/acme/account.yaml"] = "name: Acme\ntier: normal\nowner: ana\n"
    assert _lay_and_list(tmp_path, files) == {}
