"""Diagnostics in; for programs: a list of objects in JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.language.speak import Speaker
from kamdocs.report.format import Look


def write(diagnostics: Sequence[Diagnostic], speaker: Speaker, look: Look) -> str:
    """Write one object a finding; `account` and `help` are null where there is none.

    `file` is relative to the workspace; lines and columns count from 1, the end is exclusive.
    """
    found = [as_object(diagnostic, speaker) for diagnostic in diagnostics]
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"


def as_object(diagnostic: Diagnostic, speaker: Speaker) -> dict[str, Any]:
    """One finding as plain data, spoken."""
    located, extent = diagnostic.located, diagnostic.located.extent
    return {
        "code": diagnostic.code,
        "name": located.name,
        "severity": diagnostic.severity,
        "file": located.file,
        "line": extent.line,
        "column": extent.column,
        "end_line": extent.end_line,
        "end_column": extent.end_column,
        "message": speaker.speak(located.message),
        "help": speaker.speak(located.help) if located.help else None,
        "account": located.account,
    }
