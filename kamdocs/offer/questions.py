"""What is asked before an offer is issued: is all committed, and what do the rules say of it.

The rules judge the workspace as it would be, so whatever issuing writes is judged too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.edit.change import Refused
from kamdocs.history.fault import GitFault
from kamdocs.history.revision import describe_head, uncommitted
from kamdocs.offer.offer import Offer
from kamdocs.pipeline.revise_account import folder_of
from kamdocs.pipeline.take_stock import Stock
from kamdocs.values.sentence import sentence
from kamdocs.work.store import Store
from kamdocs.workspace.layout import (
    ACCOUNTS,
    ACTIONS,
    ISSUED,
    LOG,
    LOG_FOLDER,
    PROPOSALS,
    REVENUE,
    SETTINGS,
    SHARED_FILES,
    SHARED_FOLDERS,
    TEMPLATES,
)

QUESTIONS = frozenset([
    "approver-not-served", "edition-not-translated", "exclusions-missing", "objective-without-marker",
    "outcome-unproven", "reference-without-consent",
])  # fmt: skip
"""What is asked before an offer goes out and is no error otherwise: whoever issues decides."""

_NOT_PRINTED = (ACTIONS, LOG, f"{LOG_FOLDER}/", f"{PROPOSALS}/")
_MISREAD = ("FIL", "YML", "SCH")
"""Families of findings after which it is not known what a file was to say."""


@dataclass(frozen=True, slots=True)
class IssueWish:
    """How to issue: by whom, on which day, as a new version, from files that are not committed."""

    by: str | None
    on: date
    is_new_version: bool = False
    allows_uncommitted: bool = False
    despite_questions: bool = False
    jobs: int = 1
    store: Store | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """What keeps an offer from being issued; `is_open` when it is open questions only, and no error."""

    because: tuple[Diagnostic, ...]
    is_open: bool = False


def file_of(offer: Offer) -> str:
    """The file an offer is written in."""
    origins = offer.stock.accounts[offer.account].origins
    return origins.parts["proposals", offer.id].file


def find_commit(offer: Offer, wish: IssueWish) -> tuple[str | None, bool] | Refused:
    """The commit an offer is made from, and whether all it depends on is as committed."""
    root = offer.stock.root
    head = describe_head(root)
    if head is None:
        if wish.allows_uncommitted:
            return None, False
        return Refused(
            sentence("nothing is committed here, so nothing would show what the offer was made from:"
                     " commit first, or add --allow-uncommitted")
        )  # fmt: skip
    changed = uncommitted(root, tuple(_depends_on(offer)))
    if isinstance(changed, GitFault):
        return Refused(changed.message())
    if changed and not wish.allows_uncommitted:
        return Refused(
            sentence("not committed: {files}; commit them first, or add --allow-uncommitted",
                     files=changed[:6])
        )  # fmt: skip
    return head.commit, not changed


def _depends_on(offer: Offer) -> Iterator[str]:
    """The files and folders from which an offer's PDFs are made."""
    yield from (SETTINGS, SETTINGS.replace(".yaml", ".yml"), TEMPLATES)
    shared = (name for name in (*SHARED_FILES, *SHARED_FOLDERS) if name != REVENUE)
    yield from (f"{ACCOUNTS}/{name}" for name in shared)
    folder = folder_of(offer.stock, offer.account)
    yield from (file for name, file in folder.files.items() if not name.startswith(_NOT_PRINTED))
    yield file_of(offer)


def ask(offer: Offer, after: Stock, wish: IssueWish) -> tuple[Diagnostic, ...] | Blocked:
    """The warnings about the offer; what blocks it: errors, also in files it is made from, and questions."""
    own, files = file_of(offer), frozenset(_depends_on(offer))
    errors, warnings = [], []
    for found in after.diagnostics:
        located = found.located
        is_about = located.account == offer.account and (
            located.file == own or located.file.startswith(f"{own.removesuffix('.md')}{ISSUED}/")
        )
        is_misread = found.code.startswith(_MISREAD) and (
            located.file in files or located.account is None
        )
        if found.severity == "error" and (is_about or is_misread):
            errors.append(found)
        elif is_about and (found.severity == "warning" or located.name in QUESTIONS):
            warnings.append(found)
        elif located.name == "objective-without-marker" and located.account == offer.account:
            warnings += [found] if _shows_objectives(offer) else []
    if errors:
        return Blocked(tuple(errors))
    asked = tuple(found for found in warnings if found.located.name in QUESTIONS)
    if asked and not wish.despite_questions:
        return Blocked(asked, is_open=True)
    return tuple(warnings)


def _shows_objectives(offer: Offer) -> bool:
    return bool(offer.facts.proposal.objectives)
