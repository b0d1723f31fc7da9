"""Drawings are well-formed, keep their colours on paper, and say in words what they show."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.language.speak import speaker_of
from kamdocs.render.chart.columns import ColumnPoint, Columns
from kamdocs.render.chart.draw import Chart, draw_chart
from kamdocs.render.chart.icons import draw_icon
from kamdocs.render.chart.meters import BandBar, RatingBar, ScoreBar, ShareBar, Stack, StackPart
from kamdocs.render.chart.pareto import Pareto, ParetoPoint
from kamdocs.render.chart.scale import round_steps
from kamdocs.values.money import Money
from kamdocs.values.sentence import Term, sentence

SVG = "{http://www.w3.org/2000/svg}"


def eur(amount: str) -> Money:
    """An amount in euros."""
    return Money(Decimal(amount), "EUR")


def test_of_more_accounts_than_points_neighbours_share_a_bar() -> None:
    points = tuple(ParetoPoint(f"A{number}", Decimal(1) / 4000) for number in range(4000))
    svg = Pareto(sentence("Pareto"), points, width=600).draw(speaker_of("en"))
    assert str(svg).count("<rect") <= 600
    titles = [each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}title")]
    assert any(title.startswith("A0 – A7 ") for title in titles)
    assert titles[-1].startswith("A3992 – A3999 ")
    assert titles[-1].endswith("100%")


CHARTS: list[Chart] = [
    ScoreBar(Decimal(74), Decimal(60), Decimal(85), (Decimal(55), Decimal(70))),
    ScoreBar(None, Decimal(0), Decimal(100)),
    RatingBar(Decimal(4)),
    RatingBar(None),
    ShareBar(Decimal("0.28")),
    BandBar(Decimal("0.8"), (Decimal("0.3"), Decimal("0.55")), (Decimal("0.75"),)),
    BandBar(None),
    Stack((StackPart(Term("key"), 3, "accent"), StackPart("<&>", 0, "s5"))),
    Columns(
        sentence("Revenue by year"),
        (
            ColumnPoint("2024", None),
            ColumnPoint("2025", eur("120000"), eur("100000")),
            ColumnPoint("2026", eur("-5"), is_partial=True),
        ),
        "EUR",
    ),
    Pareto(
        sentence("Pareto"), (ParetoPoint("A < B", Decimal("0.7")), ParetoPoint("C", Decimal("0.3")))
    ),
]


def draw(chart: Chart, language: str = "en") -> ElementTree.Element:
    """The drawing as a tree."""
    return ElementTree.fromstring(draw_chart(chart, speaker_of(language)))


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_every_shape_has_its_colour_written_out_and_no_style(chart: Chart) -> None:
    for part in draw(chart).iter():
        assert "style" not in part.attrib
        if part.tag in (f"{SVG}rect", f"{SVG}text"):
            assert part.attrib["fill"].startswith("#")
            assert part.attrib["class"].startswith("k-")
        if part.tag == f"{SVG}line":
            assert part.attrib["stroke"].startswith("#")


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_every_drawing_says_what_it_shows(chart: Chart) -> None:
    drawing = draw(chart)
    assert drawing.attrib["role"] == "img"
    title = drawing.find(f"{SVG}title")
    assert title is not None
    assert title.text


def test_a_score_is_said_with_its_range_in_the_language() -> None:
    title = draw(CHARTS[0], "es").find(f"{SVG}title")
    assert title is not None
    assert title.text == "Puntuación 74 de 100, entre 60 y 85"


def test_an_unknown_year_is_not_drawn_as_zero() -> None:
    said = "".join(draw(CHARTS[8]).itertext())
    assert "2024 –" in said
    assert len(draw(CHARTS[8]).findall(f".//{SVG}rect")) == 1


@given(st.decimals(0, 10**12, allow_nan=False, places=2))
def test_axes_reach_the_largest_value_in_a_few_round_steps(largest: Decimal) -> None:
    steps = round_steps(largest)
    assert steps[0] == 0
    assert steps[-1] >= largest
    assert 2 <= len(steps) <= 6


@given(st.lists(st.decimals(-2, 2, allow_nan=False, places=3), max_size=6))
def test_shares_beyond_the_scale_stay_inside_the_drawing(shares: list[Decimal]) -> None:
    for share in shares:
        for chart in (ShareBar(share), BandBar(share), ScoreBar(share * 100)):
            for part in draw(chart).iter(f"{SVG}rect"):
                assert float(part.attrib["width"]) >= 0
                assert float(part.attrib["x"]) >= 0


def test_icons_are_drawn_and_unknown_ones_refused() -> None:
    assert draw_icon("ok").startswith(
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path'
    )
    with pytest.raises(KeyError):
        draw_icon("nothing")
    with pytest.raises(TypeError):
        draw_chart("text", speaker_of("en"))  # type: ignore[arg-type]
