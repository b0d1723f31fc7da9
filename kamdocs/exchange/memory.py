"""What the last import of a source wrote, kept in a small file beside the accounts and committed.

It is the third side when a file and the source disagree: who of the two changed a value? And it
keeps ids stable: a record that was given an id once keeps it, whatever it is called later.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kamdocs.values.identifier import id_fault

FOLDER = "accounts/.import"
_FORMAT = 1

Leaf = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """`ids` are by kind, then by the key of the source; `wrote` by file group, then by path.

    A file group is `accounts/team.yaml`, `accounts/catalogue.yaml` or the folder of an account.
    """

    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    wrote: Mapping[str, Mapping[Leaf, str]] = field(default_factory=dict)


def memory_file(source: str) -> str:
    """The file in which the imports of a source are remembered."""
    return f"{FOLDER}/{source}.json"


def read_memory(data: bytes | None) -> Memory | None:
    """Read the file of a source; an empty memory when there is none, None when it is damaged."""
    if data is None:
        return Memory()
    try:
        told = json.loads(data.decode("utf-8"))
        if told["format"] != _FORMAT:
            return None
        ids = {kind: _ids(entries) for kind, entries in told["ids"].items()}
        wrote = {
            group: {_leaf(pointer): text for pointer, text in _texts(values).items()}
            for group, values in told["wrote"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Memory(ids, wrote)


def write_memory(memory: Memory) -> bytes:
    """The file of a source: one line a value, sorted, so that its differences can be read."""
    told = {
        "about": "What the last import wrote. Kept by kamdocs import; commit it, do not edit it.",
        "format": _FORMAT,
        "ids": memory.ids,
        "wrote": {
            group: {_pointer(leaf): text for leaf, text in values.items()}
            for group, values in memory.wrote.items()
        },
    }
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True, default=dict)
    return f"{text}\n".encode()


def _pointer(leaf: Leaf) -> str:
    return "/".join(step.replace("~", "~0").replace("/", "~1") for step in leaf)


def _leaf(pointer: str) -> Leaf:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/"))


def _ids(entries: Any) -> dict[str, str]:
    """Ids become names of folders: whatever is no id is damage."""
    ids = _texts(entries)
    if any(id_fault(given) for given in ids.values()):
        raise ValueError
    return ids


def _texts(entries: Any) -> dict[str, str]:
    if not all(isinstance(text, str) for text in entries.values()):
        raise TypeError
    return dict(entries)
