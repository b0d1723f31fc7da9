"""Sparkline, score line, slope, stacked bars: figures of several days in, honest drawings out."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.language.speak import speaker_of
from kamdocs.render.chart.draw import Chart, draw_chart
from kamdocs.render.chart.meters import StackPart
from kamdocs.render.chart.score_line import ScoreLine, ScoreMark, ScorePoint
from kamdocs.render.chart.slope import ROW, Slope, SlopeLine
from kamdocs.render.chart.sparkline import Sparkline, SparkPoint
from kamdocs.render.chart.stacked_bars import StackedBar, StackedBars
from kamdocs.values.sentence import Term, sentence

SVG = "{http://www.w3.org/2000/svg}"
FIRST = date(2026, 1, 31)
POINTS = st.decimals(0, 100, allow_nan=False, places=0)


def draw(chart: Chart, language: str = "en") -> ElementTree.Element:
    return ElementTree.fromstring(draw_chart(chart, speaker_of(language)))


def title_of(drawing: ElementTree.Element) -> str:
    return drawing.findtext(f"{SVG}title") or ""


def spark(*values: int | None) -> Sparkline:
    points = tuple(
        SparkPoint(FIRST + timedelta(days=30 * number), None if value is None else Decimal(value), value if value is not None else "–")
        for number, value in enumerate(values)
    )  # fmt: skip
    return Sparkline(sentence("Score"), points)


def heights(way: str) -> list[float]:
    return [float(place.split()[1]) for place in way.replace("M", "L").split("L")[1:]]


def test_a_sparkline_is_broken_where_nothing_was_known() -> None:
    drawing = draw(spark(10, 20, None, 30, 40))
    assert len(list(drawing.iter(f"{SVG}path"))) == 2
    assert title_of(drawing) == (
        "Score: 31 Jan 2026 10; 2 Mar 2026 20; 1 Apr 2026 –; 1 May 2026 30; 31 May 2026 40"
    )


def test_a_sparkline_rises_with_its_values_and_is_flat_without_change() -> None:
    [rising] = draw(spark(10, 20, 40)).iter(f"{SVG}path")
    assert heights(rising.attrib["d"]) == sorted(heights(rising.attrib["d"]), reverse=True)
    [flat] = draw(spark(7, 7, 7)).iter(f"{SVG}path")
    assert set(heights(flat.attrib["d"])) == {12.0}


def test_one_value_is_said_by_its_number_and_not_drawn() -> None:
    assert spark(1, 2).is_telling
    assert not spark(None, 2).is_telling
    assert not spark().is_telling


def test_every_colour_is_written_out_for_paper() -> None:
    for part in draw(spark(1, 2)).iter():
        if part.tag in (f"{SVG}path", f"{SVG}circle"):
            assert part.attrib.get("fill", "").startswith(("#", "none"))
            assert part.attrib["class"].startswith("k-")


def score_line(*points: ScorePoint, marks: tuple[ScoreMark, ...] = ()) -> ScoreLine:
    return ScoreLine(sentence("Score and health over time"), sentence("Score"), sentence("Health"), points, marks, (Decimal(70),))  # fmt: skip


def test_a_score_goes_in_steps_and_health_from_point_to_point() -> None:
    drawing = draw(
        score_line(
            ScorePoint(date(2026, 1, 1), Decimal(60), Decimal(40), Decimal(80), Decimal(50)),
            ScorePoint(date(2026, 2, 1), Decimal(70), Decimal(70), Decimal(70), Decimal(55)),
            ScorePoint(date(2026, 3, 1), Decimal(70), Decimal(70), Decimal(70), Decimal(45)),
        )
    )
    ways = {part.attrib["class"]: part.attrib["d"] for part in drawing.iter(f"{SVG}path")}
    score = heights(ways["k-accent-line"])
    assert score[0] == score[1] > score[2] == score[3] == score[4]
    assert len(heights(ways["k-ok-line"])) == 3
    assert len(list(drawing.iter(f"{SVG}polygon"))) == 1
    texts = [part.text for part in drawing.iter(f"{SVG}text")]
    assert {"Score 70", "Health 45", "70"} <= set(texts)


def test_marks_carry_the_numbers_of_their_list_and_do_not_cover_each_other() -> None:
    points = (ScorePoint(date(2026, 1, 1), Decimal(60)), ScorePoint(date(2026, 6, 1), Decimal(70)))
    marks = tuple(
        ScoreMark(date(2026, 3, day), sentence("went from {was} to {now}", was=Term("low"), now=Term("key")))
        for day in (1, 1, 2)
    )  # fmt: skip
    drawing = draw(score_line(*points, marks=marks))
    bubbles = [float(part.attrib["cx"]) for part in drawing.iter(f"{SVG}circle") if part.attrib["r"] == "8.5"]  # fmt: skip
    assert all(later - before >= 17 for before, later in pairwise(bubbles))
    assert "(3) 2 Mar 2026 went from low to key" in title_of(drawing)


def test_many_marks_on_the_last_day_stay_in_the_drawing_and_points_are_rounded_half_up() -> None:
    points = (
        ScorePoint(date(2026, 1, 1), Decimal(60)),
        ScorePoint(date(2026, 6, 1), Decimal("62.5")),
    )
    mark = ScoreMark(
        date(2026, 6, 1), sentence("went from {was} to {now}", was=Term("low"), now=Term("key"))
    )
    drawing = draw(score_line(*points, marks=(mark,) * 12))
    width = float(drawing.attrib["viewBox"].split()[2])
    bubbles = [part for part in drawing.iter(f"{SVG}circle") if part.attrib["r"] == "8.5"]
    assert len(bubbles) == 12
    assert all(8.5 <= float(part.attrib["cx"]) <= width - 8.5 for part in bubbles)
    assert "Score 63" in {part.text for part in drawing.iter(f"{SVG}text")}


def test_an_unknown_score_is_a_gap_and_not_nothing() -> None:
    drawing = draw(
        score_line(
            ScorePoint(date(2026, 1, 1), Decimal(60)),
            ScorePoint(date(2026, 2, 1), None),
            ScorePoint(date(2026, 3, 1), Decimal(60)),
        )
    )
    assert len(list(drawing.iter(f"{SVG}path"))) == 2
    assert "1 Feb 2026 Score –" in title_of(drawing)


@given(st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=25))
def test_names_of_slopes_never_cover_each_other_nor_leave_the_drawing(
    values: list[tuple[Decimal, Decimal]],
) -> None:
    lines = tuple(SlopeLine(f"Account {n}", *each) for n, each in enumerate(values))
    drawing = draw(Slope(sentence("Scores since the last review"), "then", "now", lines))
    names = [part for part in drawing.iter(f"{SVG}text") if (part.text or "").startswith("Account")]
    places = sorted(float(part.attrib["y"]) for part in names)
    assert len(places) == len(values)
    assert all(later - before >= ROW - 0.02 for before, later in pairwise(places))  # fmt: skip
    assert places[-1] <= float(drawing.attrib["viewBox"].split()[3])
    for part in drawing.iter(f"{SVG}circle"):
        assert 20 <= float(part.attrib["cy"]) <= float(drawing.attrib["viewBox"].split()[3])


def test_a_slope_says_both_ends_and_which_way_it_went() -> None:
    lines = (
        SlopeLine("Acme", Decimal(60), Decimal(72)),
        SlopeLine("Bolt", Decimal(60), Decimal(51)),
    )
    drawing = draw(Slope(sentence("Scores since the last review"), "then", "now", lines))
    assert title_of(drawing) == "Scores since the last review: Acme 60 → 72; Bolt 60 → 51"
    classes = {part.attrib["class"] for part in drawing.iter(f"{SVG}line")}
    assert {"k-ok-line", "k-warn-line"} <= classes


def test_stacked_bars_share_one_scale() -> None:
    parts = (StackPart(Term("key"), 2, "accent"), StackPart(Term("low"), 0, "faint"))
    more = (StackPart(Term("key"), 3, "accent"), StackPart(Term("low"), 1, "faint"))
    drawing = draw(StackedBars(sentence("Before and after"), (StackedBar(sentence("Now"), parts), StackedBar(sentence("As suggested"), more))))  # fmt: skip
    widths = [float(part.attrib["width"]) + 2 for part in drawing.iter(f"{SVG}rect")]
    assert [round(width / widths[2]) for width in widths] == [2, 3, 1]
    assert title_of(drawing) == "Before and after: Now: key 2, low 0; As suggested: key 3, low 1"
