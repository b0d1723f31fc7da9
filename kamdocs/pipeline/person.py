"""A person in; all that the workspace and its history hold about them, and the revision without, out.

Only texts are made here; how they are written is `revise`'s, and history is never changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from kamdocs.edit.change import Edited, Refused
from kamdocs.edit.save import save
from kamdocs.exchange.forgetting import forget_in_memory, say_otherwise
from kamdocs.exchange.memory import read_memory, write_memory
from kamdocs.history.fault import GitFault
from kamdocs.history.holding import Held, commits_holding, repository_of
from kamdocs.model.account import Account
from kamdocs.pipeline.person_files import PersonFiles, frozen_papers, gather_person_files
from kamdocs.pipeline.revise import Revision
from kamdocs.pipeline.take_stock import Stock
from kamdocs.privacy.blanking import Neutral, blank
from kamdocs.privacy.folded import name_words
from kamdocs.privacy.forget import Wish, forget_in
from kamdocs.privacy.mentions import HeldValue, Mention, Search
from kamdocs.privacy.subject import Subject
from kamdocs.privacy.traces import Tracker
from kamdocs.privacy.written import Written
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import ACCOUNTS, PROPOSALS


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is held about a person.

    `history` is that of the workspace, then that of an overlay with a repository of its own.
    `papers` are frozen PDFs that may name the person; `unread` files that could not be read as text.
    """

    subject: Subject
    search: Search
    files: PersonFiles
    held: tuple[HeldValue, ...]
    mentions: tuple[Mention, ...]
    history: tuple[Held | GitFault, ...]
    papers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was found."""
        holds = any(isinstance(each, Held) and each.commits for each in self.history)
        return not (self.held or self.mentions or holds)


@dataclass(frozen=True, slots=True)
class OverlayEdit:
    """A file of the overlay as it is to be."""

    file: str
    before: bytes
    after: str


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The files without a person, what is left for people to judge, and which offers lose their reader.

    `alone` are offers, by account and id, that were addressed to this person only.
    """

    revision: Revision
    overlay: tuple[OverlayEdit, ...]
    left: tuple[Mention, ...]
    alone: tuple[tuple[str, str], ...]

    @property
    def is_nothing(self) -> bool:
        """Whether everything stays as it is."""
        return self.revision.is_nothing and not self.overlay


def look_up(stock: Stock, subject: Subject, overlay: Path) -> Dossier:
    """Find everything the files, the `overlay` and the history hold about a person."""
    files = gather_person_files(stock.root, overlay)
    accounts = {key: each.facts.account for key, each in stock.accounts.items()}
    search = Search(subject, accounts, stock.shared.team, tuple(_things(stock)), files.texts)
    mentions = search.mentions()
    named = {record.account for record in subject.records if record.account is not None}
    papers = tuple(
        paper for account in sorted(named) for paper in frozen_papers(stock.root, account)
    )
    return Dossier(
        subject,
        search,
        files,
        search.held(),
        mentions,
        tuple(_history(stock, search, files)),
        papers,
    )


def plan_forget(stock: Stock, dossier: Dossier, wish: Wish) -> Forgetting | Refused:
    """What has to change for a person to be in no file that may be changed."""
    refused = _judge(stock, dossier.subject)
    if refused is not None:
        return refused
    search, files = dossier.search, dossier.files
    before: dict[str, bytes | None] = {}
    after: dict[str, str] = {}
    overlay: list[OverlayEdit] = []
    texts: list[Written] = []
    for written in files.texts:
        done = _without(written, search, wish)
        if isinstance(done, Refused):
            return Refused(sentence("{file}: {reason}", file=written.file, reason=done.reason))
        texts.append(replace(written, text=done.text))
        if done.text == written.text:
            continue
        if written.room == "overlay":
            data = files.overlay_data[written.file]
            overlay.append(OverlayEdit(written.file, data, done.text))
        else:
            before[written.file], after[written.file] = files.data[written.file], done.text
    rest = Search(
        search.subject, search.accounts, search.team, search.things, texts, search.trackers
    )
    return Forgetting(
        Revision(before, after),
        tuple(overlay),
        rest.mentions(),
        tuple(_addressed_alone(dossier.subject, search.accounts)),
    )


