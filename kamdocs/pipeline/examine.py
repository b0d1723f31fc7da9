"""One account through reading, derivation and checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.check.run import run_account_rules
from kamdocs.check.suppress import Held, hold
from kamdocs.derive.account.facts import Facts, derive_facts
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.portfolio.summary import Summary, summarise
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.model.shared import Shared
from kamdocs.read.account import read_account
from kamdocs.read.document import read_document
from kamdocs.read.folder import AccountFolder


@dataclass(frozen=True, slots=True)
class Examined:
    """An account with everything it says by itself.

    `located` are its findings before suppression; `held` its ignore comments; `is_shown` is false
    when nothing of its main file could be read, so that only the findings can be shown.
    """

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
) -> Examined:
    """Take one account from its files to its facts and findings.

    `files` are the bytes of those files of the folder that could be read.
    """
    documents = {
        name: read_document(file, files[file])
        for name, file in folder.files.items()
        if file in files
    }
    read = read_account(folder.id, documents, shared)
    facts = derive_facts(read.account, read.broken, shared, today)
    found = (*folder.findings, *unreadable, *read.findings, *run_account_rules(facts, shared))
    main = documents.get("account.yaml")
    return Examined(
        facts=facts,
        proposals=facts.proposals,
        summary=summarise(facts),
        origins=read.origins,
        located=tuple(locate(finding, read.origins, folder.id) for finding in found),
        held=hold(read.suppressions, read.origins.maps, folder.id),
        is_shown=main is not None and isinstance(main.value, dict),
    )
