"""Ids and names of issued offers: what may be called otherwise afterwards, and what may not."""

import pytest
from click.testing import CliRunner, Result

from kamdocs.cli.main import main

FILE = "accounts/acme/proposals/2026-offer.md"
ISSUED = "accounts/acme/proposals/2026-offer.issued"


def rename(workspace, *words: str) -> Result:
    arguments = ["-C", str(workspace.root), "--today", "2026-11-20", "rename", *words]
    return CliRunner().invoke(main, arguments, prog_name="kamdocs")


def test_a_renamed_account_takes_its_issued_offers_along(issued, tmp_path) -> None:
    frozen = {name: data for name, data in issued.files().items() if name.startswith(ISSUED)}
    result = rename(issued, "account", "acme", "acme-sa")
    assert result.exit_code == 0, result.output
    files = issued.files()
    assert not [name for name in files if name.startswith("accounts/acme/")]
    for name, data in frozen.items():
        assert files[name.replace("accounts/acme/", "accounts/acme-sa/")] == data
    assert issued.done("verify", "--all") == "acme-sa/2026-offer v1: 4 files as they were issued\n"
    assert issued.findings() == []
    issued.done("send", "acme-sa/2026-offer", "--output", str(tmp_path / "out"))
    assert len([*(tmp_path / "out").iterdir()]) == 2


@pytest.mark.parametrize(
    ("kind", "old"), [("contact", "nuria"), ("member", "ana"), ("product", "analytics")]
)
def test_an_id_that_stands_in_an_issued_offer_is_kept(issued, kind: str, old: str) -> None:
    before = issued.files()
    result = rename(issued, kind, old, "quite-another")
    assert result.exit_code != 0
    assert f"{FILE} was issued and names {old}, and what was issued is not changed" in result.output
    assert issued.files() == before
    assert issued.run("verify", "--all").exit_code == 0


def test_ids_that_no_issued_offer_names_are_renamed(issued) -> None:
    assert rename(issued, "unit", "retail", "shops").exit_code == 0
    assert issued.findings() == []


def test_a_new_version_that_is_being_written_may_name_them_otherwise(issued) -> None:
    issued.write("number: P-2026-001", "number: P-2026-001\nversion: 2")
    result = rename(issued, "contact", "pau", "pau-serra")
    assert result.exit_code == 0, result.output
    assert "to: [nuria, pau-serra]" in issued.read()
    assert issued.run("verify", "--all").exit_code == 0


def test_an_issued_offer_that_is_renamed_by_hand_with_its_folder_is_told(issued, tmp_path) -> None:
    for name in (FILE, ISSUED):
        (issued.root / name).rename(issued.root / name.replace("2026-offer", "2027-other"))
    lock = f"{ISSUED.replace('2026-offer', '2027-other')}/v1/lock.yaml"
    said = f"{lock}: this was issued as the offer 2026-offer: give its file and its folder that name again"
    result = issued.run("verify", "--all")
    assert (result.exit_code, result.output) == (1, f"{said}\n")
    assert f"frozen-offer-changed {said}" in issued.findings()
    result = issued.run("send", "acme/2027-other", "--output", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "kamdocs proposal verify acme/2027-other says where" in result.output
    assert not (tmp_path / "out").exists()


def test_without_its_folder_it_is_told_as_gone(issued) -> None:
    (issued.root / FILE).rename(issued.root / FILE.replace("2026-offer", "2027-other"))
    result = issued.run("verify", "--all")
    assert result.exit_code == 1
    assert "version 1 was issued and is gone" in result.output
