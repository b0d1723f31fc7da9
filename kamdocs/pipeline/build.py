"""A workspace in, its published site out: stock, papers, pages, published."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from kamdocs.check.grade import grade, merge
from kamdocs.diagnostics.diagnostic import Diagnostic, Located, group_by_account
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.history.tracked import folder_in_repository
from kamdocs.pipeline.changes import changes_of_the_week
from kamdocs.pipeline.customer_folders import fill_folders
from kamdocs.pipeline.kept_pages import remember_pages
from kamdocs.pipeline.papers import Papers, make_papers
from kamdocs.pipeline.take_stock import Stock, take_stock
from kamdocs.pipeline.templates import judge_templates, read_layers
from kamdocs.pipeline.trend import take_trend
from kamdocs.publish.site import Published, publish_site
from kamdocs.render.engine.layers import Layers
from kamdocs.render.site.names import name_shared
from kamdocs.render.site.page import AccountInput, Each, SiteInput, one_by_one
from kamdocs.render.site.print_run import FirstPages
from kamdocs.render.site.sitemap import (
    Written,
    build_stamp,
    gather_rows,
    write_site,
)
from kamdocs.values.call import Call, plainly
from kamdocs.work.fork import run_pieces
from kamdocs.work.shelf import Shelf
from kamdocs.work.store import Store
from kamdocs.workspace.overlay import OverlayWish

R = TypeVar("R")

_FAULTS_OF_A_FILE = ("FIL", "YML", "SCH")
"""Families of findings after which it is not known what a file was to say."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Who is told how far a build is."""

    on_stage: Callable[[str], None] = lambda stage: None
    on_paper: Callable[[int, int], None] = lambda done, all_: None
    on_wait: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to; customers' files were searched for `searched` internal texts."""

    stock: Stock
    diagnostics: tuple[Diagnostic, ...]
    published: Published
    pages: int
    papers: int
    searched: int = 0


@dataclass(frozen=True, slots=True)
class Unbuilt:
    """Nothing was published, and what was published before stands: `because` says what is broken."""

    stock: Stock
    because: tuple[Diagnostic, ...]


