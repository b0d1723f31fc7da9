"""A timeline as a drawing: steps with dates in, SVG out, every colour and font written out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from kamdocs.customer.proposal import Step
from kamdocs.language.formats import format_month, format_partial
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import element
from kamdocs.render.customer.brand_style import FONT, Palette
from kamdocs.render.customer.drawing import HAIR, INK, MUTED, frame, label, line
from kamdocs.values.partial_date import PartialDate

WIDTH, ROW, TOP, LABELS = 640, 26, 26, 206
LONGEST_LABEL = 36


def draw_timeline(
    steps: Sequence[Step], palette: Palette, speaker: Speaker, title: str, font: str = FONT
) -> Markup | None:
    """Bars for phases, diamonds for single days and decisions; None with fewer than two dates."""
    dated = [(step, *_span(step)) for step in steps if step.starts or step.ends]
    if len(dated) < 2:
        return None
    first = min(start for _, start, _ in dated).replace(day=1)
    last = max(end for _, _, end in dated)
    last = _next_month(last) - timedelta(days=1)
    scale = (WIDTH - LABELS - 8) / max((last - first).days + 1, 1)
    height = TOP + ROW * len(dated) + 4
    parts = list(_months(first, last, scale, height, speaker))
    for row, (step, start, end) in enumerate(dated):
        middle = TOP + ROW * row + ROW / 2
        parts.append(label(0, middle + 4, _short(step.text), INK, 11.3))
        begin = LABELS + (start - first).days * scale
        length = ((end - start).days + 1) * scale
        if step.is_decision or length < 8:
            parts.append(_diamond(begin + min(length, 10) / 2, middle, palette, step.is_decision))
        else:
            fill = palette.bar
            parts.append(
                element("rect", x=begin, y=middle - 6, width=length, height=12, rx=3, fill=fill)
            )
    return frame("gantt", title, WIDTH, height, font, *parts)


def _span(step: Step) -> tuple[date, date]:
    start = step.starts or step.ends or PartialDate(date.min)
    end = step.ends or step.starts or start
    return min(start.first, end.last), max(start.first, end.last)


def _months(
    first: date, last: date, scale: float, height: float, speaker: Speaker
) -> Sequence[Markup]:
    """A hair line and a name for each month, or for each quarter of a long time."""
    found, months = [], []
    month = first
    while month <= last:
        months.append(month)
        month = _next_month(month)
    step = 1 if len(months) <= 9 else 3 if len(months) <= 30 else 12
    for place, month in enumerate(months):
        if place % step:
            continue
        x = LABELS + (month - first).days * scale
        found.append(line(x, TOP - 6, x, height, HAIR, 1))
        opens = month.month == 1 or step > 1 or (not place and not _is_soon(months, place))
        name = format_partial(PartialDate(month, "month"), speaker.language)
        name = name if opens else format_month(month, speaker.language)
        found.append(label(x + 3, TOP - 11, name, MUTED, 10.6))
    return found


def _is_soon(months: Sequence[date], place: int) -> bool:
    """Whether a new year is named so soon after a month that its own has no room."""
    return any(month.month == 1 for month in months[place + 1 : place + 3])


def _diamond(x: float, y: float, palette: Palette, is_decision: bool) -> Markup:
    points = f"{x - 6:.2f},{y} {x:.2f},{y - 6} {x + 6:.2f},{y} {x:.2f},{y + 6}"
    fill = palette.deep if is_decision else "#ffffff"
    return element("polygon", points=points, fill=fill, stroke=palette.deep, stroke_width=1.5)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
