"""What an import remembers and a person in; the same memory without the person out.

Otherwise the memory would keep what the files no longer say, and take it for a change by people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kamdocs.diagnostics.place import Path
from kamdocs.edit.written_ids import written_ids
from kamdocs.exchange.memory import Leaf, Memory
from kamdocs.exchange.standing import account_group
from kamdocs.exchange.yaml_text import nest
from kamdocs.model.account import Account


def forget_in_memory(memory: Memory, account: str, person: str) -> Memory:
    """Forget a contact of an account: every value of the record, every id, the key in the source."""
    return Memory(
        {
            kind: {
                key: given
                for key, given in ids.items()
                if kind != f"contacts/{account}" or given != person
            }
            for kind, ids in memory.ids.items()
        },
        {
            group: _without(leaves, person) if group == account_group(account) else leaves
            for group, leaves in memory.wrote.items()
        },
    )


def say_otherwise(memory: Memory, blank: Callable[[str], str]) -> Memory:
    """Write each remembered text as `blank` writes it, so that it is still what the files say."""
    return Memory(
        memory.ids,
        {
            group: {leaf: blank(text) for leaf, text in leaves.items()}
            for group, leaves in memory.wrote.items()
        },
    )


def _without(leaves: Mapping[Leaf, str], person: str) -> dict[Leaf, str]:
    tree: Any = nest(leaves)
    gone: list[Path] = [
        found.path[:-1] if found.is_definition and not found.on_key else found.path
        for found in written_ids(Account, tree)
        if found.kind == "contact" and found.id == person
    ]
    return {
        leaf: text
        for leaf, text in leaves.items()
        if not any(leaf[: len(path)] == tuple(map(str, path)) for path in gone)
    }
