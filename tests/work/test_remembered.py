"""What an earlier build did is found again; whatever it depended on alone makes it new work."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from kamdocs.work.fingerprint import fingerprint
from kamdocs.work.remembered import ROUNDS, Remembered, Script
from kamdocs.work.store import Store

done: list[str] = []
SCRIPT: Script[str] = Script(
    lambda text: text.encode() if text != "silent" else None,
    lambda data: data.decode() if data.isascii() else None,
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str


def join(first: Word, second: Word) -> str:
    done.append("join")
    return first.text + second.text


def shout(word: Word) -> str:
    done.append("shout")
    return word.text.upper()


def remembered(folder: Path, made_with: str = "1") -> Remembered:
    done.clear()
    return Remembered(Store(folder), made_with, {join: SCRIPT})


def test_the_same_arguments_are_no_new_work(tmp_path: Path) -> None:
    assert remembered(tmp_path).call(join, Word("a"), Word("b")) == "ab"
    assert done == ["join"]
    assert remembered(tmp_path).call(join, Word("a"), Word("b")) == "ab"
    assert done == []


@pytest.mark.parametrize(
    ("first", "second", "made_with"), [("x", "b", "1"), ("a", "x", "1"), ("a", "b", "2"), ("", "ab", "1")]
)  # fmt: skip
def test_each_ingredient_alone_is_new_work(
    tmp_path: Path, first: str, second: str, made_with: str
) -> None:
    remembered(tmp_path).call(join, Word("a"), Word("b"))
    assert remembered(tmp_path, made_with).call(join, Word(first), Word(second)) == first + second
    assert done == ["join"]


def test_arguments_are_not_kept_for_ever(tmp_path: Path) -> None:
    memory = remembered(tmp_path)
    always = Word("frame")
    for number in range(10 * ROUNDS):
        memory.call(join, always, Word(f"{number}"))
    assert len(memory._digests) <= 2 * ROUNDS + 1


def test_what_nobody_can_write_down_is_done_each_time(tmp_path: Path) -> None:
    for _ in range(2):
        assert remembered(tmp_path).call(shout, Word("a")) == "A"
        assert done == ["shout"]
        assert remembered(tmp_path).call(join, Word("sil"), Word("ent")) == "silent"
        assert done == ["join"]


def test_bytes_that_are_not_understood_are_new_work(tmp_path: Path) -> None:
    remembered(tmp_path).call(join, Word("a"), Word("b"))
    (kept,) = (path for path in tmp_path.glob("??/*"))
    key = kept.parent.name + kept.name
    Store(tmp_path).put(key, b"\xff")
    assert remembered(tmp_path).call(join, Word("a"), Word("b")) == "ab"
    assert done == ["join"]


def test_a_change_of_our_code_is_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("x = 1\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "es.po").write_text("")
    (tmp_path / "notes.txt").write_text("")
    seen = [fingerprint((), tmp_path)]
    for name in ("one.py", "more/es.po"):
        (tmp_path / name).write_text("# another")
        fingerprint.cache_clear()
        seen.append(fingerprint((), tmp_path))
    seen.append(fingerprint(("jinja2",), tmp_path))
    assert len(set(seen)) == 4
    (tmp_path / "notes.txt").write_text("more")
    fingerprint.cache_clear()
    assert fingerprint(("jinja2",), tmp_path) == seen[-1]
