"""Papers in; the folders as customers get them, with pages of their own, out.

A folder can be packed and handed over: nothing in it leads out of it, and nothing stands there that the
last look held back. The first page is made of what is left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kamdocs.customer.folder import Document, DocumentKind
from kamdocs.customer.proposal import Proposal
from kamdocs.customer.record import CustomerRecord
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.pipeline.bytes_of import read_files
from kamdocs.pipeline.customer_documents import (
    KINDS,
    assets_of,
    document_path,
    has_folder,
    project_documents,
)
from kamdocs.pipeline.last_look import CUSTOMER_FOLDER, owner_of, take_last_look
from kamdocs.pipeline.papers import Papers
from kamdocs.pipeline.secrets import Secrets
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.folder import FolderContent, languages_of, project_folder
from kamdocs.project.people import project_brand
from kamdocs.render.customer.folder import home_of, write_folder
from kamdocs.render.customer.frame import HOME, folder_assets
from kamdocs.render.customer.proposal import paper_path
from kamdocs.render.engine.layers import Layers
from kamdocs.render.site.paper import DOCUMENTS, FOLDER, Paper
from kamdocs.values.call import Call, plainly
from kamdocs.work.store import Store


@dataclass(frozen=True, slots=True)
class Filled:
    """What may go into the folders, and for how many internal texts it was searched."""

    papers: Papers
    searched: int = 0


@dataclass(slots=True)
class Pages:
    """Pages by their path below the site, what they were made of, and what is to be said of them.

    `homes` are the first pages that open by themselves, as they are listed on our own pages.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    homes: dict[str, Paper] = field(default_factory=dict)
    records: dict[str, CustomerRecord] = field(default_factory=dict)
    located: dict[Located, None] = field(default_factory=dict)

    def tell(self, stock: Stock, account: str, findings: Iterable[Finding]) -> None:
        """Put down what is to be said of an account's page."""
        origins = stock.accounts[account].origins
        self.located |= dict.fromkeys(locate(each, origins, account) for each in findings)


def fill_folders(
    stock: Stock, layers: Layers, papers: Papers, *, jobs: int, store: Store | None = None
) -> Filled:
    """Add the pages, search everything for what must not be in it, and tell on a first page what is left."""
    pages = write_documents(stock, layers)
    if not (papers.files or pages.files):
        return Filled(replace(papers, located=(*papers.located, *pages.located)))
    secrets = Secrets(stock)
    looked = take_last_look(
        secrets,
        {**papers.files, **pages.files},
        {**papers.records, **pages.records},
        jobs=jobs,
        store=store,
    )
    kept = replace(_without(papers, looked.refused), files=looked.files)
    homes = write_homes(stock, layers, kept)
    looked_last = take_last_look(secrets, homes.files)
    located = (
        *papers.located,
        *pages.located,
        *looked.located,
        *homes.located,
        *looked_last.located,
    )
    files = {**kept.files, **looked_last.files}
    told = _with_homes(kept, homes.homes, looked_last.files)
    return Filled(replace(told, files=files, located=located), looked.texts)


def preview_folders(stock: Stock, layers: Layers, papers: Papers, call: Call) -> Papers:
    """The same for a preview, which hands nothing over and therefore searches nothing.

    Papers that are not printed yet are named by the first page as if they were.
    """
    pages = write_documents(stock, layers, call)
    shown = replace(papers, files={**papers.files, **pages.files})
    waiting = {
        paper.path: b"" for offers in papers.by_account.values() for each in offers.values() for paper in each
    }  # fmt: skip
    homes = write_homes(stock, layers, replace(shown, files={**waiting, **shown.files}))
    located = (*papers.located, *pages.located, *homes.located)
    told = _with_homes(shown, homes.homes, homes.files)
    return replace(told, files={**shown.files, **homes.files}, located=located)


