"""Work is done once for the same values, whichever objects say them."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from kamdocs.values.call import plainly
from kamdocs.work.memory import Memory

asked: list[object] = []


@dataclass(frozen=True, slots=True)
class Inner:
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outer:
    inner: Inner
    number: Decimal = Decimal(1)
    tool: object = field(default=None, compare=False)


def work(value: object) -> object:
    asked.append(value)
    return (value,)


@pytest.fixture
def memory() -> Memory:
    asked.clear()
    return Memory()


def test_equal_values_are_worked_on_once(memory: Memory) -> None:
    first = memory.call(work, Outer(Inner(("a", "b"))))
    assert memory.call(work, Outer(Inner(("a", "b")))) is first
    assert len(asked) == 1
    assert plainly(work, 1) == (1,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Outer(Inner(("a", "b"))), Outer(Inner(("ab",)))),
        (Outer(Inner(())), Outer(Inner(()), Decimal("1.0"))),
        (1, True),
        (1, 1.0),
        ("1", 1),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (("a",), ["a"]),
        (None, ""),
    ],
)
def test_values_that_can_be_told_apart_are_different_work(
    memory: Memory, one: object, other: object
) -> None:
    memory.call(work, one)
    memory.call(work, other)
    assert len(asked) == 2


def test_what_follows_from_the_rest_does_not_count(memory: Memory) -> None:
    memory.call(work, Outer(Inner(()), tool=object()))
    memory.call(work, Outer(Inner(()), tool=object()))
    assert len(asked) == 1


def test_what_is_not_asked_for_any_more_is_forgotten(memory: Memory) -> None:
    memory.begin_round()
    memory.call(work, 1)
    memory.begin_round()
    memory.begin_round()
    memory.call(work, 1)
    assert asked == [1]
    for _ in range(3):
        memory.begin_round()
    memory.call(work, 1)
    assert asked == [1, 1]


def test_what_was_raised_is_raised_again(memory: Memory) -> None:
    def fail(_: int) -> None:
        asked.append(1)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):  # noqa: PT011
            memory.call(fail, 1)
    assert len(asked) == 2
