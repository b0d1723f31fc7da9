"""Small drawings that stand beside one figure: a score with its range, a rating, a share, a band."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.language.formats import format_share
from kamdocs.language.speak import Speaker
from kamdocs.render.chart.scale import share_of
from kamdocs.render.chart.svg import COLOURS, drawing, element, join, line, rect
from kamdocs.values.sentence import Sentence, Share, Term, sentence

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """A score from 0 to 100 with the range it could have, and ticks at the thresholds."""

    score: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    ticks: tuple[Decimal, ...] = ()
    width: int = 96
    height: int = 8

    def draw(self, speaker: Speaker) -> Markup:
        """Draw it: track, range, score."""
        width, height = Decimal(self.width), Decimal(self.height)
        parts = [rect(0, 0, width, height, "track", rx=height / 2)]
        low, high = self.low, self.high
        if low is not None and high is not None and high > low:
            start, end = share_of(low, _HUNDRED) * width, share_of(high, _HUNDRED) * width
            parts.append(rect(start, 0, end - start, height, "range", rx=height / 2))
        if self.score is not None:
            end = share_of(self.score, _HUNDRED) * width
            inset = height / 4 if low is not None and high is not None and high > low else 0
            bar = height - 2 * Decimal(inset)
            parts.append(rect(0, inset, end, bar, "accent", rx=bar / 2))
        for tick in self.ticks:
            at = share_of(tick, _HUNDRED) * width
            parts.append(line(at, -3, at, height + 3, "ink", stroke_width=1.2))
        pad = 4 if self.ticks else 0
        inner = element("g", join(*parts), transform=f"translate(0 {pad})") if pad else join(*parts)
        return drawing(width, height + 2 * pad, speaker.speak(self._said()), inner)

    def _said(self) -> Sentence:
        if self.score is None:
            return sentence("Score unknown")
        if self.low is None or self.high is None or self.low == self.high:
            return sentence("Score {score} of 100", score=_whole(self.score))
        return sentence(
            "Score {score} of 100, between {low} and {high}",
            score=_whole(self.score),
            low=_whole(self.low),
            high=_whole(self.high),
        )


@dataclass(frozen=True, slots=True)
class RatingBar:
    """A rating from 0 to 5, or none."""

    rating: Decimal | None
    width: int = 84
    height: int = 8

    def draw(self, speaker: Speaker) -> Markup:
        """Draw five fields, filled as far as the rating goes."""
        gap = Decimal(2)
        each = (self.width - 4 * gap) / 5
        parts = []
        for number in range(5):
            x = number * (each + gap)
            parts.append(rect(x, 0, each, self.height, "track", rx=1.5))
            if self.rating is not None:
                filled = share_of(self.rating - number, Decimal(1)) * each
                parts.append(rect(x, 0, filled, self.height, "accent", rx=1.5))
        said = (
            sentence("Not rated")
            if self.rating is None
            else sentence("{rating} of 5", rating=self.rating)
        )
        return drawing(self.width, self.height, speaker.speak(said), *parts)


@dataclass(frozen=True, slots=True)
class ShareBar:
    """A part of a whole, as a bar that is full at `full`."""

    share: Decimal
    full: Decimal = Decimal(1)
    width: int = 64
    height: int = 6
    colour: str = "accent"

    def draw(self, speaker: Speaker) -> Markup:
        """Draw it on its track."""
        end = share_of(self.share, self.full) * self.width
        track = rect(0, 0, self.width, self.height, "track", rx=self.height / 2)
        bar = rect(0, 0, end, self.height, self.colour, rx=min(self.height / 2, float(end) / 2))
        said = speaker.speak(Share(self.share))
        return drawing(self.width, self.height, said, track, bar)


@dataclass(frozen=True, slots=True)
class BandBar:
    """A share on a scale with its normal band shaded and lines where it becomes loud."""

    share: Decimal | None
    band: tuple[Decimal, Decimal] | None = None
    limits: tuple[Decimal, ...] = ()
    tone: str = "accent"
    width: int = 240

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the scale from nought to a hundred per cent and a marker at the share."""
        width, top, height = Decimal(self.width), 6, 10
        parts = [rect(0, top, width, height, "track", rx=2)]
        if self.band is not None:
            start, end = self.band
            parts.append(rect(start * width, top, (end - start) * width, height, "band"))
        parts += [
            line(limit * width, top - 2, limit * width, top + height + 2, "warn")
            for limit in self.limits
        ]
        if self.share is not None:
            at = min(self.share, Decimal(1)) * width
            parts.append(rect(max(at - 2, Decimal(0)), top - 6, 4, height + 12, self.tone, rx=1.5))
        said = speaker.speak(self._said(speaker))
        return drawing(width, height + 2 * top, said, *parts, stretch=True)

    def _said(self, speaker: Speaker) -> Sentence:
        share = "–" if self.share is None else format_share(self.share, speaker.language)
        if self.band is not None:
            start, end = self.band
            return sentence(
                "{share}; normally between {low} and {high}",
                share=share, low=Share(start), high=Share(end),
            )  # fmt: skip
        return sentence("{share}; limits at {limits}", share=share, limits=tuple(Share(limit) for limit in self.limits))  # fmt: skip


