"""Where the personal overlay is, and which files it has."""

from pathlib import Path

import pytest

from kamdocs.workspace.overlay import (
    OverlayListing,
    find_overlay,
    is_there,
    list_overlay,
    overlay_name,
)


def test_an_option_beats_the_settings_and_those_beat_the_default(tmp_path: Path) -> None:
    assert find_overlay(tmp_path) == tmp_path / "private"
    assert find_overlay(tmp_path, "../apart") == tmp_path / "../apart"
    assert find_overlay(tmp_path, "/vault/apart") == Path("/vault/apart")
    assert find_overlay(tmp_path, "../apart", Path("/vault")) == Path("/vault")


def test_the_home_folder_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert find_overlay(Path("/ws"), "~/apart") == tmp_path / "apart"
    assert find_overlay(Path("/ws"), None, Path("~/apart")) == tmp_path / "apart"


def test_findings_name_it_as_seen_from_the_workspace(tmp_path: Path) -> None:
    root = tmp_path / "ws"
    assert overlay_name(find_overlay(root), root) == "private"
    assert overlay_name(find_overlay(root, "../apart"), root) == "../apart"


def test_it_has_one_yaml_file_an_account_and_hides_what_begins_with_a_dot(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", ".c.yaml", "README.md", "sub/d.yaml", ".git/config.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert list_overlay(tmp_path) == OverlayListing(("a.yaml", "b.yml"), ("sub/d.yaml",))
    assert is_there(tmp_path)
    assert not is_there(tmp_path / "a.yaml")
    assert list_overlay(tmp_path / "elsewhere") == OverlayListing()
