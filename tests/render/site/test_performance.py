"""A plan, notes, figures and sales as somebody writes them → what account and portfolio pages show."""

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

FILES = {
    "kamdocs.yaml": "organisation: {name: Meridià}\nthresholds: {day_cost: 400}\n",
    "accounts/team.yaml": "people:\n  ana: {name: Ana Ferrer}\n",
    "accounts/acme/account.yaml": """\
name: Acme
tier: key
owner: ana
profile:
  goals: [{id: speed, text: Same-day delivery}]
  pains: [Stock-outs]
targets:
  2026: {satisfaction: 4.5}
kpis:
  satisfaction: {2025-12: 4.0, 2026-06: {value: 4.2, source: survey}}
effort:
  - {when: 2026-Q3, days: 10, cost: 1_000, margin: 10_000}
people:
  fiona: {name: Fiona Hale, roles: [executive_sponsor], left: 2026-05}
""",
    "accounts/acme/plan.md": """\
---
horizon: 2026-01 to 2027-12
reviewed: 2026-10-01
objectives:
  - id: live
    text: All stores live
    class: expansion
    measure: {text: stores, from: 0, to: 64, now: 16}
    owner: ana
    serves: [speed]
    milestones:
      - {text: First store, due: 2026-06-30, state: done}
      - {text: Ten stores, due: 2026-10-31}
commitments:
  - {who: us, text: Named engineer, due: 2026-11-01}
  - {who: them, text: Stock data, due: 2026-10-01, state: kept}
---
""",
    "accounts/acme/log.md": """\
## 2026-11-10 call · Pau / Ana
They want the night desk.

## 2026-11-05 value · live
Shops opened in time after the outage.

## 2026-09-03 trigger · warehouse
They look for a head of purchasing.
""",
    "accounts/acme/log/2026-11-01-late.md": """\
---
kind: complaint
title: Scanners two weeks late
severity: serious
owner: ana
---
""",
    "accounts/acme/opportunities.yaml": """\
wms: {name: Warehouse system, stage: proposal, amount: 100_000, probability: 40 %, closes: 2027-Q1}
desk: {name: Night desk, stage: lead, amount: 5_000, closes: 2026-12}
""",
}


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, build_site: Callable[[Path, Path], Path]
) -> Path:
    """The small workspace as a site."""
    root = tmp_path_factory.mktemp("performance")
    for name, text in FILES.items():
        path = root / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return build_site(root / "work", root / "site")


def section(site: Path, key: str, path: str = "accounts/acme/index.html") -> str:
    """The words of the section or table that has an element with this id."""
    html = (site / path).read_text("utf-8")
    tag = "table" if key.startswith("table-") else "section"
    start = html.rindex(f"<{tag}", 0, html.index(f'id="{key}"') + 1)
    words = re.sub(r"<svg.*?</svg>|<[^>]*>", " ", html[start : html.index(f"</{tag}>", start)])
    return " ".join(unescape(words).split())


def test_objectives_show_how_far_they_are_and_why(site: Path) -> None:
    plan = section(site, "plan")
    assert "All stores live expansion slipping Dec 2027" in plan
    assert (
        "25% of the way in 45% of the time; one marker is past its date, of 2 that fell due" in plan
    )
    assert "stores: from 0 to 64, now 16" in plan
    assert "Same-day delivery account.yaml:5 goals All stores live" in plan
    assert "Stock-outs account.yaml:6 pains –" in plan


def test_promises_stand_by_side(site: Path) -> None:
    plan = section(site, "plan")
    assert "What we promised Named engineer overdue" in plan
    assert "What they promised Stock data kept" in plan


def test_figures_stand_beside_their_targets(site: Path) -> None:
    found = section(site, "performance")
    assert (
        "satisfaction 4.2 Jun 2026 4.5 2026 account.yaml:8 93% behind the time 4 Dec 2025" in found
    )
    assert "measured for Jun 2026: survey" in found


def test_issues_value_and_events_are_listed(site: Path) -> None:
    found = section(site, "performance")
    assert "Scanners two weeks late complaint serious past its limit 21 15 Nov 2026" in found
    assert "Shops opened in time after the outage. 5 Nov 2026" in found
    assert "They look for a head of purchasing. 3 Sept 2026 warehouse none yet" in found


def test_effort_shows_its_return(site: Path) -> None:
    found = section(site, "performance")
    assert "Working days 10 Money €1,000" in found
    assert "Margin a day €1,000" in found
    assert "Margin for what was spent 200%" in found


def test_health_says_each_part_and_what_holds_it_down(site: Path) -> None:
    found = section(site, "health")
    assert "The sponsor Fiona Hale has left and nobody took over" in found
    assert "Commitments" in found
    assert "1 of 2 promises that fell due were kept" in found
    assert "Renewals unknown" in found
    assert found.startswith("Health 40 of 100 held down")


def test_the_file_says_what_to_write_next(site: Path) -> None:
    found = section(site, "file-quality")
    assert "What to write next" in found
    assert "No unit that can buy" in found or "no unit that can buy" in found
    assert "units: [{id: …, name: …}]" in found


def test_the_portfolio_shows_health_and_quality(site: Path) -> None:
    (acme,) = json.loads((site / "data" / "portfolio.json").read_text("utf-8"))["accounts"]
    assert acme["health"] == 40
    assert acme["health_is_capped"] is True
    assert 0 < acme["quality"] < 100
    table = section(site, "table-accounts", "index.html")
    assert re.search(r"Ana Ferrer \w+ 40 held down \d\d", table)


def test_managers_show_how_the_work_is_done(site: Path) -> None:
    found = section(site, "table-managers", "managers/index.html")
    assert "Overdue File quality Contact kept Health Reviews late" in found
    assert re.search(r"Ana Ferrer 1 0 0 1 – \d+ \d+ 100 40 1", found)


def test_the_return_of_the_effort_is_compared(site: Path) -> None:
    found = section(site, "table-effort", "managers/index.html")
    assert "Acme Ana Ferrer 10 €1,000 €10,000 €1,000 200%" in found


def test_the_method_tells_how_health_is_made(site: Path) -> None:
    found = section(site, "health", "method/index.html")
    assert "commitments 10%" in found
    assert "renewals 15%" in found


def test_open_sales_are_forecast_by_quarter(site: Path) -> None:
    found = section(site, "table-forecast", "opportunities/index.html")
    assert "Q4 2026 1 €5,000 – one sale without amount or probability" in found
    assert "Q1 2027 1 €100,000 €40,000 –" in found
    assert "Total 2 €105,000 €40,000" in found
