"""Risks by likelihood and impact, three steps each: judged risks in, a field of nine with their texts out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import circle, drawing, element, label, linked, rect
from kamdocs.render.chart.text import fit
from kamdocs.values.sentence import Sentence, sentence

LEFT, TOP, WIDE, PITCH, PAD = 84, 40, 212, 20, 8
LEAST = 48
_TINTS = (("sunken", "sunken", "warn-wash"), ("sunken", "warn-wash", "risk-wash"), ("warn-wash", "risk-wash", "risk-wash"))  # fmt: skip
"""By likelihood and impact, both from the least."""
_STEPS = (sentence("slight"), sentence("serious"), sentence("grave"))
_CHANCES = (sentence("rare"), sentence("possible"), sentence("likely"))


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """A risk with its likelihood and impact, 1 to 5 each; `href` leads to where more stands."""

    text: str
    likelihood: int
    impact: int
    href: str | None = None


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Risks in their field; likely and grave is at the upper right."""

    title: Sentence
    risks: tuple[RiskPoint, ...]

    def draw(self, speaker: Speaker) -> Markup:
        """Draw the fields, then each risk in its own by name."""
        fields: dict[tuple[int, int], list[RiskPoint]] = {}
        for risk in self.risks:
            fields.setdefault((_third(risk.likelihood), _third(risk.impact)), []).append(risk)
        parts = [label(LEFT, 14, f"{speaker.text('Impact')} →", size=11)]
        for impact, name in enumerate(_STEPS):
            middle = LEFT + (WIDE + 3) * impact + WIDE / 2
            parts.append(label(middle, TOP - 8, speaker.speak(name), anchor="middle", colour="strong", weight=600))  # fmt: skip
        y = float(TOP)
        for likelihood in (2, 1, 0):
            most = max(len(fields.get((likelihood, impact), ())) for impact in range(3))
            high = max(most * PITCH + PAD, LEAST)
            chance = speaker.speak(_CHANCES[likelihood])
            parts.append(label(LEFT - 10, y + high / 2 + 4, chance, anchor="end", colour="strong", weight=600))  # fmt: skip
            for impact in range(3):
                x = LEFT + (WIDE + 3) * impact
                parts.append(rect(x, y, WIDE, high, _TINTS[likelihood][impact], rx=3))
                parts += _risks(fields.get((likelihood, impact), []), x, y)
            y += high + 3
        said = "; ".join(risk.text for risk in self.risks)
        return drawing(
            LEFT + (WIDE + 3) * 3, y + 4, speaker.speak(self.title), *parts, described=said,
            has_links=any(risk.href for risk in self.risks),
        )  # fmt: skip


def _risks(risks: list[RiskPoint], x: float, y: float) -> Iterator[Markup]:
    for number, risk in enumerate(risks):
        middle = y + PAD / 2 + PITCH * number + PITCH / 2
        ground = element(
            "rect", x=x + 4, y=middle - 9, width=WIDE - 8, height=18, rx=4, fill="none", class_="k-focus"
        )  # fmt: skip
        text = fit(risk.text, WIDE - 30, 11.5)
        yield linked(
            risk.href, f"{risk.text} ({risk.likelihood} × {risk.impact})", ground,
            circle(x + 13, middle, 3.5, "ink"), label(x + 22, middle + 4, text, size=11.5, colour="strong"),
        )  # fmt: skip


def _third(points: int) -> int:
    """Of the five steps the lower two, the middle one, or the upper two."""
    return 0 if points <= 2 else 1 if points == 3 else 2
