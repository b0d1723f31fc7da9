"""An offer in; the folder that freezes it and the entry that says so out, and both onto the disk.

Whatever has to be asked before an offer goes out is asked here: by the rules, on the workspace as it
would be. Nothing is written until everything is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from kamdocs.check.grade import grade
from kamdocs.derive.account.issued import SEAL_LENGTH
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import DECIDED_STATES, LYING_STATES
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.edit.change import AddItem, Change, Refused, SetValue
from kamdocs.edit.new_folder import prepare_folder
from kamdocs.model.account import broken_offer
from kamdocs.model.frozen import LOCK
from kamdocs.model.issued import COMPLETE
from kamdocs.model.scales import ProposalState
from kamdocs.offer.entries import entry_of, nobody
from kamdocs.offer.lock_file import Circumstances, FinishedPdf, write_lock
from kamdocs.offer.offer import Offer
from kamdocs.offer.questions import Blocked, IssueWish, ask, file_of, find_commit
from kamdocs.pipeline.first_draft import free_number
from kamdocs.pipeline.last_look import take_last_look
from kamdocs.pipeline.paper_desk import draft_issue
from kamdocs.pipeline.papers import PDF, lay_out
from kamdocs.pipeline.revise import Revision, stock_after, write_revision
from kamdocs.pipeline.revise_account import revise_account
from kamdocs.pipeline.secrets import Secrets
from kamdocs.pipeline.take_stock import Stock
from kamdocs.pipeline.templates import read_layers
from kamdocs.read.document import read_document
from kamdocs.read.frozen import offer_digest
from kamdocs.read.whom import member_meant
from kamdocs.read.yaml import Value
from kamdocs.render.engine.pdf_versions import pdf_versions
from kamdocs.values.sentence import Sentence, sentence
from kamdocs.work.run import run_each
from kamdocs.workspace.files import LARGEST_FILE
from kamdocs.workspace.layout import ISSUED


@dataclass(frozen=True, slots=True)
class Issue:
    """Everything that issuing writes: the offer's file with its entry, and the frozen folder."""

    version: int
    folder: str
    files: dict[str, bytes]
    revision: Revision
    warnings: tuple[Diagnostic, ...]


def plan_issue(
    offer: Offer, wish: IssueWish, on_paper: Callable[[int, int], None] = lambda done, all_: None
) -> Issue | Blocked | Refused:
    """Make all that issuing an offer writes, or say why it cannot be issued."""
    stock, facts = offer.stock, offer.facts
    version = facts.proposal.version
    if wish.is_new_version and offer.newest is not None:
        version = max(version, (offer.newest.frozen.version or 0) + 1)
    by = member_meant(wish.by, stock.shared.team) if wish.by else offer.writer
    if by is None:
        return Refused(nobody(stock, wish.by or "?", None))
    fault = _fault(offer, version)
    if fault is not None:
        return Refused(fault)
    committed = find_commit(offer, wish)
    if isinstance(committed, Refused):
        return committed
    state = _state_after(facts, version)
    changes = _changes(offer, version, wish.on)
    first = _revise(offer, changes, entry_of(facts, state, wish.on, by, version))
    if isinstance(first, Refused):
        return first
    after = stock_after(stock, first)
    warnings = ask(offer, after, wish)
    if isinstance(warnings, Blocked):
        return warnings
    ready = after.accounts[offer.account].proposals[offer.id]
    fault = _fault_after(ready, wish.on)
    if fault is not None:
        return Refused(fault)
    pdfs = _print(after, offer, wish, on_paper)
    if not isinstance(pdfs, tuple):
        return pdfs
    source = offer_digest(read_document("offer.md", first.after[file_of(offer)].encode()))
    lock = write_lock(
        after.accounts[offer.account].written,
        after.shared,
        ready,
        pdfs,
        Circumstances(by, committed[0], committed[1], source, pdf_versions(), _before(offer)),
    )
    seal = lock.rstrip().rpartition(b" ")[2].decode()[:SEAL_LENGTH]
    sealed = _revise(offer, changes, entry_of(facts, state, wish.on, by, version, seal=seal))
    if isinstance(sealed, Refused):
        return sealed
    home = f"{file_of(offer).removesuffix('.md')}{ISSUED}/v{version}"
    files = {LOCK: lock, **{pdf.file: pdf.data for pdf in pdfs}}
    return Issue(version, home, files, sealed, warnings)


def write_issue(root: Path, issue: Issue) -> tuple[Sentence, ...]:
    """Put the frozen folder and the entry in their places; tells what was refused, and why.

    The folder is complete before anything is changed, and the entry is taken back when it cannot be
    put. Raises OSError when the machine fails; then all is as it was.
    """
    folder = prepare_folder(root / issue.folder, issue.files)
    if isinstance(folder, Refused):
        return (_taken(issue),)
    try:
        refused = write_revision(root, issue.revision)
    except OSError:
        folder.drop()
        raise
    if refused:
        folder.drop()
        return refused
    try:
        taken = folder.put()
    except OSError:
        _take_back(root, issue.revision)
        raise
    if taken is not None:
        return (_taken(issue), *_take_back(root, issue.revision))
    return ()


def _taken(issue: Issue) -> Sentence:
    return sentence(
        "version {version} was issued by somebody else meanwhile", version=issue.version
    )


def _take_back(root: Path, revision: Revision) -> tuple[Sentence, ...]:
    """Write what stood in the file before, if nobody changed it since; tells what was refused."""
    before = {name: text.encode() for name, text in revision.after.items()}
    after = {name: data.decode() for name, data in revision.before.items() if data is not None}
    return write_revision(root, Revision(before, after))


