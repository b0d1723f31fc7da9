"""Small workspaces for the tests of checks: the valid one that pages lay their examples over."""

import shutil
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kamdocs.check.explanation import Example
from kamdocs.check.grade import grade
from kamdocs.diagnostics.diagnostic import Diagnostic, Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.diagnostics.place import Place
from kamdocs.exchange.diagnose import diagnose
from kamdocs.exchange.imports.csv import plan_csv_import, read_mapping_file
from kamdocs.language.speak import speaker_of
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.render.engine.closure import find_closure
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.page import render_page
from kamdocs.render.engine.pdf_job import PdfJob
from kamdocs.workspace.files import read_bytes
from kamdocs.workspace.layout import OVERLAY
from kamdocs.workspace.overlay import OverlayWish

BASE = Path(__file__).with_name("base")
TODAY = date(2026, 11, 22)
MAPPING = "shop.mapping.yaml"

Judge = Callable[[Iterable[Example]], tuple[Diagnostic, ...]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Lay files over the valid workspace and check it; twice in one test are two workspaces.

    A personal overlay among them is merged. What is found besides checking is found as well: by an import where there is a mapping file, by
    rendering where there are templates, by making a PDF where there is a `paper.html`.
    """
    made = iter(range(100))

    def check(files: Iterable[Example]) -> tuple[Diagnostic, ...]:
        root = tmp_path / f"workspace-{next(made)}"
        shutil.copytree(BASE, root)
        for file in files:
            _lay(root, file)
        wish = OverlayWish(is_open=(root / OVERLAY).is_dir())
        found = take_stock(root, today=TODAY, clock_day=TODAY, overlay=wish).diagnostics
        return (*found, *_import(root), *grade([*_render(root), *_print(root)], {}))

    return check


def _import(root: Path) -> tuple[Diagnostic, ...]:
    """What an import finds by the mapping file of a page, in the tables of its folder `export`."""
    if not (root / MAPPING).exists():
        return ()
    memory = "accounts/.import/shop.json"
    before = {memory: (root / memory).read_bytes()} if (root / memory).exists() else {}
    mapping, places, findings = read_mapping_file(MAPPING, (root / MAPPING).read_bytes())
    if mapping is not None:
        plan = plan_csv_import(mapping, lambda file: read_bytes(root / "export", file), before)
        findings = plan.report.findings
    return diagnose(findings, places, "export")


def _render(root: Path) -> Iterator[Located]:
    """What is said of the workspace's own templates, each rendered without any names given."""
    files = (root / "templates").rglob("*.html")
    own = {
        file.relative_to(root / "templates").as_posix(): file.read_text("utf-8") for file in files
    }
    layers = Layers(own, read_theme())
    environment = make_environment(layers, speaker_of("en"))
    for name in own:
        yield from _located(find_closure(name, layers).findings)
        yield from _located(render_page(environment, name, NoNames()).findings)


def _print(root: Path) -> Iterator[Located]:
    """What is said of `paper.html` when it is made a PDF."""
    path = root / "paper.html"
    if path.exists():
        from kamdocs.render.engine.pdf import render_pdf  # slow to import

        place = Place(file=path.name)
        yield from _located(render_pdf(PdfJob(path.read_text("utf-8"), place=place)).findings)


def _located(findings: Iterable[Finding]) -> Iterator[Located]:
    origins = Origins("kamdocs.yaml")
    return (locate(finding, origins, None) for finding in findings)


@dataclass(frozen=True)
class NoNames:
    """A page that gives its template nothing."""


def _lay(root: Path, example: Example) -> None:
    path = root / example.file
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    match example.kind:
        case "text" | "bytes":
            path.write_bytes(example.data)
        case "link":
            path.symlink_to(example.data.decode())
        case "socket":
            # A path may be too long for a socket, so it is made under a short name first.
            short = Path(root.parent.parent) / "socket"
            with socket.socket(socket.AF_UNIX) as unix:
                unix.bind(str(short))
            short.rename(path)
        case "absent":
            pass
