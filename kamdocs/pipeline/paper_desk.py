"""Offers and contacts in; what the press makes their PDFs of, and those that were frozen, out.

Each edition passes through the projection, which holds nothing internal, before anything is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kamdocs.customer.proposal import Proposal
from kamdocs.customer.record import CustomerRecord
from kamdocs.derive.account.edition_mark import find_frozen_mark
from kamdocs.derive.account.edition_plan import EditionPlan
from kamdocs.derive.account.issued import IssuedVersion
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.place import Place
from kamdocs.model.account import broken_offer
from kamdocs.model.issued import DECISION_SHEET, IssuedEdition
from kamdocs.pipeline.bytes_of import read_files
from kamdocs.pipeline.customer_documents import (
    KINDS,
    assets_of,
    document_path,
    project_documents,
)
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.folder import FrozenPaper
from kamdocs.project.proposal import project_proposal
from kamdocs.render.customer.proposal import (
    asset_names,
    has_sheet,
    paper_path,
    render_proposal,
)
from kamdocs.render.customer.stamp import render_stamp
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.pdf_job import PdfJob
from kamdocs.render.site.paper import DOCUMENTS, Paper
from kamdocs.values.call import Call, plainly
from kamdocs.workspace.files import FileFault, read_bytes


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper to be made: where it belongs, what it is made from, and the record behind it if any.

    `frozen` is what it is a marked copy of.
    """

    account: str
    proposal: str
    paper: Paper
    job: PdfJob
    record: CustomerRecord | None = None
    frozen: FrozenPaper | None = None


@dataclass(frozen=True, slots=True)
class ReadyPaper:
    """A paper that needs no making; `record` is what it would be made of, where that is still known."""

    account: str
    proposal: str
    paper: Paper
    data: bytes
    frozen: FrozenPaper
    record: CustomerRecord | None = None


@dataclass(frozen=True, slots=True)
class DraftedPapers:
    """All papers that can be made, and what was to be said while they were written.

    `ready` are issued ones that still hold: they are handed out as they were frozen.
    """

    drafts: tuple[PaperDraft, ...]
    located: tuple[Located, ...]
    ready: tuple[ReadyPaper, ...] = ()


def draft_papers(stock: Stock, layers: Layers, call: Call = plainly) -> DraftedPapers:
    """Write every edition of every offer, for the press; `call` has the work of each done."""
    desk = _Desk(stock, layers, call)
    for account, examined in stock.accounts.items():
        for proposal, facts in examined.proposals.items():
            desk.draft(account, proposal, facts)
        desk.draft_documents(account)
    return desk.drafted()


def draft_offer(stock: Stock, layers: Layers, account: str, proposal: str) -> DraftedPapers:
    """Write the editions of one offer only."""
    desk = _Desk(stock, layers, plainly)
    desk.draft(account, proposal, stock.accounts[account].proposals[proposal])
    return desk.drafted()


def draft_issue(
    stock: Stock, layers: Layers, account: str, proposal: str
) -> tuple[DraftedPapers, Mapping[str, EditionPlan]]:
    """Write the editions of an offer as it is to be issued: no mark across them, whatever its state.

    The plans are by the path of each paper.
    """
    desk = _Desk(stock, layers, plainly)
    plans = {}
    for plan in stock.accounts[account].proposals[proposal].editions:
        for path in desk.draft_edition(account, proposal, replace(plan, mark=None)):
            plans[path] = plan
    return desk.drafted(), plans


