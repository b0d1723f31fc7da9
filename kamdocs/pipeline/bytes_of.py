"""Files of the workspace in, their bytes out; what cannot be read becomes a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.read.frozen import FrozenFile, look_at
from kamdocs.values.sentence import sentence
from kamdocs.workspace.files import FileFault, read_bytes


def read_files(root: Path, files: Iterable[str]) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The bytes of each file on the disk by its name, without those that cannot be read."""
    return gather(lambda file: read_bytes(root, file), files)


def gather(
    read: Callable[[str], bytes | FileFault], files: Iterable[str]
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The bytes of each file by its name, as `read` has them, without those that cannot be read."""
    found: dict[str, bytes] = {}
    findings: list[Finding] = []
    for file in files:
        data = read(file)
        if isinstance(data, FileFault):
            findings.append(_finding(file, data))
        else:
            found[file] = data
    return found, tuple(findings)


def gather_frozen(
    read: Callable[[str], bytes | FileFault], files: Mapping[str, str]
) -> dict[str, FrozenFile]:
    """What is kept of each frozen file, by its name in the account's folder."""
    return {name: look_at(name, read(file)) for name, file in files.items()}


def _finding(file: str, fault: FileFault) -> Finding:
    place = Place((), file)
    match fault.kind:
        case "outside":
            help_text = sentence("copy what it leads to into the workspace")
            return Finding(
                "link-leaves-workspace",
                place,
                sentence("this link leads out of the workspace, or to nothing"),
                help_text,
            )
        case "too_large":
            text = sentence(
                "this file of {size} bytes is too large to read", size=int(fault.reason)
            )
            return Finding(
                "unreadable-file",
                place,
                text,
                sentence("keep large things outside the account files"),
            )
        case "missing":
            text = sentence("there is no such file")
            help_text = sentence("put it there, or correct its name where it is named")
            return Finding("unreadable-file", place, text, help_text)
        case "unreadable":
            text = sentence("this file cannot be read: {reason}", reason=fault.reason)
            return Finding(
                "unreadable-file",
                place,
                text,
                sentence("see whether it is an ordinary file that you may open"),
            )
