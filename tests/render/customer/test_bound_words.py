"""Spaces at which no line ends."""

from __future__ import annotations

import pytest

from kamdocs.render.customer.bound_words import bind_words

LONG = "From March the new store in Cork can join the system that you have run since 2025"


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        ("<p>from 91 % to 98.4 %</p>", "<p>from 91~% to 98.4~%</p>"),
        ("<td>12 €</td>", "<td>12~€</td>"),
        (f"<p>{LONG} and use it.</p>", f"<p>{LONG} and use~it.</p>"),
        (f"<li>{LONG} <strong>so be it</strong></li>", f"<li>{LONG} <strong>so be~it</strong></li>"),
        ("<h1>Two thousand orders fewer a month</h1>", "<h1>Two thousand orders fewer a~month</h1>"),
        ("<h1>Fewer orders late</h1>", "<h1>Fewer orders late</h1>"),
        ("<p>Fewer orders late, and nobody on the road</p>",) * 2,
        (f"<p>{LONG} everywhere-and-always</p>",) * 2,
        ("<style>p { margin: 0 1 % }</style><svg><text>1 %</text></svg>",) * 2,
        ('<p title="1 %">one</p>',) * 2,
        (f"<p>{LONG}<br>in it</p>",) * 2,
    ],
)  # fmt: skip
def test_figures_keep_their_sign_and_a_short_last_word_does_not_stand_alone(
    html: str, bound: str
) -> None:
    assert bind_words(html) == bound.replace("~", "\u00a0")
