"""What was delivered when: dated amounts in, stems along the time out; unknown amounts are rings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from markupsafe import Markup

from kamdocs.language.formats import format_money_short
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import circle, drawing, element, join, label, line
from kamdocs.render.chart.text import text_width
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Sentence

EDGE, TOP, BOTTOM, LEAST = 36, 26, 28, 14


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something delivered on a day; an amount of None was not put into figures."""

    on: date
    text: str
    amount: Money | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Deliveries along the time; amounts are of one currency, others are rings."""

    title: Sentence
    deliveries: tuple[Delivery, ...]
    currency: str
    width: int = 720
    height: int = 170

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the axis with its quarters, and a stem for each delivery, as tall as its amount."""
        base = self.height - BOTTOM
        first, last = _span([each.on for each in self.deliveries])
        room = (self.width - 2 * EDGE) / max((last - first).days, 1)
        largest = max((self._amount(each) for each in self.deliveries), default=Decimal(0))
        parts = [line(EDGE, base, self.width - EDGE, base, "edge")]
        for start in _quarters(first, last):
            x = EDGE + (start - first).days * room
            parts.append(line(x, base, x, base + 5, "edge"))
            name = speaker.speak(PartialDate(start, "quarter"))
            if x + text_width(name, 11) < self.width:
                parts.append(label(x + 3, base + 18, name, size=11))
        end = 0.0
        for each in sorted(self.deliveries, key=lambda one: one.on):
            x, amount = EDGE + (each.on - first).days * room, self._amount(each)
            tall = LEAST + (base - TOP - LEAST) * float(amount / largest) if amount > 0 else LEAST
            shapes = [line(x, base, x, base - tall, "accent", stroke_width=1.5)]
            shapes.append(
                circle(x, base - tall, 4.5, "accent" if amount > 0 else "paper", "accent")
            )
            if amount > 0:
                text = format_money_short(Money(amount, self.currency), speaker.language)
                half = text_width(text, 11) / 2
                if x - half > end:
                    shapes.append(label(x, base - tall - 9, text, anchor="middle", size=11, colour="strong"))  # fmt: skip
                    end = x + half + 4
            parts.append(element("g", join(element("title", _said(each, speaker)), *shapes)))
        said = "; ".join(_said(each, speaker) for each in self.deliveries)
        title = f"{speaker.speak(self.title)}: {said}"
        return drawing(self.width, self.height, title, *parts, fixed=False)

    def _amount(self, delivery: Delivery) -> Decimal:
        amount = delivery.amount
        return amount.amount if amount and amount.currency == self.currency else Decimal(0)


def _span(days: list[date]) -> tuple[date, date]:
    """From the beginning of the first quarter to the end of the last."""
    first, last = min(days), max(days)
    return _quarter(first), _quarter(_quarter(last) + timedelta(days=95))


def _quarter(day: date) -> date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def _quarters(first: date, last: date) -> Iterator[date]:
    """The beginnings of quarters, or of years when there would be many."""
    step = 95 if (last - first).days < 900 else 370
    day = first
    while day < last:
        yield day
        later = day + timedelta(days=step)
        day = _quarter(later) if step < 100 else later.replace(month=1, day=1)


def _said(delivery: Delivery, speaker: Speaker) -> str:
    amount = "–" if delivery.amount is None else speaker.speak(delivery.amount)
    return f"{speaker.speak(delivery.on)} {delivery.text} {amount}"
