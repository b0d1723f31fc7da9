"""A brief in; Markdown, a self-contained HTML file, or the job of a one-page PDF out.

The three come from one template each, whichever the kind. Nothing here makes a PDF: `fit_on_page`
is handed whoever does, and shortens the brief until one page is enough.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import Speaker
from kamdocs.render.engine.brief import TIGHTER, USUAL, Brief, Measure, Section, cut_brief
from kamdocs.render.engine.environment import make_environment, written
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import Rendered, render_page
from kamdocs.render.engine.pdf_job import PdfJob, PdfResult

MARKDOWN, HTML = "brief/brief.md", "brief/brief.html"
SCREEN_STYLE, PAPER_STYLES = "brief/brief.css", ("customer/fonts.css", "brief/paper.css")
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+])(?=\s|$)")
_COLUMN = 62
"""About how many characters of print fit on a line of a column."""
FULL = 160
"""From about so many lines of print on, a brief is known to be too long without being tried."""
SHORT = 60
"""Up to about so many lines of print a brief may be set in larger type."""
TOO_LONG = PdfResult(None, (), 2)
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class BriefLook:
    """How a brief looks: colours as #rrggbb, font stacks, and what its paper loads.

    `deep` is the accent dark enough for text, `rule` and `tint` its light shades. `logo` is the
    address of a picture among `assets`; `fonts` a style sheet that names font files among them.
    """

    accent: str
    deep: str
    rule: str
    tint: str
    heading: str
    text: str
    logo: str | None = None
    fonts: str = ""
    assets: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the page: one wide section in `left`, or two columns about as long as each other."""

    left: tuple[Section, ...]
    right: tuple[Section, ...] = ()
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class BriefPage:
    """What the templates of briefs receive.

    `bands` are the sections as they lie on the page, `size` is `large` where there is room, `long`
    for minutes, else empty. `style` is a style sheet to stand in the file, empty on paper and in Markdown, `logo` the address
    of the logo, if there is one. `look` has the colours, None in Markdown. `around` says what a page
    among others loads and leads back to, None for everything that stands alone.
    """

    brief: Brief
    bands: tuple[Band, ...]
    size: str
    look: BriefLook | None
    style: Markup
    logo: str | None
    around: Around | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What a page among others finds beside it: its style sheet, its logo, and the first page."""

    sheet: str
    home: str
    logo: str | None


def write_markdown(
    brief: Brief, layers: Layers, speaker: Speaker, template: str = MARKDOWN
) -> Rendered:
    """Write a brief as Markdown, to be mailed, pasted or read in a terminal."""
    page = BriefPage(cut_brief(brief), (), "", None, Markup(), None)
    environment = make_environment(layers, speaker, filters=_filters(speaker))
    rendered = render_page(environment, template, page)
    if rendered.text is None:
        return rendered
    return Rendered(_joined(rendered.text), rendered.findings)


def write_html(
    brief: Brief, look: BriefLook, layers: Layers, speaker: Speaker, template: str = HTML
) -> Rendered:
    """Write a brief as one HTML file that loads nothing."""
    found = layers.find(SCREEN_STYLE)
    style = Markup(found.text if found else "")  # noqa: S704  # our own, or the workspace's
    data = look.assets.get(look.logo or "")
    logo = _data_address(look.logo or "", data) if data is not None else None
    shown = cut_brief(brief)
    page = BriefPage(shown, arrange(shown.sections), "", look, style, logo)
    return render_page(make_environment(layers, speaker, filters=_filters(speaker)), template, page)


def write_among_others(
    brief: Brief, look: BriefLook, layers: Layers, speaker: Speaker, template: str, around: Around
) -> Rendered:
    """Write a brief, as long as it is, as a page of a folder that loads what lies beside it."""
    bands = arrange(brief.sections)
    page = BriefPage(brief, bands, "", look, Markup(), around.logo, around)
    return render_page(make_environment(layers, speaker, filters=_filters(speaker)), template, page)


def make_job(
    brief: Brief,
    look: BriefLook,
    layers: Layers,
    speaker: Speaker,
    template: str = HTML,
    size: str = "",
) -> tuple[PdfJob | None, tuple[Finding, ...]]:
    """Write a brief, as long as it is, as a PDF job; None when the template is at fault."""
    logo = look.logo if look.logo in look.assets else None
    page = BriefPage(brief, arrange(brief.sections), size, look, Markup(), logo)
    rendered = render_page(
        make_environment(layers, speaker, filters=_filters(speaker)), template, page
    )
    if rendered.text is None:
        return None, rendered.findings
    styles = tuple(found.text for name in PAPER_STYLES if (found := layers.find(name)) is not None)
    styles = (*styles, look.fonts) if look.fonts else styles
    return PdfJob(html=rendered.text, styles=styles, assets=dict(look.assets)), rendered.findings


def fit_on_page(
    brief: Brief,
    look: BriefLook,
    layers: Layers,
    speaker: Speaker,
    render: Callable[[PdfJob], PdfResult],
    template: str = HTML,
) -> PdfResult:
    """Make a PDF of one page: lists and texts are shortened until `render` needs no second one.

    Minutes keep all their pages. The result has no data when template or engine failed.
    """

    def at(measure: Measure, size: str = "", *, always: bool = False) -> PdfResult:
        shown = cut_brief(brief, measure)
        if not always and _length(shown) > FULL:
            return TOO_LONG
        job, findings = make_job(shown, look, layers, speaker, template, size)
        return PdfResult(None, findings) if job is None else render(job)

    if not brief.is_one_page:
        return at(USUAL, "long", always=True)
    if _length(cut_brief(brief)) <= SHORT // 2:
        roomy = at(USUAL, "large")
        if roomy.pages <= 1:
            return roomy
    best = at(USUAL)
    if best.pages <= 1:
        return best
    # The loosest measure that fits: what fits at one fits at all tighter ones.
    low, high = 0, len(TIGHTER) - 1
    while low <= high:
        middle = (low + high) // 2
        result = at(TIGHTER[middle])
        if result.data is None and result is not TOO_LONG:
            return result
        if result.pages <= 1:
            best, high = result, middle - 1
        else:
            low = middle + 1
    return at(TIGHTER[-1], always=True) if best.data is None else best


def size_for(brief: Brief) -> str:
    """The size of type for a brief that may have several pages: `large` where little is to be said."""
    return "large" if _length(brief) <= SHORT * 2 // 3 else ""


def arrange(sections: Sequence[Section]) -> tuple[Band, ...]:
    """Lay sections out: tables over the whole width, the others in two columns, read one by one."""
    bands: list[Band] = []
    narrow: list[Section] = []
    for section in sections:
        if section.is_wide or section.heads:
            bands += _columns(narrow)
            narrow = []
            bands.append(Band((section,), is_wide=True))
        else:
            narrow.append(section)
    return (*bands, *_columns(narrow))


def _columns(sections: list[Section]) -> list[Band]:
    if not sections:
        return []
    if len(sections) == 1:
        return [Band(tuple(sections), is_wide=True)]
    heights = [_height(section) for section in sections]
    cut = min(range(1, len(sections)), key=lambda cut: max(sum(heights[:cut]), sum(heights[cut:])))
    return [Band(tuple(sections[:cut]), tuple(sections[cut:]))]


def _length(brief: Brief) -> int:
    """About how many lines of print a brief takes on its page."""
    return sum(
        max(sum(map(_height, band.left)), sum(map(_height, band.right)))
        for band in arrange(brief.sections)
    )


def _height(section: Section) -> int:
    """About how many lines of print a section takes in a column."""
    texts = [(line.lead, line.text, line.state, line.side, *line.notes) for line in section.lines]
    rows = 2 * len(section.rows)
    rows += sum(1 + sum(len(_plain(part)) for part in parts) // _COLUMN for parts in texts)
    more = (section.left_out > 0) + (section.foot is not None) + (section.empty is not None)
    return 2 + rows + more


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _filters(speaker: Speaker) -> Mapping[str, Callable[..., Any]]:
    def plain(value: Any) -> str:
        """A value as Markdown that shows it as it is, in one line."""
        text = " ".join(str(written(value, speaker)).split())
        return _LINE_START.sub(_escape_start, _MARKUP.sub(r"\\\1", text))

    def start(value: Any) -> str:
        """What of ours begins a line begins with a capital letter; people's own texts stay."""
        if isinstance(value, str):
            return value
        text = str(written(value, speaker))
        return text[:1].upper() + text[1:]

    return {"plain": plain, "start": start}


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"


def _joined(text: str) -> str:
    """The text with single empty lines between its blocks, and one line end."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _data_address(name: str, data: bytes) -> str:
    kind = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return f"data:{kind};base64,{b64encode(data).decode()}"
