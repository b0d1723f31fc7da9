"""Files in → a folder that holds exactly them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import UserDict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.publish import (
    ForeignFolderError,
    Published,
    PublishError,
    publish_site,
    swap,
    write,
)

Read = Callable[[Path], dict[str, bytes]]

ONE = {"index.html": b"one", "a/x.html": b"x", "a/b/y.html": b"y", "empty.txt": b""}
TWO = {"index.html": b"two", "a/x.html": b"x", "a/b": b"now a file", "joão/à.html": b"z"}


@pytest.fixture(params=["as here", "no exchange", "no hard links"])
def site(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Where to publish, on systems that can more or less."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    if request.param == "no exchange":
        monkeypatch.setattr(swap, "exchange_folders", lambda _first, _second: False)
    if request.param == "no hard links":
        monkeypatch.setattr(write.os, "link", refuse)
    yield tmp_path / "site"
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.twin"}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _states(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_published_changed_and_published_again(site: Path, read_site: Read) -> None:
    assert publish_site(site, ONE) == Published(written=4, unchanged=0, removed=0)
    assert read_site(site) == ONE
    assert publish_site(site, TWO) == Published(written=3, unchanged=1, removed=2)
    assert read_site(site) == TWO
    assert publish_site(site, TWO) == Published(written=0, unchanged=4, removed=0)
    assert publish_site(site, ONE) == Published(written=3, unchanged=1, removed=2)
    assert read_site(site) == ONE
    assert not (site / "joão").exists()


def test_a_missing_parent_is_made_and_an_empty_folder_taken(
    tmp_path: Path, read_site: Read
) -> None:
    publish_site(tmp_path / "public" / "docs" / "site", ONE)
    assert read_site(tmp_path / "public" / "docs" / "site") == ONE
    (tmp_path / "empty").mkdir()
    publish_site(tmp_path / "empty", ONE)
    assert read_site(tmp_path / "empty") == ONE


def test_what_is_the_same_keeps_its_time(site: Path) -> None:
    publish_site(site, ONE)
    old = _states(site)
    for text in (b"2", b"3", b"4"):
        publish_site(site, {**ONE, "index.html": text})
    new = _states(site)
    assert {path for path in new if new[path] != old[path]} == {"index.html"}


def test_nothing_changed_moves_nothing(site: Path) -> None:
    publish_site(site, ONE)
    publish_site(site, TWO)
    old = site.stat().st_ino
    publish_site(site, TWO)
    assert site.stat().st_ino == old


def test_what_left_the_site_leaves_the_disk(tmp_path: Path, site: Path) -> None:
    publish_site(site, {"people/ana.html": b"Ana Ferrer", "index.html": b"Ana Ferrer, Joan"})
    publish_site(site, {"index.html": b"Joan"})
    everything = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(everything) > 4
    assert not [path for path in everything if b"Ana" in path.read_bytes() or "ana" in path.name]


def test_published_from_several_lists_of_files(tmp_path: Path, read_site: Read) -> None:
    name = st.sampled_from(["a", "b", "a/x", "a/x/y", "c/z", "c/ç"])
    sites = st.dictionaries(name, st.binary(max_size=2), max_size=4).filter(
        lambda files: not any(other.startswith(f"{one}/") for one in files for other in files)
    )

    @settings(max_examples=25, deadline=None)
    @given(st.lists(sites, min_size=1, max_size=4))
    def check(several: list[dict[str, bytes]]) -> None:
        with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
            for files in several:
                publish_site(Path(folder, "site"), files)
                assert read_site(Path(folder, "site")) == files

    check()


def test_edits_by_hand_are_repaired(site: Path, read_site: Read) -> None:
    publish_site(site, ONE)
    publish_site(site, {**ONE, "index.html": b"1.1"})  # now the twin shares its files
    (site / "index.html").write_bytes(b"ONE")
    (site / "a" / "x.html").unlink()
    (site / "a" / "added.html").write_bytes(b"")
    (site / "a" / "b" / "c").mkdir()
    assert publish_site(site, ONE) == Published(written=2, unchanged=2, removed=1)
    assert read_site(site) == ONE
    assert not (site / "a" / "b" / "c").exists()


def test_an_empty_folder_added_by_hand_goes(site: Path) -> None:
    publish_site(site, ONE)
    (site / "new").mkdir()
    assert publish_site(site, ONE) == Published(written=0, unchanged=4, removed=0)
    assert not (site / "new").exists()


def test_a_removed_site_or_twin_or_both_come_back(site: Path, read_site: Read) -> None:
    publish_site(site, ONE)
    publish_site(site, TWO)
    twin = site.with_name(".site.twin")
    for gone in ([site], [twin], [site, twin]):
        for folder in gone:
            shutil.rmtree(folder)
        publish_site(site, TWO)
        assert read_site(site) == TWO


def test_links_inside_are_replaced_and_what_they_point_to_is_left(
    tmp_path: Path, site: Path, read_site: Read
) -> None:
    elsewhere = Path(tempfile.mkdtemp(dir=tmp_path.parent))
    (elsewhere / "x.html").write_bytes(b"theirs")
    (elsewhere / "b").mkdir()
    publish_site(site, ONE)
    for path in ("index.html", "a/x.html"):
        (site / path).unlink()
        (site / path).symlink_to(elsewhere / "x.html")
    (site / "a" / "b" / "y.html").unlink()
    (site / "a" / "b").rmdir()
    (site / "a" / "b").symlink_to(elsewhere)
    for text in (b"1", b"2", b"3"):
        publish_site(site, {**ONE, "index.html": text})
        assert read_site(site) == {**ONE, "index.html": text}
    assert not any(path.is_symlink() for path in site.rglob("*"))
    assert _names(elsewhere) == ["b", "x.html"]
    assert (elsewhere / "x.html").read_bytes() == b"theirs"


def test_links_in_the_twin_are_not_written_through(tmp_path: Path, site: Path) -> None:
    elsewhere = Path(tempfile.mkdtemp(dir=tmp_path.parent))
    (elsewhere / "file").write_bytes(b"theirs")
    publish_site(site, ONE)
    twin = site.with_name(".site.twin")
    (twin / "tree").symlink_to(elsewhere)
    (twin / "new").symlink_to(elsewhere / "file")
    (twin / "manifest.json").unlink()
    (twin / "manifest.json").symlink_to(elsewhere / "file")
    publish_site(site, TWO)
    assert _names(elsewhere) == ["file"]
    assert (elsewhere / "file").read_bytes() == b"theirs"


def test_a_link_as_output_publishes_what_it_points_to(tmp_path: Path, read_site: Read) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "site").symlink_to("www")
    publish_site(tmp_path / "site", ONE)
    publish_site(tmp_path / "site", TWO)
    assert (tmp_path / "site").is_symlink()
    assert read_site(tmp_path / "www") == TWO
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(PublishError):
        publish_site(tmp_path / "circle", ONE)


def test_foreign_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("three years")
    with pytest.raises(ForeignFolderError):
        publish_site(tmp_path / "site", ONE)
    assert _names(tmp_path) == ["site"]
    assert _names(tmp_path / "site") == ["thesis.txt"]
    with pytest.raises(ForeignFolderError):
        publish_site(Path("/"), ONE)


def test_somebody_elses_folder_where_we_prepare_is_left_alone(tmp_path: Path) -> None:
    twin = tmp_path / ".site.twin"
    twin.mkdir()
    (twin / "thesis.txt").write_text("three years")
    with pytest.raises(ForeignFolderError, match="move it away"):
        publish_site(tmp_path / "site", ONE)
    assert _names(twin) == ["thesis.txt"]
    assert not (tmp_path / "site").exists()


def test_git_is_told_to_ignore_the_twin(tmp_path: Path) -> None:
    publish_site(tmp_path / "site", ONE)
    assert (tmp_path / ".site.twin" / ".gitignore").read_text() == "*\n"


def test_hidden_entries_at_the_top_move_along(site: Path) -> None:
    publish_site(site, {**ONE, ".nojekyll": b""})
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    (site / ".htaccess").write_text("deny")
    for text in (b"1", b"2", b"3"):
        publish_site(site, {**ONE, "index.html": text})
        assert (site / ".git" / "HEAD").read_text() == "ref"
        assert (site / ".htaccess").read_text() == "deny"
        assert not (site / ".nojekyll").exists()  # that one was ours


def test_hidden_entries_left_in_the_twin_come_back(site: Path) -> None:
    publish_site(site, ONE)
    publish_site(site, TWO)
    left = site.with_name(".site.twin") / "tree" / ".git"
    left.mkdir()
    publish_site(site, TWO)
    assert (site / ".git").is_dir()
    left.mkdir()
    with pytest.raises(PublishError, match="interrupted build"):
        publish_site(site, TWO)


def test_new_files_are_readable_as_the_user_wants(site: Path) -> None:
    old = os.umask(0o027)
    try:
        publish_site(site, ONE)
        site.chmod(0o2755)
        publish_site(site, TWO)
    finally:
        os.umask(old)
    assert (site / "index.html").stat().st_mode & 0o777 == 0o640
    assert (site / "joão").stat().st_mode & 0o777 == 0o750
    assert site.stat().st_mode & 0o7777 == 0o2755


def test_a_source_that_fails_changes_nothing(site: Path, read_site: Read) -> None:
    class Failing(UserDict[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            if name == "index.html":
                raise KeyError(name)
            return super().__getitem__(name)

    publish_site(site, ONE)
    with pytest.raises(KeyError):
        publish_site(site, Failing(TWO))
    assert read_site(site) == ONE
