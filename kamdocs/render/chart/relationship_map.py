"""The relationship map as a tree: people, posts and units in, a drawing with its legend out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.card import CARD_HEIGHT, UNIT_HEIGHT, Card, draw_card
from kamdocs.render.chart.map_legend import draw_legend
from kamdocs.render.chart.svg import drawing, element, path
from kamdocs.render.chart.ties import curve_between, draw_arrow, draw_zigzag
from kamdocs.render.chart.tree import Branch, Layout, Sizes, Spot, lay_out_within
from kamdocs.values.sentence import Sentence

MARGIN, NARROW = 28, 14
"""Around the tree, and around one without a legend."""


@dataclass(frozen=True, slots=True)
class Node:
    """A card and those below it, in order."""

    card: Card
    below: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from one card to another that is not one of reporting."""

    kind: Literal["influence", "conflict"]
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class RelationshipMap:
    """Cards in their tree; ties to cards that are not there are not drawn.

    What is larger than `room` (width and height) is folded into columns, as far as that helps.
    """

    title: Sentence
    roots: tuple[Node, ...]
    ties: tuple[Tie, ...] = ()
    room: tuple[int, int] = (1500, 900)
    has_legend: bool = True

    def draw(self, speaker: Speaker) -> Markup:
        """Draw lines first, then ties, then cards, so that no line hides a word."""
        cards = {node.card.key: node.card for node in _walk(self.roots)}
        margin = MARGIN if self.has_legend else NARROW
        wide, high = self.room
        layout = lay_out_within(
            _branches(self.roots), wide - 2 * margin, high - 2 * margin, Sizes()
        )
        parts = [*_lines(layout)]
        parts += _ties(self.ties, layout)
        parts += [draw_card(cards[key], spot, speaker) for key, spot in layout.spots.items()]
        inner = element("g", Markup("").join(parts), transform=f"translate({margin} {margin})")
        width, height = layout.width + 2 * margin, layout.height + 2 * margin
        legend = Markup("")
        if self.has_legend:
            width = max(width, 560)
            legend, deep = draw_legend(margin, height + 4, width - 2 * margin, speaker)
            height += deep + 16
        return drawing(
            width, height, speaker.speak(self.title), inner, legend,
            has_links=any(card.href for card in cards.values()),
            described="; ".join(card.say(speaker) for card in cards.values()),
        )  # fmt: skip


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    waiting = list(nodes)[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.below[::-1]


def _branches(roots: tuple[Node, ...]) -> tuple[Branch, ...]:
    made: dict[str, Branch] = {}
    for node in reversed(list(_walk(roots))):
        height = UNIT_HEIGHT if node.card.kind == "unit" else CARD_HEIGHT
        below = tuple(made[child.card.key] for child in node.below)
        made[node.card.key] = Branch(node.card.key, below, height)
    return tuple(made[node.card.key] for node in roots)


def _lines(layout: Layout) -> Iterator[Markup]:
    """Who reports to whom, or belongs where."""
    below: dict[str, list[Spot]] = {}
    for spot in layout.spots.values():
        if spot.parent is not None:
            below.setdefault(spot.parent, []).append(spot)
    for key, spots in below.items():
        parent = layout.spots[key]
        spines = {spot.spine for spot in spots}
        [first, *others] = spines
        hangs = not others and first is not None
        start = first if hangs and first is not None else parent.middle
        for spot in spots:
            bar = min(each.y for each in spots) - Sizes().drop / 2
            across = spot.middle if spot.spine is None else spot.spine
            end = (
                f"V{spot.y:.1f}"
                if spot.spine is None
                else f"V{spot.y + spot.height / 2:.1f}H{spot.x:.1f}"
            )
            way = "" if across == start else f"V{bar:.1f}H{across:.1f}"
            yield path(f"M{start:.1f} {parent.bottom:.1f}{way}{end}", "edge", stroke_width=1.2)


def _ties(ties: Iterable[Tie], layout: Layout) -> Iterator[Markup]:
    spots: Mapping[str, Spot] = layout.spots
    for tie in ties:
        if tie.one in spots and tie.other in spots:
            curve = curve_between(spots[tie.one], spots[tie.other])
            yield draw_arrow(curve) if tie.kind == "influence" else draw_zigzag(curve)
