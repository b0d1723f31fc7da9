"""A drawing as it is on paper and a page's style sheet → the drawing in the page."""

from pathlib import Path

import pytest

from kamdocs.render.chart.on_page import lighten, read_painted
from kamdocs.render.chart.svg import circle, drawing, label, line, path, rect

STYLE = """
svg .k-track { fill: var(--track); } svg .k-edge-line { stroke: var(--edge); }
svg .k-line { stroke: var(--line); }
"""


@pytest.mark.parametrize(
    ("drawn", "shown"),
    [
        (rect(0, 4, 20, 10, "track"), '<rect x="0" y="4" width="20" height="10" class="k-track"/>'),
        (
            path("M371.0 58.05V90.0", "edge"),
            '<path d="M371 58.05V90" fill="none" class="k-edge-line"/>',
        ),
        # What the style sheet does not say stays: another class, the other half of one.
        (rect(0, 0, 1, 1, "ok"), '<rect x="0" y="0" width="1" height="1" fill="#0f766e" class="k-ok"/>'),
        (rect(0, 0, 1, 1, "line"), '<rect x="0" y="0" width="1" height="1" fill="#d1d5db" class="k-line"/>'),
        (circle(1, 2, 3, "ok", "edge"), '<circle cx="1" cy="2" r="3" fill="#0f766e" class="k-ok k-edge-line"/>'),
        (line(0, 0, 1, 1, "line", stroke_width=2), '<line x1="0" y1="0" x2="1" y2="1" class="k-line" stroke-width="2"/>'),
        (label(1, 2, "fill=\"#ffffff\" 1.0 <b>"), '<text x="1" y="2" fill="#4b5563" font-size="12" class="k-text">fill=&#34;#ffffff&#34; 1.0 &lt;b&gt;</text>'),
    ],
)  # fmt: skip
def test_only_what_the_page_says_anyway_is_left_out(drawn: str, shown: str) -> None:
    whole = drawing(20, 10, "1.0 < 2", drawn)
    assert lighten(whole, read_painted(STYLE)) == (
        '<svg viewBox="0 0 20 10" width="20" height="10" role="img" class="chart">'
        f"<title>1.0 &lt; 2</title>{shown}</svg>"
    )


def test_the_style_sheet_paints_what_drawings_use_most(repository: Path) -> None:
    style = (repository / "templates/site/assets/kamdocs.css").read_text("utf-8")
    painted = read_painted(style)
    assert {"k-text", "k-strong", "k-track", "k-accent", "k-ok"} <= painted.filled
    assert {"k-hair", "k-edge-line", "k-paper"} <= painted.lined
    assert "k-hair" not in painted.filled
