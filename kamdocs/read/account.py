"""The files of one account folder in; a typed account, where its parts stand, and findings out.

A part may be written inline in `account.yaml` or in a file of its own: the account is the same.
Nothing is derived here and no other account is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.origins import Origins
from kamdocs.model.account import Account, broken_offer
from kamdocs.model.shared import Shared
from kamdocs.read.account_files import Composer
from kamdocs.read.document import Document
from kamdocs.read.ids import (
    check_cycles,
    check_duplicates,
    check_includes,
    check_references,
    known_in,
)
from kamdocs.read.names import name_people, names_in
from kamdocs.read.schema import validate
from kamdocs.read.suppressions import Suppression
from kamdocs.values.identifier import id_fault


@dataclass(frozen=True, slots=True)
class AccountRead:
    """An account as read: what stands of it, which top-level parts are broken, and where all is.

    `sources` are digests of what its offers say to the customer, by their ids.
    """

    account: Account
    broken: frozenset[str]
    origins: Origins
    findings: tuple[Finding, ...]
    suppressions: Mapping[str, tuple[Suppression, ...]]
    sources: Mapping[str, str] = field(default_factory=dict)


def read_account(account_id: str, documents: Mapping[str, Document], shared: Shared) -> AccountRead:
    """Compose an account from its files.

    `documents` are the files that were read, by their name inside the account's folder
    (`account.yaml`, `log/2026-10-01-visit.md`), endings as kamdocs usually writes them.
    """
    composer = Composer(account_id, shared)
    for name in sorted(documents, key=_order):
        composer.take(name, documents[name])
    return _finish(composer)


def _order(name: str) -> tuple[bool, bool, str]:
    """The main file first; last those whose name has to be changed to be an id."""
    path = PurePosixPath(name)
    is_offer = path.parent.name == "proposals"
    return name != "account.yaml", is_offer and id_fault(path.stem) is not None, name


def _finish(files: Composer) -> AccountRead:
    """Type the tree that the files made, and judge what it names."""
    if not files.main:
        files.miss_account()
    files.findings += check_duplicates(Account, files.tree)
    name_people(files.log, files.noted, names_in(files.tree.get("people")), files.ours())
    tree = {**files.tree, "id": files.account_id, "strategy": files.strategy}
    if files.log:
        inline = tree.get("log")
        tree["log"] = [*files.log, *(inline if isinstance(inline, list) else [])]
    if files.proposals:
        tree["proposals"] = files.proposals
    validated = validate(
        Account,
        tree,
        currency=files.shared.settings.currency,
        unread=files.unread,
        fallback={"name": files.account_id, "id": files.account_id},
    )
    files.findings += _about_folder(validated.findings)
    files.broken |= {str(path[0]) for path in validated.broken}
    files.broken |= {
        broken_offer(str(path[1]))
        for path in (*validated.broken, *files.unread)
        if path[:1] == ("proposals",) and len(path) > 1
    }
    account = validated.record or Account.model_validate({"id": "broken", "name": files.account_id})
    if validated.record is None or account.id != files.account_id:
        account = account.model_copy(update={"id": files.account_id})
    broken = frozenset(files.broken)
    files.findings += check_references(
        account, known_in(account, files.shared), broken | files.shared.broken
    )
    files.findings += check_cycles(account)
    files.findings += check_includes(account, files.shared.passages)
    main = files.main or f"accounts/{files.account_id}/account.yaml"
    origins = Origins(main, files.parts, files.maps)
    return AccountRead(
        account, broken, origins, tuple(files.findings), files.suppressions, files.sources
    )


def _about_folder(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The id is the folder's name, which is judged with the folder."""
    return tuple(found for found in findings if found.place.path != ("id",))
