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
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kamdocs.pipeline.preview import Preview, PreviewOptions
from kamdocs.render.site.print_run import FirstPages
from kamdocs.resources import DEMO_PARTS, demo_dir

DAY = date(2026, 11, 22)
PAPERS = Path(__file__).parent.parent / "tests" / "bench" / "papers.py"
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
            report_preview(copy)
    print("papers")
    subprocess.run([sys.executable, PAPERS], check=True)
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


def report_preview(workspace: Path) -> None:
    """From the moment a file is saved until the page about it is there, and until all pages are."""
    preview = Preview(workspace, PreviewOptions(clock=lambda: DAY))
    account = min(workspace.glob("accounts/*/account.y*ml"))
    page = f"accounts/{account.parent.name}/index.html"
    whole = timed(preview.draw)
    shown, all_ = [], []
    for number in range(5):
        text = account.read_text("utf-8")
        account.write_text(text.replace("name: ", f"name: {number}", 1), "utf-8")
        start = time.perf_counter()
        first = FirstPages(
            [page], lambda *_, start=start: shown.append(time.perf_counter() - start)
        )
        all_.append(timed(lambda first=first: preview.draw(first)))
        account.write_text(text, "utf-8")
    print(f"    {'preview, first drawing':<28}{whole:8.2f} s")
    print(
        f"    {'preview, page of an edit':<28}{min(shown):8.2f} s ({whole / min(shown):.0f} times faster)"
    )
    print(f"    {'preview, all pages of it':<28}{min(all_):8.2f} s")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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
