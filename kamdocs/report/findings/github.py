"""Diagnostics in; for GitHub's runner: workflow commands that it turns into notes in the change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamdocs.diagnostics.diagnostic import Diagnostic, Severity
from kamdocs.language.speak import Speaker
from kamdocs.report.format import Look

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def write(diagnostics: Sequence[Diagnostic], speaker: Speaker, look: Look) -> str:
    """Write one command a finding; `look.folder` leads from the repository to the workspace."""
    return "".join(f"{_command(diagnostic, speaker, look)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, speaker: Speaker, look: Look) -> str:
    located = diagnostic.located
    text = speaker.speak(located.message)
    if located.help is not None:
        text = f"{text}\n{speaker.speak(located.help)}"
    properties = ",".join(
        f"{key}={value.translate(_IN_PROPERTY)}" for key, value in _properties(diagnostic, look)
    )
    return f"::{_COMMANDS[diagnostic.severity]} {properties}::{text.translate(_IN_TEXT)}"


def _properties(diagnostic: Diagnostic, look: Look) -> Iterator[tuple[str, str]]:
    located, extent = diagnostic.located, diagnostic.located.extent
    yield "file", look.folder + located.file
    yield "line", str(extent.line)
    yield "endLine", str(extent.end_line)
    if extent.line == extent.end_line:
        # Columns are refused where a note spans several lines.
        yield "col", str(extent.column)
        yield "endColumn", str(extent.end_column)
    yield "title", f"{located.name} [{diagnostic.code}]"
