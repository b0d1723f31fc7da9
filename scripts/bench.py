"""Measures the commands people wait for, on a copy of the demonstration; prints a table.

Arguments are workspaces to measure instead; tests/bench/generate.py writes large ones. Whole
processes are timed, start-up included: the best of five for what is short, one run for what is long.
Nothing is asserted: machines differ.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kamdocs.resources import DEMO_PARTS, demo_dir

KAMDOCS = Path(sys.executable).parent / "kamdocs"


def main() -> int:
    workspaces = [Path(name).resolve() for name in sys.argv[1:]]
    for workspace in workspaces or [demo_dir()]:
        with tempfile.TemporaryDirectory() as folder:
            copy = copy_workspace(workspace, Path(folder))
            accounts = sum(1 for _ in copy.glob("accounts/*/account.y*ml"))
            print(f"{workspace.name}: {accounts} accounts")
            report("kamdocs --help", 5, "--help")
            report("check", 1, "check", in_folder=copy)
            report("build, first time", 1, "build", in_folder=copy)
            report("build, nothing changed", 5, "build", in_folder=copy)
            edit_one_account(copy)
            report("build, one account edited", 1, "build", in_folder=copy)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"most memory of one process: {peak // 1024:,} MB")
    return 0


def copy_workspace(workspace: Path, folder: Path) -> Path:
    for part in (*DEMO_PARTS, "templates"):
        source = workspace / part
        if source.is_dir():
            shutil.copytree(source, folder / part)
        elif source.exists():
            shutil.copy(source, folder / part)
    return folder


def edit_one_account(workspace: Path) -> None:
    account = min(workspace.glob("accounts/*/account.y*ml"))
    account.write_text(account.read_text("utf-8") + "\n# edited\n", "utf-8")


def report(what: str, times: int, *command: str, in_folder: Path | None = None) -> None:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        done = subprocess.run([KAMDOCS, *command], cwd=in_folder, capture_output=True, check=False)
        seconds.append(time.perf_counter() - start)
        # 1: findings, which a workspace may well have.
        if done.returncode not in (0, 1):
            sys.exit(f"{what} failed:\n{done.stderr.decode()}")
    print(f"    {what:<28}{min(seconds):8.2f} s")


if __name__ == "__main__":
    sys.exit(main())