def _fault(offer: Offer, version: int) -> Sentence | None:
    """Why an offer cannot be issued as it stands, whatever else the rules say."""
    facts, newest = offer.facts, offer.newest
    if broken_offer(offer.id) in offer.stock.accounts[offer.account].facts.broken:
        return sentence("the offer could not be read whole: kamdocs check says why")
    if facts.issued is not None and (
        facts.issued.missing or any(each.damage for each in facts.issued.versions)
    ):
        return sentence(
            "what was issued before was changed since: kamdocs proposal verify {offer} says where",
            offer=offer.name,
        )
    if newest is not None and newest.lock is not None:
        number = newest.frozen.version or 0
        issued = facts.issued.of(version) if facts.issued else None
        if issued is not None and facts.issued is not None and not facts.issued.is_source_changed:
            day = issued.lock.issued if issued.lock else newest.lock.issued
            return sentence(
                "version {version} was issued on {day} and has not changed since",
                version=version,
                day=day,
            )
        if issued is not None:
            return sentence(
                "version {version} was issued, and the offer was changed since: raise version: {next},"
                " or add --new-version",
                version=version,
                next=number + 1,
            )
        if version < number:
            return sentence(
                "version {version} is older than {newest}", version=version, newest=number
            )
    if version == facts.proposal.version and facts.state in DECIDED_STATES:
        return sentence("it is decided already; another offer is a new version: --new-version")
    if facts.proposal.number is None:
        free = free_number(offer.stock)
        if free is not None:
            return sentence("the offer has no number: write number: {free}", free=free)
        return sentence("the offer has no number: write number:")
    return None


def _fault_after(facts: ProposalFacts, on: date) -> Sentence | None:
    if facts.lacks_approval:
        return sentence("nobody approved it for as much as it comes to: kamdocs proposal approve")
    if not facts.proposal.to:
        return sentence("the offer is addressed to nobody")
    if facts.valid_until is None:
        return sentence("nothing says until when the offer holds")
    if facts.valid_until < on:
        return sentence("its last day, {day}, is over: give it a new one", day=facts.valid_until)
    return None


def _state_after(facts: ProposalFacts, version: int) -> ProposalState:
    """Issuing completes what is written; what went out before stays where it is."""
    is_out = version == facts.proposal.version and facts.state in LYING_STATES
    return facts.state if is_out else "approved"


def _changes(offer: Offer, version: int, on: date) -> list[Change]:
    """What issuing writes into the fields of the offer: version, and the day it is issued."""
    facts, path = offer.facts, ("proposals", offer.id)
    changes: list[Change] = []
    if version != facts.proposal.version:
        changes.append(SetValue((*path, "version"), str(version)))
    before = _before(offer)
    if before is not None and facts.proposal.supersedes != str(before[0]):
        changes.append(SetValue((*path, "supersedes"), str(before[0])))
    is_out = version == facts.proposal.version and facts.state in LYING_STATES
    if facts.proposal.issued != on and not (is_out and facts.proposal.issued):
        changes.append(SetValue((*path, "issued"), on.isoformat()))
    return changes


def _before(offer: Offer) -> tuple[int, str] | None:
    newest = offer.newest
    if newest is None or newest.frozen.version is None or newest.frozen.digest is None:
        return None
    return newest.frozen.version, newest.frozen.digest


def _revise(offer: Offer, changes: list[Change], entry: dict[str, Value]) -> Revision | Refused:
    states = AddItem(("proposals", offer.id, "states"), entry)
    return revise_account(offer.stock, offer.account, [*changes, states])


def _print(
    after: Stock, offer: Offer, wish: IssueWish, on_paper: Callable[[int, int], None]
) -> tuple[FinishedPdf, ...] | Blocked | Refused:
    """Make the PDFs; whatever is to be said of them, or found in them, keeps the offer from being issued."""
    drafted, plans = draft_issue(after, read_layers(after.root)[0], offer.account, offer.id)
    results = run_each(
        PDF,
        [draft.job for draft in drafted.drafts],
        jobs=wish.jobs,
        store=wish.store,
        on_done=lambda done: on_paper(done, len(drafted.drafts)),
    )
    papers = lay_out(drafted, results, after)
    told = grade(papers.located, after.shared.settings.severities)
    errors = tuple(found for found in told if found.severity == "error")
    if errors:
        return Blocked(errors)
    looked = take_last_look(
        Secrets(after), papers.files, papers.records,
        account=offer.account, jobs=wish.jobs, store=wish.store,
    )  # fmt: skip
    if looked.refused:
        return Blocked(grade(looked.located, {}))
    pdfs = []
    for draft, result in zip(drafted.drafts, results, strict=True):
        plan = plans[draft.paper.path]
        name = PurePosixPath(draft.paper.path).name
        if result.data is None or len(result.data) > LARGEST_FILE:
            return Refused(
                sentence("{file} is too large to be kept: make its pictures smaller", file=name)
            )
        edition = draft.paper.name
        readers = plan.readers if edition == plan.id else ()
        pdfs.append(
            FinishedPdf(edition, name, plan.language, readers, plan.is_excerpt, result.pages, result.data)
        )  # fmt: skip
    if len(pdfs) != len(plans) or not pdfs:
        return Refused(sentence("not every edition could be made"))
    return tuple(sorted(pdfs, key=lambda pdf: (pdf.edition != COMPLETE, pdf.edition, pdf.language)))
