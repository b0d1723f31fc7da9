"""Style sheets, scripts and fonts under names that change with their content; links between pages."""

import pytest

from kamdocs.render.engine.assets import gather_assets
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.link import Link, Source, href_of, relative_path


def test_a_changed_style_sheet_gets_another_name_and_the_others_keep_theirs() -> None:
    layers = Layers({}, {"a/x.css": "body {}", "a/y.js": "1"})
    changed = Layers({"a/x.css": "body { margin: 0 }"}, layers.theme)
    one, two = gather_assets(layers, "a", {}), gather_assets(changed, "a", {})
    assert one.paths["x.css"] != two.paths["x.css"]
    assert one.paths["y.js"] == two.paths["y.js"]
    assert two.files[two.paths["x.css"]] == b"body { margin: 0 }"


def test_style_sheets_point_to_the_fonts_they_name_and_only_those_come_along() -> None:
    layers = Layers({}, {"a/x.css": "@font-face { src: url(IBMPlexSans-Regular.woff2) }"})
    assets = gather_assets(layers, "a", {})
    font = assets.paths["IBMPlexSans-Regular.woff2"]
    assert font.removeprefix("assets/").encode() in assets.files[assets.paths["x.css"]]
    assert set(assets.files) == {assets.paths["x.css"], font}


def test_what_is_made_is_put_at_the_end_of_a_style_sheet_and_changes_its_name() -> None:
    layers = Layers({}, {"a/x.css": "p {}\n"})
    plain, own = gather_assets(layers, "a", {}), gather_assets(layers, "a", {}, {"x.css": b"q {}"})
    assert own.files == {own.paths["x.css"]: b"p {}\nq {}"}
    assert own.paths["x.css"] != plain.paths["x.css"]


def test_the_theme_loads_nothing_from_elsewhere() -> None:
    assets = gather_assets(Layers({}, read_theme()), "site/assets", {})
    texts = [data for path, data in assets.files.items() if path.endswith((".css", ".js"))]
    assert texts
    for text in texts:
        assert b"http://" not in text.replace(b"http://www.w3.org", b"")
        assert b"https://" not in text
        assert b"@import" not in text


@pytest.mark.parametrize(
    ("start", "target", "way"),
    [
        ("index.html", "accounts/acme/index.html", "accounts/acme/index.html"),
        ("accounts/acme/index.html", "index.html", "../../index.html"),
        ("es/accounts/acme/index.html", "es/people/index.html", "../../people/index.html"),
        ("a/b.html", "a/c d.pdf", "c%20d.pdf"),
    ],
)
def test_ways_between_pages_are_relative(start: str, target: str, way: str) -> None:
    assert relative_path(start, target) == way


def test_a_page_is_linked_in_the_readers_language_and_a_paper_only_once() -> None:
    page = "es/accounts/acme/index.html"
    assert href_of(Link("people/index.html", "ana"), page, "es/") == "../../people/index.html#ana"
    assert (
        href_of(Link("customer/acme/x.pdf", common=True), page, "es/")
        == "../../../customer/acme/x.pdf"
    )
    assert href_of(Link("accounts/acme/index.html", "plan"), page, "es/") == "#plan"
    assert href_of(Link("", "plan"), page, "es/") == "#plan"


def test_a_source_says_its_line() -> None:
    assert str(Source("accounts/acme/plan.md", 4)) == "accounts/acme/plan.md:4"
    assert Source("accounts/acme/plan.md", 4).short == "plan.md:4"
