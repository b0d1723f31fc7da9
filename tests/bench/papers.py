"""Measures how many papers a core makes: ours, and plain WeasyPrint on the same document with the same conformance.

`python tests/bench/papers.py [ROUNDS]` prints documents a second of one core. The three take turns, each
in a process of its own that stays warm, and the time of the processor counts, so that other work on the
machine weighs little. Nothing is asserted: machines differ.

- `ours`: `render_pdf`, as a build calls it.
- `plain`: what a short script does with the HarfBuzz subsetter: `HTML(...).write_pdf(stylesheets=...)`
  with the style sheets read and the fonts loaded for each document. The page numbers of the contents,
  which ours fills in after one layout, it has by `target-counter`, as any script would.
- `as installed`: the same where only fontTools can make fonts small, as after `pip install weasyprint`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from kamdocs.pipeline.paper_desk import draft_papers
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.project.proposal import project_proposal
from kamdocs.render.customer.proposal import render_proposal
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.pdf import render_pdf
from kamdocs.render.engine.pdf_job import PdfJob
from kamdocs.resources import demo_dir, fonts_dir

DAY = date(2026, 11, 22)
WANTED_PAGES = 5
WAYS = ("ours", "plain", "as installed")
COUNTED = "[data-page]::before { content: target-counter(attr(data-page-of), page) !important }"
"""How contents have right page numbers without us."""


def main(arguments: list[str]) -> int:
    """Print a table; the argument is how often each way has its turn."""
    rounds = int(arguments[0]) if arguments else 7
    job, pages, before = choose_paper()
    print(f"a proposal of {pages} pages, PDF/A-3a and PDF/UA-1, {len(job.html) // 1000} kB of HTML")
    with tempfile.TemporaryDirectory() as folder:
        lay_out(job, Path(folder))
        workers = {way: start(way, folder) for way in WAYS}
        for worker in workers.values():
            take_turn(worker)
        taken: dict[str, list[list[float]]] = {way: [] for way in WAYS}
        for _ in range(rounds):
            for way in WAYS:
                taken[way].append(take_turn(workers[way]))
        for worker in workers.values():
            worker.communicate("", timeout=60)
    whole = {way: statistics.median(one[0] for one in taken[way]) for way in WAYS}
    for way in WAYS:
        print(f"    {way:<28}{1 / whole[way]:8.2f} documents a second and core")
    print(
        f"    {'ours against as installed':<28}{whole['as installed'] / whole['ours']:8.2f} times"
    )
    print(f"    {'ours against plain':<28}{whole['plain'] / whole['ours']:8.2f} times")
    inside = statistics.median(one[1] for one in taken["ours"])
    outside = before + whole["ours"] - inside
    share = outside / (before + whole["ours"])
    print(
        f"    {'time outside WeasyPrint':<28}{share:8.1%} of ours, projection and templates included"
    )
    return 0


def choose_paper() -> tuple[PdfJob, int, float]:
    """A paper of the demonstration with about five pages, and the time it takes to write its HTML."""
    stock = take_stock(demo_dir(), today=DAY, clock_day=DAY)
    layers = Layers({}, read_theme())
    drafts = [one for one in draft_papers(stock, layers).drafts if one.paper.name == "complete"]
    draft = min(drafts, key=lambda one: abs(render_pdf(one.job).pages - WANTED_PAGES))
    examined = stock.accounts[draft.account]
    plan = examined.proposals[draft.proposal].editions[0]
    times = []
    for _ in range(5):
        start = time.process_time()
        projected, _ = project_proposal(examined.written, stock.shared, plan)
        assert projected is not None
        render_proposal(projected, layers, draft.job.assets)
        times.append(time.process_time() - start)
    return draft.job, render_pdf(draft.job).pages, min(times)


def lay_out(job: PdfJob, folder: Path) -> None:
    """The same document as files, as a plain script finds them."""
    (folder / "paper.html").write_text(job.html, "utf-8")
    for number, style in enumerate(job.styles):
        (folder / f"{number}.css").write_text(style, "utf-8")
    for font in fonts_dir().glob("*.woff2"):
        (folder / font.name).write_bytes(font.read_bytes())
    for name, data in job.assets.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def start(way: str, folder: str) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--work", way, folder]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def take_turn(worker: subprocess.Popen[str]) -> list[float]:
    """Seconds of the processor for one document, in all and inside WeasyPrint."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write("go\n")
    worker.stdin.flush()
    return [float(one) for one in worker.stdout.readline().split()]


def work(way: str, folder: Path) -> int:
    """Make one document for each line that comes in, each with words of its own."""
    import weasyprint
    from weasyprint.pdf import fonts
    from weasyprint.text.fonts import FontConfiguration

    import kamdocs.render.engine.pdf as engine

    if way == "as installed":
        fonts.harfbuzz_subset = None
    inside = watch(weasyprint)
    styles = sorted(folder.glob("*.css"))
    text = (folder / "paper.html").read_text("utf-8")
    assets = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.parent != folder
    }
    job = PdfJob(text, tuple(path.read_text("utf-8") for path in styles), assets)
    for number, _ in enumerate(sys.stdin):
        html = text.replace("</h1>", f" {number}</h1>", 1)
        inside.clear()
        begun = time.process_time()
        if way == "ours":
            result = engine.render_pdf(PdfJob(html, job.styles, job.assets))
            assert result.data is not None
            assert result.findings == ()
        else:
            own = FontConfiguration()
            weasyprint.HTML(string=html, base_url=f"{folder}/").write_pdf(
                stylesheets=[
                    *(weasyprint.CSS(filename=path, font_config=own) for path in styles),
                    weasyprint.CSS(string=COUNTED, font_config=own),
                ],
                font_config=own,
                finisher=engine._declare_accessible,  # the same conformance
                **engine._options(job),
            )
        print(time.process_time() - begun, sum(inside), flush=True)
    return 0


def watch(library: object) -> list[float]:
    """Note the time spent in the calls that lay out and write a document."""
    noted: list[float] = []
    document = library.Document  # type: ignore[attr-defined]
    html = library.HTML  # type: ignore[attr-defined]
    for kind, name in ((html, "__init__"), (html, "render"), (document, "write_pdf")):
        original = getattr(kind, name)

        def timed(*args: object, original: object = original, **more: object) -> object:
            begun = time.process_time()
            try:
                return original(*args, **more)  # type: ignore[operator]
            finally:
                noted.append(time.process_time() - begun)

        setattr(kind, name, timed)
    return noted


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        sys.exit(work(sys.argv[2], Path(sys.argv[3])))
    sys.exit(main(sys.argv[1:]))
