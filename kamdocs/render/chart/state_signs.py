"""The states of white-space cells as signs: how many cells have which, and what each sign means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from kamdocs.language.formats import format_number
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import COLOURS, drawing, element, join, label, path, rect
from kamdocs.render.chart.text import text_width

STATES: Final = (
    "won", "opportunity", "potential", "lapsed", "competitor", "blocked", "not_eligible", "unexplored",
)  # fmt: skip
"""In the order in which they are shown."""
SIDE: Final = 18
_SMALL: Final = 0.72


@dataclass(frozen=True, slots=True)
class StateCounts:
    """How many cells have each state: a sign and a number for every state that there is."""

    counts: tuple[tuple[str, int], ...]

    def draw(self, speaker: Speaker) -> Markup:
        """Draw signs with their numbers in one line; the same in words is its alternative text."""
        parts, x = [], 0.0
        for state, count in self.counts:
            number = format_number(count, speaker.language)
            parts += [
                _small(state, x, 2.5),
                label(x + 17, 13.5, number, size=12.5, colour="strong"),
            ]
            x += 17 + text_width(number, 12.5) + 11
        said = ", ".join(f"{speaker.term(state)} {count}" for state, count in self.counts)
        return drawing(round(max(x - 11, 1), 1), 18, said, *parts)


@dataclass(frozen=True, slots=True)
class StateSign:
    """The sign of one state, to stand before its name."""

    state: str

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the sign; its name is its alternative text."""
        return drawing(14, 14, speaker.term(self.state), _small(self.state, 0, 0))


def legend_of(
    states: Iterable[str], y: float, width: float, speaker: Speaker
) -> tuple[Markup, float]:
    """Signs with their names from the base line `y` on, and the height where they end."""
    parts, x = [], 0.0
    for state in states:
        name = speaker.term(state)
        needed = 18 + text_width(name, 10) + 12
        if x > 0 and x + needed > width:
            x, y = 0.0, y + 17
        parts += [_small(state, x, y - 10), label(x + 18, y, name, size=10)]
        x += needed
    return join(*parts), y + 6


def state_sign(state: str) -> Markup:
    """The sign of a cell's state in a square; each is a shape of its own, readable in grey."""
    full = SIDE - 1
    match state:
        case "won":
            return rect(0.5, 0.5, full, full, "ok", rx=2)
        case "opportunity":
            return join(_frame("info"), rect(0.5, 0.5, full / 2, full, "info", rx=2))
        case "potential":
            return _frame("info")
        case "lapsed":
            return element("g", _frame("warn"), stroke_dasharray="3 2.5")
        case "competitor":
            return join(_frame("risk"), path("M5 5L13 13M13 5L5 13", "risk", stroke_width=1.8))
        case "blocked":
            return join(
                _frame("edge"), path("M1 8L8 1M1 16L16 1M9 17L17 9", "faint", stroke_width=1.2)
            )
        case "not_eligible":
            return path("M6 9H12", "faint", stroke_width=1.5)
        case _:
            return element("circle", cx=9, cy=9, r=1.6, fill=COLOURS["faint"], class_="k-faint")


def _small(state: str, x: float, y: float) -> Markup:
    return element("g", state_sign(state), transform=f"translate({x:.1f} {y:.1f}) scale({_SMALL})")


def _frame(colour: str) -> Markup:
    return element(
        "rect", x=1.25, y=1.25, width=SIDE - 2.5, height=SIDE - 2.5, rx=2, fill=COLOURS["paper"],
        stroke=COLOURS[colour], stroke_width=1.5, class_=f"k-paper k-{colour}-line",
    )  # fmt: skip
