"""The checkers by others find what is wrong, so that their silence means something."""

from collections.abc import Callable
from pathlib import Path

GOOD = """<!doctype html><html lang="en"><head><title>Plan</title></head>
<body><main><h1>Plan</h1><img alt="a map" src="data:,"></main></body></html>"""


def test_html_errors_are_found(
    tmp_path: Path, find_html_errors: Callable[[Path], list[str]]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(GOOD, "utf-8")
    assert find_html_errors(page) == []
    page.write_text(GOOD.replace("<h1>", "<h1><p>"), "utf-8")
    assert any("page.html:2: " in error for error in find_html_errors(tmp_path))


def test_barriers_are_found(tmp_path: Path, find_barriers: Callable[[Path], list[str]]) -> None:
    page = tmp_path / "page.html"
    page.write_text(GOOD, "utf-8")
    assert find_barriers(page) == []
    page.write_text(GOOD.replace('alt="a map"', ""), "utf-8")
    assert [barrier.partition(":")[0] for barrier in find_barriers(page)] == ["image-alt"]


def test_barriers_of_narrow_screens_and_dark_colours_are_found(
    tmp_path: Path, find_all_barriers: Callable[[Path], list[str]]
) -> None:
    page = tmp_path / "page.html"
    page.write_text(GOOD, "utf-8")
    assert find_all_barriers(page) == []
    style = """<style>:root[data-theme=dark] { background: #000; color: #222 }
        @media (max-width: 400px) { button span { display: none } }</style>"""
    page.write_text(
        GOOD.replace("</head>", f"{style}</head>").replace(
            "</h1>", "</h1><button><span>Find</span></button>"
        ),
        "utf-8",
    )
    found = {": ".join(barrier.split(": ")[:2]) for barrier in find_all_barriers(page)}
    assert found == {"390 px: button-name", "dark: color-contrast"}


def test_errors_of_style_sheets_and_drawings_are_found(
    tmp_path: Path, find_html_errors: Callable[[Path], list[str]]
) -> None:
    (tmp_path / "style.css").write_text("p { colour: red }\n", "utf-8")
    (tmp_path / "icon.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><circel r="1"/></svg>\n', "utf-8"
    )
    errors = find_html_errors(tmp_path)
    assert any("style.css:" in error for error in errors)
    assert any("icon.svg:" in error for error in errors)


def test_broken_links_are_found(
    tmp_path: Path, find_broken_links: Callable[[Path], list[str]]
) -> None:
    page, other = tmp_path / "page.html", tmp_path / "other.html"
    other.write_text(GOOD.replace("<h1>", '<h1 id="there">'), "utf-8")
    page.write_text(GOOD.replace("</h1>", '</h1><a href="other.html#there">There</a>'), "utf-8")
    assert find_broken_links(tmp_path) == []
    page.write_text(
        GOOD.replace(
            "</h1>",
            '</h1><a href="other.html#there">1</a><a href="other.html#not">2</a><a href="no.html">3</a>',
        ),
        "utf-8",
    )
    broken = find_broken_links(tmp_path)
    assert [link.rpartition("/")[2] for link in sorted(broken)] == ["no.html", "other.html#not"]
