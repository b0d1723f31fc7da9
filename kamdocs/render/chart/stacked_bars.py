"""Bars made of parts, one below the other: counts by name come in, bars of one scale go out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.meters import StackPart
from kamdocs.render.chart.svg import drawing, element, join, label, rect
from kamdocs.render.chart.text import text_width
from kamdocs.values.sentence import Filling, Sentence

HIGH, STEP, SIZE = 26, 50, 12
_LIGHT = frozenset(["range", "faint", "s5", "track"])


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One bar: what it is called, and its parts in their order."""

    name: Filling
    parts: tuple[StackPart, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Bars of the same parts, to be compared."""

    title: Sentence
    bars: tuple[StackedBar, ...]
    width: int = 340

    def draw(self, speaker: Speaker) -> Markup:
        """Draw each bar under its name, with the count in each part that has room for it."""
        most = max((bar.total for bar in self.bars), default=0) or 1
        parts: list[Markup] = []
        for number, bar in enumerate(self.bars):
            y = number * STEP
            parts.append(label(0, y + 13, speaker.speak(bar.name), size=SIZE))
            x = 0.0
            for part in bar.parts:
                wide = self.width * part.count / most
                text, inner = str(part.count), []
                inner.append(element("title", f"{speaker.speak(part.name)} {part.count}"))
                inner.append(rect(x, y + 19, max(wide - 2, 0), HIGH, part.colour, rx=2))
                if part.count and text_width(text, SIZE) + 8 < wide:
                    colour = "ink" if part.colour in _LIGHT else "on-accent"
                    inner.append(label(x + wide / 2 - 1, y + 19 + HIGH / 2 + 4, text, anchor="middle", size=SIZE, colour=colour, weight=600))  # fmt: skip
                if part.count:
                    parts.append(element("g", join(*inner)))
                x += wide
        said = "; ".join(_said(bar, speaker) for bar in self.bars)
        height = max(len(self.bars) * STEP - (STEP - HIGH - 19), 1)
        title = f"{speaker.speak(self.title)}: {said}"
        return drawing(self.width, height, title, *parts, fixed=False)


def _said(bar: StackedBar, speaker: Speaker) -> str:
    parts = ", ".join(f"{speaker.speak(part.name)} {part.count}" for part in bar.parts)
    return f"{speaker.speak(bar.name)}: {parts}"
