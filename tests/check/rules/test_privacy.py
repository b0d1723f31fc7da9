"""The overlay of a workspace → what is said of reasons, reviews and places; none of it can be hushed up."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.workspace.overlay import OverlayWish

BASE = Path(__file__).parent.parent / "base"
TODAY = date(2026, 11, 22)
Judge = Callable[..., list[Diagnostic]]

REASONS = "purpose: greet\nbasis: consent\nsource: lunch\nreview: 2027-06\n"


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Check the valid workspace with an overlay for Acme, further settings, a tail of its account."""

    def check(overlay: str = "", settings: str = "", account: str = "") -> list[Diagnostic]:
        root = tmp_path / "ws"
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        (root / "private").mkdir(exist_ok=True)
        if overlay:
            (root / "private" / "acme.yaml").write_text(overlay, "utf-8")
        for name, more in (("kamdocs.yaml", settings), ("accounts/acme/account.yaml", account)):
            path = root / name
            path.write_text(path.read_text("utf-8") + more, "utf-8")
        wish = OverlayWish(is_open=bool(overlay))
        return list(take_stock(root, today=TODAY, clock_day=TODAY, overlay=wish).diagnostics)

    return check


def said(found: list[Diagnostic]) -> list[str]:
    return [
        f"{one.code} {one.severity} {one.located.file}:{one.located.extent.line} {one.located.message}"
        for one in found
    ]


def test_what_has_its_reasons_is_well_kept(judge: Judge) -> None:
    overlay = f"{REASONS}people:\n  nuria: {{birthday: 05-03, hobbies: [padel]}}\n"
    assert said(judge(overlay)) == []


def test_entries_that_lack_the_same_are_one_finding(judge: Judge) -> None:
    overlay = (
        "basis: consent\nreview: 2027\npeople:\n  nuria:\n    birthday: 05-03\n"
        "    hobbies: [padel, {text: opera, purpose: invite, source: Liceu}]\n"
        "    family: [{text: Mar, purpose: greet}]\n"
    )
    assert said(judge(overlay)) == [
        (
            "PRV01 error private/acme.yaml:5 kept of Núria Soler without purpose, source: "
            "birthday, hobbies"
        ),
        "PRV01 error private/acme.yaml:7 kept of Núria Soler without source: family",
    ]


def test_a_review_is_due_when_its_time_is_over(judge: Judge) -> None:
    overlay = (
        REASONS + "people:\n  nuria:\n    birthday: {on: 05-03, review: 2026-11-22}\n"
        "    hobbies: {text: padel, review: 2026-10}\n    note: {text: x, review: 2026-Q3}\n"
    )
    assert said(judge(overlay)) == [
        (
            "PRV02 warning private/acme.yaml:8 to be looked at since 2026-Q3: "
            "hobbies, note of Núria Soler"
        )
    ]


def test_a_wrong_stamp_is_told_once(judge: Judge) -> None:
    overlay = REASONS.replace("2027-06", "soon") + "people:\n  nuria: {birthday: 05-03}\n"
    assert [one.located.name for one in judge(overlay)] == ["bad-date"]


def test_own_fields_are_no_way_around(judge: Judge) -> None:
    people = "  marta: {name: Marta, phone: 1, x-birthday: 05-03, custom: {family: Two sons}}\n"
    assert said(judge(account=people)) == [
        (
            "PRV01 error accounts/acme/account.yaml:20 x-birthday is personal, and personal data stand "
            "in no account file"
        ),
        (
            "PRV01 error accounts/acme/account.yaml:20 family is personal, and personal data stand in "
            "no account file"
        ),
    ]


@pytest.mark.parametrize("name", ["PRV01", "PRV02", "PRV03"])
def test_nothing_of_it_is_ignored_or_lowered(judge: Judge, name: str) -> None:
    overlay = (
        "people:\n"
        f"  nuria: {{birthday: {{on: 05-03, review: 2026-01}}}}  # kamdocs: ignore[{name}]: we know\n"
    )
    account = (
        f"  marta: {{name: Marta, phone: 1, stance: neutral}}  # kamdocs: ignore[{name}]: so\n"
    )
    settings = f"judgements_in_overlay: yes\nseverities: {{{name}: off}}\n"
    found = judge(overlay, settings, account)
    codes = {one.code: one.severity for one in found}
    assert codes["PRV01"] == codes["PRV03"] == "error"
    assert codes["PRV02"] == "warning"
    protected = [one.located.file for one in found if one.located.name == "protected-finding"]
    assert protected == ["accounts/acme/account.yaml", "kamdocs.yaml", "private/acme.yaml"]


def test_judgements_apart_are_missed_by_nobody_who_did_not_ask(judge: Judge) -> None:
    more = "opportunities:\n  one: {name: One, stage: qualified, decision: {members: {nuria: [user]}}}\n"
    apart = "judgements_in_overlay: yes\n"
    gaps = [
        [str(one.located.message) for one in found if one.located.name == "dossier-incomplete"]
        for found in (judge(account=more), judge(account=more, settings=apart))
    ]
    assert "stance" in gaps[0][0]
    assert "stance" not in gaps[1][0]
    assert "orientation" not in gaps[1][0]
    overlay = "people: {nuria: {power: outside, orientation: technical}}\n"
    asked = judge(overlay, apart, more)
    [lacking] = [
        str(one.located.message) for one in asked if one.located.name == "dossier-incomplete"
    ]
    assert "stance" in lacking
    assert "power" not in lacking
