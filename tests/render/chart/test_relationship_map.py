"""The relationship map: people in, cards, lines, fields and cells out, each said in words too."""

import io
from itertools import pairwise
from xml.etree import ElementTree

import pypdf
import pytest

from kamdocs.language.speak import speaker_of
from kamdocs.render.chart.card import Card
from kamdocs.render.chart.draw import Chart, draw_chart
from kamdocs.render.chart.power_and_stance import PowerAndStance, Standpoint
from kamdocs.render.chart.relationship_map import Node, RelationshipMap, Tie
from kamdocs.render.chart.signs import initials_of
from kamdocs.render.chart.who_meets_whom import MatrixRow, Meeting, WhoMeetsWhom
from kamdocs.render.engine.pdf import render_pdf
from kamdocs.render.engine.pdf_job import PdfJob
from kamdocs.values.period import Span
from kamdocs.values.sentence import Term, sentence

SVG = "{http://www.w3.org/2000/svg}"
LATELY = Span(90, "day")


def person(key: str, name: str, href: str | None = "#row", **more: object) -> Card:
    return Card(key, name, href=href, **more)  # type: ignore[arg-type]


def a_map(href: str | None = "#row") -> RelationshipMap:
    """A head, three below, one of them vacant."""
    below = (
        Node(person("nuria", "Núria Soler", href, title="Head of systems", role=Term("champion"),
                    stance="supporter", power="political_structure", initials="AF",
                    facts=(Term("supporter"), Term("political_structure")))),
        Node(person("pau", "Pau Serra", href, stance="opposed", power="inner_circle", has_clock=True)),
        Node(Card("buyer", sentence("vacant"), "vacant", "Head of buying", href=href)),
    )  # fmt: skip
    roots = (Node(Card("all", "Acme", "unit"), (Node(person("montse", "Montserrat Claramunt", href), below),)),)  # fmt: skip
    ties = (Tie("influence", "nuria", "montse"), Tie("conflict", "nuria", "pau"), Tie("influence", "pau", "gone"))  # fmt: skip
    return RelationshipMap(sentence("Relationship map of {account}", account="Acme"), roots, ties)


def a_field(count: int = 0) -> PowerAndStance:
    people = [
        Standpoint("nuria", "Núria Soler", "political_structure", "supporter", True, href="#row"),
        Standpoint("biel", "Biel Torrents", None, None, href="#row"),
    ]
    people += [
        Standpoint(f"p{number}", f"Person with a rather long name {number}", "inner_circle", "sceptic")
        for number in range(count)
    ]  # fmt: skip
    return PowerAndStance(sentence("Power and stance of the people of {account}", account="Acme"), tuple(people), LATELY)  # fmt: skip


def a_matrix() -> WhoMeetsWhom:
    rows = (
        MatrixRow("nuria", "Núria Soler",
                  (Meeting(3, 2, "problem_solver", "trusted_advisor"), None), "Head of systems", "#row"),
        MatrixRow("pau", "Pau Serra", (Meeting(0, 200), Meeting(0, None, None, "vendor"))),
        MatrixRow("biel", "Biel Torrents", (None, None)),
    )  # fmt: skip
    return WhoMeetsWhom(sentence("Who of ours meets whom at {account}", account="Acme"), ("Ana Ferrer", "Marc Pons"), rows, LATELY)  # fmt: skip


CHARTS: list[Chart] = [a_map(), a_map(None), a_field(), a_matrix()]


def draw(chart: Chart, language: str = "en") -> ElementTree.Element:
    return ElementTree.fromstring(draw_chart(chart, speaker_of(language)))


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_every_colour_is_written_out_and_nothing_needs_a_style(chart: Chart) -> None:
    text = draw_chart(chart, speaker_of("en"))
    assert "var(" not in text
    assert "currentColor" not in text
    for part in draw(chart).iter():
        assert "style" not in part.attrib
        if part.tag in (f"{SVG}rect", f"{SVG}text", f"{SVG}circle"):
            assert part.attrib["fill"] == "none" or part.attrib["fill"].startswith("#")
        if part.tag in (f"{SVG}path", f"{SVG}line"):
            assert part.attrib.get("stroke", part.attrib.get("fill", "")).startswith("#")