class _Desk:
    """Where papers are drafted, and what is said of them is put down."""

    def __init__(self, stock: Stock, layers: Layers, call: Call) -> None:
        self.stock, self.layers, self.call = stock, layers, call
        self.drafts: list[PaperDraft] = []
        self.ready: list[ReadyPaper] = []
        self.located: list[Located] = []
        self.paths: set[str] = set()
        self.assets: dict[str, bytes] = {}

    def drafted(self) -> DraftedPapers:
        return DraftedPapers(tuple(self.drafts), tuple(self.located), tuple(self.ready))

    def draft(self, account: str, proposal: str, facts: ProposalFacts) -> None:
        """The frozen PDFs of versions that were issued, and what is being written now anew."""
        if (
            not facts.is_issued
            and broken_offer(proposal) not in self.stock.accounts[account].facts.broken
        ):
            for plan in facts.editions:
                self.draft_edition(account, proposal, plan)
        # What was misread is not printed: nobody must be offered a price that was read wrongly.
        for version in reversed(facts.issued.versions if facts.issued else ()):
            is_present = version.frozen.version == facts.proposal.version
            is_as_issued = facts.issued is not None and not facts.issued.is_source_changed
            plans = facts.editions if is_present and is_as_issued else ()
            self.lay_frozen(account, proposal, version, plans, is_present=is_present)

    def draft_edition(self, account: str, proposal: str, plan: EditionPlan) -> tuple[str, ...]:
        """Write one edition, and the page to decide on that goes with it; gives where they stand."""
        record = self.stock.accounts[account].written
        projected, findings = self.call(project_proposal, record, self.stock.shared, plan)
        self.tell(account, *findings)
        if projected is None:
            return ()
        papers = [self.draft_paper(account, proposal, projected)]
        if has_sheet(projected):
            papers.append(self.draft_paper(account, proposal, projected, sheet=True))
        return tuple(path for path in papers if path is not None)

    def draft_paper(
        self, account: str, proposal: str, projected: Proposal, *, sheet: bool = False
    ) -> str | None:
        """Write one paper; gives where it stands, None when it cannot be made."""
        assets = self.read_assets(account, asset_names(projected))
        job, findings = self.call(render_proposal, projected, self.layers, assets, sheet=sheet)
        self.tell(account, *findings)
        path = paper_path(projected, sheet=sheet)
        if job is None or path in self.paths:
            return None
        self.paths.add(path)
        paper = Paper(path, DECISION_SHEET if sheet else projected.edition, projected.language)
        self.drafts.append(PaperDraft(account, proposal, paper, job, projected))
        return path

    def lay_frozen(
        self,
        account: str,
        proposal: str,
        version: IssuedVersion,
        plans: Sequence[EditionPlan],
        *,
        is_present: bool,
    ) -> None:
        """The PDFs of an issued version as they are, or copies that say that it no longer holds.

        One that is not what was issued is left out; the rules tell of it. `plans` are those of the
        present version while the offer says what was issued.
        """
        if version.lock is None:
            return
        mark = find_frozen_mark(version.state)
        for edition, file in version.whole_editions():
            data = read_bytes(Path(self.stock.root), file)
            if isinstance(data, FileFault) or sha256(data).hexdigest() != edition.sha256:
                continue  # Changed since the stock was taken.
            holds = is_present and version.state != "superseded"
            name = edition.id if holds else f"{edition.id} v{version.frozen.version}"
            paper = Paper(f"customer/{account}/{proposal}/{edition.file}", name, edition.language)
            self.paths.add(paper.path)
            frozen = FrozenPaper(version.lock, edition, mark)
            if mark is None:
                record = self.record_of(account, plans, edition)
                self.ready.append(ReadyPaper(account, proposal, paper, data, frozen, record))
                continue
            place = Place((), file)
            job, findings = render_stamp(data, mark, edition.language, self.layers, place)
            self.tell(account, *findings)
            if job is not None:
                self.drafts.append(PaperDraft(account, proposal, paper, job, frozen=frozen))

    def record_of(
        self, account: str, plans: Sequence[EditionPlan], edition: IssuedEdition
    ) -> CustomerRecord | None:
        """What an edition is made of as the offer stands now."""
        for plan in plans:
            if (plan.id, plan.language) == (edition.id, edition.language):
                record = self.stock.accounts[account].written
                return self.call(project_proposal, record, self.stock.shared, plan)[0]
        return None

    def draft_documents(self, account: str) -> None:
        """What customers have besides offers, if they get documents at all."""
        for made in project_documents(self.stock, account, self.call):
            self.tell(account, *made.findings)
            if made.record is None or made.brand is None:
                continue
            assets = self.read_assets(account, assets_of(made.brand))
            job, findings = KINDS[made.kind].print(made.record, self.layers, assets)
            self.tell(account, *findings)
            if job is not None:
                path = document_path(account, made.kind, made.language, "pdf")
                paper = Paper(path, made.kind, made.language)
                self.drafts.append(PaperDraft(account, DOCUMENTS, paper, job, made.record))

    def read_assets(self, account: str, names: tuple[str, ...]) -> Mapping[str, bytes]:
        missing = [name for name in names if name not in self.assets]
        found, findings = read_files(Path(self.stock.root), missing)
        self.tell(account, *findings)
        self.assets |= found
        return {name: self.assets[name] for name in names if name in self.assets}

    def tell(self, account: str, *findings: Finding) -> None:
        origins = self.stock.accounts[account].origins
        for finding in findings:
            located = locate(finding, origins, account)
            if located not in self.located:
                self.located.append(located)
