"""Fixtures that every folder of tests may use."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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
    """Check HTML files, or all in a folder, by the rules of HTML: `file:line: message`."""
    java = tool("java")
    jar = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"

    def check(path: Path) -> list[str]:
        command = [java, "-jar", jar, "--skip-non-html", "--format", "json", path]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
        return [
            f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
            for message in messages
            if message["type"] != "info" or message.get("subType") == "warning"
        ]

    return check


@pytest.fixture(scope="session")
def find_barriers(browser: "Browser", node_modules: Path) -> Callable[[Path], list[str]]:
    """Open an HTML file in the browser and check it for accessibility (WCAG 2.2 AA)."""
    script = node_modules / "axe-core" / "axe.min.js"
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

    def check(path: Path) -> list[str]:
        # The checker is a script that the policy of a page would keep out.
        page = browser.new_page(bypass_csp=True)
        try:
            page.goto(path.resolve().as_uri())
            page.add_script_tag(path=script)
            found = page.evaluate("tags => axe.run({runOnly: tags})", levels)
            assert found["passes"], "axe checked nothing"
            return [
                f"{violation['id']}: {node['html']}"
                for violation in found["violations"]
                for node in violation["nodes"]
            ]
        finally:
            page.close()

    return check