def test_cards_that_lead_somewhere_are_links_that_say_all_of_it() -> None:
    drawing = draw(a_map())
    assert drawing.attrib["role"] == "group"
    links = drawing.findall(f".//{SVG}a")
    assert [link.attrib["href"] for link in links] == ["#row"] * 4
    assert "Núria Soler · supporter · political structure" in [link.findtext(f"{SVG}title") for link in links]  # fmt: skip


def test_without_links_it_is_one_image_with_its_words() -> None:
    drawing = draw(a_map(None))
    assert drawing.attrib["role"] == "img"
    assert drawing.findall(f".//{SVG}a") == []
    described = drawing.find(f"{SVG}desc")
    assert described is not None
    assert "Pau Serra" in str(described.text)


def test_ties_are_drawn_only_between_cards_that_are_there() -> None:
    legend, heads = 1, 1
    arrows = [part for part in draw(a_map()).iter(f"{SVG}path") if part.get("class") == "k-info"]
    assert len(arrows) == heads + legend


def test_stance_is_a_shape_and_not_only_a_colour() -> None:
    def glyph(stance: str | None) -> set[str]:
        root = (Node(person("one", "One", stance=stance)),)
        drawing = draw(RelationshipMap(sentence("Tree"), root, has_legend=False))
        return {part.attrib["d"] for part in drawing.iter(f"{SVG}path")}

    glyphs = [glyph(each) for each in ("advocate", "supporter", "neutral", "sceptic", "opposed")]
    for one, other in pairwise(glyphs):
        assert one != other


def test_unknown_is_said_to_be_unknown() -> None:
    root = (Node(person("one", "One")),)
    drawing = draw(RelationshipMap(sentence("Tree"), root, has_legend=False))
    assert [part.text for part in drawing.iter(f"{SVG}text")].count("?") == 2
    assert "power unknown" in "".join(draw(a_field()).itertext())


@pytest.mark.parametrize("count", [0, 1, 7, 8, 40])
def test_names_in_a_field_never_cover_each_other(count: int) -> None:
    boxes = [
        [float(part.attrib[name]) for name in ("x", "y", "width", "height")]
        for part in draw(a_field(count)).iter(f"{SVG}rect")
        if part.get("class") == "k-focus"
    ]
    assert len(boxes) == count + 2
    for number, (x, y, wide, high) in enumerate(boxes):
        for left, top, width, height in boxes[number + 1 :]:
            apart = x + wide <= left or left + width <= x or y + high <= top or top + height <= y
            assert apart


def test_a_cell_says_contacts_days_and_how_they_stand() -> None:
    said = " ".join(draw(a_matrix(), "en").itertext())
    assert "3× · 2 d" in said
    assert "200 d" in said
    assert "Biel Torrents · nobody of ours yet" in said
    assert "problem solver" in said
    assert "to become trusted advisor" in said


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Ana Ferrer", "AF"), ("Íñigo Núñez de la Torre", "ÍT"), ("Cher", "C"), ("", "?")],
)
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_it_can_stand_in_a_paper(chart: Chart) -> None:
    svg = draw_chart(chart, speaker_of("en"))
    html = f"<!doctype html><html lang=en><title>Map</title><h1>Map</h1>{svg}"
    style = "@page { size: A4 landscape } svg { max-width: 100%; height: auto }"
    result = render_pdf(PdfJob(html, (style,)))
    assert result.findings == ()
    assert result.pages == 1
    text = pypdf.PdfReader(io.BytesIO(result.data or b"")).pages[0].extract_text()
    assert "Soler" in text
