"""Elements of SVG: names and attributes in, escaped text out.

Every colour is written out as an attribute beside a class: a page's style may replace it, paper and
other programs keep it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from markupsafe import Markup, escape

COLOURS: Final[Mapping[str, str]] = {
    "text": "#4b5563",
    "strong": "#111827",
    "faint": "#6b7280",
    "line": "#d1d5db",
    "hair": "#e5e7eb",
    "track": "#e5e7eb",
    "paper": "#ffffff",
    "sunken": "#f3f4f6",
    "edge": "#9ca3af",
    "accent": "#1f5f8b",
    "on-accent": "#ffffff",
    "range": "#bccfdc",
    "wash": "#e4edf3",
    "band": "#c3dedb",
    "ok-wash": "#f0fdfa",
    "warn-wash": "#fffbeb",
    "risk-wash": "#fef2f2",
    "ok": "#0f766e",
    "warn": "#b45309",
    "risk": "#b91c1c",
    "info": "#1d4ed8",
    "s1": "#0072b2",
    "s2": "#d98e00",
    "s3": "#009e73",
    "s4": "#b5628f",
    "s5": "#3f9fd8",
    "s6": "#d55e00",
    "ink": "#111827",
}
"""The colours of charts by name, as they are on paper."""

Number = int | float | Decimal


def element(name: str, content: str = "", /, **attributes: str | Number | None) -> Markup:
    """An element; `_` in attribute names stands for `-`, those of None are left out."""
    written = "".join(
        f' {_attribute(key)}="{escape(value) if isinstance(value, str) else _plain(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = escape(content)
    whole = f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"
    return Markup(whole)  # noqa: S704  # names are ours, values and content are escaped above


def join(*parts: str) -> Markup:
    """Elements one after the other."""
    return Markup("").join(parts)


def rect(x: Number, y: Number, width: Number, height: Number, colour: str, **more: str | Number) -> Markup:  # fmt: skip
    """A filled rectangle; one without width or height is not drawn."""
    if width <= 0 or height <= 0:
        return Markup("")
    attributes = {"x": x, "y": y, "width": width, "height": height, "fill": COLOURS[colour]}
    return element("rect", **attributes, class_=f"k-{colour}", **more)


def line(x1: Number, y1: Number, x2: Number, y2: Number, colour: str, **more: str | Number) -> Markup:  # fmt: skip
    """A straight line, one unit wide unless told otherwise."""
    attributes: dict[str, str | Number] = {"stroke_width": 1} | more
    name = colour if colour in ("line", "hair") else f"{colour}-line"
    return element(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=COLOURS[colour], class_=f"k-{name}", **attributes
    )


def label(x: Number, y: Number, text: str, *, anchor: str = "start", size: float = 12, colour: str = "text", weight: int = 400) -> Markup:  # fmt: skip
    """A text whose baseline is at `y`."""
    return element(
        "text", text, x=x, y=y, fill=COLOURS[colour], font_size=size, text_anchor=anchor,
        font_weight=None if weight == 400 else weight, class_=f"k-{colour}",
    )  # fmt: skip


def path(d: str, colour: str, **more: str | Number) -> Markup:
    """An open line along `d`, one unit wide unless told otherwise."""
    attributes: dict[str, str | Number] = {"stroke_width": 1} | more
    name = colour if colour in ("line", "hair") else f"{colour}-line"
    return element(
        "path", d=d, fill="none", stroke=COLOURS[colour], class_=f"k-{name}", **attributes
    )


def circle(x: Number, y: Number, radius: Number, fill: str, stroke: str = "") -> Markup:
    """A disc, or a ring when `stroke` names the colour of its line."""
    line_of = COLOURS[stroke] if stroke else None
    classes = f"k-{fill} k-{stroke}-line" if stroke else f"k-{fill}"
    return element(
        "circle", cx=x, cy=y, r=radius, fill=COLOURS[fill], stroke=line_of, class_=classes
    )


def linked(href: str | None, said: str, *parts: str) -> Markup:
    """Parts that say together what they show, and lead somewhere when there is an address."""
    inner = join(element("title", said), *parts)
    if href is None:
        return element("g", inner)
    return element("a", inner, href=href)


def drawing(
    width: Number,
    height: Number,
    title: str,
    *parts: str,
    fixed: bool = True,
    stretch: bool = False,
    described: str = "",
    has_links: bool = False,
) -> Markup:
    """The whole drawing, said to those who cannot see it by `title`, at length by `described`.

    `fixed` gives it its size; otherwise it grows with its page. `stretch` lets a bar without text
    become as wide as the place it stands in. One that `has_links` is a group of them, since nobody
    could reach what is inside an image.
    """
    size: dict[str, Number] = {"width": width, "height": height} if fixed else {}
    more = element("desc", described) if described else Markup("")
    return element(
        "svg", join(element("title", title), more, *parts),
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_plain(width)} {_plain(height)}", **size,
        preserveAspectRatio="none" if stretch else None,
        role="group" if has_links else "img", font_family="IBM Plex Sans, sans-serif",
        class_="chart stretch" if stretch else "chart",
    )  # fmt: skip


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _plain(value: Number) -> str:
    return f"{round(float(value), 2):.2f}".rstrip("0").rstrip(".")
