"""A white-space grid small enough for a corner of a page: states of products by units in, a drawing out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import COLOURS, drawing, element, join, label, path, rect
from kamdocs.render.chart.text import fit, text_width, wrap
from kamdocs.values.sentence import Filling, Sentence, Term

STATES = (
    "won", "opportunity", "potential", "lapsed", "competitor", "blocked", "not_eligible", "unexplored",
)  # fmt: skip
SIDE, WIDE, LEFT, HEAD, SIZE = 18, 64, 150, 34, 10.5


@dataclass(frozen=True, slots=True)
class SmallGrid:
    """`rows` are names with the state of each column, None while unexplored."""

    title: Sentence
    columns: tuple[Filling, ...]
    rows: tuple[tuple[Filling, tuple[str | None, ...]], ...]

    def draw(self, speaker: Speaker) -> Markup:
        """Draw heads, cells with the sign of their state, and what the signs mean."""
        parts = []
        for number, name in enumerate(self.columns):
            middle = LEFT + WIDE * number + WIDE / 2
            lines = wrap(speaker.speak(name), WIDE - 6, SIZE)
            for place, text in enumerate(lines[::-1]):
                parts.append(label(middle, HEAD - 9 - 13 * place, text, anchor="middle", size=SIZE))
        y = float(HEAD)
        for name, states in self.rows:
            parts.append(label(0, y + 14, fit(speaker.speak(name), LEFT - 8, 11.5), size=11.5, colour="strong"))  # fmt: skip
            for number, state in enumerate(states):
                left = LEFT + WIDE * number + (WIDE - SIDE) / 2
                parts.append(
                    element(
                        "g",
                        state_sign(state or "unexplored"),
                        transform=f"translate({left:.1f} {y + 1:.1f})",
                    )
                )
            y += SIDE + 4
        width = max(LEFT + WIDE * len(self.columns), 320)
        legend, height = self._legend(y + 14, width, speaker)
        said = f"{speaker.speak(self.title)}: {self._said(speaker)}"
        return drawing(width, height, said, *parts, legend)

    def _legend(self, y: float, width: float, speaker: Speaker) -> tuple[Markup, float]:
        shown = {state or "unexplored" for _, states in self.rows for state in states}
        parts, x = [], 0.0
        for state in STATES:
            if state in shown:
                name = speaker.term(state)
                needed = 18 + text_width(name, 10) + 12
                if x > 0 and x + needed > width:
                    x, y = 0.0, y + 17
                sign = element("g", state_sign(state), transform=f"translate({x:.1f} {y - 10:.1f}) scale(.72)")  # fmt: skip
                parts += [sign, label(x + 18, y, name, size=10)]
                x += needed
        return join(*parts), y + 6

    def _said(self, speaker: Speaker) -> str:
        return "; ".join(
            f"{speaker.speak(name)}: "
            + ", ".join(
                f"{speaker.speak(column)} {speaker.speak(Term(state or 'unexplored'))}"
                for column, state in zip(self.columns, states, strict=True)
            )
            for name, states in self.rows
        )


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


def _frame(colour: str) -> Markup:
    return element(
        "rect", x=1.25, y=1.25, width=SIDE - 2.5, height=SIDE - 2.5, rx=2, fill=COLOURS["paper"],
        stroke=COLOURS[colour], stroke_width=1.5, class_=f"k-paper k-{colour}-line",
    )  # fmt: skip
