"""The building blocks that several pages show: tiles, banded figures, counts of findings, changes of tier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kamdocs.check.explanation import all_explanations
from kamdocs.diagnostics.diagnostic import SEVERITIES, Diagnostic, Severity
from kamdocs.diagnostics.finding import Finding
from kamdocs.render.engine.link import Link, Source
from kamdocs.render.engine.table import Tone
from kamdocs.values.sentence import Filling, Sentence


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure at the head of a page; a value of None is said to be unknown, and why.

    `picture` shows the value against what it should be, `trend` how it went; `moved` says how it
    differs from an earlier day, with the tone and drawing of `moved_tone` and `moved_icon`.
    """

    label: Sentence
    value: Filling | None
    sub: Sentence | None = None
    why: Sentence | None = None
    picture: Any = None
    link: Link | None = None
    tone: Tone | None = None
    trend: Any = None
    moved: Sentence | None = None
    moved_tone: Tone = "muted"
    moved_icon: str = "keep"


@dataclass(frozen=True, slots=True)
class Legend:
    """What a colour of a chart means, and how much there is of it."""

    colour: str
    name: Filling
    count: int | None = None


@dataclass(frozen=True, slots=True)
class TierChange:
    """A change of tier that is suggested, with the rule that fired in a sentence."""

    name: str
    link: Link
    now: str | None
    proposed: str
    reason: Sentence
    is_borderline: bool = False

    @property
    def icon(self) -> str:
        """Up, down, or equal."""
        order = ("low", "normal", "key")
        if self.now is None or self.now == self.proposed:
            return "keep"
        return "up" if order.index(self.proposed) > order.index(self.now) else "down"


@dataclass(frozen=True, slots=True)
class BandFigure:
    """A share with its band: what it is, how it is to be judged, in words."""

    name: Sentence
    value: Filling | None
    picture: Any
    verdict: Sentence
    tone: Tone
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many findings of one severity."""

    severity: Severity
    count: int


@dataclass(frozen=True, slots=True)
class FindingItem:
    """A finding as a page shows it, with the way to its explanation."""

    name: str
    code: str
    severity: Severity
    source: Source
    column: int
    excerpt: str
    mark: tuple[int, int]
    message: Sentence
    help: Sentence | None
    rule: Link
    account: Link | None
    account_name: str | None


def count_findings(diagnostics: Iterable[Diagnostic]) -> tuple[FindingCount, ...]:
    """Count findings by severity, the gravest first; severities without any are left out."""
    found = [diagnostic.severity for diagnostic in diagnostics]
    return tuple(
        FindingCount(severity, found.count(severity))
        for severity in SEVERITIES
        if severity in found
    )


def show_finding(diagnostic: Diagnostic, account_name: str | None = None) -> FindingItem:
    """Bring a diagnostic into the form pages show, without the text of what is private."""
    located = diagnostic.located
    page = all_explanations().get(located.name)
    extent = located.extent
    end = extent.end_column if extent.end_line == extent.line else len(located.excerpt) + 1
    account = Link(f"accounts/{located.account}/index.html") if located.account else None
    return FindingItem(
        name=located.name,
        code=diagnostic.code,
        severity=diagnostic.severity,
        source=Source(located.file, extent.line),
        column=extent.column,
        excerpt="" if page is not None and page.is_private else located.excerpt,
        mark=(extent.column - 1, max(end - 1, extent.column)),
        message=located.message,
        help=located.help,
        rule=Link(f"quality/{located.name}/index.html"),
        account=account,
        account_name=account_name or located.account,
    )


def show_fault(finding: Finding) -> FindingItem:
    """Bring the fault of a template into the form pages show."""
    extent = finding.place.extent
    line, column = (extent.line, extent.column) if extent else (1, 1)
    return FindingItem(
        name=finding.name,
        code="",
        severity="error",
        source=Source(finding.place.file or "", line),
        column=column,
        excerpt="",
        mark=(0, 0),
        message=finding.message,
        help=finding.help,
        rule=Link(f"quality/{finding.name}/index.html"),
        account=None,
        account_name=None,
    )
