"""A drawing for a page: SVG and the page's style sheet come in, the SVG without what the style says anyway goes out.

On paper every colour must stand at its element. A page has hundreds of them, and its style sheet
replaces each by its class; where a style sheet has no such class, the colour stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

_RULE = re.compile(r"svg \.k-([a-z0-9-]+)\s*\{([^}]*)\}")
_ELEMENT = re.compile(r'<[a-z]+ [^>]*?class="(k-[^"]*)"[^>]*>')
_FILL = re.compile(r' fill="#[0-9a-f]+"')
_STROKE = re.compile(r' stroke="#[0-9a-f]+"')
_USUAL = re.compile(r' (?:text-anchor="start"|stroke-width="1")')
_POINT_ZERO = re.compile(r"(?<=\d)\.0(?!\d)")
_HEAD = re.compile(r' (?:xmlns="http://www\.w3\.org/2000/svg"|font-family="IBM Plex Sans, sans-serif")')  # fmt: skip


@dataclass(frozen=True, slots=True)
class Painted:
    """The classes of drawings that a style sheet fills, and those whose lines it draws."""

    filled: frozenset[str]
    lined: frozenset[str]


def read_painted(style: str) -> Painted:
    """What a style sheet says of the classes of drawings, by its rules `svg .k-name { … }`."""
    rules = [(f"k-{name}", said) for name, said in _RULE.findall(style)]
    return Painted(
        frozenset(name for name, said in rules if "fill:" in said),
        frozenset(name for name, said in rules if "stroke:" in said),
    )


def lighten(drawing: Markup, painted: Painted) -> Markup:
    """A drawing as it may stand in HTML: without colours that the page's style gives it, and what goes without saying."""

    def paint(found: re.Match[str]) -> str:
        element, classes = found[0], found[1].split()
        if not painted.filled.isdisjoint(classes):
            element = _FILL.sub("", element)
        if not painted.lined.isdisjoint(classes):
            element = _STROKE.sub("", element)
        return _POINT_ZERO.sub("", _USUAL.sub("", element))

    head, end, rest = str(drawing).partition(">")
    return Markup(_HEAD.sub("", head) + end + _ELEMENT.sub(paint, rest))  # noqa: S704  # only attributes left out
