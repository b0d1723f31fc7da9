"""A workspace in a real git repository with an offer that may be issued."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kamdocs.cli.main import main
from kamdocs.pipeline.take_stock import Stock, take_stock

BASE = Path(__file__).parent.parent / "check" / "base"
TODAY = date(2026, 11, 20)
OFFER = """\
---
number: P-2026-001
title: {en: Fewer calls about orders, ca: Menys trucades per comandes}
to: [nuria, pau]
prepared_by: [ana]
valid_for: 30 days
scope:
  excluded: [New tills]
prices:
  - {product: analytics, quantity: 12}   # a year
  - {product: crm-cloud, quantity: 12, optional: yes}
next_steps:
  - {text: Walk through the figures, on: 2026-11-27, ours: [ana], theirs: [pau]}
editions:
  money: {orientation: financial, for: [pau]}
---

## Executive summary

Fewer calls, from the first month.

## What it brings
for: nuria, pau

Half of the calls are gone by March.
"""
CONTACTS = """\
people:
  nuria: {name: Núria Soler, title: Chief information officer, roles: [economic_buyer], orientation: business, email: nuria@acme.example, language: ca}
  pau: {name: Pau Serra, title: Chief financial officer, roles: [approver], orientation: financial, email: pau@acme.example}
"""
FILE = "accounts/acme/proposals/2026-offer.md"
ISSUED = "accounts/acme/proposals/2026-offer.issued"
WHOLE, MONEY = "P-2026-001-v1-complete-en.pdf", "P-2026-001-v1-money-en.pdf"


class Workspace:
    """A workspace, its repository, and the program called in it on a day."""

    def __init__(self, git) -> None:
        self.git, self.root = git, git.path

    def run(self, *words: str, today: date | str = TODAY, **environment: str) -> Result:
        arguments = ["-C", str(self.root), "--today", str(today), "proposal", *words]
        return CliRunner().invoke(main, arguments, env=environment, prog_name="kamdocs")

    def done(self, *words: str, today: date | str = TODAY) -> str:
        """What a command says that must succeed."""
        result = self.run(*words, today=today)
        assert result.exit_code == 0, result.output
        return result.output

    def read(self, name: str = FILE) -> str:
        return (self.root / name).read_text("utf-8")

    def write(self, old: str, new: str, name: str = FILE) -> None:
        """Change a file by hand."""
        text = self.read(name)
        assert old in text
        (self.root / name).write_text(text.replace(old, new), "utf-8")

    def commit(self) -> str:
        return str(self.git.commit())

    def issue(self, today: date | str = TODAY, *more: str) -> str:
        self.commit()
        return self.done("issue", "acme/2026-offer", *more, today=today)

    def stock(self, today: date = TODAY) -> Stock:
        return take_stock(self.root, today=today, clock_day=today)

    def findings(self, today: date = TODAY, codes: str = "PRP") -> list[str]:
        """What the checker says of offers: name, file and message."""
        return [
            f"{one.located.name} {one.located.file}: {one.located.message}"
            for one in self.stock(today).diagnostics
            if one.code.startswith(codes) and one.severity != "info"
        ]

    def files(self) -> dict[str, bytes]:
        """Every file of the workspace but git's own."""
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and not {".git", ".kamdocs"} & set(path.relative_to(self.root).parts)
        }


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where PDFs are kept that were made once: the same job gives the same bytes."""
    return tmp_path_factory.mktemp("press")


def lay_workspace(git, press: Path) -> Workspace:
    shutil.copytree(BASE, git.path, dirs_exist_ok=True)
    account = git.path / "accounts/acme/account.yaml"
    account.write_text(account.read_text("utf-8").partition("people:")[0], "utf-8")
    git.lay({FILE: OFFER, "accounts/acme/contacts.yaml": CONTACTS, ".gitignore": ".kamdocs/\n"})
    git.commit()
    (git.path / ".kamdocs").mkdir()
    (git.path / ".kamdocs" / "results").symlink_to(press)
    return Workspace(git)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workspaces with their repositories that were laid once, to be copied."""
    return tmp_path_factory.mktemp("kept")


def _lay_once(git, kept: Path, name: str, lay: Callable[[], Workspace]) -> Workspace:
    if not (kept / name).exists():
        made = lay()
        shutil.copytree(git.path, kept / name, symlinks=True)
        (kept / f"{name}.day").write_text(str(git.day), "utf-8")
        return made
    shutil.copytree(kept / name, git.path, symlinks=True, dirs_exist_ok=True)
    git.day = int((kept / f"{name}.day").read_text("utf-8"))
    return Workspace(git)


@pytest.fixture
def workspace(git_folder, press: Path, kept: Path) -> Workspace:
    """A committed workspace without errors, and an offer for 6,000 EUR."""
    return _lay_once(git_folder, kept, "workspace", lambda: lay_workspace(git_folder, press))


@pytest.fixture
def issued(git_folder, press: Path, kept: Path) -> Workspace:
    """The same with the offer issued on 2026-11-20, and that committed."""

    def lay() -> Workspace:
        workspace = lay_workspace(git_folder, press)
        workspace.done("issue", "acme/2026-offer")
        workspace.commit()
        return workspace

    return _lay_once(git_folder, kept, "issued", lay)
