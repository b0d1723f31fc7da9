"""The contracts about imports catch what they forbid: one planted import breaks each of them.

Whether the package itself keeps them is checked by `make lint`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FLOORS = "Floors: a folder imports only folders on lower lines"
CIRCLES = "No circles between modules or between folders"
CUSTOMER = "What a customer sees is made without anything internal"
DOOR = "The door to the customer never holds the whole record"
PORTFOLIO = "The portfolio sees accounts through their summaries (single formulas excepted)"
MEMORY = "No stage knows that anything is remembered"
ROOMS = "One room each: nobody else imports these"

PLANTED = [
    (FLOORS, "derive/thing.py", "import kamdocs.check.rule"),
    (FLOORS, "workspace/thing.py", "import kamdocs.diagnostics.place"),
    (FLOORS, "somewhere_else/thing.py", ""),
    (CIRCLES, "derive/account/facts.py", "import kamdocs.derive.account.margin"),
    (CIRCLES, "model/account.py", "import kamdocs.model.settings.score"),
    (CUSTOMER, "render/chart/thing.py", "import kamdocs.model.account"),
    (CUSTOMER, "render/customer/thing.py", "import kamdocs.render.site.page"),
    (CUSTOMER, "render/engine/thing.py", "import kamdocs.model.account"),
    (CUSTOMER, "customer/proposal.py", "import kamdocs.model.account"),
    (DOOR, "project/thing.py", "import kamdocs.derive.portfolio.summary"),
    (DOOR, "project/thing.py", "import kamdocs.derive.account.margin"),
    (PORTFOLIO, "derive/portfolio/thing.py", "import kamdocs.derive.account.facts"),
    (MEMORY, "check/thing.py", "import kamdocs.work.run"),
    (ROOMS, "report/thing.py", "import click"),
    (ROOMS, "render/engine/thing.py", "import weasyprint"),
    (ROOMS, "edit/thing.py", "import subprocess"),
]
ALLOWED = [
    ("derive/portfolio/thing.py", "import kamdocs.derive.account.score"),
    ("render/customer/thing.py", "import kamdocs.customer.proposal"),
    ("pipeline/thing.py", "import kamdocs.work.run"),
    ("cli/commands/thing.py", "import click"),
]
SOUND = {
    "check/rule.py": "",
    "customer/proposal.py": "",
    "derive/account/facts.py": "",
    "derive/account/margin.py": "import kamdocs.derive.account.facts",
    "derive/account/score.py": "",
    "derive/portfolio/summary.py": "",
    "diagnostics/place.py": "",
    "model/account.py": "",
    "model/settings/score.py": "import kamdocs.model.account",
    "registry.py": "",
    "render/site/page.py": "",
    "resources.py": "",
    "values/money.py": "",
    "work/run.py": "",
}


@pytest.mark.parametrize(("contract", "file", "text"), PLANTED)
def test_a_forbidden_import_is_caught(
    contract: str, file: str, text: str, tmp_path: Path, repository: Path
) -> None:
    broken = _broken_contracts(tmp_path, repository, {file: text})
    assert contract in broken


@pytest.mark.parametrize(("file", "text"), ALLOWED)
def test_an_allowed_import_is_not(file: str, text: str, tmp_path: Path, repository: Path) -> None:
    assert _broken_contracts(tmp_path, repository, {file: text}) == set()


def _broken_contracts(folder: Path, repository: Path, files: dict[str, str]) -> set[str]:
    """Check a small sound package with the given modules; return the contracts that broke."""
    for file, text in (SOUND | files).items():
        path = folder / "kamdocs" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        for parent in path.relative_to(folder).parents[:-1]:
            (folder / parent / "__init__.py").touch()
    shutil.copy(repository / "pyproject.toml", folder)
    program = Path(sys.executable).parent / "lint-imports"
    checked = subprocess.run(
        [program, "--no-cache", "--no-logo"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    contracts = {
        line for line in checked.stdout.splitlines() if " KEPT" in line or " BROKEN" in line
    }
    assert len(contracts) == 7, checked.stdout + checked.stderr
    return {line.partition(" BROKEN")[0] for line in contracts if " BROKEN" in line}
