"""What an import remembers and an id to be renamed in; the same memory with the id renamed out.

So the next import finds the record under its new id, and takes none of it for a change by people.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kamdocs.diagnostics.place import Path
from kamdocs.edit.rename import Renaming, renamed
from kamdocs.edit.written_ids import written_ids
from kamdocs.exchange.memory import Leaf, Memory
from kamdocs.exchange.standing import account_group
from kamdocs.exchange.yaml_text import nest
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.model.record import Record
from kamdocs.model.team import Team

_KINDS = {"account": "accounts", "team": "team", "family": "families", "product": "products"}
_OWN_KINDS = {"contact": "contacts", "post": "posts", "unit": "units"}
_RECORDS: Mapping[str, type[Record]] = {
    "accounts/team.yaml": Team,
    "accounts/catalogue.yaml": Catalogue,
}


def rename_in_memory(memory: Memory, renaming: Renaming, account: str | None) -> Memory:
    """Rename an id; `account` is whose it is, None for what all accounts share."""
    return Memory(
        {
            _folder(kind, renaming): {
                key: renaming.new if _is_meant(kind, given, renaming, account) else given
                for key, given in ids.items()
            }
            for kind, ids in memory.ids.items()
        },
        {
            _group(group, renaming): _leaves(group, leaves, renaming)
            if account is None or group == account_group(account)
            else leaves
            for group, leaves in memory.wrote.items()
        },
    )


def _is_meant(kind: str, given: str, renaming: Renaming, account: str | None) -> bool:
    own = _OWN_KINDS.get(renaming.kind)
    wanted = _KINDS.get(renaming.kind) if own is None else f"{own}/{account}"
    return kind == wanted and given == renaming.old


def _folder(kind: str, renaming: Renaming) -> str:
    """Ids within an account are kept under its name: `contacts/acme`."""
    inside, _, account = kind.partition("/")
    is_meant = renaming.kind == "account" and account == renaming.old
    return f"{inside}/{renaming.new}" if is_meant else kind


def _group(group: str, renaming: Renaming) -> str:
    is_meant = renaming.kind == "account" and group == account_group(renaming.old)
    return account_group(renaming.new) if is_meant else group


def _leaves(group: str, leaves: Mapping[Leaf, str], renaming: Renaming) -> Mapping[Leaf, str]:
    tree: Any = nest(leaves)
    record = _RECORDS.get(group, Account)
    places = [
        (found.path, found.on_key)
        for found in written_ids(record, tree)
        if found.kind == renaming.kind and found.id == renaming.old
    ]
    if not places:
        return leaves
    flat: dict[Leaf, str] = {}
    _flatten(renamed(tree, places, renaming.new), (), flat)
    return flat


def _flatten(value: Any, path: Path, into: dict[Leaf, str]) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            _flatten(item, (*path, key), into)
    else:
        into[tuple(map(str, path))] = value
