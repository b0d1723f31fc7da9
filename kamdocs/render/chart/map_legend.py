"""What the signs of the relationship map mean, as a part of the drawing itself."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.card import BAND
from kamdocs.render.chart.signs import (
    POWERS,
    STANCE_COLOURS,
    STANCES,
    clock_sign,
    initials_sign,
    power_dots,
    stance_sign,
)
from kamdocs.render.chart.svg import COLOURS, element, join, label, line, path, rect
from kamdocs.render.chart.text import text_width
from kamdocs.render.chart.ties import Curve, draw_arrow, draw_zigzag
from kamdocs.values.sentence import Filling, Term, sentence

ROW, SIZE = 22, 11


def draw_legend(x: float, y: float, width: float, speaker: Speaker) -> tuple[Markup, float]:
    """Draw the legend from a point on, in as many rows as the width asks for; and its height."""
    parts = [line(x, y, x + width, y, "hair")]
    across, down = x, y + ROW
    for wide, sign, name in _entries():
        text = speaker.speak(name)
        needed = wide + 7 + text_width(text, SIZE) + 20
        if across > x and across + needed > x + width:
            across, down = x, down + ROW
        moved = element("g", sign, transform=f"translate({across:.1f} {down - 4:.1f})")
        parts += [moved, label(across + wide + 7, down, text, size=SIZE)]
        across += needed
    return join(*parts), down - y + 10


def _entries() -> Iterator[tuple[float, Markup, Filling]]:
    """Width, sign and name of each; a sign is drawn around the height 0."""
    for stance in (*STANCES, None):
        colour = STANCE_COLOURS[stance] if stance else "sunken"
        sign = join(rect(0, -8, BAND, 16, colour, rx=3), stance_sign(BAND / 2, 0, stance))
        yield BAND, sign, Term(stance) if stance else sentence("stance unknown")
    for power in POWERS[::-1]:
        yield 18, power_dots(0, 0, power), Term(power)
    yield 12, power_dots(-3, 0, None), sentence("power unknown")
    yield 17, initials_sign(8.5, 0, "AF"), sentence("our closest colleague")
    yield 11, clock_sign(5.5, 0), sentence("contact overdue, or judgement too old")
    dashed = element(
        "rect", x=0.5, y=-6.5, width=25, height=13, rx=3, fill=COLOURS["paper"],
        stroke=COLOURS["edge"], stroke_dasharray="4 3", class_="k-paper k-edge-line",
    )  # fmt: skip
    yield 26, dashed, sentence("nobody known here")
    yield 26, path("M0 0H26", "edge", stroke_width=1.2), sentence("reports to, belongs to")
    yield 28, draw_arrow(_level(28)), sentence("influences")
    yield 28, draw_zigzag(_level(28)), sentence("at odds with")


def _level(width: float) -> Curve:
    return Curve((0, 0), (width / 3, 0), (2 * width / 3, 0), (width, 0))