@dataclass(frozen=True, slots=True)
class StackPart:
    """A part of a stack: what it is called, how many there are, and its colour."""

    name: Sentence | Term | str
    count: int
    colour: str


@dataclass(frozen=True, slots=True)
class Stack:
    """Counts side by side in one bar."""

    parts: tuple[StackPart, ...]
    width: int = 240
    height: int = 12

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the parts in their order, with a thin gap between them."""
        total = sum(part.count for part in self.parts)
        shown = [part for part in self.parts if part.count]
        drawn, x = [], Decimal(0)
        room = Decimal(self.width - 2 * max(len(shown) - 1, 0))
        for part in shown:
            length = room * part.count / total
            drawn.append(rect(x, 0, length, self.height, part.colour, rx=1.5))
            x += length + 2
        said = ", ".join(f"{speaker.speak(part.name)} {part.count}" for part in self.parts)
        return drawing(self.width, self.height, said, *drawn, stretch=True)


@dataclass(frozen=True, slots=True)
class Bullet:
    """How far something is on its way (0 to 1), with a tick at the share of the time that is over.

    None is unknown: an empty, dashed track.
    """

    progress: Decimal | None
    elapsed: Decimal | None = None
    width: int = 320
    height: int = 10

    def draw(self, speaker: Speaker) -> Markup:
        """Draw track, bar and tick."""
        top, width = 4, Decimal(self.width)
        if self.progress is None:
            parts = [
                element(
                    "rect", x=0.5, y=top + 0.5, width=width - 1, height=self.height - 1, rx=2,
                    fill=COLOURS["paper"], stroke=COLOURS["edge"], stroke_dasharray="4 3",
                    class_="k-paper k-edge-line",
                )
            ]  # fmt: skip
        else:
            done = share_of(self.progress, Decimal(1)) * width
            parts = [
                rect(0, top, width, self.height, "track", rx=2),
                rect(0, top, done, self.height, "accent", rx=2),
            ]
        if self.elapsed is not None:
            at = min(max(share_of(self.elapsed, Decimal(1)) * width, Decimal(1)), width - 1)
            parts.append(line(at, 0, at, self.height + 2 * top, "ink", stroke_width=2))
        height = self.height + 2 * top
        return drawing(width, height, speaker.speak(self._said()), *parts, stretch=True)

    def _said(self) -> Sentence:
        if self.progress is None:
            return sentence("How far it is, is unknown")
        if self.elapsed is None:
            return sentence("{progress} of the way", progress=Share(self.progress))
        return sentence(
            "{progress} of the way, {elapsed} of the time",
            progress=Share(self.progress),
            elapsed=Share(self.elapsed),
        )


def _whole(number: Decimal) -> Decimal:
    return Decimal(round(number))
