"""The wheel alone, in an empty environment and without a network, builds what the checkout builds."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kamdocs import __version__
from kamdocs.resources import DEMO_PARTS, demo_dir

pytestmark = pytest.mark.slow

TODAY = "2026-11-22"
# What names the machine's own state of affairs: commit and versions.
ONLY_GIT_KNOWS = {"build.json", "build.js"}


@pytest.fixture(scope="module")
def distributions(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, repository)
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> Path:
    """The wheel."""
    [wheel] = distributions.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kamdocs of a new environment that holds the wheel and what it depends on."""
    environment = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", environment)
    pip = [environment / "bin" / "python", "-m", "pip", "-qq", "install", "--no-deps"]
    _run(*pip, "--require-hashes", "-r", repository / "requirements" / "run.txt")
    _run(*pip, "--no-index", wheel)
    _run(environment / "bin" / "python", "-m", "pip", "check")
    return environment / "bin" / "kamdocs"


@pytest.fixture(scope="module")
def offline() -> list[str]:
    """The words before a command that take its network away, where the system can."""
    words = ["unshare", "--map-root-user", "--net"]
    can = shutil.which("unshare") and not subprocess.run([*words, "true"], check=False).returncode
    return words if can else []


def test_the_wheel_carries_theme_demonstration_fonts_and_catalogues(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name == f"kamdocs-{__version__}-py3-none-any.whl"
    assert "kamdocs/_demo/kamdocs.yaml" in names
    for start, end in [
        ("kamdocs/_demo/accounts/", "/account.yaml"),
        ("kamdocs/_theme/site/", ".html"),
        ("kamdocs/vendor/browser/", ".js"),
        ("kamdocs/vendor/fonts/", ".woff2"),
        ("kamdocs/vendor/licences/", ".txt"),
        ("kamdocs/language/catalogues/ca/", ".mo"),
        ("kamdocs/language/catalogues/es/", ".mo"),
        ("kamdocs-", ".dist-info/licenses/LICENSE"),
    ]:
        assert any(name.startswith(start) and name.endswith(end) for name in names), start
    assert not [name for name in names if name.startswith(("tests/", "accounts/", "templates/"))]


def test_the_source_distribution_needs_no_network_to_become_a_wheel(distributions: Path) -> None:
    [archive] = distributions.glob("*.tar.gz")
    with tarfile.open(archive) as content:
        names = {name.partition("/")[2] for name in content.getnames()}
    assert {"hatch_build.py", "package-lock.json", "kamdocs/vendor/made-from"} <= names
    assert {"pyproject.toml", "kamdocs.yaml", "LICENSE", "requirements/run.txt"} <= names
    assert not [name for name in names if name.startswith((".venv", "site/", "node_modules"))]


def test_installed_and_checkout_build_the_same_demonstration(
    installed: Path, offline: list[str], tmp_path: Path
) -> None:
    started = tmp_path / "installed"
    started.mkdir()
    _run(*offline, installed, "init", "--demo", cwd=started)
    _run(*offline, installed, "build", "--today", TODAY, cwd=started)

    copied = tmp_path / "checkout"
    copied.mkdir()
    for part in DEMO_PARTS:
        source = demo_dir() / part
        if source.is_dir():
            shutil.copytree(source, copied / part)
        else:
            shutil.copy(source, copied / part)
    here = Path(sys.executable).parent / "kamdocs"
    _run(here, "build", "--today", TODAY, cwd=copied)

    from_wheel, from_checkout = _read_site(started / "site"), _read_site(copied / "site")
    assert "index.html" in from_checkout
    assert from_wheel.keys() == from_checkout.keys()
    different = {name for name in from_wheel if from_wheel[name] != from_checkout[name]}
    assert different <= ONLY_GIT_KNOWS


def _run(*command: str | Path, cwd: Path | None = None) -> None:
    # The checkout must not be found by way of the working directory or the environment.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def _read_site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
