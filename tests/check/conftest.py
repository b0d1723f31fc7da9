"""Small workspaces for the tests of checks: the valid one that pages lay their examples over."""

import shutil
import socket
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from kamdocs.check.explanation import Example
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.exchange.diagnose import diagnose
from kamdocs.exchange.imports.csv import plan_csv_import, read_mapping_file
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.workspace.files import read_bytes

BASE = Path(__file__).with_name("base")
TODAY = date(2026, 11, 22)
MAPPING = "shop.mapping.yaml"

Judge = Callable[[Iterable[Example]], tuple[Diagnostic, ...]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Lay files over the valid workspace and check it; twice in one test are two workspaces."""
    made = iter(range(100))

    def check(files: Iterable[Example]) -> tuple[Diagnostic, ...]:
        root = tmp_path / f"workspace-{next(made)}"
        shutil.copytree(BASE, root)
        for file in files:
            _lay(root, file)
        found = take_stock(root, today=TODAY, clock_day=TODAY).diagnostics
        return (*found, *_import(root)) if (root / MAPPING).exists() else found

    return check


def _import(root: Path) -> tuple[Diagnostic, ...]:
    """What an import finds by the mapping file of a page, in the tables of its folder `export`."""
    memory = "accounts/.import/shop.json"
    before = {memory: (root / memory).read_bytes()} if (root / memory).exists() else {}
    mapping, places, findings = read_mapping_file(MAPPING, (root / MAPPING).read_bytes())
    if mapping is not None:
        plan = plan_csv_import(mapping, lambda file: read_bytes(root / "export", file), before)
        findings = plan.report.findings
    return diagnose(findings, places, "export")


def _lay(root: Path, example: Example) -> None:
    path = root / example.file
    path.parent.mkdir(parents=True, exist_ok=True)
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
