"""What drawings in papers have in common: colours, lines, texts, the frame."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from kamdocs.render.chart.svg import element, join

INK: Final = "#1f2937"
MUTED: Final = "#4b5563"
HAIR: Final = "#e5e7eb"


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float) -> Markup:
    """A straight line."""
    return element(
        "line", x1=round(x1, 2), y1=round(y1, 2), x2=round(x2, 2), y2=round(y2, 2),
        stroke=stroke, stroke_width=width,
    )  # fmt: skip


def label(
    x: float, y: float, text: str, fill: str, size: float, anchor: str | None = None
) -> Markup:
    """A text whose base line is at `y`."""
    return element(
        "text", text, x=round(x, 2), y=round(y, 2), fill=fill, font_size=size, text_anchor=anchor
    )


def frame(kind: str, title: str, width: float, height: float, font: str, *parts: Markup) -> Markup:
    """The whole drawing, said by `title` to those who cannot see it; `kind` is its class."""
    return element(
        "svg", join(element("title", title), *parts),
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", width=width, height=height,
        role="img", font_family=font, class_=kind,
    )  # fmt: skip
