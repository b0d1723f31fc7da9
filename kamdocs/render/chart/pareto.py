"""The Pareto drawing: accounts by their share, largest first, and the share they have together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.language.formats import format_share
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import COLOURS, drawing, element, join, label, line, rect
from kamdocs.values.sentence import Sentence, Share, sentence_n


@dataclass(frozen=True, slots=True)
class ParetoPoint:
    """One account: its name, its share, and whether it is to be seen among the others."""

    name: str
    share: Decimal
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Pareto:
    """Shares from the largest down, with the cuts between A, B and C."""

    title: Sentence
    points: tuple[ParetoPoint, ...]
    cuts: tuple[tuple[str, Decimal], ...] = ()
    width: int = 600
    height: int = 230

    def draw(self, speaker: Speaker) -> Markup:
        """Draw bars for the shares and a line for the running sum, both on one scale of 100 %."""
        left, right, top, bottom = 44, 26, 10, 22
        room = Decimal(self.height - top - bottom)
        wide = Decimal(self.width - left - right)
        slot = wide / max(len(self.points), 1)

        def at(share: Decimal) -> Decimal:
            return self.height - bottom - room * min(share, Decimal(1))

        parts = []
        for quarter in range(5):
            share = Decimal(quarter) / 4
            parts.append(
                line(left, at(share), left + wide, at(share), "hair" if quarter else "line")
            )
            text = format_share(share, speaker.language)
            parts.append(label(left - 8, at(share) + 4, text, anchor="end", size=11))
        for name, cut in self.cuts:
            parts.append(line(left, at(cut), left + wide, at(cut), "warn", stroke_dasharray="3 3"))
            parts.append(label(left + wide + 6, at(cut) + 4, name, size=11, colour="warn"))
        curve, together = [f"M{left} {self.height - bottom}"], Decimal(0)
        # A bar is as wide as a point of the screen at least: of more accounts neighbours share one.
        size = max(-(-len(self.points) // int(wide)), 1)
        for start in range(0, len(self.points), size):
            several = self.points[start : start + size]
            x, width = left + slot * start, slot * len(several)
            gap = min(width * Decimal("0.2"), Decimal(4))
            colour = "accent" if any(point.is_marked for point in several) else "range"
            share = several[0].share
            together += sum(point.share for point in several)
            bar = rect(x + gap / 2, at(share), width - gap, room * share, colour)
            name = " – ".join(dict.fromkeys((several[0].name, several[-1].name)))
            said = f"{name} {speaker.speak(Share(share))} · {speaker.speak(Share(together))}"
            parts.append(element("g", join(element("title", said), bar)))
            curve.append(f"L{x + width:.1f} {at(together):.1f}")
        parts.append(
            element(
                "path", d=" ".join(curve), fill="none", stroke=COLOURS["ink"], stroke_width=1.6,
                stroke_linejoin="round", class_="k-ink-line",
            )
        )  # fmt: skip
        foot = speaker.speak(sentence_n("{count} account", "{count} accounts", len(self.points)))
        parts.append(label(left + wide, self.height - 6, foot, anchor="end", size=11))
        title = f"{speaker.speak(self.title)}: {self._said(speaker)}"
        return drawing(self.width, self.height, title, *parts, fixed=False)

    def _said(self, speaker: Speaker) -> str:
        return ", ".join(
            f"{point.name} {speaker.speak(Share(point.share))}" for point in self.points[:5]
        )
