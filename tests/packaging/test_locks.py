"""What is locked is pinned by digest, names no place to fetch from and covers what is asked for."""

import json
import re
import tomllib
from pathlib import Path

import pytest

FILES = ["dev.txt", "node.txt", "run.txt"]


def test_these_are_all_the_files(repository: Path) -> None:
    assert sorted(path.name for path in (repository / "requirements").iterdir()) == FILES


@pytest.mark.parametrize("file", FILES)
def test_requirements_are_exact_and_have_digests(repository: Path, file: str) -> None:
    pinned = _read_pins(repository / "requirements" / file)
    assert pinned
    for text in pinned.values():
        assert "--hash=sha256:" in text


@pytest.mark.parametrize("file", FILES)
def test_requirements_name_no_place(repository: Path, file: str) -> None:
    text = (repository / "requirements" / file).read_text("utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host", text)


def test_run_and_dev_agree(repository: Path) -> None:
    run = _read_pins(repository / "requirements" / "run.txt")
    dev = _read_pins(repository / "requirements" / "dev.txt")
    assert run.items() <= dev.items()


def test_everything_asked_for_is_locked(repository: Path) -> None:
    asked = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))
    project, groups = asked["project"], asked["dependency-groups"]
    run = _read_pins(repository / "requirements" / "run.txt").keys()
    dev = _read_pins(repository / "requirements" / "dev.txt").keys()
    assert _names(asked["build-system"]["requires"]) <= run
    assert _names(project["dependencies"] + groups["build"]) <= run
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    assert _names(extras + groups["dev"]) <= dev


def test_npm_packages_have_digests_and_name_no_place(repository: Path) -> None:
    asked = json.loads((repository / "package.json").read_text("utf-8"))
    locked = json.loads((repository / "package-lock.json").read_text("utf-8"))["packages"]
    top = locked.pop("")
    assert locked
    for group in ("dependencies", "devDependencies"):
        assert top.get(group) == asked.get(group)
    for name, package in locked.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def _read_pins(file: Path) -> dict[str, str]:
    """Return the lines of each requirement by its name and version."""
    blocks = re.split(r"\n(?=\S)", file.read_text("utf-8").replace("    # via", "\n    # via"))
    pins = {}
    for block in blocks:
        match = re.match(r"([A-Za-z0-9._-]+)==(\S+)", block)
        assert match, block
        digests = " ".join(sorted(re.findall(r"--hash=\S+", block)))
        pins[_normal(match[1])] = f"{match[2]} {digests}"
    return pins


def _names(requirements: list[str | dict[str, str]]) -> set[str]:
    return {
        _normal(re.split(r"[\[<>=~! ]", text)[0]) for text in requirements if isinstance(text, str)
    }


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
