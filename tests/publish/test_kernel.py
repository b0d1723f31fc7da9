"""Exchanging folders in one step, where this system can."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kamdocs.publish import kernel

linux = pytest.mark.skipif(sys.platform != "linux", reason="calls of Linux")


def _two_folders(parent: Path) -> tuple[Path, Path]:
    for name in ("first", "second"):
        (parent / name).mkdir()
        (parent / name / "name").write_text(name)
    return parent / "first", parent / "second"


def _names(*folders: Path) -> list[str]:
    return [(folder / "name").read_text() for folder in folders]


@linux
def test_folders_change_places(tmp_path: Path) -> None:
    folders = _two_folders(tmp_path)
    assert kernel.exchange_folders(*folders)
    assert _names(*folders) == ["second", "first"]


@linux
def test_by_number_where_the_library_has_no_name_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OldLibrary:
        """A C library without `renameat2`."""

        def __init__(self, *arguments: object, **options: object) -> None:
            self.syscall = real(*arguments, **options).syscall

    real = kernel.ctypes.CDLL
    monkeypatch.setattr(kernel.ctypes, "CDLL", OldLibrary)
    folders = _two_folders(tmp_path)
    assert kernel.exchange_folders(*folders)
    assert _names(*folders) == ["second", "first"]
    assert not kernel.flush_file_system(tmp_path)
    monkeypatch.setattr(kernel.platform, "machine", lambda: "vax")
    assert not kernel.exchange_folders(*folders)


@linux
def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    first, second = _two_folders(tmp_path)
    with pytest.raises(FileNotFoundError):
        kernel.exchange_folders(first, second.with_name("third"))


@linux
def test_the_file_system_is_flushed(tmp_path: Path) -> None:
    assert kernel.flush_file_system(tmp_path)
