"""Columns made of parts, in one currency: amounts by place and part come in, a drawing goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.language.formats import format_money_short
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.scale import round_steps
from kamdocs.render.chart.svg import drawing, element, join, label, line, rect
from kamdocs.render.chart.text import text_width
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Sentence

SERIES = ("s1", "s2", "s3", "s4", "s5", "s6")
LEFT, TOP, BOTTOM, ROW = 68, 18, 26, 18


@dataclass(frozen=True, slots=True)
class StackedColumn:
    """One column: its name and the known amount of each part."""

    name: Filling
    amounts: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        """All that is known of it."""
        return sum(self.amounts.values(), Decimal(0))


@dataclass(frozen=True, slots=True)
class StackedColumns:
    """Columns side by side; `parts` are their names by key, the lowest first, at most six."""

    title: Sentence
    parts: Mapping[str, Filling]
    columns: tuple[StackedColumn, ...]
    currency: str
    width: int = 600
    height: int = 300

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the axis, the columns with their totals, and which colour is which part."""
        legend, deep = self._legend(speaker)
        base = self.height - deep - BOTTOM
        steps = round_steps(max((column.total for column in self.columns), default=Decimal(0)))
        scale = Decimal(base - TOP) / steps[-1]
        drawn = []
        for step in steps:
            y = base - step * scale
            drawn.append(line(LEFT, y, self.width - 4, y, "hair" if step else "line"))
            text = format_money_short(Money(step, self.currency), speaker.language)
            drawn.append(label(LEFT - 8, y + 4, text, anchor="end", size=11))
        slot = Decimal(self.width - 4 - LEFT) / max(len(self.columns), 1)
        for number, column in enumerate(self.columns):
            middle = LEFT + slot * (number + Decimal("0.5"))
            wide = min(slot * Decimal("0.6"), Decimal(64))
            drawn += self._column(column, middle, wide, Decimal(base), scale, speaker)
        said = "; ".join(self._said(column, speaker) for column in self.columns)
        title = f"{speaker.speak(self.title)}: {said}"
        return drawing(self.width, self.height, title, *drawn, legend, fixed=False)

    def _column(
        self, column: StackedColumn, middle: Decimal, wide: Decimal, base: Decimal, scale: Decimal,
        speaker: Speaker,
    ) -> Iterator[Markup]:  # fmt: skip
        y = base
        yield label(middle, base + 17, speaker.speak(column.name), anchor="middle", size=11)
        for key, colour in zip(self.parts, SERIES, strict=False):
            amount = column.amounts.get(key)
            if amount is None or amount <= 0:
                continue
            high = amount * scale
            said = f"{speaker.speak(column.name)} · {speaker.speak(self.parts[key])}: {self._money(amount, speaker)}"
            box = rect(middle - wide / 2, y - high, wide, max(high - 1, Decimal("0.5")), colour)
            yield element("g", join(element("title", said), box))
            y -= high
        if column.amounts:
            total = format_money_short(Money(column.total, self.currency), speaker.language)
            yield label(middle, y - 6, total, anchor="middle", size=11, colour="strong", weight=500)
        else:
            yield label(middle, base - 6, "–", anchor="middle", colour="faint")

    def _legend(self, speaker: Speaker) -> tuple[Markup, int]:
        parts: list[tuple[float, str, str]] = []
        x, rows = float(LEFT), []
        for name, colour in zip(self.parts.values(), SERIES, strict=False):
            text = speaker.speak(name)
            needed = 16 + text_width(text, 11) + 16
            if x > LEFT and x + needed > self.width:
                rows.append(parts)
                parts, x = [], float(LEFT)
            parts += [(x, colour, text)]
            x += needed
        rows.append(parts)
        deep = ROW * len(rows)
        drawn = [
            join(
                rect(x, self.height - deep + ROW * number + 2, 10, 10, colour, rx=2),
                label(x + 16, self.height - deep + ROW * number + 11, text, size=11),
            )
            for number, row in enumerate(rows)
            for x, colour, text in row
        ]
        return join(*drawn), deep

    def _money(self, amount: Decimal, speaker: Speaker) -> str:
        return speaker.speak(Money(amount, self.currency))

    def _said(self, column: StackedColumn, speaker: Speaker) -> str:
        amounts = ", ".join(
            f"{speaker.speak(name)} {self._money(column.amounts[key], speaker)}"
            for key, name in self.parts.items()
            if key in column.amounts
        )
        return f"{speaker.speak(column.name)}: {amounts or '–'}"
