"""Fixtures that every folder of tests may use."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# How fast a machine is must never decide a test; in CI the same examples are tried each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


def _skip(reason: str) -> None:
    """Skip the test, or fail it in CI, where nothing may be missing."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files by others (test suites, exports), kept outside the repository."""
    folder = Path(os.environ.get("KAMDOCS_SHARED") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip(f"no shared data at {folder}: set KAMDOCS_SHARED to where it is")
    return folder


@pytest.fixture(scope="session")
def tool() -> Callable[..., str]:
    """Find an outside program by the first of its names that exists.

    `tool("qpdf")`, `tool("chromium", "chromium-browser", "google-chrome")`: the path; without it
    the test is skipped, in CI it fails.
    """

    def find(*names: str) -> str:
        for name in names:
            if path := shutil.which(name):
                return path
        _skip(f"{names[0]} is not installed: scripts/install-system test")
        raise AssertionError

    return find
