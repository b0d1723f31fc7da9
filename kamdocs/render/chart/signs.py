"""Small signs inside drawings: the stance of a person, their power, a clock, initials.

Each is a shape of its own, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from kamdocs.render.chart.svg import circle, join, label, path

STANCES: Final = ("advocate", "supporter", "neutral", "sceptic", "opposed")
POWERS: Final = ("outside", "political_structure", "inner_circle")
"""From the one that counts least."""

STANCE_COLOURS: Final[Mapping[str | None, str]] = {
    "advocate": "ok", "supporter": "ok", "neutral": "faint", "sceptic": "warn", "opposed": "risk",
    None: "line",
}  # fmt: skip
_GLYPHS: Final[Mapping[str, str]] = {
    "advocate": "M-3.5 -0.5L0 -4L3.5 -0.5M-3.5 4L0 0.5L3.5 4",
    "supporter": "M-3.5 2L0 -1.5L3.5 2",
    "neutral": "M-3.5 0H3.5",
    "sceptic": "M-3.5 -2L0 1.5L3.5 -2",
    "opposed": "M-3 -3L3 3M3 -3L-3 3",
}


def stance_sign(x: float, y: float, stance: str | None, colour: str = "paper") -> Markup:
    """The sign of a stance around a point: arrow heads up and down, a dash, a cross; `?` unknown."""
    if stance is None:
        return label(x, y + 4, "?", anchor="middle", size=11, colour="text", weight=600)
    return path(
        _GLYPHS[stance], colour, transform=f"translate({x:.2f} {y:.2f})",
        stroke_width=1.8, stroke_linecap="round", stroke_linejoin="round",
    )  # fmt: skip


def power_dots(x: float, y: float, power: str | None) -> Markup:
    """Three dots from `x` on, as many of them full as there is power; `?` unknown."""
    if power is None:
        return label(x + 8, y + 3.5, "?", anchor="middle", size=10, colour="faint", weight=600)
    full = POWERS.index(power) + 1
    return join(
        *(
            circle(x + 2.5 + number * 6.5, y, 2.3, "ink" if number < full else "paper", "ink")
            for number in range(3)
        )
    )


def clock_sign(x: float, y: float) -> Markup:
    """A small clock around a point."""
    hands = path(
        f"M{x:.2f} {y - 3:.2f}V{y:.2f}L{x + 2.2:.2f} {y + 1.4:.2f}", "warn", stroke_width=1.3
    )
    return join(circle(x, y, 5, "paper", "warn"), hands)


def initials_sign(x: float, y: float, initials: str) -> Markup:
    """Initials on a disc."""
    return join(
        circle(x, y, 8.5, "accent"),
        label(x, y + 3, initials, anchor="middle", size=8, colour="on-accent", weight=600),
    )


def initials_of(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalpha()] or [name or "?"]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
