"""`kamdocs import csv` as a person runs it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kamdocs.cli.main import main

MAPPING = """\
source: shop
tables: {customers: customers.csv, lines: lines.csv}
accounts: {from: customers, key: id, name: name, tier: {always: low}}
revenue: {from: lines, account: customer, date: date, amount: price}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "kamdocs.yaml").write_text("format: 1\n")
    (tmp_path / "shop.yaml").write_text(MAPPING)
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "customers.csv").write_text("id,name\n1,Acme\n2,Moll\n")
    (tmp_path / "export" / "lines.csv").write_text(
        "customer,date,price\n1,2026-03-02,12.5\n9,2026,1\n"
    )
    return tmp_path


def run(place: Path, *options: str, code: int = 0):
    arguments = ["import", "csv", *options, str(place / "shop.yaml"), str(place / "export")]
    result = CliRunner().invoke(main, [*arguments, "-C", str(place / "ws")])
    assert result.exit_code == code, result.output
    return result


def files(place: Path) -> dict[str, bytes]:
    root = place / "ws"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_it_writes_the_workspace_and_tells(place):
    assert run(place).stdout == (
        "found at the source: 2 accounts\n"
        "revenue: 1 row of lines left out, its account is not in accounts (line 3: 9)\n"
        "4 new files\n"
    )
    assert files(place)["accounts/acme/account.yaml"] == b"name: Acme\ntier: low\n"
    assert files(place)["accounts/revenue.csv"] == (
        b"account,product,date,amount,seller,source\nacme,,2026-03-02,12.5,,shop\n"
    )


def test_again_changes_nothing(place):
    run(place)
    before = files(place)
    assert run(place).stdout.endswith("nothing has changed\n")
    assert files(place) == before


def test_a_dry_run_writes_nothing(place):
    before = files(place)
    result = run(place, "--dry-run")
    assert "4 new files" in result.stdout
    assert files(place) == before


def test_hand_edits_survive(place):
    run(place)
    file = place / "ws" / "accounts" / "acme" / "account.yaml"
    file.write_text("name: Acme  # they prefer ACME\ntier: key\n")
    (place / "export" / "customers.csv").write_text("id,name\n1,Acme Ltd\n2,Moll\n")
    run(place)
    assert file.read_text() == "name: Acme Ltd  # they prefer ACME\ntier: key\n"


def test_a_faulty_mapping_writes_nothing(place):
    (place / "shop.yaml").write_text(MAPPING.replace("key: id", "key: nr") + "dats: D/M/YYYY\n")
    before = files(place)
    result = run(place, code=1)
    assert "shop.yaml:5:1: error: unknown-key" in result.stdout
    assert "did you mean dates?" in result.stdout
    assert files(place) == before
    (place / "shop.yaml").write_text(MAPPING.replace("key: id", "key: nr"))
    assert "shop.yaml:3:34: error: unknown-column" in run(place, code=1).stdout


def test_a_table_is_told_by_its_path(place):
    (place / "export" / "customers.csv").write_text("id,name\n1\n2,Moll\n")
    result = run(place)
    assert f"{place}/export/customers.csv:2:1: warning: short-rows [IMP09]" in result.stdout


def test_what_cannot_be_done_ends_with_two(place):
    (place / "shop.yaml").unlink()
    assert "shop.yaml cannot be read" in run(place, code=2).stderr
    (place / "export").rename(place / "elsewhere")
    assert "is no folder" in run(place, code=2).stderr
    (place / "ws" / "kamdocs.yaml").unlink()
    assert "no kamdocs.yaml" in run(place, code=2).stderr


def test_a_file_that_leads_out_of_the_workspace_stops_it(place):
    run(place)
    file = place / "ws" / "accounts" / "acme" / "account.yaml"
    file.rename(place / "account.yaml")
    file.symlink_to(place / "account.yaml")
    (place / "export" / "customers.csv").write_text("id,name\n1,Acme Ltd\n2,Moll\n")
    run(place)
    assert (place / "account.yaml").read_text() == "name: Acme\ntier: low\n"
