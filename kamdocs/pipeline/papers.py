"""Drafted papers in; the PDFs that customers may have, in their places, and what is to be said of them, out.

One that fails is left out and told; the others are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kamdocs.customer.record import CustomerRecord
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.pipeline.paper_desk import DraftedPapers, PaperDraft, ReadyPaper, draft_papers
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.folder import FrozenPaper
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.pdf_job import PdfJob, PdfResult
from kamdocs.render.engine.pdf_versions import pdf_versions
from kamdocs.render.site.paper import Paper
from kamdocs.values.sentence import sentence
from kamdocs.work.limits import Limits, Loss
from kamdocs.work.run import Step, run_each
from kamdocs.work.store import Store, digest_of


@dataclass(frozen=True, slots=True)
class Papers:
    """The PDFs by their path below the site.

    `by_account` lists them by account and offer; other documents stand beside the offers.
    `records` are what they were made of, by path, `frozen` what was frozen and is handed out as it is
    or marked.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    by_account: Mapping[str, Mapping[str, tuple[Paper, ...]]] = field(default_factory=dict)
    located: tuple[Located, ...] = ()
    records: Mapping[str, CustomerRecord] = field(default_factory=dict)
    frozen: Mapping[str, FrozenPaper] = field(default_factory=dict)


def make_papers(
    stock: Stock,
    layers: Layers,
    *,
    jobs: int,
    store: Store | None = None,
    on_done: Callable[[int, int], None] = lambda done, all_: None,
) -> Papers:
    """Make every edition of every offer that can be made."""
    return make_drafted(draft_papers(stock, layers), stock, jobs=jobs, store=store, on_done=on_done)


def make_drafted(
    drafted: DraftedPapers,
    stock: Stock,
    *,
    jobs: int,
    store: Store | None = None,
    on_done: Callable[[int, int], None] = lambda done, all_: None,
) -> Papers:
    """Make the papers that were drafted."""
    results = run_each(
        PDF,
        [draft.job for draft in drafted.drafts],
        jobs=jobs,
        store=store,
        on_done=lambda done: on_done(done, len(drafted.drafts)),
    )
    return lay_out(drafted, results, stock)


def lay_out(drafted: DraftedPapers, results: Iterable[PdfResult | None], stock: Stock) -> Papers:
    """Put the papers into their places by what the press gave for each draft, in their order.

    One that the press has not come to (None) is listed, and its file is missing.
    """
    files: dict[str, bytes] = {each.paper.path: each.data for each in drafted.ready}
    listed: dict[str, dict[str, list[Paper]]] = {}
    for each in drafted.ready:
        listed.setdefault(each.account, {}).setdefault(each.proposal, []).append(each.paper)
    located = dict.fromkeys(drafted.located)
    for draft, result in zip(drafted.drafts, results, strict=True):
        if result is not None:
            origins = stock.accounts[draft.account].origins
            for finding in result.findings:
                located[locate(finding, origins, draft.account)] = None
            if result.data is None:
                continue
            files[draft.paper.path] = result.data
        listed.setdefault(draft.account, {}).setdefault(draft.proposal, []).append(draft.paper)
    by_account = {
        account: {proposal: tuple(papers) for proposal, papers in offers.items()}
        for account, offers in listed.items()
    }
    all_: tuple[PaperDraft | ReadyPaper, ...] = (*drafted.drafts, *drafted.ready)
    records = {each.paper.path: each.record for each in all_ if each.record is not None}
    frozen = {each.paper.path: each.frozen for each in all_ if each.frozen is not None}
    return Papers(files, by_account, tuple(located), records, frozen)


def print_paper(job: PdfJob) -> PdfResult:
    """Make the PDF of a job; this loads the libraries that do it."""
    from kamdocs.render.engine.pdf import render_pdf

    result = render_pdf(job)
    if job.under is None or result.data is None:
        return result
    from kamdocs.render.engine.stamp import stamp_pdf

    return stamp_pdf(job, result)


def _key(job: PdfJob) -> str:
    versions = (f"{name} {version}" for name, version in pdf_versions().items())
    assets = (part for name, data in sorted(job.assets.items()) for part in (name.encode(), data))
    texts = ("pdf", *versions, str(job.is_fillable), *job.styles, job.html)
    under = (job.under,) if job.under is not None else ()
    return digest_of([*(text.encode() for text in texts), *assets, *under])


def _write(result: PdfResult) -> bytes | None:
    """A document nothing is to be said of; one with findings is made anew, so that they are told."""
    if result.data is None or result.findings:
        return None
    return result.pages.to_bytes(4, "big") + result.data


def _read(data: bytes) -> PdfResult:
    return PdfResult(data[4:], (), int.from_bytes(data[:4], "big"))


def give_up_paper(job: PdfJob, loss: Loss) -> PdfResult:
    """What stands for a document that took too long or too much memory: a finding at its offer."""
    if loss == "time":
        message = sentence(
            "the document was given up: it took more than {seconds} seconds",
            seconds=int(PAPER_LIMITS.seconds),
        )
    else:
        message = sentence(
            "the document was given up: making it ended of itself, as for want of memory"
            " (it may take {size} MB)",
            size=PAPER_LIMITS.megabytes,
        )
    hint = sentence("make it smaller: long tables, large pictures and deep nesting cost most")
    return PdfResult(None, (Finding("pdf-failed", job.place, message, hint),))


PAPER_LIMITS = Limits(seconds=300, megabytes=2048)
"""For one document; a usual one takes half a second and 300 MB."""

PDF = Step(print_paper, _key, _write, _read, PAPER_LIMITS, give_up_paper)
