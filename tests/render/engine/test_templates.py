"""Templates in two layers: what they reach, what they are given, and where their faults are."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.language.speak import speaker_of
from kamdocs.render.engine.closure import find_closure
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.page import Rendered, render_page
from kamdocs.values.money import Money
from kamdocs.values.sentence import Term, sentence


@dataclass(frozen=True)
class Context:
    """What the templates of these tests are given."""

    view: Any


def render(text: str, view: Any = None, language: str = "en", **more: str) -> Rendered:
    """Render a workspace template named page.html over a theme of one."""
    own = {"page.html": text} | {name.replace("_", ".", 1): other for name, other in more.items()}
    theme = {"page.html": "theme <b>{% block body %}plain{% endblock %}</b>"}
    environment = make_environment(Layers(own, theme), speaker_of(language))
    return render_page(environment, "page.html", Context(view))


def fault(text: str, view: Any = None, **more: str) -> tuple[str, str, tuple[int, int, int], str]:
    """The name, file, line and columns, and message of the one fault."""
    rendered = render(text, view, **more)
    assert rendered.text is None
    (found,) = rendered.findings
    extent = found.place.extent
    assert extent is not None
    assert found.place.file is not None
    spot = (extent.line, extent.column, extent.end_column)
    return found.name, found.place.file, spot, str(found.message)


def test_a_workspace_template_extends_the_one_it_overrides() -> None:
    text = '{% extends "builtin:page.html" %}{% block body %}own {{ super() }}{% endblock %}'
    assert render(text).text == "theme <b>own plain</b>"


def test_values_are_written_in_the_language_without_a_filter() -> None:
    money = Money(Decimal("1234.5"), "EUR")
    assert render("{{ view }}", money, "es").text == "1.234,50\xa0€"
    assert render("{{ view }}", Term("key"), "ca").text == "clau"
    assert render('{{ _("of {all}", all=view) }} {{ 10000 }}', 3, "es").text == "of 3 10.000"


def test_text_is_escaped_also_inside_translated_sentences() -> None:
    assert render("{{ view }}", "<script>").text == "&lt;script&gt;"
    assert render('{{ _("<{name}>", name=view) }}', "&").text == "&lt;&amp;&gt;"
    linked = '{% set a %}<a>{{ view }}</a>{% endset %}{{ _("to <{place}>", place=a) }}'
    assert render(linked, "&").text == "to &lt;<a>&amp;</a>&gt;"


def test_a_syntax_error_is_located() -> None:
    name, file, spot, _ = fault("line\n\n  {% if %}")
    assert (name, file, spot) == ("template-syntax", "templates/page.html", (3, 3, 11))


def test_an_undefined_name_is_located_to_the_column() -> None:
    name, file, spot, message = fault("a\n<p>{{ veiw.name }}</p>")
    assert (name, file, spot) == ("template-undefined", "templates/page.html", (2, 7, 11))
    assert message == "the name veiw is not defined here"


def test_a_missing_attribute_is_located() -> None:
    name, _, spot, message = fault("{{ view.nmae }}", sentence("x"))
    assert (name, spot, message) == (
        "template-undefined",
        (1, 9, 13),
        "the field nmae is not there",
    )


def test_a_fault_in_an_included_template_is_located_there() -> None:
    _, file, spot, _ = fault("x\n{% include 'part.html' %}", part_html="\n\n{{ gone }}")
    assert (file, spot[0]) == ("templates/part.html", 3)


def test_a_missing_template_is_located_where_it_is_asked_for() -> None:
    name, file, spot, _ = fault("x\n{% include 'gone.html' %}")
    assert (name, file, spot) == ("template-missing", "templates/page.html", (2, 13, 22))


@pytest.mark.parametrize(
    "text",
    [
        "{{ view }}",
        "{{ 1 / 0 }}",
        "{{ view.__class__.__mro__ }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ range(10000000) }}",
        "{{ '{0.__class__}'.format(view) }}",
    ],
)
def test_whatever_a_template_does_is_a_finding(text: str) -> None:
    name, file, spot, _ = fault(text)
    assert (name, file, spot[0]) == ("template-failure", "templates/page.html", 1)


def test_templates_cannot_change_what_they_are_given() -> None:
    assert fault("{{ view.append(1) }}", [])[0] == "template-failure"


def test_the_closure_has_every_text_that_literal_names_reach() -> None:
    own = {
        "a.html": '{% extends "builtin:a.html" %}{% include ["b.html", "c.html"] %}',
        "b.html": '{% import "d.html" as d %}{% from "d.html" import x %}{% include "b.html" %}',
        "d.html": "",
        "e.html": "",
    }
    closure = find_closure("a.html", Layers(own, {"a.html": "", "c.html": "", "f.html": ""}))
    assert {text.file for text in closure.texts} == {
        "templates/a.html", "builtin:a.html", "templates/b.html", "builtin:c.html", "templates/d.html",
    }  # fmt: skip
    assert closure.findings == ()


def test_a_computed_name_is_a_finding() -> None:
    layers = Layers({"a.html": "\n  {% include view.part %}"}, {})
    (found,) = find_closure("a.html", layers).findings
    assert found.name == "template-name-computed"
    assert found.place.extent is not None
    assert (found.place.extent.line, found.place.extent.column) == (2, 6)


def test_the_theme_reaches_all_it_names() -> None:
    layers = Layers({}, read_theme())
    pages = [name for name in layers.names() if name.startswith("site/") and name.endswith(".html")]
    assert pages
    for name in pages:
        assert find_closure(name, layers).findings == ()
