"""People by power and stance: a field for each pair, everybody in theirs by name; unknown apart.

People come in, a drawing goes out. Names never overlap: a field grows with those who stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.signs import POWERS, STANCE_COLOURS, STANCES, stance_sign
from kamdocs.render.chart.svg import COLOURS, circle, drawing, element, join, label, linked, rect
from kamdocs.render.chart.text import fit, wrap
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

LIST, NAME, PITCH, PAD = 7, 152, 22, 8
"""People in one list of a field, the width of their names, the height of each, the field's margin."""
LEFT, TOP = 96, 46


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A person; `is_met` says that there was a contact lately. `facts` say the rest in words."""

    key: str
    name: str
    power: str | None
    stance: str | None
    is_met: bool = False
    facts: tuple[Filling, ...] = ()
    href: str | None = None


@dataclass(frozen=True, slots=True)
class PowerAndStance:
    """People on the field of power (to the right) and stance (upward); `lately` is the time in which
    a contact counts."""

    title: Sentence
    points: tuple[Standpoint, ...]
    lately: Filling

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the fields, then everybody in their own."""
        fields: dict[tuple[str | None, str | None], list[Standpoint]] = {}
        for point in self.points:
            fields.setdefault((point.power, point.stance), []).append(point)
        powers = [*POWERS, *([None] if any(p.power is None for p in self.points) else [])]
        stances = [*STANCES, *([None] if any(p.stance is None for p in self.points) else [])]
        wides = [
            max(_lists(fields.get((power, stance), ())) for stance in stances) * NAME + PAD
            for power in powers
        ]
        highs = [
            max(min(len(fields.get((power, stance), ())), LIST) for power in powers) * PITCH + PAD
            for stance in stances
        ]
        highs = [max(high, 40) for high in highs]
        parts, x = [], float(LEFT)
        for power, wide in zip(powers, wides, strict=True):
            name = speaker.speak(Term(power) if power else sentence("power unknown"))
            parts.append(
                label(x + wide / 2, TOP - 10, name, anchor="middle", colour="strong", weight=600)
            )
            x += wide + (16 if power == POWERS[-1] else 3)
        width, y = x, float(TOP)
        for stance, high in zip(stances, highs, strict=True):
            parts.append(_row_name(stance, y + high / 2, speaker))
            x = float(LEFT)
            for power, wide in zip(powers, wides, strict=True):
                parts.append(_field(x, y, wide, high, power, stance))
                parts += _people(fields.get((power, stance), []), x, y, speaker)
                x += wide + (16 if power == POWERS[-1] else 3)
            y += high + (16 if stance == STANCES[-1] else 3)
        parts.append(
            label(LEFT, 16, speaker.text("Power, from outside to the inner circle"), size=11)
        )
        parts.append(_legend(y + 16, self.lately, speaker))
        return drawing(
            max(width, 520), y + 34, speaker.speak(self.title), *parts,
            has_links=any(point.href for point in self.points),
            described="; ".join(_said(point, speaker) for point in self.points),
        )  # fmt: skip


def _lists(people: object) -> int:
    count = len(people) if isinstance(people, list) else 0
    return max(-(-count // LIST), 1)


def _row_name(stance: str | None, middle: float, speaker: Speaker) -> Markup:
    said = speaker.speak(Term(stance) if stance else sentence("stance unknown"))
    lines = wrap(said, LEFT - 14, 12)
    first = middle + 4 - 7 * (len(lines) - 1)
    return join(
        *(
            label(LEFT - 10, first + 14 * number, text, anchor="end", colour="strong", weight=600)
            for number, text in enumerate(lines)
        )
    )


def _field(
    x: float, y: float, wide: float, high: float, power: str | None, stance: str | None
) -> Markup:
    """A field; those of the powerful are tinted by what is at stake there."""
    colour = "sunken"
    if power == "inner_circle" and stance in ("advocate", "supporter"):
        colour = "ok-wash"
    if power == "inner_circle" and stance in ("sceptic", "opposed"):
        colour = "risk-wash"
    if power is None or stance is None:
        return element(
            "rect", x=x + 0.5, y=y + 0.5, width=wide - 1, height=high - 1, rx=3,
            fill=COLOURS["paper"], stroke=COLOURS["edge"], stroke_dasharray="4 3",
            class_="k-paper k-edge-line",
        )  # fmt: skip
    return rect(x, y, wide, high, colour, rx=3)


def _people(people: list[Standpoint], x: float, y: float, speaker: Speaker) -> Iterator[Markup]:
    for number, point in enumerate(people):
        left = x + PAD + (number // LIST) * NAME
        middle = y + PAD / 2 + (number % LIST) * PITCH + PITCH / 2
        name = fit(point.name, NAME - 32, 11.5)
        ground = element(
            "rect", x=left - 3, y=middle - 10, width=NAME - 6, height=20, rx=4, fill="none",
            class_="k-focus",
        )  # fmt: skip
        yield linked(
            point.href, _said(point, speaker), ground,
            _mark(left + 7, middle, point.stance, is_met=point.is_met),
            label(left + 19, middle + 4, name, size=11.5, colour="strong"),
        )  # fmt: skip


def _mark(x: float, y: float, stance: str | None, *, is_met: bool) -> Markup:
    colour = STANCE_COLOURS[stance] if stance else "edge"
    if is_met and stance:
        return join(circle(x, y, 7.5, colour), stance_sign(x, y, stance))
    return join(
        circle(x, y, 7.5, "edge" if is_met else "paper", colour),
        stance_sign(x, y, stance, colour),
    )


def _legend(y: float, lately: Filling, speaker: Speaker) -> Markup:
    met = speaker.text("filled: contact in the last {span}", span=lately)
    not_met = speaker.text("ring: none")
    return join(
        _mark(LEFT + 8, y, "supporter", is_met=True), label(LEFT + 22, y + 4, f"{met} · {not_met}", size=11)
    )  # fmt: skip


def _said(point: Standpoint, speaker: Speaker) -> str:
    return " · ".join(speaker.speak(fact) for fact in (point.name, *point.facts))
