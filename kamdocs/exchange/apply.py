"""The workspace's files that an import looks at, read; the files of a plan, written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kamdocs.edit.save import save
from kamdocs.exchange.memory import memory_file
from kamdocs.values.sentence import Sentence
from kamdocs.workspace.files import FileFault, read_bytes
from kamdocs.workspace.layout import ACCOUNTS, YAML_ENDINGS
from kamdocs.workspace.walk import list_workspace

_LARGEST_MEMORY = 100_000_000


def read_existing(root: Path, source: str) -> dict[str, bytes] | tuple[str, FileFault]:
    """The files below `accounts/` that an import may change; else the one that cannot be read.

    A file that cannot be read could not be kept either, so that nothing may be imported then.
    """
    listing = list_workspace(root)
    names = [name for name in listing.shared if name.startswith(f"{ACCOUNTS}/")]
    names += [name for files in listing.accounts.values() for name in files]
    found: dict[str, bytes] = {}
    for name in names:
        if name.endswith((*YAML_ENDINGS, ".csv")):
            data = read_bytes(root, name)
            if isinstance(data, FileFault):
                return name, data
            found[name] = data
    memory = memory_file(source)
    data = read_bytes(root, memory, _LARGEST_MEMORY)
    if isinstance(data, bytes):
        found[memory] = data
    elif data.kind != "missing":
        return memory, data
    return found


def write_files(
    root: Path, source: str, files: Mapping[str, bytes], existing: Mapping[str, bytes]
) -> tuple[Sentence, ...]:
    """Write the files of a plan, each whole or not at all; tells which were refused, and why.

    What the import wrote is remembered last, and only when nothing was refused: so a run that was
    cut short is simply repeated. Raises OSError when the machine fails.
    """
    memory = memory_file(source)
    refused = [
        reason.reason
        for name, data in files.items()
        if name != memory
        and (reason := save(root / name, existing.get(name), data.decode())) is not None
    ]
    if not refused and memory in files:
        reason = save(root / memory, existing.get(memory), files[memory].decode())
        refused += () if reason is None else (reason.reason,)
    return tuple(refused)
