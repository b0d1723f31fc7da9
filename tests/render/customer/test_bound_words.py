"""Spaces at which no line ends."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from kamdocs.render.customer.bound_words import bind_words
from kamdocs.render.engine.pdf import render_pdf
from kamdocs.render.engine.pdf_job import PdfJob

LONG = "From March the new store in Cork can join the system that you have run since 2025"


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        ("<p>from 91 % to 98.4 %</p>", "<p>from 91~% to 98.4~%</p>"),
        ("<td>12 €</td>", "<td>12~€</td>"),
        (f"<p>{LONG} and use it.</p>", f"<p>{LONG} and use~it.</p>"),
        (f"<li>{LONG} <strong>so be it</strong></li>", f"<li>{LONG}<strong> so be~it</strong></li>"),
        ("<p>Now <em>here</em>\n<strong>and</strong> <a href='#a'>there</a>", "<p>Now<em> here</em>\n<strong>and</strong> <a href='#a'>there</a>"),
        ("<h1>Two thousand orders fewer a month</h1>", "<h1>Two thousand orders fewer a~month</h1>"),
        ("<h1>Fewer orders late</h1>", "<h1>Fewer orders late</h1>"),
        ("<p>Fewer orders late, and nobody on the road</p>",) * 2,
        (f"<p>{LONG} everywhere-and-always</p>",) * 2,
        ("<style>p { margin: 0 1 % }</style><svg><text>1 %</text></svg>",) * 2,
        ('<p title="1 %">one</p>',) * 2,
        (f"<p>{LONG}<br>in it</p>",) * 2,
        ("<p>from 40~€~<strong>a month</strong></p>",) * 2,
        pytest.param(f"<p>{'7,' * 120_000}</p>", f"<p>{'7,' * 120_000}</p>", id="endless word"),
    ],
)  # fmt: skip
def test_figures_keep_their_sign_and_a_short_last_word_does_not_stand_alone(
    html: str, bound: str
) -> None:
    assert bind_words(html.replace("~", "\u00a0")) == bound.replace("~", "\u00a0")


def test_a_line_before_bold_words_is_as_full_as_any() -> None:
    """Without the space inside, the engine ends some of these lines after a single word."""
    before = "It costs €54,480 over two years, apart from tax. A day without bottling costs €7,400, and four days are worth"
    for tenths in range(2400, 3000, 11):
        page = f'<html lang="en"><title>T</title><style>p {{ width: {tenths / 10}pt }}</style><p>{before} <strong>€29,600 a year</strong>.</p>'
        result = render_pdf(PdfJob(bind_words(page), ()))
        lines = PdfReader(BytesIO(result.data or b"")).pages[0].extract_text().splitlines()
        assert all(len(line) > 15 for line in lines[:-1]), lines
