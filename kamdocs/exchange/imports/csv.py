"""A mapping file and a folder of delimited files in; the plan of an import out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.exchange.mapping import ImportMapping, TableSource
from kamdocs.exchange.mapping_keys import guess
from kamdocs.exchange.mapping_reader import read_mapping
from kamdocs.exchange.plan import Plan, plan_import
from kamdocs.exchange.report import ImportReport
from kamdocs.exchange.tables import Table, read_table
from kamdocs.read.document import read_document
from kamdocs.values.sentence import sentence
from kamdocs.workspace.files import FileFault


def read_mapping_file(
    file: str, data: bytes
) -> tuple[ImportMapping | None, SourceMap, tuple[Finding, ...]]:
    """Read a mapping file from its bytes; its source map is for locating findings."""
    document = read_document(file, data)
    if document.findings or not document.is_whole:
        return None, document.source_map, document.findings
    mapping, findings = read_mapping(file, document.value, document.source_map)
    return mapping, document.source_map, findings


def plan_csv_import(
    mapping: ImportMapping,
    bytes_of: Callable[[str], bytes | FileFault],
    existing: Mapping[str, bytes],
    files: tuple[str, ...] = (),
) -> Plan:
    """Work out an import from delimited files.

    `bytes_of` gives the bytes of a file of the source folder; `files` are the names there are, for
    hints. `existing` are the workspace's files below `accounts/`.
    """
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    stops = False
    for name, source in mapping.tables.items():
        data = bytes_of(source.file)
        if isinstance(data, FileFault):
            findings.append(_not_had(source, data, mapping.file, files))
            stops = True
            continue
        table, more = read_table(name, source.file, data, source.delimiter, source.encoding)
        findings += more
        if table is None or any(finding.escalated for finding in more):
            stops = True
        else:
            tables[name] = table
    if stops:
        return Plan({}, ImportReport(findings=tuple(findings)), is_stopped=True)
    plan = plan_import(mapping, tables, existing)
    return plan.with_findings(findings)


def _not_had(
    source: TableSource, fault: FileFault, mapping_file: str, files: tuple[str, ...]
) -> Finding:
    place = Place(source.at, mapping_file)
    if fault.kind == "missing":
        message = sentence("there is no file {file} in the source folder", file=source.file)
        return Finding("missing-table", place, message, guess(source.file, files))
    message = {
        "outside": sentence("{file} lies outside the source folder", file=source.file),
        "too_large": sentence("{file} is larger than 100 MB", file=source.file),
        "unreadable": sentence(
            "{file} cannot be read: {reason}", file=source.file, reason=fault.reason
        ),
    }[fault.kind]
    return Finding("missing-table", place, message)
