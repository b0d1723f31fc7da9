"""A workspace written as a user would, and its briefs as Markdown."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from kamdocs.pipeline.briefs import draft_brief, draft_business_review, write_brief
from kamdocs.pipeline.take_stock import Stock, take_stock
from kamdocs.render.brief_kind import NoBrief, Wish

TODAY = date(2026, 11, 22)
BASE = Path(__file__).parent.parent.parent / "check" / "base"

Lay = Callable[..., Stock]


@pytest.fixture(scope="session")
def demo(repository: Path) -> Stock:
    """The demonstration."""
    return take_stock(repository, today=TODAY, clock_day=TODAY)


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Take stock of the base workspace with these files of the account acme laid over it."""

    def run(files: Mapping[str, str] | None = None) -> Stock:
        root = Path(shutil.copytree(BASE, tmp_path / "ws", dirs_exist_ok=True))
        for name, text in (files or {}).items():
            path = root / "accounts" / "acme" / name if "/" not in name else root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return take_stock(root, today=TODAY, clock_day=TODAY)

    return run


@pytest.fixture
def tell() -> Callable[..., str]:
    """A brief of acme as Markdown; of one that cannot be made the reason and the help."""

    def run(stock: Stock, kind: str, language: str = "en", **wish: object) -> str:
        if kind == "customer":
            drafted = draft_business_review(stock, "acme", language)
        else:
            drafted = draft_brief(stock, kind, ("acme",), Wish(**wish), language)  # type: ignore[arg-type]
        if isinstance(drafted, NoBrief):
            return f"{drafted.reason} | {drafted.help}"
        written = write_brief(drafted, "markdown")
        assert written.findings == ()
        assert written.data is not None
        return written.data.decode()

    return run