_NOT_ASKED = OverlayWish()


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build: where to, for which day, with how many processes, with PDFs or without.

    A build with the personal overlay uses no store.
    """

    output: Path
    clock_day: date
    today: date | None = None
    jobs: int = 1
    has_papers: bool = True
    store: Store | None = None
    overlay: OverlayWish = _NOT_ASKED
    commit: str | None = None
    versions: Mapping[str, str] = field(default_factory=dict)


def build(root: Path, options: BuildOptions, progress: Progress | None = None) -> Built | Unbuilt:
    """Build the site of the workspace at `root`.

    Whatever is wrong with accounts is in the diagnostics and on the pages; broken settings, or
    templates of which no page can be made, leave the published site as it is. Raises PublishError
    when the site cannot be written.
    """
    progress = progress or Progress()
    progress.on_stage("read")
    stock = take_stock(
        root, today=options.today, clock_day=options.clock_day, overlay=options.overlay
    )
    if broken := broken_settings(stock):
        return Unbuilt(stock, broken)
    layers, faults = read_layers(root)
    located = judge_templates(stock.accounts.values(), layers)

    progress.on_stage("papers")
    store = None if options.overlay.is_open else options.store
    papers = (
        make_papers(stock, layers, jobs=options.jobs, store=store, on_done=progress.on_paper)
        if options.has_papers
        else Papers()
    )
    filled = fill_folders(stock, layers, papers, jobs=options.jobs, store=store)
    papers = filled.papers
    diagnostics = merge(stock.diagnostics, grade_more(stock, faults, (*located, *papers.located)))

    progress.on_stage("pages")
    call = plainly if store is None else remember_pages(store).call
    shelf = Shelf()
    written = write_pages(
        stock,
        diagnostics,
        papers,
        layers,
        call=call,
        each=_each(options.jobs),
        store=store,
        into=shelf,
    )
    of_templates = grade_more(stock, written.findings)
    if not written.has_pages:
        return Unbuilt(stock, of_templates)
    diagnostics = merge(diagnostics, of_templates)

    progress.on_stage("publish")
    stamp = build_stamp(
        stock.today.isoformat(),
        options.commit,
        options.versions,
        is_private=options.overlay.is_open,
    )
    files = ChainMap(dict(stamp), dict(papers.files), shelf)
    published = publish_site(options.output, files, on_wait=progress.on_wait)
    if store is not None and published.written:
        store.prune()
    pages = sum(path.endswith(".html") for path in written.files)
    pdfs = sum(path.endswith(".pdf") for path in papers.files)
    return Built(stock, diagnostics, published, pages, pdfs, filled.searched)


def _each(jobs: int) -> Each:
    """Pages in as many processes as there are jobs."""

    def each(function: Callable[[Any], R], pieces: Sequence[Any], /) -> Iterator[R]:
        return run_pieces(function, pieces, jobs=jobs)

    return each


def broken_settings(stock: Stock) -> tuple[Diagnostic, ...]:
    """What makes the settings unusable: all faults of their file, but not the facts they tell."""
    return tuple(
        found for found in misread(stock) if found.located.file == stock.shared_origins.main
    )


def misread(stock: Stock) -> tuple[Diagnostic, ...]:
    """The errors after which it is not known what a file was to say."""
    return tuple(
        found
        for found in stock.diagnostics
        if found.severity == "error" and found.code.startswith(_FAULTS_OF_A_FILE)
    )


def grade_more(
    stock: Stock, findings: tuple[Finding, ...], more: Iterable[Located] = ()
) -> tuple[Diagnostic, ...]:
    """Findings about the workspace, and located ones, by the severities of its settings."""
    located = [locate(finding, stock.shared_origins, None) for finding in findings]
    return grade([*located, *more], stock.shared.settings.severities)


def write_pages(
    stock: Stock,
    diagnostics: tuple[Diagnostic, ...],
    papers: Papers,
    layers: Layers,
    *,
    call: Call = plainly,
    each: Each = one_by_one,
    first: FirstPages | None = None,
    store: Store | None = None,
    into: MutableMapping[str, bytes] | None = None,
) -> Written:
    """Every file of the site but the papers; `call` has the work of pages done, `first` are first.

    `each` has the pages written, perhaps several at once, and they are put `into` what is given;
    `store` knows what earlier commits came to.
    """
    accounts, site = gather_input(stock, diagnostics, papers, call, store)
    broken = [account for account, examined in stock.accounts.items() if not examined.is_shown]
    return write_site(
        site,
        accounts,
        stock.standings,
        layers,
        broken,
        call=call,
        each=each,
        first=first,
        into=into,
    )


def gather_input(
    stock: Stock,
    diagnostics: tuple[Diagnostic, ...],
    papers: Papers,
    call: Call = plainly,
    store: Store | None = None,
) -> tuple[Mapping[str, AccountInput], SiteInput]:
    """What pages are made from: what is known of each account, and of all of them."""
    changes = changes_of_the_week(stock, call)
    found = group_by_account(diagnostics)
    accounts = {
        account: AccountInput(
            facts=examined.facts,
            proposals=examined.proposals,
            origins=examined.origins,
            diagnostics=found.get(account, ()),
            papers=papers.by_account.get(account, {}),
            changes=changes.of(account),
        )
        for account, examined in stock.accounts.items()
    }
    names = {account: examined.facts.account.name for account, examined in stock.accounts.items()}
    site = SiteInput(
        shared=stock.shared,
        portfolio=stock.portfolio,
        names=name_shared(stock.shared, names),
        diagnostics=diagnostics,
        gathered=gather_rows(accounts),
        changes=changes,
        folder=folder_in_repository(stock.root) if stock.shared.settings.repository else "",
        trend=take_trend(stock, store, call),
    )
    return accounts, site
