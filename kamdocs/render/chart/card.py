"""One card of the relationship map: what is known of a person, a post or a unit in, a drawing out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.signs import (
    STANCE_COLOURS,
    clock_sign,
    initials_sign,
    power_dots,
    stance_sign,
)
from kamdocs.render.chart.svg import COLOURS, element, join, label, linked
from kamdocs.render.chart.text import fit
from kamdocs.render.chart.tree import Spot
from kamdocs.values.sentence import Filling

CARD_HEIGHT, UNIT_HEIGHT = 58, 30
BAND = 18

CardKind = Literal["person", "vacant", "unit"]


@dataclass(frozen=True, slots=True)
class Card:
    """A person, a seat that nobody is known to hold, or a unit that holds others.

    `title` and `role` stand below the name. `stance` and `power` are words of their scales, None
    when unknown. `initials` are those of our closest colleague. `has_clock` says that a contact is
    overdue or a judgement too old. `facts` say all of it in words; `href` leads to where more stands.
    """

    key: str
    name: Filling
    kind: CardKind = "person"
    title: Filling | None = None
    role: Filling | None = None
    stance: str | None = None
    power: str | None = None
    initials: str | None = None
    has_clock: bool = False
    facts: tuple[Filling, ...] = ()
    href: str | None = None

    def say(self, speaker: Speaker) -> str:
        """The card in words."""
        return " · ".join(speaker.speak(fact) for fact in (self.name, *self.facts))


def draw_card(card: Card, spot: Spot, speaker: Speaker) -> Markup:
    """Draw a card at its place."""
    inner = (
        _draw_unit(card, spot, speaker) if card.kind == "unit" else _draw_seat(card, spot, speaker)
    )
    return linked(card.href, card.say(speaker), *inner)


def _draw_unit(card: Card, spot: Spot, speaker: Speaker) -> tuple[Markup, ...]:
    name = fit(speaker.speak(card.name), spot.width - 20, 12, is_heavy=True)
    return (
        _frame(spot, "sunken", radius=15),
        label(spot.middle, spot.y + 19, name, anchor="middle", colour="strong", weight=600),
    )


def _draw_seat(card: Card, spot: Spot, speaker: Speaker) -> tuple[Markup, ...]:
    is_vacant = card.kind == "vacant"
    y, left = spot.y, spot.x + (12 if is_vacant else BAND + 8)
    room = spot.right - left - 6
    name = fit(speaker.speak(card.name), room, 12, is_heavy=True)
    parts = [_frame(spot, "paper", is_dashed=is_vacant)]
    if not is_vacant:
        parts.append(_band(card, spot))
    parts.append(label(left, y + 18, name, colour="text" if is_vacant else "strong", weight=600))
    if card.title is not None:
        parts.append(label(left, y + 33, fit(speaker.speak(card.title), room, 10.5), size=10.5))
    right = spot.right - 7
    if not is_vacant:
        if card.initials:
            parts.append(initials_sign(right - 8.5, y + 45, card.initials))
            right -= 22
        parts.append(power_dots(right - 18, y + 46, card.power))
        right -= 23
        if card.has_clock:
            parts.append(clock_sign(right - 5, y + 46))
            right -= 14
    if card.role is not None:
        role = fit(speaker.speak(card.role), right - left, 10.5)
        parts.append(label(left, y + 49, role, size=10.5))
    return tuple(parts)


def _frame(spot: Spot, colour: str, *, radius: float = 5, is_dashed: bool = False) -> Markup:
    return element(
        "rect", x=spot.x, y=spot.y, width=spot.width, height=spot.height, rx=radius,
        fill=COLOURS[colour], stroke=COLOURS["edge"], class_=f"k-{colour} k-edge-line k-focus",
        stroke_dasharray="4 3" if is_dashed else None,
    )  # fmt: skip


def _band(card: Card, spot: Spot) -> Markup:
    """The stance at the left edge: a colour and its sign; without a colour where it is unknown."""
    x, y, low = spot.x + 0.5, spot.y + 0.5, spot.bottom - 0.5
    d = f"M{x + BAND} {y}H{x + 4.5}Q{x} {y} {x} {y + 4.5}V{low - 4.5}Q{x} {low} {x + 4.5} {low}H{x + BAND}Z"
    colour = STANCE_COLOURS[card.stance] if card.stance else "sunken"
    band = element("path", d=d, fill=COLOURS[colour], class_=f"k-{colour}")
    return join(band, stance_sign(x + BAND / 2, spot.y + spot.height / 2, card.stance))
