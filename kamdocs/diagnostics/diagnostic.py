"""The finished record of a finding, which every report and page prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kamdocs.diagnostics.place import Extent
from kamdocs.values.sentence import Sentence

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its file, its position and the text there; not yet graded.

    `account` is the id of the account it is about, None for the workspace as a whole. `file` is
    relative to the workspace, with `/`. `excerpt` is the text of the first line of `extent`.
    """

    name: str
    account: str | None
    file: str
    extent: Extent
    excerpt: str
    message: Sentence
    help: Sentence | None = None
    escalated: bool = False


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A located finding with its permanent code and the severity that holds in this workspace."""

    code: str
    severity: Severity
    located: Located


def group_by_account(
    diagnostics: Iterable[Diagnostic],
) -> Mapping[str | None, tuple[Diagnostic, ...]]:
    """Group diagnostics by their account, those of none under None, in their order."""
    found: dict[str | None, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.located.account, []).append(diagnostic)
    return {account: tuple(own) for account, own in found.items()}
