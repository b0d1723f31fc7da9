"""Results of earlier builds: found again whole or not at all."""

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.work.store import Store, digest_of


def key(text: str) -> str:
    return digest_of([text.encode()])


def test_what_was_put_is_got(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(key("a"), b"result")
    assert store.get(key("a")) == b"result"
    assert store.get(key("b")) is None


def test_a_damaged_result_is_thrown_away(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(key("a"), b"result")
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    path.write_bytes(path.read_bytes()[:-1])
    assert store.get(key("a")) is None
    assert not path.exists()


def test_a_folder_that_cannot_be_written_costs_only_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = Store(tmp_path / "file")
    store.put(key("a"), b"result")
    assert store.get(key("a")) is None
    store.prune()


def test_what_was_not_used_longest_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, largest=1000)
    for number in range(10):
        store.put(key(str(number)), bytes(168))
        for path in tmp_path.rglob("*"):
            if path.is_file():
                status = path.stat()
                os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 10**9))
    assert store.get(key("0")) == bytes(168)
    store.prune()
    assert [number for number in range(10) if store.get(key(str(number))) is not None] == [0, 8, 9]


@given(st.lists(st.binary(max_size=8), max_size=5), st.lists(st.binary(max_size=8), max_size=5))
def test_only_the_same_parts_have_the_same_digest(some: list[bytes], others: list[bytes]) -> None:
    assert (digest_of(some) == digest_of(others)) == (some == others)
