"""A shelf is a dictionary whose bytes are not in memory."""

import tempfile

import pytest

from kamdocs.work.shelf import Shelf


def test_what_is_laid_down_is_found_again() -> None:
    shelf = Shelf()
    shelf["a"] = b"one"
    shelf["b"] = b""
    shelf.update({"c": bytes(range(256)) * 5000, "a": b"another"})
    assert dict(shelf) == {"a": b"another", "b": b"", "c": bytes(range(256)) * 5000}
    del shelf["b"]
    assert "b" not in shelf
    assert len(shelf) == 2
    with pytest.raises(KeyError):
        shelf["b"]


def test_without_a_disk_it_is_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    shelf = Shelf()
    shelf["a"] = b"one"
    assert dict(shelf) == {"a": b"one"}
