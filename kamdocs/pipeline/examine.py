"""One account through reading, derivation and checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.check.run import run_account_rules
from kamdocs.check.suppress import Held, hold
from kamdocs.derive.account.facts import Facts, derive_facts
from kamdocs.derive.account.proposals import ProposalFacts, derive_proposals
from kamdocs.derive.portfolio.summary import Summary, summarise
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.model.account import Account
from kamdocs.model.shared import Shared
from kamdocs.pipeline.overlay import Overlay
from kamdocs.read.account import read_account
from kamdocs.read.document import Document, read_document
from kamdocs.read.folder import AccountFolder
from kamdocs.read.frozen import FrozenFile, read_frozen
from kamdocs.read.overlay import judgements_to_move, read_overlay
from kamdocs.workspace.layout import ACCOUNTS


@dataclass(frozen=True, slots=True)
class Examined:
    """An account with everything it says by itself.

    `written` is the account as its own files say it: what a customer sees is made of that, whatever
    the personal overlay adds to `facts`, and so are the `proposals`. `located` are its findings before suppression; `held` its
    ignore comments; `is_shown` is false when nothing of its main file could be read, so that only
    the findings can be shown.
    """

    written: Account
    facts: Facts
    proposals: Mapping[str, ProposalFacts]
    summary: Summary
    origins: Origins
    located: tuple[Located, ...]
    held: tuple[Held, ...]
    is_shown: bool


def examine(
    folder: AccountFolder,
    files: Mapping[str, bytes],
    unreadable: Iterable[Finding],
    shared: Shared,
    today: date,
    overlay: Overlay | None = None,
    frozen: Mapping[str, FrozenFile] | None = None,
) -> Examined:
    """Take one account from its files to its facts and findings.

    `files` are the bytes of those files of the folder that could be read; what `overlay` says of the
    people is merged when it is open. `frozen` are the files of its issued offers, by their names in it.
    """
    documents = {
        name: read_document(file, files[file])
        for name, file in folder.files.items()
        if file in files
    }
    read = read_account(folder.id, documents, shared)
    overlay = overlay or Overlay()
    laid = read_overlay(_overlay_document(overlay, folder.id), read, shared)
    personal = laid.personal if overlay.is_open else None
    issued = read_frozen(frozen or {}, read.sources, f"{ACCOUNTS}/{folder.folder}")
    facts = derive_facts(laid.account, read.broken | laid.broken, shared, today, personal, issued)
    own = [*folder.findings, *unreadable, *read.findings]
    if shared.settings.judgements_in_overlay:
        own += judgements_to_move(read.account, overlay.file_of(folder.id))
    judged = (*laid.findings, *run_account_rules(facts, shared))
    main = documents.get("account.yaml")
    return Examined(
        written=read.account,
        facts=facts,
        proposals=facts.proposals
        if laid.account is read.account
        else derive_proposals(read.account, shared, today, issued),
        summary=summarise(facts),
        origins=laid.origins,
        located=(
            *(locate(finding, read.origins, folder.id) for finding in own),
            *(locate(finding, laid.origins, folder.id) for finding in judged),
        ),
        held=hold({**read.suppressions, **laid.suppressions}, laid.origins.maps, folder.id),
        is_shown=main is not None and isinstance(main.value, dict),
    )


def _overlay_document(overlay: Overlay, account: str) -> Document | None:
    file = overlay.files.get(account)
    data = overlay.data.get(file) if file is not None else None
    return read_document(file, data) if file is not None and data is not None else None
