"""How long an offer still holds: its first and last day and today come in, a bar goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import COLOURS, drawing, element, line, rect
from kamdocs.values.sentence import Sentence, sentence, sentence_n

USUAL_SPAN = 30
"""Days drawn before the last one when it is not known when the offer was issued."""


@dataclass(frozen=True, slots=True)
class ValidityBar:
    """The time an offer holds, from its issue to its last day; what is left of it is filled.

    One that `is_closed` was answered or taken back: its time does not matter any more.
    """

    until: date
    today: date
    issued: date | None = None
    is_closed: bool = False
    tone: str = "accent"
    width: int = 112
    height: int = 8

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the whole time, what is left of it, and a mark at today where it lies on the bar."""
        first = min(self.issued or self.until - timedelta(days=USUAL_SPAN), self.until)
        days = max((self.until - first).days + 1, 1)
        gone = min(max((self.today - first).days, 0), days)
        top, at = 4, self.width * gone / days
        parts = [rect(0, top, self.width, self.height, "track", rx=2)]
        if self.is_closed:
            parts = [
                element(
                    "rect", x=0.5, y=top + 0.5, width=self.width - 1, height=self.height - 1, rx=2,
                    fill=COLOURS["paper"], stroke=COLOURS["line"], class_="k-paper k-line-line",
                )
            ]  # fmt: skip
        elif gone < days:
            parts.append(rect(at, top, self.width - at, self.height, self.tone, rx=2))
        if not self.is_closed and first <= self.today <= self.until:
            x = min(max(at, 1), self.width - 1)
            parts.append(line(x, 0, x, self.height + 2 * top, "ink", stroke_width=2))
        said = speaker.speak(self._said())
        return drawing(self.width, self.height + 2 * top, said, *parts)

    def _said(self) -> Sentence:
        if self.issued is None:
            return sentence("valid until {until}", until=self.until)
        return sentence(
            "issued on {issued}, valid until {until}", issued=self.issued, until=self.until
        )


def tell_validity(until: date, today: date) -> Sentence:
    """How long an offer still holds, or since when it does not."""
    left = (until - today).days
    if left < 0:
        return sentence_n("expired {count} day ago", "expired {count} days ago", -left)
    if left == 0:
        return sentence("today is the last day")
    return sentence_n("{count} day left", "{count} days left", left)
