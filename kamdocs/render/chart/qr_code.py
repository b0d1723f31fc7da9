"""An address as a code that a telephone reads: a text in, a drawing out, black on white in any theme."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.language.speak import Speaker
from kamdocs.render.chart.svg import drawing, element
from kamdocs.values.sentence import Sentence

QUIET = 4
"""White modules around a code, without which readers do not find it."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code that holds a text; `module` is the width of its smallest square."""

    text: str
    title: Sentence
    module: int = 4

    def draw(self, speaker: Speaker) -> Markup:
        """Draw its dark squares, those side by side as one, on a white ground."""
        import segno  # only pages with a code need it

        matrix = segno.make(self.text, error="m", micro=False).matrix
        size = len(matrix) + 2 * QUIET
        path = "".join(
            f"M{start + QUIET} {y + QUIET}h{length}v1h-{length}z"
            for y, row in enumerate(matrix)
            for start, length in _runs(row)
        )
        inner = element(
            "g",
            element("rect", width=size, height=size, fill="#ffffff")
            + element("path", d=path, fill="#000000", shape_rendering="crispEdges"),
            transform=f"scale({self.module})",
        )
        whole = size * self.module
        return drawing(whole, whole, speaker.speak(self.title), inner)


def _runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """Where dark squares begin and how many stand side by side."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return found
