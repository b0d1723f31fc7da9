"""Shared passages: what they include, in which language, and what is wrong with them."""

from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.read.shared import SharedRead, read_shared


def read(**files: str) -> SharedRead:
    named = {
        f"accounts/passages/{key.replace('__', '.')}.md": text.encode()
        for key, text in files.items()
    }
    return read_shared(("kamdocs.yaml", b"format: 1\n"), named)


def told(found: SharedRead) -> list[str]:
    origins = Origins("kamdocs.yaml", {}, found.maps)
    located = (locate(finding, origins, None) for finding in found.findings)
    return [
        f"{one.file.removeprefix('accounts/passages/')}:{one.extent.line}:{one.extent.column}"
        f" {one.name} {one.message} {one.help}"
        for one in located
    ]


def html(found: SharedRead, name: str, language: str) -> str:
    return found.shared.passages[name][language].html


def test_a_passage_takes_in_others_in_its_language() -> None:
    found = read(
        us__en="First.\n\ninclude: people\n\nLast.\n",
        us__es="Primero.\n\ninclude: people\n",
        people__en="We.",
        people__es="Nosotros.",
    )
    assert told(found) == []
    assert html(found, "us", "en") == "<p>First.</p>\n<p>We.</p>\n<p>Last.</p>\n"
    assert html(found, "us", "es") == "<p>Primero.</p>\n<p>Nosotros.</p>\n"
    assert found.shared.passages["us"]["en"].text == "First.\nWe.\nLast."


def test_one_without_a_language_holds_for_all() -> None:
    found = read(us__es="include: figures\n", figures="112\n")
    assert told(found) == []
    assert html(found, "us", "es") == "<p>112</p>\n"


def test_what_is_not_translated_is_marked_and_told() -> None:
    found = read(us__es="Hola.\n\ninclude: people\n", people__en="We.")
    assert told(found) == [
        (
            "us.es.md:3:10 passage-not-translated the passage people is not written in es; it is shown"
            " in en write accounts/passages/people.es.md"
        )
    ]
    assert html(found, "us", "es") == '<p>Hola.</p>\n<div lang="en"><p>We.</p>\n</div>\n'


def test_one_that_includes_itself_is_told_and_put_in_once() -> None:
    found = read(us__en="We.\n\ninclude: us\n")
    assert told(found) == [
        "us.en.md:3:10 circular-reference us → us leads back to itself take one include out"
    ]
    assert html(found, "us", "en") == "<p>We.</p>\n"


def test_a_circle_over_several_is_told_once() -> None:
    found = read(a__en="A\n\ninclude: b\n", b__en="B\n\ninclude: c\n", c__en="C\n\ninclude: a\n")
    assert told(found) == [
        "a.en.md:3:10 circular-reference a → b → c → a leads back to itself take one include out"
    ]
    assert html(found, "a", "en") == "<p>A</p>\n<p>B</p>\n<p>C</p>\n"


def test_one_that_includes_a_circle_is_whole_without_it() -> None:
    found = read(a__en="A\n\ninclude: b\n", b__en="B\n\ninclude: b\n")
    assert [line.split()[0] for line in told(found)] == ["b.en.md:3:10"]
    assert html(found, "a", "en") == "<p>A</p>\n<p>B</p>\n"


def test_an_unknown_one_is_told_with_the_one_that_was_meant() -> None:
    found = read(us__en="include: pepole\n", people__en="We.")
    assert told(found) == [
        "us.en.md:1:10 unknown-reference there is no passage pepole did you mean people?"
    ]


def test_markers_have_no_place_in_one_and_are_never_printed() -> None:
    found = read(us__en="for: technical\n\nWe.\n\n::: for nuria\nYou.\n:::\n")
    names = [line.split()[:2] for line in told(found)]
    assert names == [
        ["us.en.md:1:1", "misplaced-marker"],
        ["us.en.md:5:1", "misplaced-marker"],
        ["us.en.md:7:1", "misplaced-marker"],
    ]
    assert "technical" not in html(found, "us", "en")


def test_the_name_of_its_file_is_an_id_and_a_language() -> None:
    found = read(**{"Our company__en": "We.", "us__ct": "Nosaltres.", "us__xx": "?"})
    assert told(found) == [
        (
            "Our company.en.md:1:1 bad-id the name Our company cannot be the id of a passage"
            " rename the file: our-company.en.md; ids have lower-case letters, digits and hyphens"
        ),
        "us.ct.md:1:1 unknown-file a passage cannot be in the language ct did you mean us.ca.md?",
        "us.xx.md:1:1 unknown-file a passage cannot be in the language xx known are en, es, ca",
    ]
    assert found.shared.passages == {}


def test_headings_of_two_stretches_have_different_ids() -> None:
    found = read(us__en="### How\n\ninclude: people\n\n### How\n", people__en="### How\n")
    ids = [part.split('"')[0] for part in html(found, "us", "en").split('id="')[1:]]
    assert len(ids) == len(set(ids)) == 3
