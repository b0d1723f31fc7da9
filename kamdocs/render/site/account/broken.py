"""The page of an account that cannot be shown: what is wrong with its files."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.render.site.parts import FindingCount, FindingItem, count_findings, show_finding


@dataclass(frozen=True, slots=True)
class BrokenView:
    """An account by its id, with everything that was found."""

    name: str
    findings: tuple[FindingItem, ...]
    counts: tuple[FindingCount, ...]


def view_broken(name: str, diagnostics: tuple[Diagnostic, ...]) -> BrokenView:
    """Show what is wrong with an account."""
    return BrokenView(
        name,
        tuple(show_finding(item, name) for item in diagnostics),
        count_findings(diagnostics),
    )
