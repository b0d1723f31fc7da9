"""All findings: a table to filter, and by file with the lines themselves; a page for every rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kamdocs.check.explanation import Explanation, all_explanations
from kamdocs.diagnostics.diagnostic import SEVERITIES, Diagnostic
from kamdocs.model.prose import Prose
from kamdocs.read.markdown import render_markdown
from kamdocs.render.engine.link import Link, Source
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.engine.table_pages import is_long
from kamdocs.render.site.page import Draft, PortfolioPage, SiteInput
from kamdocs.render.site.parts import FindingCount, FindingItem, count_findings, show_finding
from kamdocs.render.site.shell import Crumb
from kamdocs.values.sentence import Term, sentence

_TONES: Mapping[str, Tone] = {"error": "risk", "warning": "warn", "info": "info"}


@dataclass(frozen=True, slots=True)
class FileFindings:
    """What was found in one file."""

    file: str
    source: Source
    counts: tuple[FindingCount, ...]
    items: tuple[FindingItem, ...]


@dataclass(frozen=True, slots=True)
class QualityView:
    """All findings; `files` are those of no account where all would be too many to read."""

    counts: tuple[FindingCount, ...]
    table: Table
    files: tuple[FileFindings, ...]
    rules: Table


@dataclass(frozen=True, slots=True)
class RuleView:
    """The page of one rule, with what it found here."""

    name: str
    code: str
    severity: str
    title: str
    intro: Prose
    body: Prose
    is_private: bool
    items: tuple[FindingItem, ...]


def make(gathered: Mapping[str, Any], site: SiteInput) -> tuple[Draft, ...]:
    """The page of findings, and the page of each rule."""
    name = sentence("Findings")
    index = Draft("quality/index.html", "site/portfolio/quality.html", name, view_quality(site), current="quality")  # fmt: skip
    crumbs = (Crumb(name, Link("quality/index.html")),)
    by_rule: dict[str, list[Diagnostic]] = {}
    for found in site.diagnostics:
        by_rule.setdefault(found.located.name, []).append(found)
    rules = (
        Draft(
            f"quality/{page.name}/index.html",
            "site/portfolio/rule.html",
            page.title,
            view_rule(page, by_rule.get(page.name, ()), site),
            current="quality",
            crumbs=crumbs,
        )
        for page in all_explanations().values()
    )
    return (index, *rules)


def view_quality(site: SiteInput) -> QualityView:
    """Show everything that was found."""
    by_file: dict[str, list[Diagnostic]] = {}
    table = _table(site)
    for found in site.diagnostics:
        if is_long(table) and found.located.account is not None:
            continue
        by_file.setdefault(found.located.file, []).append(found)
    return QualityView(
        counts=count_findings(site.diagnostics),
        table=table,
        files=tuple(
            FileFindings(
                file,
                Source(file),
                count_findings(found),
                tuple(show_finding(item, _account_name(item, site)) for item in found),
            )
            for file, found in sorted(by_file.items())
        ),
        rules=_rules_table(site),
    )


def view_rule(page: Explanation, found: Sequence[Diagnostic], site: SiteInput) -> RuleView:
    """Show the page of a rule with what it found."""
    return RuleView(
        name=page.name,
        code=page.code,
        severity=page.severity,
        title=page.title,
        intro=_prose(page.intro, page.name),
        body=_prose(page.body.removeprefix(page.intro).strip(), page.name),
        is_private=page.is_private,
        items=tuple(show_finding(item, _account_name(item, site)) for item in found),
    )


@cache
def _prose(text: str, name: str) -> Prose:
    """A part of a rule's page, which is the same in every build."""
    rendered = render_markdown(text, name, 1)
    return Prose(rendered.html, rendered.text)


def _account_name(found: Diagnostic, site: SiteInput) -> str | None:
    account = found.located.account
    summary = site.portfolio.accounts.get(account or "")
    return summary.name if summary else account


def _table(site: SiteInput) -> Table:
    columns = (
        Column("message", sentence("Finding"), wide=True),
        Column("severity", sentence("Severity"), "enum", SEVERITIES, chips=True),
        Column("rule", sentence("Rule")),
        Column("account", sentence("Account")),
        Column("owner", sentence("Owner"), chips=True),
        Column("place", sentence("Place")),
    )
    rows = tuple(_row(number, found, site) for number, found in enumerate(site.diagnostics))
    return Table("all-findings", sentence("All findings"), columns, rows, sort="severity")


def _row(number: int, found: Diagnostic, site: SiteInput) -> Row:
    located, tone = found.located, _TONES[found.severity]
    account = Link(f"accounts/{located.account}/index.html") if located.account else None
    return Row(
        str(number + 1),
        (
            Cell(located.message, sub=located.help),
            Cell(Term(found.severity), tone=tone, icon=tone),
            Cell(located.name, Link(f"quality/{located.name}/index.html"), sub=found.code),
            Cell(_account_name(found, site), account),
            _owner(found, site),
            Cell(f"{located.file}:{located.extent.line}:{located.extent.column}"),
        ),
    )


def _owner(found: Diagnostic, site: SiteInput) -> Cell:
    """Who answers for the account that it was found in."""
    summary = site.portfolio.accounts.get(found.located.account or "")
    if summary is None or summary.owner is None:
        return Cell(None)
    return Cell(site.names.name("team", summary.owner), site.names.ref("team", summary.owner).link)


def _rules_table(site: SiteInput) -> Table:
    counts = Counter(found.located.name for found in site.diagnostics)
    columns = (
        Column("rule", sentence("Rule"), wide=True),
        Column("code", sentence("Code")),
        Column("severity", sentence("Severity"), "enum", SEVERITIES, chips=True),
        Column("found", sentence("Found here"), "number"),
    )
    rows = tuple(
        Row(
            page.name,
            (
                Cell(page.title, Link(f"quality/{page.name}/index.html"), sub=page.name),
                Cell(page.code),
                Cell(Term(page.severity), tone=_TONES[page.severity], icon=_TONES[page.severity]),
                Cell(counts[page.name] or None),
            ),
        )
        for page in all_explanations().values()
    )
    return Table("rules", sentence("All rules"), columns, rows, sort="code")


PAGE = PortfolioPage(
    make,
    name=sentence("Findings"),
    path="quality/index.html",
    icon="findings",
    place=70,
    count=lambda site: len(site.diagnostics),
)
