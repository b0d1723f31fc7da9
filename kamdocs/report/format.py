"""Diagnostics and the name of a format in; text out. The formats are found by their folder."""

from __future__ import annotations

import types
from collections.abc import Sequence
from dataclasses import dataclass

from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.language.speak import Speaker
from kamdocs.registry import list_modules, load

FORMATS = "kamdocs.report.findings"


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to look, where its format leaves a choice.

    `folder` leads from where the reader stands to the workspace (`clients/`, empty when it is the
    same). `silenced` is how many findings ignore comments took out.
    """

    colour: bool = False
    width: int = 100
    folder: str = ""
    silenced: int = 0


def formats() -> tuple[str, ...]:
    """The names of the formats; none of them is imported."""
    return tuple(list_modules(FORMATS))


def write_report(
    name: str, diagnostics: Sequence[Diagnostic], speaker: Speaker, look: Look | None = None
) -> str:
    """Write diagnostics, which are in order, in the format `name`; it ends with a line end.

    Raises LookupError for a format that does not exist.
    """
    modules = list_modules(FORMATS)
    if name not in modules:
        raise LookupError(f"there is no format {name}")
    write = load(modules[name], "write", types.FunctionType)
    return str(write(diagnostics, speaker, look or Look()))
