"""A file is replaced whole, only when it is still what was read, and keeps its mode."""

import resource
import stat
from pathlib import Path

import pytest

from kamdocs.edit.change import Refused, SetValue
from kamdocs.edit.document import edit_document
from kamdocs.edit.save import save


def edited(path: Path, value: str) -> tuple[bytes, str]:
    before = path.read_bytes()
    result = edit_document(path.name, before.decode(), [SetValue(("a",), value)])
    assert not isinstance(result, Refused)
    return before, result.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbfa: 1\r\nb: 2", b"\xef\xbb\xbfa: x\r\nb: 2"),
        (b"a: 1\n\n\n", b"a: x\n\n\n"),
        (b"a: 1 # \xc3\xa9\rb: 2\r", b"a: x # \xc3\xa9\rb: 2\r"),
    ],
)
def test_every_other_byte_stays(before: bytes, after: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(before)
    assert save(path, *edited(path, "x")) is None
    assert path.read_bytes() == after
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664])
def test_the_mode_is_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    path.chmod(mode)
    assert save(path, *edited(path, "2")) is None
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    before, text = edited(path, "2")
    path.write_text("a: 3\n")
    refused = save(path, before, text)
    assert isinstance(refused, Refused)
    assert str(refused.reason) == "a.yaml was changed by somebody else meanwhile"
    assert path.read_text() == "a: 3\n"
    path.unlink()
    assert isinstance(save(path, before, text), Refused)
    assert not path.exists()


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    number = path.stat().st_ino
    assert save(path, b"a: 1\n", "a: 1\n") is None
    assert path.stat().st_ino == number


def test_a_new_file_gets_its_folder_and_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "acme" / "log.md"
    assert save(path, None, "# é\n") is None
    assert path.read_bytes() == "# é\n".encode()
    refused = save(path, None, "other\n")
    assert isinstance(refused, Refused)
    assert "exists already" in str(refused.reason)
    assert path.read_bytes() == "# é\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_link_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text("a: 1\n")
    link = tmp_path / "a.yaml"
    link.symlink_to(real)
    assert isinstance(save(link, b"a: 1\n", "a: 2\n"), Refused)
    assert link.is_symlink()
    assert real.read_text() == "a: 1\n"


def test_a_full_disk_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            save(path, b"a: 1\n", "a: " + "x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_text() == "a: 1\n"
    assert list(tmp_path.iterdir()) == [path]
