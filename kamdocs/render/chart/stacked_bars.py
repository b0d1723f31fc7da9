"""Bars made of parts, one below the other: counts by name come in, bars of one scale go out."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.meters import StackPart
from kamdocs.render.chart.svg import drawing, element, join, label, rect
from kamdocs.values.sentence import Filling, Sentence

TOP, HIGH, STEP, SIZE = 19, 18, 66, 12


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
        """Draw each bar under its name, and below each part its count."""
        most = max((bar.total for bar in self.bars), default=0) or 1
        parts: list[Markup] = []
        for number, bar in enumerate(self.bars):
            y = number * STEP
            parts.append(label(0, y + 13, speaker.speak(bar.name), size=SIZE))
            x = 0.0
            for part in bar.parts:
                if not part.count:
                    continue
                wide = self.width * part.count / most
                told = element("title", f"{speaker.speak(part.name)} {part.count}")
                box = rect(x, y + TOP, max(wide - 2, 1), HIGH, part.colour, rx=2)
                below = y + TOP + HIGH + 14
                count = label(x, below, str(part.count), size=SIZE, colour="strong", weight=600)
                parts.append(element("g", join(told, box, count)))
                x += wide
        said = "; ".join(_said(bar, speaker) for bar in self.bars)
        height = max(len(self.bars) * STEP - (STEP - TOP - HIGH - 18), 1)
        title = f"{speaker.speak(self.title)}: {said}"
        return drawing(self.width, height, title, *parts)


def _said(bar: StackedBar, speaker: Speaker) -> str:
    parts = ", ".join(f"{speaker.speak(part.name)} {part.count}" for part in bar.parts)
    return f"{speaker.speak(bar.name)}: {parts}"