def write_documents(stock: Stock, layers: Layers, call: Call = plainly) -> Pages:
    """Everything that customers have besides offers, as pages, with what these load."""
    pages = Pages()
    for account in stock.accounts:
        for made in project_documents(stock, account, call):
            if made.record is None or made.brand is None:
                continue  # What is to be said of it is said where papers are made.
            assets, _ = read_files(Path(stock.root), assets_of(made.brand))
            rendered = KINDS[made.kind].write(made.record, layers, assets, HOME)
            pages.tell(stock, account, rendered.findings)
            if rendered.text is not None:
                path = document_path(account, made.kind, made.language, "html")
                pages.files[path] = rendered.text.encode()
                pages.records[path] = made.record
    return pages


def write_homes(stock: Stock, layers: Layers, papers: Papers) -> Pages:
    """The first page of each folder in each of its languages, and what the pages load."""
    pages = Pages()
    by_owner: dict[str, list[str]] = {}
    for path in papers.files:
        by_owner.setdefault(owner_of(path), []).append(path)
    for account, paths in by_owner.items():
        if not has_folder(stock, account):
            continue
        _write_home(stock, layers, account, _content(account, paths, papers), pages)
    return pages


def _write_home(
    stock: Stock, layers: Layers, account: str, content: FolderContent, pages: Pages
) -> None:
    written, shared = stock.accounts[account].written, stock.shared
    languages = languages_of(written, shared, content)
    brand = project_brand(shared.settings, languages[0])
    assets, _ = read_files(Path(stock.root), assets_of(brand))
    for language in languages:
        folder, findings = project_folder(written, shared, content, language, languages)
        pages.tell(stock, account, findings)
        if folder is None:
            return
        rendered = write_folder(folder, layers, assets)
        pages.tell(stock, account, rendered.findings)
        if rendered.text is not None:
            path = f"{CUSTOMER_FOLDER}/{account}/{home_of(language, languages)}"
            pages.files[path] = rendered.text.encode()
            if language == languages[0]:
                pages.homes[account] = Paper(path, FOLDER, language)
    for name, data in folder_assets(brand, layers, assets).items():
        pages.files[f"{CUSTOMER_FOLDER}/{account}/{name}"] = data


def _content(account: str, paths: Iterable[str], papers: Papers) -> FolderContent:
    start = f"{CUSTOMER_FOLDER}/{account}/"
    names = {path.removeprefix(start): papers.records.get(path) for path in paths}
    editions = {name: each for name, each in names.items() if isinstance(each, Proposal)}
    frozen = {
        name: papers.frozen[path] for name in names if (path := start + name) in papers.frozen
    }
    sheets = frozenset(
        name for name, each in editions.items() if start + name == paper_path(each, sheet=True)
    )
    return FolderContent({**frozen, **editions}, tuple(_documents(names)), sheets)


def _documents(names: Collection[str]) -> Iterator[Document]:
    kind: DocumentKind
    for kind in KINDS:
        own = [name for name in names if "/" not in name and name.startswith(f"{kind}-")]
        page = next((name for name in own if name.endswith(".html")), None)
        paper = next((name for name in own if name.endswith(".pdf")), None)
        if page or paper:
            yield Document(kind, page, paper)


def _with_homes(papers: Papers, homes: Mapping[str, Paper], files: Collection[str]) -> Papers:
    """The same papers, with the first page of each folder before its documents."""
    by_account = {account: dict(offers) for account, offers in papers.by_account.items()}
    for account, home in homes.items():
        if home.path in files:
            offers = by_account.setdefault(account, {})
            offers[DOCUMENTS] = (home, *offers.get(DOCUMENTS, ()))
    return replace(papers, by_account=by_account)


def _without(papers: Papers, refused: Collection[str]) -> Papers:
    """The same papers, without some by their paths."""
    if not refused:
        return papers
    by_account = {
        account: {
            offer: tuple(each for each in listed if each.path not in refused)
            for offer, listed in offers.items()
        }
        for account, offers in papers.by_account.items()
    }
    return replace(papers, by_account=by_account)
