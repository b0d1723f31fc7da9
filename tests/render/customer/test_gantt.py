"""A timeline drawn for paper."""

import re
import xml.etree.ElementTree as ET

import pytest

from kamdocs.customer.brand import Brand
from kamdocs.customer.proposal import Step
from kamdocs.language.speak import speaker_of
from kamdocs.render.customer.brand_style import make_palette
from kamdocs.render.customer.gantt import draw_timeline
from kamdocs.values.partial_date import PartialDate, read_date

PALETTE = make_palette(Brand("#0b5563", None, None, None, None, (), None, None))
SVG = "{http://www.w3.org/2000/svg}"


def step(
    text: str, starts: str | None = None, ends: str | None = None, *, decision: bool = False
) -> Step:
    dates = [read_date(one) if one else None for one in (starts, ends)]
    assert all(one is None or isinstance(one, PartialDate) for one in dates)
    return Step(text, dates[0], dates[1], (), (), decision)  # type: ignore[arg-type]


def draw(*steps: Step, language: str = "en") -> ET.Element | None:
    svg = draw_timeline(steps, PALETTE, speaker_of(language), "Timeline")
    return ET.fromstring(svg) if svg is not None else None


def test_phases_are_bars_and_decisions_filled_diamonds() -> None:
    drawn = draw(
        step("Pilot", "2027-02-15", "2027-04-30"),
        step("Review", "2027-05-06", decision=True),
        step("Live", "2027-06-01"),
    )
    assert drawn is not None
    assert len(drawn.findall(f"{SVG}rect")) == 1
    assert [one.get("fill") for one in drawn.findall(f"{SVG}polygon")] == [PALETTE.deep, "#ffffff"]
    assert [one.text for one in drawn.findall(f"{SVG}title")] == ["Timeline"]


def test_every_colour_and_font_is_written_out() -> None:
    svg = str(
        draw_timeline([step("A", "2027-01"), step("B", "2027-02")], PALETTE, speaker_of("en"), "T")
    )
    assert "var(" not in svg
    assert "currentColor" not in svg
    assert "font:" not in svg
    assert 'font-family="&#34;IBM Plex Sans&#34;"' in svg
    for text in re.findall(r"<text[^>]*>", svg):
        assert 'fill="#' in text


@pytest.mark.parametrize(
    "steps", [(), (step("A"),), (step("A", "2027"), step("B"))], ids=["none", "undated", "one"]
)
def test_fewer_than_two_dates_are_no_drawing(steps: tuple[Step, ...]) -> None:
    assert draw(*steps) is None


@pytest.mark.parametrize(("last", "most"), [("2027-06", 9), ("2028-12", 10), ("2035", 10)])
def test_a_long_time_has_no_more_names_than_fit(last: str, most: int) -> None:
    drawn = draw(step("A", "2027-01"), step("B", last))
    assert drawn is not None
    assert 1 <= len(drawn.findall(f"{SVG}line")) <= most


def test_swapped_dates_and_markup_do_no_harm() -> None:
    drawn = draw(step("<b>", "2027-03", "2027-01"), step("x" * 80, "2027-02"))
    assert drawn is not None
    texts = [one.text or "" for one in drawn.findall(f"{SVG}text")]
    assert "<b>" in texts
    assert any(text.endswith("…") for text in texts)
    assert all(float(one.get("width", 0)) > 0 for one in drawn.findall(f"{SVG}rect"))


def test_months_are_named_in_the_language() -> None:
    drawn = draw(step("A", "2027-01-05"), step("B", "2027-02-05"), language="es")
    assert drawn is not None
    assert any("ene" in (one.text or "") for one in drawn.findall(f"{SVG}text"))
