"""Asks Lighthouse what it thinks of a built site, served to this machine as a static host would.

`python tests/bench/lighthouse.py SITE [PAGE …]` prints points of 100, the middle of three runs on a
phone and on a desktop, and what cost points. Accessibility and best practices must have all of them,
or it ends with 1; performance depends on the machine and is told.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ["index.html", "accounts/farmacies-valles/index.html"]
CATEGORIES = ("performance", "accessibility", "best-practices")
DEMANDED = CATEGORIES[1:]
RUNS = 3
AS_A_ROOT = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
BROWSER = " ".join(["--headless=new", "--disable-gpu", *AS_A_ROOT])


class StaticHost(SimpleHTTPRequestHandler):
    """Serves files as static hosts do: connections stay open, texts are compressed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file of the site, or 404."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data, kind = path.read_bytes(), self.guess_type(path)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if path.suffix != ".woff2":
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        age = 31_536_000 if path.parent.name == "assets" else 600
        self.send_header("Cache-Control", f"max-age={age}")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for."""


@contextmanager
def host(site: Path) -> Iterator[str]:
    """Serve a folder to this machine; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StaticHost, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(address: str, form: str) -> dict[str, Any]:
    """Lighthouse's report on a page, on a `phone` or a `desktop`."""
    program = shutil.which("lighthouse") or ROOT / "node_modules" / ".bin" / "lighthouse"
    command = [program, address, "--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}",
               f"--chrome-flags={BROWSER}", *(["--preset=desktop"] if form == "desktop" else [])]  # fmt: skip
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    environment = {"CHROME_PATH": chromium} | os.environ if chromium else dict(os.environ)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def points(report: dict[str, Any]) -> dict[str, int]:
    """The points of each category."""
    return {key: round((report["categories"][key]["score"] or 0) * 100) for key in CATEGORIES}


def losses(report: dict[str, Any]) -> Iterator[str]:
    """What weighs and has not all its points."""
    for key in CATEGORIES:
        for reference in report["categories"][key]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{key}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
                if key in DEMANDED:
                    for item in audit.get("details", {}).get("items", ()):
                        yield f"    {item.get('node', {}).get('snippet', '')}"


def main(arguments: list[str]) -> int:
    """Measure pages of the site in the folder of the first argument."""
    site, pages = Path(arguments[0]).resolve(), arguments[1:] or PAGES
    failed = False
    with host(site) as address:
        for page in pages:
            for form in ("phone", "desktop"):
                reports = [ask(f"{address}{page}", form) for _ in range(RUNS)]
                every = [points(report) for report in reports]
                middle = {key: statistics.median_low([each[key] for each in every]) for key in CATEGORIES}  # fmt: skip
                said = "   ".join(f"{key} {value}" for key, value in middle.items())
                print(f"{page:<40}{form:<9}{said}", flush=True)
                failed = failed or any(middle[key] < 100 for key in DEMANDED)
                worst = min(range(RUNS), key=lambda number: sum(every[number].values()))
                print("".join(f"    {line}\n" for line in losses(reports[worst])), end="")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