def write_overlay(files: PersonFiles, edits: tuple[OverlayEdit, ...]) -> Refused | None:
    """Write the overlay's files; why one was refused. Raises OSError when the machine fails."""
    for edit in edits if files.overlay is not None else ():
        refused = save(files.overlay / edit.file, edit.before, edit.after)  # type: ignore[operator]
        if refused is not None:
            return refused
    return None


def is_frozen(root: Path, account: str, proposal: str) -> bool:
    """Whether a version of an offer was frozen."""
    return (root / ACCOUNTS / account / PROPOSALS / f"{proposal}.issued").is_dir()


def _judge(stock: Stock, subject: Subject) -> Refused | None:
    """Why somebody cannot be forgotten."""
    if subject.is_ours:
        return Refused(
            sentence(
                "{name} is one of us: give what they do to somebody else, and write left: in"
                " accounts/team.yaml",
                name=subject.name,
            )
        )
    for key, examined in stock.accounts.items():
        words = name_words(examined.facts.account.name)
        if words in {name_words(name) for name in subject.names}:
            return Refused(
                sentence(
                    "the account {account} is {name}: delete the folder {folder} instead",
                    account=key,
                    name=subject.name,
                    folder=f"{ACCOUNTS}/{key}",
                )
            )
    return None


def _without(written: Written, search: Search, wish: Wish) -> Edited | Refused:
    if written.room in ("frozen", "beside"):
        return Edited(written.text)
    if written.room == "imports":
        return _remembered(written, search, wish.neutral)
    return forget_in(written, search, wish)


def _remembered(written: Written, search: Search, neutral: Neutral) -> Edited | Refused:
    memory = read_memory(written.text.encode())
    if memory is None:
        return Refused(sentence("{file} is damaged", file=PurePosixPath(written.file).name))
    left = memory
    for record in search.subject.records:
        if record.account is not None:
            left = forget_in_memory(left, record.account, record.id)
    tracker = search.tracker(None)

    def said(text: str) -> str:
        return blank(text, [each for each in tracker.find(text) if each.is_certain], neutral)

    left = say_otherwise(left, said)
    return Edited(written.text if left == memory else write_memory(left).decode())


def _addressed_alone(
    subject: Subject, accounts: Mapping[str, Account]
) -> Iterator[tuple[str, str]]:
    for record in subject.records:
        account = accounts.get(record.account or "")
        for key, proposal in account.proposals.items() if account is not None else ():
            if set(proposal.to) == {record.id}:
                yield record.account or "", key


def _things(stock: Stock) -> Iterator[str]:
    """What bears a name in the workspace and is no person."""
    yield stock.shared.settings.organisation.name or ""
    for examined in stock.accounts.values():
        account = examined.facts.account
        yield account.name
        yield from (unit.name for unit in account.units.values())
    for reference in stock.shared.references.references.values():
        yield reference.customer.said_in(stock.shared.settings.languages[0])


def _history(stock: Stock, search: Search, files: PersonFiles) -> Iterator[Held | GitFault]:
    tracker = search.historian()
    found = commits_holding(stock.root, partial(_spellings, tracker))
    yield found
    if files.overlay is None:
        return
    top = repository_of(files.overlay)
    if isinstance(top, Path) and not (isinstance(found, Held) and found.top == top):
        yield commits_holding(files.overlay, partial(_spellings, tracker))


def _spellings(tracker: Tracker, text: str) -> frozenset[str]:
    return frozenset(
        text[trace.start : trace.end] for trace in tracker.find(text) if trace.is_certain
    )
