"""A workspace in while people write in it; the site as it can be shown, and what is wrong, out.

Nothing is written to disk but papers into the store. What did not change since the last drawing is
not made again. While a file cannot be read, its account (or, for settings and shared files, all of
them) is shown as it was; the papers are drafted here and printed by somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kamdocs.check.grade import merge
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.pipeline.build import broken_settings, grade_more, misread, write_pages
from kamdocs.pipeline.customer_folders import preview_folders
from kamdocs.pipeline.held import Group, Held, Snapshot, snap
from kamdocs.pipeline.paper_desk import DraftedPapers, draft_papers
from kamdocs.pipeline.papers import PDF, lay_out
from kamdocs.pipeline.take_stock import Stock, take_stock_of
from kamdocs.pipeline.templates import is_theme, judge_templates, read_layers
from kamdocs.render.engine.closure import find_closure
from kamdocs.render.engine.layers import Layers, forget_theme
from kamdocs.render.engine.pdf_job import PdfJob, PdfResult
from kamdocs.render.site.print_run import FirstPages
from kamdocs.render.site.sitemap import build_stamp
from kamdocs.values.sentence import sentence
from kamdocs.work.memory import Memory
from kamdocs.work.store import Store
from kamdocs.workspace.files import read_bytes
from kamdocs.workspace.layout import ACCOUNTS, SETTINGS
from kamdocs.workspace.walk import list_workspace


@dataclass(frozen=True, slots=True)
class Printing:
    """A paper that waits for the press; `key` digests all it depends on."""

    key: str
    job: PdfJob


@dataclass(frozen=True, slots=True)
class Picture:
    """The site as it can be shown.

    `files` is empty when nothing can be shown yet. `waiting` are the papers, by path, that are not
    printed. `errors` are the findings of that severity in the files as they are now; `is_held` when
    some of them keep a part of the site as it was.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    waiting: Mapping[str, Printing] = field(default_factory=dict)
    errors: tuple[Diagnostic, ...] = ()
    languages: tuple[str, ...] = ("en",)
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """How to draw: for which day (that of `clock`, if not fixed), with papers or without."""

    clock: Callable[[], date]
    today: date | None = None
    has_papers: bool = True
    store: Store | None = None
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The site drawn with some templates: their errors, and those of everything else."""

    files: Mapping[str, bytes]
    waiting: Mapping[str, Printing]
    of_templates: tuple[Diagnostic, ...]
    others: tuple[Diagnostic, ...]
    has_pages: bool


class Preview:
    """Draws one workspace again and again."""

    def __init__(self, root: Path, options: PreviewOptions) -> None:
        self.root, self.options = root, options
        self.memory = Memory()
        self._held = Held()
        self._layers: Layers | None = None
        self._printed: dict[str, PdfResult] = {}
        self._keys: set[str] = set()
        self._last = Picture()

    def draw(self, first: FirstPages | None = None) -> Picture:
        """Draw the site; `first` are the pages that somebody is looking at.

        Whatever people saved is shown or told. What is raised is a fault of ours or of the machine.
        """
        self.memory.begin_round()
        self._forget_prints()
        snapshot = snap(list_workspace(self.root), lambda file: read_bytes(self.root, file))
        now = self._take_stock(snapshot)
        told = [*_missing_settings(snapshot, now), *misread(now)]
        faulty = _faulty_groups(now, snapshot)
        if None in faulty and None in self._held.good:
            # Without the settings much of the accounts would seem wrong that is not.
            common = snapshot.names(None)
            now = self._take_stock(self._held.instead(snapshot, {None}))
            told = [found for found in told if found.located.file in (*common, SETTINGS)]
            told += misread(now)
            faulty = {None, *_faulty_groups(now, snapshot)}
        self._held.keep(snapshot, faulty)
        used = self._held.instead(snapshot, faulty)
        stock = now if used == snapshot else self._take_stock(used)
        errors = tuple(dict.fromkeys((*told, *_others(stock, faulty, used))))
        if used.listing.settings is None or broken_settings(stock):
            self._last = Picture(errors=errors, languages=_languages(stock))
        else:
            picture = self._draw_site(stock, errors, first)
            self._last = replace(picture, is_held=picture.is_held or used != snapshot)
        return self._last

    def take_print(self, key: str, result: PdfResult) -> bool:
        """Keep what the press gave; true when something is to be said of it, so that pages change."""
        self._printed[key] = result
        if self.options.store is not None and (data := PDF.write(result)) is not None:
            self.options.store.put(key, data)
        return result.data is None or bool(result.findings)

    def _take_stock(self, snapshot: Snapshot) -> Stock:
        return take_stock_of(
            snapshot.listing,
            snapshot.read,
            root=self.root,
            today=self.options.today,
            clock_day=self.options.clock(),
            call=self.memory.call,
        )

    def _draw_site(
        self, stock: Stock, errors: tuple[Diagnostic, ...], first: FirstPages | None
    ) -> Picture:
        """Draw with the templates as they are or, while these are at fault, as they were."""
        if is_theme(self.root):
            forget_theme()
        layers, faults = read_layers(self.root)
        told = _errors(grade_more(stock, (*faults, *self._syntax_faults(layers))))
        drawn = None
        if not told or self._layers is None:
            drawn = self._draw_with(stock, layers, faults, first)
            told = merge(told, drawn.of_templates)
        if told and self._layers is not None:
            drawn = self._draw_with(stock, self._layers, (), first)
        elif not told:
            self._layers = layers
        if drawn is None or not drawn.has_pages:
            return replace(self._last, errors=(*errors, *told), is_held=True)
        stamp = build_stamp(stock.today.isoformat(), None, self.options.versions)
        return Picture(
            {**drawn.files, **stamp},
            drawn.waiting,
            tuple(dict.fromkeys((*errors, *told, *drawn.others))),
            _languages(stock),
            is_held=bool(told),
        )

    def _syntax_faults(self, layers: Layers) -> tuple[Finding, ...]:
        """What can be said of templates before anything is made of them."""
        names = [name for name in layers.names() if name.endswith(".html")]
        closures = (self.memory.call(find_closure, name, layers) for name in names)
        return tuple(dict.fromkeys(found for each in closures for found in each.findings))

    def _draw_with(
        self, stock: Stock, layers: Layers, faults: tuple[Finding, ...], first: FirstPages | None
    ) -> _Drawn:
        drafted = DraftedPapers((), ())
        if self.options.has_papers:
            drafted = draft_papers(stock, layers, self.memory.call)
        keys = [PDF.key(draft.job) for draft in drafted.drafts]
        self._keys.update(keys)
        papers = lay_out(drafted, [self._find_print(key) for key in keys], stock)
        papers = preview_folders(stock, layers, papers, self.memory.call)
        located = (*judge_templates(stock.accounts.values(), layers), *papers.located)
        more = grade_more(stock, faults, located)
        diagnostics = merge(stock.diagnostics, more)
        written = write_pages(
            stock, diagnostics, papers, layers,
            call=self.memory.call, first=first, store=self.options.store,
        )  # fmt: skip
        return _Drawn(
            files={**written.files, **papers.files},
            waiting={
                draft.paper.path: Printing(key, draft.job)
                for draft, key in zip(drafted.drafts, keys, strict=True)
                if key not in self._printed
            },
            of_templates=_errors(grade_more(stock, written.findings)),
            others=_errors(more),
            has_pages=written.has_pages,
        )

    def _find_print(self, key: str) -> PdfResult | None:
        store = self.options.store
        held = store.get(key) if store is not None and key not in self._printed else None
        if held is not None:
            self._printed[key] = PDF.read(held)
        return self._printed.get(key)

    def _forget_prints(self) -> None:
        for key in self._printed.keys() - self._keys:
            self._printed.pop(key, None)
        self._keys = set()


def _errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(found for found in diagnostics if found.severity == "error")


def _others(shown: Stock, faulty: set[Group], snapshot: Snapshot) -> Iterator[Diagnostic]:
    """The errors of what is shown, without those of groups that are held: they may be mended."""
    held = {name for group in faulty for name in snapshot.names(group)}
    return (found for found in _errors(shown.diagnostics) if found.located.file not in held)


def _languages(stock: Stock) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stock.shared.settings.languages)) or ("en",)


def _faulty_groups(stock: Stock, snapshot: Snapshot) -> set[Group]:
    """The groups with a file of which it is not known what it was to say."""
    owners: dict[str, Group] = {
        name: group for group in snapshot.groups() for name in snapshot.names(group)
    }
    faulty: set[Group] = {None} if snapshot.listing.settings is None else set()
    for found in misread(stock):
        file = found.located.file
        folder = file.removeprefix(f"{ACCOUNTS}/").partition("/")[0]
        if file in owners:
            faulty.add(owners[file])
        elif file.startswith(f"{ACCOUNTS}/") and folder in snapshot.listing.accounts:
            faulty.add(folder)  # A file that should be there.
    return faulty


def _missing_settings(snapshot: Snapshot, stock: Stock) -> tuple[Diagnostic, ...]:
    if snapshot.listing.settings is not None:
        return ()
    help_text = sentence("put it there, or correct its name where it is named")
    place = Place((), SETTINGS)
    return grade_more(
        stock,
        (Finding("unreadable-file", place, sentence("there is no such file"), help_text),),
    )
