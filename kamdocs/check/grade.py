"""Located findings and the severities of the settings in; diagnostics and an exit code out.

Code and severity come from the page of the finding; the settings may change the severity, and
`off` takes a finding out. What protects private data cannot be lowered. Nothing is printed here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kamdocs.check.explanation import Explanation, all_explanations, explanation_of
from kamdocs.check.suppress import unknown_name
from kamdocs.diagnostics.diagnostic import SEVERITIES, Diagnostic, Located, Severity
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Path, key_of, value_of
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.values.sentence import sentence

_NOWHERE = SourceMap("").start()


def grade(located: Iterable[Located], severities: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Give each finding its code and severity, and put them in order; those set `off` are left out.

    `severities` are the settings', by name or code; where one finding has two, the later one holds.
    Raises LookupError for a finding without a page.
    """
    chosen = _chosen(severities)
    graded = []
    for finding in located:
        page = all_explanations().get(finding.name)
        if page is None:
            raise LookupError(f"the finding {finding.name} has no page")
        severity = _severity(page, finding.escalated, chosen.get(page.name))
        if severity is not None:
            graded.append(Diagnostic(page.code, severity, finding))
    return tuple(sorted(graded, key=order_of))


def order_of(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """What diagnostics are sorted by: file, line, column, code, and last their account."""
    located = diagnostic.located
    extent = located.extent
    return located.file, extent.line, extent.column, diagnostic.code, located.account or ""


def build_fails(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """1 when a broken file fails a build, else 0; facts of business and of the calendar never do."""
    return exit_code(filter(_is_own_doing, diagnostics), strict=strict)


def merge(some: Iterable[Diagnostic], others: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics of several stages together, in order, none of them twice."""
    return tuple(sorted(dict.fromkeys((*some, *others)), key=order_of))


def judge_severities(severities: Mapping[str, str], file: str) -> tuple[Finding, ...]:
    """What is wrong with the severities of the settings `file`: unknown names, forbidden lowering."""
    findings: list[Finding] = []
    for written, severity in severities.items():
        path: Path = ("severities", written)
        page = explanation_of(written)
        if page is None:
            message, help_ = unknown_name(written)
            findings.append(Finding("unknown-finding", key_of(*path, file=file), message, help_))
        elif page.is_private and _is_lower(severity, page.severity):
            message = sentence("{name} cannot be lowered", name=page.name)
            help_ = sentence("delete this line: it protects what people told in confidence")
            findings.append(
                Finding("protected-finding", value_of(*path, file=file), message, help_)
            )
    return tuple(findings)


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """1 when something fails the check, else 0: errors do, and with `strict` warnings too."""
    failing = {"error", "warning"} if strict else {"error"}
    return int(any(diagnostic.severity in failing for diagnostic in diagnostics))


def count_severities(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """How many there are of each severity, the gravest first, zeros too."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return {severity: counts[severity] for severity in SEVERITIES}


def introduced(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics of `after` that the change from `before` brought about, in their order.

    One is the same as before when name, file and the text of its line are, wherever that line
    moved; one about a whole file, when name and file are. Of several that are the same, as many are
    new as there are more. What only time or the
    other accounts bring about is never counted.
    """
    known = Counter(_likeness(diagnostic) for diagnostic in before)
    new: list[Diagnostic] = []
    for diagnostic in sorted(after, key=order_of):
        likeness = _likeness(diagnostic)
        if known[likeness]:
            known[likeness] -= 1
        elif _is_own_doing(diagnostic):
            new.append(diagnostic)
    return tuple(new)


def _likeness(diagnostic: Diagnostic) -> tuple[str, str, str]:
    located = diagnostic.located
    text = "" if _is_whole(located.extent) else " ".join(located.excerpt.split())
    return located.name, located.file, text


def _is_whole(extent: Extent) -> bool:
    """Whether this is a whole file: nothing of it was found, or all that is at its left edge."""
    return extent == _NOWHERE or (extent.column == 1 and extent.end_line > extent.line)


def _is_own_doing(diagnostic: Diagnostic) -> bool:
    page = all_explanations().get(diagnostic.located.name)
    return page is None or page.caused_by == "change"


def _chosen(severities: Mapping[str, str]) -> dict[str, str]:
    pages = ((explanation_of(written), severity) for written, severity in severities.items())
    return {page.name: severity for page, severity in pages if page is not None}


def _severity(page: Explanation, is_escalated: bool, chosen: str | None) -> Severity | None:
    default = (page.escalated or page.severity) if is_escalated else page.severity
    if chosen is None or (page.is_private and _is_lower(chosen, default)):
        return default
    return next((severity for severity in SEVERITIES if severity == chosen), None)


def _is_lower(severity: str, than: Severity) -> bool:
    ranks: dict[str, int] = {name: rank for rank, name in enumerate(SEVERITIES)}
    return ranks.get(severity, len(ranks)) > ranks[than]
