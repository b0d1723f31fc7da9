"""Measures sites: how long they take to build, how heavy their pages are, how soon they open and answer.

Arguments are numbers of invented accounts to measure beside the demonstration [1000]. Everything is
measured in one run, and compared within it; nothing is asserted: machines differ.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import browse
import generate
import weigh

KAMDOCS = (sys.executable, "-m", "kamdocs")
SCRIPTS = ("theme.js", "kamdocs.js", "tables.js", "search.js", "minisearch.js")


def main(arguments: list[str]) -> int:
    counts = [int(each) for each in arguments] or [1_000]
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        subprocess.run([*KAMDOCS, "init", "--demo", demo], check=True, capture_output=True)
        measure("the demonstration", demo)
        for count in counts:
            workspace = Path(folder) / f"{count}"
            generate.main([str(count), str(workspace), "en"])
            measure(f"{count:,} invented accounts", workspace)
    return 0


def measure(what: str, workspace: Path) -> None:
    print(f"{what}:", flush=True)
    site = workspace / "site"
    jobs = str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
    alone, memory = build(workspace, "--no-cache", "--jobs", "1")
    several, _ = build(workspace, "--no-cache", "--jobs", jobs)
    pages = sum(1 for _ in site.rglob("*.html"))
    tell(
        "built by one process", alone, f"{pages} pages, {pages / alone:.0f} a second, {memory:,} MB"
    )
    tell(f"built by {jobs}", several, f"{alone / several:.1f} times as fast")
    first, _ = build(workspace)
    tell("built, and remembered", first, f"{first / several:.2f} times as long")
    again, _ = build(workspace)
    tell("built again, nothing changed", again, f"{several / again:.1f} times as fast")
    edit_one_account(workspace)
    edited, _ = build(workspace)
    tell("built again, one account edited", edited, f"{several / edited:.1f} times as fast")
    weights(site)
    with browse.open_browser() as page:
        account, _ = weigh.heaviest(site, "accounts/*/index.html")
        for path in (*browse.PAGES, account):
            if (site / path).exists():
                browse.tell_page(browse.see_page(page, site, path))
        browse.tell_search(browse.see_search(page, site, browse.QUERIES))


def build(workspace: Path, *options: str) -> tuple[float, int]:
    """Build without papers: the seconds it took, and the most memory of its first process in MB."""
    start = time.perf_counter()
    command = [*KAMDOCS, "build", "--no-pdf", *options]
    with subprocess.Popen(
        command, cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    # 1: findings, which a workspace may well have.
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))} failed in {workspace}")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def edit_one_account(workspace: Path) -> None:
    account = min(workspace.glob("accounts/*/account.y*ml"))
    text = account.read_text("utf-8")
    account.write_text(
        re.sub(r"(?m)^name: (.*)$", r"name: \1 and Daughters", text, count=1), "utf-8"
    )


def weights(site: Path) -> None:
    """How heavy the site is, and its heaviest account page."""
    all_ = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    page, weight = weigh.heaviest(site, "accounts/*/index.html")
    scripts = sum(
        path.stat().st_size
        for path in (site / "assets").glob("*.js")
        if re.sub(r"\.[0-9a-f]{10}\.", ".", path.name) in SCRIPTS
    )
    print(f"    the whole site {all_ / 1e6:,.1f} MB; its scripts {scripts:,} bytes")
    print(
        f"    heaviest account page, without fonts: {weight.packed:,} bytes handed over, {weight.plain:,}"
        f" as it stands ({page})"
    )


def tell(what: str, seconds: float, more: str) -> None:
    print(f"    {what:<34}{seconds:8.2f} s   {more}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
