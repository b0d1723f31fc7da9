"""The way from one page to another file."""

import posixpath
from urllib.parse import quote, unquote

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.render.engine.link import relative_path

names = st.text("ab.ñ -", min_size=1, max_size=4).filter(lambda name: name.strip("."))
paths = st.lists(names, min_size=1, max_size=4).map("/".join)


@given(paths, paths)
def test_a_browser_that_follows_it_comes_to_the_file(page: str, target: str) -> None:
    way = relative_path(page, target)
    arrived = posixpath.normpath(posixpath.join("/site", posixpath.dirname(page), unquote(way)))
    assert arrived == posixpath.normpath(f"/site/{target}")
    assert quote(unquote(way)) == way


def test_it_is_as_short_as_it_can_be() -> None:
    assert relative_path("index.html", "index.html") == "index.html"
    assert relative_path("es/accounts/acme/index.html", "es/people/index.html") == "../../people/index.html"  # fmt: skip
    assert relative_path("es/index.html", "data/accounts.csv") == "../data/accounts.csv"
