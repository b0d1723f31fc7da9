"""An id and what it shall be called in; every file of the workspace that must change out.

Only texts are made here; whether they bring errors and how they are written is `revise`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kamdocs.edit.change import Refused
from kamdocs.edit.rename import Kept, Renaming, ids_in, rename_values
from kamdocs.edit.rename_prose import (
    Whose,
    rename_in_actions,
    rename_in_links,
    rename_in_log,
    rename_in_revenue,
    rename_in_sections,
)  # fmt: skip
from kamdocs.edit.source import Source
from kamdocs.exchange.memory import FOLDER as MEMORIES
from kamdocs.exchange.memory import Memory, read_memory, write_memory
from kamdocs.exchange.renaming import rename_in_memory
from kamdocs.model.account import Account
from kamdocs.model.customer_reference import References
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.plan import Plan
from kamdocs.model.product import Catalogue
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.settings import Settings
from kamdocs.model.team import Team
from kamdocs.pipeline.revise import Moved, Revision
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.document import read_document
from kamdocs.read.folder import AccountFolder, read_folders
from kamdocs.read.frozen import offer_digest
from kamdocs.read.names import names_of
from kamdocs.read.suggest import nearest
from kamdocs.values.identifier import id_fault, make_id
from kamdocs.values.sentence import Term, sentence
from kamdocs.workspace.files import FileFault, read_bytes
from kamdocs.workspace.layout import (
    ACCOUNT,
    ACTIONS,
    CATALOGUE,
    CONTACTS,
    LOG,
    LOG_FOLDER,
    PLAN,
    PROPOSALS,
    REFERENCES,
    REVENUE,
    SHARED_FOLDERS,
    SPLIT_PARTS,
    TEAM,
    usual_name,
)  # fmt: skip
from kamdocs.workspace.walk import Listing, list_folder, list_workspace

OWN_KINDS = (
    "contact", "post", "unit", "contract", "opportunity", "tender", "objective", "need",
)  # fmt: skip
"""What has its id within one account."""
SHARED_KEPT = {TEAM: Kept(Team), CATALOGUE: Kept(Catalogue), REFERENCES: Kept(References)}


def plan_rename(stock: Stock, renaming: Renaming, account: str | None) -> Revision | Refused:
    """What has to change for an id to be called otherwise, everywhere.

    `account` is whose it is, for the kinds that have ids of an account's own; None where only one
    account can be meant.
    """
    work = _Work(stock, renaming, list_workspace(stock.root))
    if renaming.kind in OWN_KINDS and account is None:
        owners = [key for key, ids in work.defined.items() if key and renaming.old in ids]
        if len(owners) > 1:
            return Refused(sentence("several accounts have it: {accounts}", accounts=tuple(owners)))
        account = owners[0] if owners else None
    refused = work.judge(account)
    return refused if refused is not None else work.revise(account)


@dataclass(frozen=True, slots=True)
class _Text:
    """A file with its text, what it holds, and the account it belongs to."""

    file: str
    name: str
    data: bytes
    text: str
    account: str | None
    kept: Kept | None


class _Work:
    def __init__(self, stock: Stock, renaming: Renaming, listing: Listing) -> None:
        self.stock, self.renaming, self.listing = stock, renaming, listing
        self.folders = {folder.id: folder for folder in read_folders(listing)}
        self.texts = list(self._texts())
        self.defined = self._defined()

    def judge(self, account: str | None) -> Refused | None:
        """Why the id cannot be renamed so."""
        kind, old, new = self.renaming.kind, self.renaming.old, self.renaming.new
        if id_fault(new) is not None or (kind == "account" and new in SHARED_FOLDERS):
            return Refused(
                sentence("{new} cannot be an id; take {meant}", new=new, meant=make_id(new))
            )
        known = self.defined.get(account if kind in OWN_KINDS else None, frozenset())
        if kind in OWN_KINDS and account is None:
            known = frozenset[str]().union(*self.defined.values())
        if old not in known:
            meant = nearest(old, sorted(known))
            if meant is None:
                return Refused(
                    sentence("there is no {kind} {written}", kind=Term(kind), written=old)
                )
            return Refused(
                sentence("there is no {kind} {written}; did you mean {meant}?",
                         kind=Term(kind), written=old, meant=meant)
            )  # fmt: skip
        if new in known:
            return Refused(sentence("there is a {kind} {new} already", kind=Term(kind), new=new))
        if kind == "account" and self.folders[old].folder != old:
            return Refused(sentence("its folder has another name; rename the folder"))
        return None

    def revise(self, account: str | None) -> Revision | Refused:
        """Every file with the id renamed."""
        before: dict[str, bytes | None] = {}
        after: dict[str, str] = {}
        for item in self.texts:
            if account is not None and item.account not in (None, account):
                continue
            text = self._renamed(item, account)
            if isinstance(text, Refused):
                return Refused(sentence("{file}: {reason}", file=item.file, reason=text.reason))
            if text != item.text and self._is_frozen(item, text):
                return Refused(
                    sentence(
                        "{file} was issued and names {old}, and what was issued is not changed;"
                        " keep the id: people read the name",
                        file=item.file, old=self.renaming.old,
                    )
                )  # fmt: skip
            if text != item.text:
                before[item.file], after[item.file] = item.data, text
        for name, data in self._memories():
            memory = read_memory(data)
            if memory is None:
                return Refused(sentence("{file} is damaged", file=name))
            changed: Memory = rename_in_memory(memory, self.renaming, account)
            if changed != memory:
                before[name], after[name] = data, write_memory(changed).decode()
        moved = None
        if self.renaming.kind == "account":
            moved = Moved(self.renaming.old, self.renaming.new)
        return Revision(before, after, moved)

    def _renamed(self, item: _Text, account: str | None) -> str | Refused:
        renaming, text = self.renaming, item.text
        own = renaming.kind in OWN_KINDS
        if item.name == REVENUE:
            return rename_in_revenue(text, renaming, account if own else None)
        if own and item.account is None:
            return text
        if item.kept is not None:
            edited = rename_values(item.file, text, item.kept, renaming)
            if isinstance(edited, Refused):
                return edited
            text = edited.text
        if item.name == ACTIONS:
            text = rename_in_actions(text, renaming)
        elif item.name == LOG:
            text = rename_in_log(text, renaming, self._whose(item.account or ""))
        elif item.name.startswith(f"{PROPOSALS}/"):
            text = rename_in_sections(item.file, text, renaming)
        return rename_in_links(item.file, text, renaming) if item.name.endswith(".md") else text

    def _is_frozen(self, item: _Text, text: str) -> bool:
        """Whether a file is an offer that reads as it was issued, and would no longer with this text."""
        path = PurePosixPath(item.name)
        if path.parent.name != PROPOSALS or item.account is None:
            return False
        facts = self.stock.accounts[item.account].proposals.get(path.stem)
        if facts is None or not facts.is_issued:
            return False
        if facts.issued is not None and facts.issued.is_source_changed:
            return False
        said = (offer_digest(read_document(item.file, each.encode())) for each in (item.text, text))
        return next(said) != next(said)

    def _whose(self, account: str) -> Whose:
        people = self.stock.accounts[account].facts.account.people
        theirs = [(key, person.name) for key, person in people.items()]
        ours = [(key, member.name) for key, member in self.stock.shared.team.people.items()]
        meant = theirs if self.renaming.kind == "contact" else ours
        after = [(self._new(key), name) for key, name in meant]
        others = names_of(theirs if self.renaming.kind == "team" else ())
        return Whose(names_of(meant), names_of(after), others)

    def _new(self, key: str) -> str:
        return self.renaming.new if key == self.renaming.old else key

    def _defined(self) -> Mapping[str | None, frozenset[str]]:
        """The ids of this kind that there are, by account; under None those of the workspace."""
        kind = self.renaming.kind
        if kind == "account":
            return {None: frozenset(self.folders)}
        found: dict[str | None, set[str]] = {}
        for item in self.texts:
            if item.kept is None:
                continue
            for each in ids_in(item.kept, Source(item.file, item.text).value):
                if each.is_definition and each.kind == kind:
                    found.setdefault(item.account, set()).add(each.id)
        return {account: frozenset(ids) for account, ids in found.items()}

    def _texts(self) -> Iterator[_Text]:
        listing = self.listing
        if listing.settings:
            yield from self._text(listing.settings, listing.settings, None, Kept(Settings))
        for file in listing.shared:
            name = usual_name(PurePosixPath(file).name)
            if name in SHARED_KEPT or name == REVENUE:
                yield from self._text(file, name, None, SHARED_KEPT.get(name))
        for folder in self.folders.values():
            yield from self._own(folder)

    def _own(self, folder: AccountFolder) -> Iterator[_Text]:
        for name, file in folder.files.items():
            yield from self._text(file, name, folder.id, kept_in(name))

    def _text(
        self, file: str, name: str, account: str | None, kept: Kept | None
    ) -> Iterator[_Text]:
        data = read_bytes(self.stock.root, file)
        if isinstance(data, FileFault):
            return
        try:
            yield _Text(file, name, data, data.decode("utf-8"), account, kept)
        except UnicodeDecodeError:
            return

    def _memories(self) -> Iterator[tuple[str, bytes]]:
        for name in list_folder(self.stock.root, MEMORIES):
            data = read_bytes(self.stock.root, name, 100_000_000)
            if name.endswith(".json") and not isinstance(data, FileFault):
                yield name, data


def kept_in(name: str) -> Kept | None:
    """What a file of an account holds, by its usual name."""
    path = PurePosixPath(name)
    if name in (ACCOUNT, CONTACTS):
        return Kept(Account)
    if name == PLAN:
        return Kept(Plan)
    if path.parent.name == LOG_FOLDER:
        return Kept(LogEntry)
    if path.parent.name == PROPOSALS:
        return Kept(Proposal)
    return Kept(Account, path.stem) if path.stem in SPLIT_PARTS else None
