"""A workspace with one complete offer."""

from datetime import date
from pathlib import Path

import pytest

from kamdocs.pipeline.take_stock import Stock, take_stock

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def stock(repository: Path) -> Stock:
    return take_stock(repository / "tests/data/offer", today=TODAY, clock_day=TODAY)
