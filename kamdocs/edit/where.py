"""Where a value of an account is written, or would be: its path in, the file and the path there out."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.diagnostics.origins import Origins
from kamdocs.diagnostics.place import Path, value_of
from kamdocs.edit.change import Refused
from kamdocs.read.folder import AccountFolder
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import (
    ACCOUNT,
    ACCOUNTS,
    CONTACT_PARTS,
    CONTACTS,
    PLAN,
    SPLIT_PARTS,
)

_PROSE = {"actions": "actions.md", "log": "log.md", "strategy": PLAN}


@dataclass(frozen=True, slots=True)
class Spot:
    """A file, relative to the workspace, and a path in it."""

    file: str
    path: Path


def spot_of(folder: AccountFolder, origins: Origins, inline: Value, path: Path) -> Spot | Refused:
    """Find where `path` of an account is written, or would be when it is not yet.

    `inline` is what `account.yaml` says. What is not written yet goes into the file that holds its
    sisters, else into `account.yaml`.
    """
    part = str(path[0])
    home = f"{ACCOUNTS}/{folder.folder}"
    main = folder.files.get(ACCOUNT, f"{home}/{ACCOUNT}")
    if part in _PROSE:
        return Refused(
            sentence("{part} is written in {file}; edit it there", part=part, file=_PROSE[part])
        )
    if part == "proposals" and path[:2] not in origins.parts:
        name = str(path[1]) if len(path) > 1 else ""
        return Refused(sentence("there is no proposal {name}", name=name))
    if any(path[:length] in origins.parts for length in range(1, len(path) + 1)):
        file, place = origins.resolve(value_of(*path))
        return Spot(file, place.path)
    if isinstance(inline, dict) and part in inline:
        return Spot(main, path)
    if part in CONTACT_PARTS and CONTACTS in folder.files:
        return Spot(folder.files[CONTACTS], path)
    if part in SPLIT_PARTS and f"{part}.yaml" in folder.files:
        return Spot(folder.files[f"{part}.yaml"], path[1:])
    if part == "plan":
        return Spot(folder.files.get(PLAN, f"{home}/{PLAN}"), path[1:])
    return Spot(main, path)


def split_path(written: str) -> tuple[str, ...]:
    """The steps of a path as people type it: `people.nuria.stance`; `\\.` is a dot in a name."""
    steps = written.replace("\\.", "\0").split(".")
    return tuple(step.replace("\0", ".") for step in steps)


def numbered(value: Value, path: Path) -> Path:
    """The path with numbers where a list has no item of that id: `reviews.1` is the second one."""
    steps: list[str | int] = []
    for step in path:
        found = _in_list(value, str(step)) if isinstance(value, list) else str(step)
        if isinstance(value, list) and isinstance(found, int):
            value = value[found] if found < len(value) else None
        elif isinstance(value, list):
            named = (item for item in value if isinstance(item, dict) and item.get("id") == found)
            value = next(named, None)
        else:
            value = value.get(str(found)) if isinstance(value, dict) else None
        steps.append(found)
    return tuple(steps)


def _in_list(items: list[Value], step: str) -> str | int:
    """A step into a list: the id of an item, else its number."""
    is_id = any(isinstance(item, dict) and item.get("id") == step for item in items)
    return int(step) if not is_id and step.isdecimal() else step
