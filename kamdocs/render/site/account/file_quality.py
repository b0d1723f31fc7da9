"""How complete and fresh the file is, and what to write where to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.account.file_quality import FileQuality as FileQualityFacts
from kamdocs.derive.part import BEST
from kamdocs.render.chart.meters import ShareBar
from kamdocs.render.engine.link import Source
from kamdocs.render.site.account.health import points_bar
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence, Share, Term, sentence

FIRST = 6
"""So many gaps are open at once; the rest is folded."""

_SECTIONS = {
    "identity": sentence("Tier and owner"),
    "needs": sentence("Needs"),
    "business": sentence("Revenue and contracts"),
    "figures": sentence("Targets and figures"),
}


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One part of the file."""

    name: Sentence | Term
    share: Share
    bar: ShareBar | None


@dataclass(frozen=True, slots=True)
class GapLine:
    """What is missing or stale, the line that mends it, and the file to write it in."""

    section: Sentence | Term
    said: Sentence
    mend: str
    gain: Decimal
    is_stale: bool
    source: Source


@dataclass(frozen=True, slots=True)
class FileQuality:
    """File quality of one account."""

    value: Decimal
    bar: ShareBar | None
    reason: Sentence
    sections: tuple[SectionLine, ...]
    first: tuple[GapLine, ...]
    rest: tuple[GapLine, ...]


def view_file_quality(facts: FileQualityFacts, sources: Sources) -> FileQuality:
    """Show file quality, the largest gaps first."""
    gaps = tuple(
        GapLine(
            name_section(gap.section),
            gap.said,
            gap.mend,
            gap.gain,
            gap.is_stale,
            sources.at(gap.place),
        )
        for gap in facts.gaps
    )
    return FileQuality(
        value=facts.value,
        bar=points_bar(facts.value, width=280, height=10),
        reason=facts.reason,
        sections=tuple(
            SectionLine(
                name_section(each.section), Share(each.value / BEST), points_bar(each.value)
            )
            for each in facts.sections
        ),
        first=gaps[:FIRST],
        rest=gaps[FIRST:],
    )


def name_section(section: str) -> Sentence | Term:
    """What a part of the file is called: the word of its key, or a name of its own."""
    return _SECTIONS.get(section) or Term(section)
