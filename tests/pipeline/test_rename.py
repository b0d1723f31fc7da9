"""Ids of the demonstration are renamed there and back: every byte is as it was, and nothing breaks."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kamdocs.edit.change import Refused
from kamdocs.edit.rename import Renaming
from kamdocs.pipeline.rename import plan_rename
from kamdocs.pipeline.revise import new_errors, stock_after, write_revision
from kamdocs.pipeline.take_stock import Stock, take_stock

DAY = date(2026, 11, 22)


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    """The demonstration, to be written to."""
    shutil.copy(repository / "kamdocs.yaml", tmp_path)
    shutil.copytree(repository / "accounts", tmp_path / "accounts")
    return tmp_path


def read_all(root: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def rename(stock: Stock, kind: str, old: str, new: str, account: str | None) -> int:
    """Rename, and give how many files were written; the account may have been renamed itself."""
    revision = plan_rename(stock, Renaming(kind, old, new), account)
    assert not isinstance(revision, Refused), revision.reason
    assert new_errors(stock, stock_after(stock, revision), revision) == ()
    assert write_revision(stock.root, revision) == ()
    return len(revision.after)


@pytest.mark.parametrize(
    ("kind", "old", "account", "least"),
    [
        ("account", "hospital-terrassa", None, 2),
        ("team", "ana", None, 10),
        ("product", "wms", None, 10),
        ("criterion", "solvency", None, 5),
        ("customer_reference", "hospital-terrassa", None, 2),
        ("contact", "nuria", "farmacies-valles", 4),
        ("unit", "retail", "farmacies-valles", 3),
        ("opportunity", "analytics-2027", "farmacies-valles", 2),
    ],
)
def test_there_and_back(root: Path, kind: str, old: str, account: str | None, least: int) -> None:
    before = read_all(root)
    stock = take_stock(root, today=DAY, clock_day=DAY)
    assert rename(stock, kind, old, "quite-another", account) >= least
    there = take_stock(root, today=DAY, clock_day=DAY)
    assert len(there.diagnostics) == len(stock.diagnostics)
    rename(there, kind, "quite-another", old, account)
    assert read_all(root) == before


def test_whose_it_is_may_be_left_out_where_one_has_it(root: Path) -> None:
    stock = take_stock(root, today=DAY, clock_day=DAY)
    one = plan_rename(stock, Renaming("opportunity", "analytics-2027", "x"), None)
    assert one == plan_rename(
        stock, Renaming("opportunity", "analytics-2027", "x"), "farmacies-valles"
    )
    several = plan_rename(stock, Renaming("contract", "desk-2026", "x"), None)
    assert isinstance(several, Refused)
    assert "several accounts have it: liffey-foods" in str(several.reason)
