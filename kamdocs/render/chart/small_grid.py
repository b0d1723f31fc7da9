"""A white-space grid small enough for a corner of a page: states of products by units in, a drawing out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.state_signs import SIDE, STATES, legend_of, state_sign
from kamdocs.render.chart.svg import drawing, element, label
from kamdocs.render.chart.text import fit, wrap
from kamdocs.values.sentence import Filling, Sentence, Term

WIDE, LEFT, HEAD, SIZE = 64, 150, 34, 10.5


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
        shown = {state or "unexplored" for _, states in self.rows for state in states}
        there = (state for state in STATES if state in shown)
        legend, height = legend_of(there, y + 14, width, speaker)
        said = f"{speaker.speak(self.title)}: {self._said(speaker)}"
        return drawing(width, height, said, *parts, legend)

    def _said(self, speaker: Speaker) -> str:
        return "; ".join(
            f"{speaker.speak(name)}: "
            + ", ".join(
                f"{speaker.speak(column)} {speaker.speak(Term(state or 'unexplored'))}"
                for column, state in zip(self.columns, states, strict=True)
            )
            for name, states in self.rows
        )
