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
