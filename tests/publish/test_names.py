"""Which names can be published on every system."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.publish import UnsafeNamesError, publish_site
from kamdocs.publish.names import check_names, find_unsafe_names


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "accounts/hungry-owl/index.html",
        ".nojekyll",
        "customer/x/P-1-v1-full-ca.pdf",
        "people/joão-à-l·l.ics",
        "console/com10/nullable.html",
        "a..b/...c",
    ],
)
def test_sound(name: str) -> None:
    assert find_unsafe_names([name]) == {}


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "has an empty part or leaves the folder"),
        (".", "has an empty part or leaves the folder"),
        ("..", "has an empty part or leaves the folder"),
        ("a/../../b", "has an empty part or leaves the folder"),
        ("a//b", "has an empty part or leaves the folder"),
        ("a/", "has an empty part or leaves the folder"),
        ("./a", "has an empty part or leaves the folder"),
        ("/etc/passwd", "is not relative"),
        ("C:/x", "has a character that some systems do not allow"),
        ("a\\..\\b", "has a character that some systems do not allow"),
        ("a:stream", "has a character that some systems do not allow"),
        ("a\x00b", "has a character that some systems do not allow"),
        ("a\nb", "has a character that some systems do not allow"),
        ("what?", "has a character that some systems do not allow"),
        ("con", "has a part that Windows keeps for a device"),
        ("accounts/CON/index.html", "has a part that Windows keeps for a device"),
        ("nul.txt", "has a part that Windows keeps for a device"),
        ("lpt¹.tar.gz", "has a part that Windows keeps for a device"),
        ("page.", "has a part that ends with a dot or a space"),
        ("folder /page", "has a part that ends with a dot or a space"),
        ("x" * 256, "has a part that is too long"),
        ("é" * 128, "has a part that is too long"),
        ("a\udc80", "is not text"),
        (".kamdocs-site", "is the name of our own mark"),
        (unicodedata.normalize("NFD", "café.html"), "is not in Unicode's composed form (NFC)"),
    ],
)
def test_unsafe(name: str, fault: str) -> None:
    assert {key: str(why) for key, why in find_unsafe_names([name]).items()} == {name: fault}


def test_names_that_meet_without_case() -> None:
    names = ["Index.html", "index.html", "a/x", "A/y", "straße", "STRASSE"]
    assert {key: str(why) for key, why in find_unsafe_names(names).items()} == {
        "index.html": "differs from 'Index.html' only by case",
        "A/y": "differs from 'a' only by case",
        "STRASSE": "differs from 'straße' only by case",
    }


@pytest.mark.parametrize("names", [["a", "a/b"], ["a/b/c", "a"]])
def test_a_file_that_is_also_a_folder(names: list[str]) -> None:
    assert list(find_unsafe_names(names)) == ["a"]


def test_all_faults_at_once_and_nothing_is_touched(tmp_path: Path) -> None:
    with pytest.raises(UnsafeNamesError) as caught:
        publish_site(tmp_path / "site", {"../x": b"", "ok": b"", "con": b""})
    assert str(caught.value) == (
        "These files cannot be published: '../x' has an empty part or leaves the folder, "
        "'con' has a part that Windows keeps for a device"
    )
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.text(max_size=8)))
def test_sound_names_stay_inside(names: list[str]) -> None:
    sound = set(names) - find_unsafe_names(names).keys()
    check_names(sorted(sound), Path())
    root = Path("/root/of/site")
    assert all((root / name).resolve().is_relative_to(root) for name in sound)
