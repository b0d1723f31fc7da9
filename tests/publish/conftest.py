"""What the tests of publishing share: reading a folder back, and the process that is killed."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PUBLISHER = Path(__file__).with_name("publisher.py")
MARKER = ".kamdocs-site"


@pytest.fixture(scope="session")
def read_site() -> Callable[[Path], dict[str, bytes]]:
    """Every file of a published folder by relative name, the mark excepted."""

    def read(folder: Path) -> dict[str, bytes]:
        assert (folder / MARKER).is_file()
        paths = [path for path in folder.rglob("*") if path.is_file() or path.is_symlink()]
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in paths
            if path.name != MARKER
        }

    return read


@pytest.fixture(scope="session")
def make_site() -> Callable[[str], dict[str, bytes]]:
    """The sites that `publisher.py` publishes, by letter."""
    return runpy.run_path(str(PUBLISHER))["make_site"]


@pytest.fixture
def start_publisher() -> Callable[..., subprocess.Popen[str]]:
    """Start `publisher.py` with these arguments; its output can be read from `stdout`."""

    def start(*arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-W", "error", PUBLISHER, *map(str, arguments)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    return start
