"""A mapping, its tables and the account files as they are in; the files as they should be out.

Nothing is opened or written here. Each value is settled for itself (see `merge`); new files are
written whole, existing ones are edited where a value changes and nowhere else.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.exchange.binding import check_columns
from kamdocs.exchange.harvest import Harvest, harvest
from kamdocs.exchange.mapping import ImportMapping
from kamdocs.exchange.memory import Leaf, Memory, memory_file, read_memory, write_memory
from kamdocs.exchange.merge import decide
from kamdocs.exchange.report import Conflict, ImportReport, LeftOutRows
from kamdocs.exchange.revenue_table import replace_rows
from kamdocs.exchange.standing import Group, Spot, group_files
from kamdocs.exchange.tables import Table
from kamdocs.exchange.writing import Change, apply_changes
from kamdocs.read.document import Document, read_document
from kamdocs.read.text import read_text
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import ACCOUNT, usual_name

REVENUE_FILE = "accounts/revenue.csv"
_LARGEST_TABLE = 8_000_000
_REGISTERS = frozenset(["people", "posts", "units", "families", "products"])


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: `files` to be written with their new bytes, and what to tell.

    `is_stopped` when something is so wrong that nothing may be imported; the findings say what.
    """

    files: Mapping[str, bytes]
    report: ImportReport
    is_stopped: bool = False

    def with_findings(self, findings: Iterable[Finding]) -> Plan:
        """The same with findings of what came before."""
        told = (*findings, *self.report.findings)
        return replace(self, report=replace(self.report, findings=told))


@dataclass(slots=True)
class _Work:
    """What has been settled so far; `stuck` are file groups that could not be edited as meant."""

    existing: Mapping[str, bytes]
    by_folder: Mapping[str, list[str]]
    memory: Memory
    source_wins: bool
    files: dict[str, bytes] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    conflicts: list[Conflict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def plan_import(
    mapping: ImportMapping, tables: Mapping[str, Table], existing: Mapping[str, bytes]
) -> Plan:
    """Work out an import. `existing` are the files below `accounts/`, by their names in the workspace."""
    findings = check_columns(mapping, tables)
    memory = read_memory(existing.get(memory_file(mapping.source)))
    if memory is None:
        file = memory_file(mapping.source)
        message = sentence("cannot be understood, so that nobody knows what people have changed")
        hint = sentence("restore it from git; or delete it, and differences are told as conflicts")
        findings = (*findings, Finding("damaged-import-memory", Place((), file), message, hint))
    if findings or memory is None:
        return Plan({}, ImportReport(findings=findings), is_stopped=True)
    left_out = LeftOutRows()
    by_folder: dict[str, list[str]] = {}
    for file in existing:
        by_folder.setdefault(file.rpartition("/")[0], []).append(file)
    work = _Work(existing, by_folder, memory, mapping.source_wins)
    deleted = _deleted_accounts(work)
    found = harvest(mapping, tables, memory, left_out, deleted)
    for name, values in found.groups.items():
        _settle_group(name, values, work)
    _tell_gone(found, deleted, work)
    if mapping.revenue is not None:
        _replace_revenue(mapping.source, found, work)
    _remember(mapping.source, found, work)
    return Plan(work.files, _report(found, left_out, work))


def _deleted_accounts(work: _Work) -> frozenset[str]:
    """The accounts that were imported once and whose folder people have deleted."""
    if work.source_wins:
        return frozenset()
    here = {
        file.split("/")[1]
        for file in work.existing
        if usual_name(file.rpartition("/")[2]) == ACCOUNT
    }
    once = (group.removeprefix("accounts/") for group in work.memory.wrote)
    return frozenset(
        account for account in once if not account.endswith(".yaml") and account not in here
    )


def _group(name: str, work: _Work) -> Group:
    """What there is of a group of files, read."""
    wanted = group_files(name)
    folder = name.rpartition("/")[0] if name.endswith(".yaml") else name
    documents: dict[str, Document] = {}
    for file in work.by_folder.get(folder, ()):
        usual = usual_name(file.rpartition("/")[2])
        if usual in wanted:
            documents[usual] = read_document(file, work.existing[file])
    return Group(name, documents)


def _settle_group(name: str, values: Mapping[Leaf, str], work: _Work) -> None:
    group = _group(name, work)
    work.seen.update(document.file for document in group.files.values())
    if not group.is_readable:
        file = next(iter(group.files.values())).file
        work.conflicts.append(Conflict(file, (), "unreadable"))
        work.stuck.add(name)
        return
    wrote = work.memory.wrote.get(name, {})
    moved = _moved_products(group)
    changes: list[Change] = []
    away: dict[Leaf, bool] = {}
    for leaf, theirs in values.items():
        place = _follow(leaf, moved)
        record = _record_of(place)
        if record not in away:
            away[record] = _is_deleted(record, group, wrote, work)
        if not away[record]:
            change = _settle(group.spot(place), theirs, wrote.get(leaf), work)
            changes += () if change is None else (change,)
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.spot.file, []).append(change)
    for file, several in by_file.items():
        data = apply_changes(file, work.existing.get(file), several)
        if isinstance(data, Conflict):
            work.conflicts.append(data)
            work.stuck.add(name)
        else:
            work.files[file] = data


