"""Findings of an import in; diagnostics with their lines, as every report prints them, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kamdocs.check.grade import grade
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.diagnostics.source_map import SourceMap


def diagnose(
    findings: Iterable[Finding], source_map: SourceMap, source_folder: str
) -> tuple[Diagnostic, ...]:
    """Grade the findings about a mapping file, the tables it names, and the memory of imports.

    `source_map` is the mapping file's; `source_folder` is set before the names of tables.
    """
    origins = Origins(source_map.file, {}, {source_map.file: source_map})
    located = [locate(finding, origins, None) for finding in findings]
    ours = (source_map.file, "accounts/")
    return grade(
        (
            one
            if one.file.startswith(ours)
            else replace(one, file=f"{source_folder.rstrip('/')}/{one.file}")
            for one in located
        ),
        {},
    )
