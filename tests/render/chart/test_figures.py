"""Scatter, stacked columns, risks, timeline, bullets, small grid: figures in, honest drawings out."""

from datetime import date
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.language.speak import speaker_of
from kamdocs.render.chart.draw import Chart, draw_chart
from kamdocs.render.chart.meters import Bullet
from kamdocs.render.chart.risk_matrix import RiskMatrix, RiskPoint
from kamdocs.render.chart.scatter import Scatter, ScatterPoint
from kamdocs.render.chart.small_grid import SmallGrid
from kamdocs.render.chart.stacked_columns import StackedColumn, StackedColumns
from kamdocs.render.chart.state_signs import STATES, StateCounts, state_sign
from kamdocs.render.chart.text import text_width
from kamdocs.render.chart.timeline import Delivery, Timeline
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Term, sentence

SVG = "{http://www.w3.org/2000/svg}"
AMOUNTS = st.decimals(0, 10**9, allow_nan=False, places=2)
SHARES = st.decimals(0, 100, allow_nan=False, places=1)


def draw(chart: Chart, language: str = "en") -> ElementTree.Element:
    drawing = ElementTree.fromstring(draw_chart(chart, speaker_of(language)))
    title = drawing.find(f"{SVG}title")
    assert title is not None
    assert title.text
    return drawing


def scatter(points: list[ScatterPoint]) -> Scatter:
    return Scatter(sentence("Potential and relationship"), sentence("still to be won in a year"), sentence("relationship coverage"), tuple(points), "EUR")  # fmt: skip


@given(st.lists(st.tuples(AMOUNTS, SHARES, st.none() | AMOUNTS), max_size=25))
def test_names_of_points_never_cover_each_other(values: list[tuple[Decimal, Decimal, Decimal | None]]) -> None:  # fmt: skip
    names = [f"Account number {number}" for number in range(len(values))]
    points = [ScatterPoint(name, *each) for name, each in zip(names, values, strict=True)]
    boxes = []
    for part in draw(scatter(points)).iter(f"{SVG}text"):
        if part.text in names:
            x, y = float(part.attrib["x"]), float(part.attrib["y"])
            boxes.append((x, y - 11, x + text_width(part.text, 11), y + 3))
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart


def test_a_few_points_all_have_their_names_and_an_unknown_size_is_a_ring() -> None:
    points = [
        ScatterPoint("Liffey Foods", Decimal(400_000), Decimal(61), Decimal(90_000)),
        ScatterPoint("Textil Ortega", Decimal(100_000), Decimal(75), None),
    ]
    drawing = draw(scatter(points))
    texts = [part.text for part in drawing.iter(f"{SVG}text")]
    assert {"Liffey Foods", "Textil Ortega"} <= set(texts)
    dashed = [part for part in drawing.iter(f"{SVG}circle") if "stroke-dasharray" in part.attrib]
    assert len(dashed) == 1


def test_stacked_columns_add_up_and_say_their_parts() -> None:
    parts = {"lead": Term("lead"), "proposal": Term("proposal")}
    columns = (
        StackedColumn(PartialDate(date(2026, 10, 1), "quarter"), {"lead": Decimal(10_000), "proposal": Decimal(30_000)}),
        StackedColumn(sentence("without a date"), {}),
    )  # fmt: skip
    drawing = draw(StackedColumns(sentence("Open sales by quarter and stage"), parts, columns, "EUR"))  # fmt: skip
    boxes = {part.attrib["class"]: float(part.attrib["height"]) for part in drawing.iter(f"{SVG}rect") if part.attrib["height"] != "10"}  # fmt: skip
    assert abs((boxes["k-s2"] + 1) / (boxes["k-s1"] + 1) - 3) < 0.01
    said = "".join(drawing.itertext())
    assert "€40K" in said
    assert "lead €10,000" in said
    assert "without a date: –" in said


def test_risks_stand_in_the_field_of_their_likelihood_and_impact() -> None:
    risks = (RiskPoint("Low", 1, 2), RiskPoint("High", 5, 4, "#risks-2"), RiskPoint("Middle", 3, 3))
    drawing = draw(RiskMatrix(sentence("Risks of {account}", account="Acme"), risks))
    places = {part.text: (float(part.attrib["x"]), float(part.attrib["y"])) for part in drawing.iter(f"{SVG}text")}  # fmt: skip
    assert places["Low"][0] < places["Middle"][0] < places["High"][0]
    assert places["High"][1] < places["Middle"][1] < places["Low"][1]
    assert [link.attrib["href"] for link in drawing.iter(f"{SVG}a")] == ["#risks-2"]


def test_what_was_not_put_into_figures_is_a_ring_on_the_timeline() -> None:
    deliveries = (
        Delivery(date(2026, 3, 1), "Fewer stops", Money(Decimal(40_000), "EUR")),
        Delivery(date(2026, 6, 1), "Training", None),
        Delivery(date(2026, 9, 1), "Licences", Money(Decimal(5_000), "USD")),
    )
    drawing = draw(Timeline(sentence("Value delivered over time"), deliveries, "EUR"), "es")
    fills = [part.attrib["class"].split()[0] for part in drawing.iter(f"{SVG}circle")]
    assert sorted(fills) == ["k-accent", "k-paper", "k-paper"]


@given(st.lists(st.dates(date(2000, 1, 1), date(2060, 1, 1)), min_size=1, max_size=30))
def test_any_timeline_stays_inside_its_drawing(days: list[date]) -> None:
    deliveries = tuple(Delivery(day, "x", Money(Decimal(number), "EUR")) for number, day in enumerate(days))  # fmt: skip
    for part in draw(Timeline(sentence("Value delivered over time"), deliveries, "EUR")).iter(f"{SVG}circle"):  # fmt: skip
        assert 0 <= float(part.attrib["cx"]) <= 720
        assert 0 <= float(part.attrib["cy"]) <= 170


def test_a_bullet_tells_unknown_from_nothing() -> None:
    unknown, nothing = draw(Bullet(None, Decimal("0.5"))), draw(Bullet(Decimal(0), Decimal("0.5")))
    assert "unknown" in "".join(unknown.itertext())
    assert "stroke-dasharray" in next(unknown.iter(f"{SVG}rect")).attrib
    assert "0% of the way" in "".join(nothing.itertext())


def test_every_state_of_a_cell_has_a_sign_of_its_own() -> None:
    assert len({str(state_sign(state)) for state in STATES}) == len(STATES)


def test_the_small_grid_says_every_cell() -> None:
    grid = SmallGrid(sentence("White space"), ("Retail", "Online"), (("Stock", ("won", None)),))
    assert "Stock: Retail won, Online unexplored" in "".join(draw(grid).itertext())


def test_states_are_counted_as_signs_and_said_in_words() -> None:
    drawing = draw(StateCounts((("won", 3), ("not_eligible", 1200))))
    assert drawing.findtext(f"{SVG}title") == "won 3, not eligible 1200"
    assert [part.text for part in drawing.iter(f"{SVG}text")] == ["3", "1,200"]
