"""Columns over time: one amount a year comes in, a drawing with axis and labels goes out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.language.formats import format_money_short
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.scale import round_steps
from kamdocs.render.chart.svg import drawing, element, join, label, line, rect
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Sentence


@dataclass(frozen=True, slots=True)
class ColumnPoint:
    """One column: its label, its amount, a target to reach, and whether its time is not over yet."""

    name: Filling
    value: Money | None
    target: Money | None = None
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Amounts side by side, in one currency."""

    title: Sentence
    points: tuple[ColumnPoint, ...]
    currency: str
    width: int = 600
    height: int = 230

    def draw(self, speaker: Speaker) -> Markup:
        """Draw columns from zero, each with its amount above; unknown ones say so."""
        left, right, top, bottom = 68, 4, 18, 24
        steps = round_steps(max((_largest(point) for point in self.points), default=Decimal(0)))
        room = Decimal(self.height - top - bottom)

        def at(amount: Decimal) -> Decimal:
            return self.height - bottom - room * amount / steps[-1]

        parts = []
        for step in steps:
            y = at(step)
            parts.append(line(left, y, self.width - right, y, "hair" if step else "line"))
            text = format_money_short(Money(step, self.currency), speaker.language)
            parts.append(label(left - 8, y + 4, text, anchor="end", size=11))
        slot = Decimal(self.width - left - right) / max(len(self.points), 1)
        for number, point in enumerate(self.points):
            middle = left + slot * (number + Decimal("0.5"))
            parts.append(self._column(point, middle, min(slot * Decimal("0.56"), Decimal(56)), at, speaker))  # fmt: skip
        said = ", ".join(_said(point, speaker) for point in self.points)
        title = f"{speaker.speak(self.title)}: {said}"
        return drawing(self.width, self.height, title, *parts, fixed=False)

    def _column(self, point: ColumnPoint, middle: Decimal, wide: Decimal, at, speaker: Speaker) -> Markup:  # type: ignore[no-untyped-def]  # fmt: skip
        base, left = self.height - 24, middle - wide / 2
        parts = [label(middle, base + 16, speaker.speak(point.name), anchor="middle")]
        if point.value is None:
            parts.append(label(middle, base - 6, "–", anchor="middle", colour="faint"))
        else:
            top = at(max(point.value.amount, Decimal(0)))
            colour = "range" if point.is_partial else "accent"
            parts.append(rect(left, top, wide, base - top, colour, rx=2))
            text = format_money_short(point.value, speaker.language)
            above = top if point.target is None else min(top, at(point.target.amount))
            near = above - 6 if above > top - 20 else top - 6
            parts.append(
                label(middle, near, text, anchor="middle", size=11, colour="strong", weight=500)
            )
        if point.target is not None:
            y = at(point.target.amount)
            parts.append(line(left - 5, y, left + wide + 5, y, "ink", stroke_width=2))
        return element("g", join(element("title", _said(point, speaker)), *parts))


def _largest(point: ColumnPoint) -> Decimal:
    return max(
        (money.amount for money in (point.value, point.target) if money is not None),
        default=Decimal(0),
    )


def _said(point: ColumnPoint, speaker: Speaker) -> str:
    value = "–" if point.value is None else speaker.speak(point.value)
    return f"{speaker.speak(point.name)} {value}"
