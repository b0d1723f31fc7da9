"""Any drawing: a chart value and a speaker come in, SVG goes out."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup

from kamdocs.language.speak import Speaker


class Chart(Protocol):
    """What can be drawn: plain data until somebody asks for it in a language."""

    def draw(self, speaker: Speaker) -> Markup:
        """Draw it, with every word in the speaker's language."""
        ...


def draw_chart(chart: Chart, speaker: Speaker) -> Markup:
    """Draw a chart; what cannot be drawn is a TypeError."""
    if not callable(getattr(chart, "draw", None)):
        raise TypeError(f"{type(chart).__name__} cannot be drawn")
    return chart.draw(speaker)
