"""What can be found on a page: marked places with their titles, texts and the ids that lead to them."""

import pytest

from kamdocs.render.site.places import Place, find_places


def test_a_marked_element_is_a_place_with_its_title_and_text() -> None:
    html = '<ul><li id="person-nuria" data-find="person"><span data-find-title>Núria <b>S</b>oler</span> Sistemes</li></ul>'
    assert find_places(html) == (Place("person", "person-nuria", "Núria Soler", "Sistemes"),)


def test_words_of_neighbouring_elements_stay_apart_and_marks_inside_a_word_do_not() -> None:
    (place,) = find_places(
        '<dl id="a" data-find="log"><dt>Next</dt><dd>car<b>pet</b><br>ti<wbr>les</dd></dl>'
    )
    assert place.text == "Next carpet tiles"


def test_a_place_inside_another_is_one_of_its_own() -> None:
    html = (
        '<li id="g" data-find="objective">Grow<ul><li id="m" data-find="milestone">First shop</li></ul>'
        " by 2028</li>"
    )
    assert [(each.anchor, each.text) for each in find_places(html)] == [
        ("g", "Grow by 2028"),
        ("m", "First shop"),
    ]


@pytest.mark.parametrize(
    "unsaid",
    ["<svg><title>SECRET</title></svg>", "<button>SECRET</button>", "<span hidden>SECRET</span>",
     '<a class="src" href="x">SECRET</a>', "<div data-find-skip>SECRET <p>SECRET</p></div>",
     '<p title="SECRET">', "<!-- SECRET -->", '<span data-x="SECRET > 1">', '<img alt="SECRET">',
     '<div data-find-skip><p data-find="log">SECRET</p></div>', "<pre class='x'></pre>"],
)  # fmt: skip
def test_drawings_buttons_attributes_and_what_is_to_be_skipped_say_nothing(unsaid: str) -> None:
    places = find_places(f'<div id="a" data-find="log">one {unsaid} two</div><p>SECRET</p>')
    assert [each.text for each in places] == ["one two"]


def test_characters_are_those_that_a_reader_sees() -> None:
    (place,) = find_places('<li id="x" data-find="log">R&amp;D &lt;b&gt; l&#39;estoc</li>')
    assert place.text == "R&D <b> l'estoc"


def test_a_place_without_an_id_is_led_to_by_the_nearest_above() -> None:
    html = '<main id="content"><h1 data-find="page">A</h1><h2 id="log">B</h2><p data-find="log">C</p></main>'
    assert [each.anchor for each in find_places(html)] == ["", "log"]


def test_several_titles_are_said_together_and_a_place_without_any_is_called_by_its_beginning() -> (
    None
):
    html = (
        '<li id="a" data-find="log"><i data-find-title>1 Oct</i><i data-find-title>Committee</i></li>'
        f'<li id="b" data-find="log">{"word " * 40}</li>'
    )
    one, other = find_places(html)
    assert one.title == "1 Oct · Committee"
    assert other.title == "word " * 16 + "…"
    assert find_places('<li id="a" data-find="log"> <svg></svg></li>') == ()
