"""Accounts → their scores for people and for programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kamdocs.language.speak import speaker_of
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.report.format import Look
from kamdocs.report.score import Scored, write_json, write_text

TODAY = date(2026, 11, 22)
FILES = {
    "kamdocs.yaml": """\
criteria:
  product_fit: {weight: 40}
  growth: {weight: 30}
  solvency: {weight: 30, knock_out: below 2}
""",
    "accounts/team.yaml": "people: {ana: Ana Ferrer}\n",
    "accounts/acme/account.yaml": """\
name: Acme
tier: key
owner: ana
ratings:
  by: ana
  on: 2026-09-14
  product_fit: 2
  solvency: {rating: 1, on: 2024-01-01, why: Pays late}
""",
    "accounts/bolt/account.yaml": "name: Bolt\ntier: low\nowner: ana\n",
    "accounts/revenue.csv": """\
account,date,amount
acme,2026-01-05,300.255
acme,2026-02-05,100
acme,2024-01-01,7
acme,2026-03,10
""",
}


@pytest.fixture
def scored(tmp_path: Path) -> list[Scored]:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    stock = take_stock(tmp_path, today=TODAY, clock_day=TODAY)
    return [
        Scored(examined.facts, stock.standings[key], examined.origins)
        for key, examined in stock.accounts.items()
    ]


def test_two_lines_an_account(scored: list[Scored]) -> None:
    assert write_text(scored, speaker_of("en"), Look()) == (
        "Acme (acme): 31.4 points · possible 22 to 52, 70% rated\n"
        "   demote to normal: 31.4 points, under 55\n"
        "Bolt (bolt): no score · possible 0 to 100, 0% rated\n"
        "   stays low: no criterion is rated\n"
    )


def test_explained_every_figure_has_its_file_and_line(scored: list[Scored]) -> None:
    text = write_text(scored[:1], speaker_of("en"), Look(folder="crm/"), is_explained=True)
    assert text.splitlines()[2:] == [
        "   product_fit  rated 2 of 5 · 22.9 of 57.1 points · by ana on 14 Sept 2026 · crm/accounts/acme/account.yaml:7",
        "   growth       not rated · 30% of the weight · crm/accounts/acme/account.yaml:4",
        "   solvency     rated 1 of 5 · 8.6 of 42.9 points · Pays late · by ana on 1 Jan 2024 · stale · crm/accounts/acme/account.yaml:8",
        "   review the tier: solvency is rated 1, below 2",
        "   What would raise it:",
        "     +34.3 points: raise product_fit from 2 to 5 · crm/accounts/acme/account.yaml:7",
        "     +34.3 points: raise solvency from 1 to 5 · crm/accounts/acme/account.yaml:8",
        "     rate growth (unrated; up to +20.6) · crm/accounts/acme/account.yaml:4",
        "   Revenue of twelve months: €410.26 (revenue from 23 Nov 2025 to 22 Nov 2026)",
        "     crm/accounts/revenue.csv:2-3,5",
    ]


def test_other_languages_write_their_numbers(scored: list[Scored]) -> None:
    assert "31,4" in write_text(scored, speaker_of("es"), Look())


def test_objects_for_programs(scored: list[Scored]) -> None:
    acme, bolt = json.loads(write_json(scored, speaker_of("en")))
    wanted = {
        "id",
        "score",
        "score_low",
        "score_high",
        "coverage",
        "suggested_tier",
        "reason",
        "parts",
    }
    assert wanted <= acme.keys()
    assert (acme["score"], acme["score_low"], acme["score_high"]) == (31.4286, 22, 52)
    assert (acme["coverage"], acme["suggested_tier"]) == (0.7, "normal")
    assert acme["reason"] == "demote to normal: 31.4 points, under 55"
    assert acme["parts"][0]["points"] == 22.8571
    assert (acme["parts"][2]["file"], acme["parts"][2]["line"]) == ("accounts/acme/account.yaml", 8)
    assert acme["revenue"]["twelve_months"] == "410.255"
    assert (bolt["score"], bolt["revenue"]["twelve_months"]) == (None, None)


def test_without_accounts_there_is_nothing_to_say() -> None:
    assert write_text([], speaker_of("en"), Look()) == ""
    assert json.loads(write_json([], speaker_of("en"))) == []
