"""Settings that are only supposed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kamdocs.edit.change import Refused
from kamdocs.pipeline.suppose import suppose_settings
from kamdocs.pipeline.take_stock import Stock, take_stock

DAY = date(2026, 11, 22)
BASE = Path(__file__).parent.parent / "check" / "base"


@pytest.fixture
def stock(tmp_path: Path) -> Stock:
    """A small workspace."""
    root = Path(shutil.copytree(BASE, tmp_path / "ws"))
    return take_stock(root, today=DAY, clock_day=DAY)


def test_values_are_read_as_the_file_would_say_them(stock: Stock) -> None:
    before = (stock.root / "kamdocs.yaml").read_bytes()
    wishes = [("criteria.solvency.weight", "30"), ("tiers.key_limit", "3"), ("criteria.new", "10")]
    settings = suppose_settings(stock, wishes)
    assert not isinstance(settings, Refused)
    assert settings.criteria["solvency"].weight == 30
    assert settings.criteria["new"].weight == 10
    assert settings.tiers.key_limit == 3
    assert settings.criteria["product_fit"] == stock.shared.settings.criteria["product_fit"]
    assert (stock.root / "kamdocs.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("criteria.solvency.wieght", "3", "did you mean weight?"),
        ("criteria.solvency.weight", "a lot", ";"),
        ("languages", "[es]", "only criteria"),
        ("tiers", "[3", "cannot be read"),
    ],
)
def test_what_cannot_be_supposed(stock: Stock, path: str, value: str, said: str) -> None:
    found = suppose_settings(stock, [(path, value)])
    assert isinstance(found, Refused)
    assert said in str(found.reason)


def test_nothing_supposed_is_what_stands(stock: Stock) -> None:
    assert suppose_settings(stock, []) == stock.shared.settings