def _settle(spot: Spot, theirs: str, base: str | None, work: _Work) -> Change | None:
    """The change to be made for one value, if any; disagreements are remembered."""
    if spot.is_other:  # written in a form of their own
        if base != theirs:
            work.conflicts.append(Conflict(spot.file, spot.path, "changed", None, theirs, base))
        return None
    decision = decide(spot.text, theirs, base, source_wins=work.source_wins)
    wins = decision.action != "leave"
    if decision.is_conflict:
        conflict = Conflict(spot.file, spot.path, "changed", spot.text, theirs, base, wins)
        work.conflicts.append(conflict)
    return Change(spot, theirs) if wins else None


def _is_deleted(record: Leaf, group: Group, wrote: Mapping[Leaf, str], work: _Work) -> bool:
    """Whether people have deleted a record that an import wrote; told each time."""
    if not record or work.source_wins or group.holds_record(record):
        return False
    if not any(leaf[: len(record)] == record for leaf in wrote):
        return False
    work.conflicts.append(Conflict(group.spot(record).file, record, "deleted"))
    return True


def _record_of(leaf: Leaf) -> Leaf:
    """The path of the innermost record with an id that a value belongs to; () for the account."""
    record: Leaf = ()
    for depth in range(len(leaf) - 1):
        if leaf[depth] in _REGISTERS and depth in {0, 2}:
            record = leaf[: depth + 2]
    return record


def _moved_products(group: Group) -> dict[str, str]:
    """The family in which each product stands now: people may have moved it."""
    catalogue = group.files.get("catalogue.yaml")
    value = catalogue.value if catalogue is not None else None
    families = value.get("families") if isinstance(value, dict) else None
    found: dict[str, str] = {}
    if isinstance(families, list):
        families = {str(item.get("id")): item for item in families if isinstance(item, dict)}
    for family, told in families.items() if isinstance(families, dict) else ():
        products = told.get("products") if isinstance(told, dict) else None
        if isinstance(products, dict):
            found |= dict.fromkeys(products, family)
        elif isinstance(products, list):
            found |= {str(item.get("id")): family for item in products if isinstance(item, dict)}
    return found


def _follow(leaf: Leaf, moved: Mapping[str, str]) -> Leaf:
    if leaf[0] == "families" and len(leaf) > 3 and leaf[3] in moved:
        return ("families", moved[leaf[3]], *leaf[2:])
    return leaf


def _tell_gone(found: Harvest, deleted: frozenset[str], work: _Work) -> None:
    """What an import wrote once and the source no longer has: it stays, and is told."""
    for name, wrote in work.memory.wrote.items():
        if name.removeprefix("accounts/") in deleted:
            work.conflicts.append(Conflict(f"{name}/{ACCOUNT}", (), "deleted"))
            continue
        values = found.groups.get(name)
        file = name if name.endswith(".yaml") else f"{name}/{ACCOUNT}"
        if values is None:
            work.conflicts.append(Conflict(file, (), "gone"))
            continue
        records = {_record_of(leaf) for leaf in values}
        gone = dict.fromkeys(
            _record_of(leaf) if _record_of(leaf) not in records else leaf
            for leaf in wrote
            if leaf not in values
        )
        work.conflicts += [Conflict(file, path, "gone") for path in gone]


def _replace_revenue(source: str, found: Harvest, work: _Work) -> None:
    data = work.existing.get(REVENUE_FILE)
    text: str | None = None
    if data is not None:
        text, findings = read_text(REVENUE_FILE, data, _LARGEST_TABLE)
        if text is None:
            work.findings += findings
            return
        text = data.decode("utf-8-sig")  # with its own line ends
    try:
        table = replace_rows(text, source, found.sums).encode()
    except csv.Error as error:
        message = sentence("cannot be read: {reason}", reason=str(error))
        work.findings.append(Finding("unreadable-table", Place((), REVENUE_FILE), message))
        return
    work.seen.add(REVENUE_FILE)
    if table != data:
        work.files[REVENUE_FILE] = table


def _remember(source: str, found: Harvest, work: _Work) -> None:
    """What the source says now is what the next import compares with; what is gone stays known.

    Of files that could not be edited as meant the old memory is kept, so that the next import tries
    again.
    """
    wrote = dict(work.memory.wrote)
    for name, values in found.groups.items():
        if name not in work.stuck:
            wrote[name] = {**wrote.get(name, {}), **values}
    ids = {**work.memory.ids, **found.ids}
    file = memory_file(source)
    data = write_memory(Memory({kind: given for kind, given in ids.items() if given}, wrote))
    work.seen.add(file)
    if data != work.existing.get(file):
        work.files[file] = data


def _report(found: Harvest, left_out: LeftOutRows, work: _Work) -> ImportReport:
    return ImportReport(
        created=tuple(sorted(file for file in work.files if file not in work.existing)),
        updated=tuple(sorted(file for file in work.files if file in work.existing)),
        unchanged=tuple(sorted(work.seen & set(work.existing) - set(work.files))),
        counts=found.counts,
        conflicts=tuple(work.conflicts),
        left_out=left_out.told(),
        renumbered=found.renumbered,
        findings=tuple(work.findings),
    )
