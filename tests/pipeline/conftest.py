"""The demonstration, built once for all tests that look at its site."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def _build(root: Path, output: Path, *options: str, seed: str = "0") -> None:
    """Build a site in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "kamdocs",
        "-C",
        str(root),
        "-q",
        "build",
        "--output",
        str(output),
        *options,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment(seed), check=False
    )
    assert done.returncode == 0, done.stderr


def environment(seed: str) -> dict[str, str]:
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        "PYTHONHASHSEED": seed,
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture(scope="session")
def build_site() -> Callable[..., None]:
    """Build a workspace's site in a process of its own: root, output, further options, hash seed."""
    return _build


@pytest.fixture(scope="session")
def demo_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the demonstration, with its papers."""
    output = tmp_path_factory.mktemp("demo") / "site"
    _build(repository, output)
    return output
