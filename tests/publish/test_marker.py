"""Which folders are ours to replace."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.publish import ForeignFolderError
from kamdocs.publish.marker import MARKER, MARKER_BYTES, check_ours, has_mark


def test_missing_empty_and_marked_folders_are_ours(tmp_path: Path) -> None:
    check_ours(tmp_path / "missing")
    check_ours(tmp_path)
    (tmp_path / MARKER).write_bytes(MARKER_BYTES)
    (tmp_path / "page.html").touch()
    check_ours(tmp_path)


def test_the_rest_of_the_mark_may_change_and_so_may_line_ends(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_bytes(b"kamdocs site\r\nof another version")
    check_ours(tmp_path)


def test_content_without_mark_is_foreign(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(ForeignFolderError) as caught:
        check_ours(tmp_path)
    assert caught.value.path == tmp_path
    assert str(caught.value) == (
        f"{tmp_path} has content that kamdocs did not write (it has no file .kamdocs-site); "
        "empty it or choose another folder"
    )


@pytest.mark.parametrize("content", [b"", b"kamdocs sites\n", b"\nkamdocs site\n"])
def test_a_file_of_that_name_is_not_enough(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MARKER).write_bytes(content)
    assert not has_mark(tmp_path)


def test_a_mark_behind_a_link_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "mark").write_bytes(MARKER_BYTES)
    (tmp_path / MARKER).symlink_to("mark")
    assert not has_mark(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "site"
    path.touch()
    with pytest.raises(ForeignFolderError, match="is not a folder"):
        check_ours(path)
