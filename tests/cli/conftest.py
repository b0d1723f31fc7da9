"""A small valid workspace, and the program as a person calls it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kamdocs.cli.main import main

BASE = Path(__file__).parent.parent / "check" / "base"


@pytest.fixture(autouse=True)
def _without_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KAMDOCS_TODAY", "KAMDOCS_LANG", "KAMDOCS_OVERLAY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace without findings on 2026-11-22."""
    return Path(shutil.copytree(BASE, tmp_path / "ws"))


@pytest.fixture
def run() -> Callable[..., Result]:
    """Call the program in this process."""

    def run(*arguments: str | Path, **environment: str) -> Result:
        return CliRunner().invoke(
            main, [str(word) for word in arguments], env=environment, prog_name="kamdocs"
        )

    return run


@pytest.fixture
def start() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Call the program in a process of its own."""

    def start(
        *arguments: str | Path, cwd: Path | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "kamdocs", *map(str, arguments)],
            cwd=cwd,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return start
