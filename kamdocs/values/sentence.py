"""A message that has not been spoken yet: an English text with named gaps, and what fills them.

The text is the key of the translation catalogues. What fills the gaps stays a value (a date, an
amount, another sentence) until somebody speaks the sentence in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, Union, runtime_checkable

from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Span
from kamdocs.values.yearly_day import YearlyDay

Filling = Union[
    str,
    int,
    Decimal,
    date,
    Money,
    PartialDate,
    YearlyDay,
    Span,
    "Share",
    "Term",
    "Sentence",
    "Worded",
    tuple["Filling", ...],
]


@runtime_checkable
class Worded(Protocol):
    """A text that people wrote in one or several languages."""

    def said_in(self, language: str) -> str:
        """The text in a language, or the nearest there is."""
        ...

    def other_language(self, language: str) -> str | None:
        """The language of that text where it is not the one asked for, as far as that is known."""
        ...


@dataclass(frozen=True, slots=True)
class Share:
    """A fraction that is spoken as a percentage: 0.25 is 25 %."""

    fraction: Decimal


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a scale or vocabulary (`key`, `economic_buyer`) that each language has its own for."""

    word: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """An unspoken message.

    `many` and `count` are set when the wording depends on a number; `values` always holds that
    number as `count`.
    """

    text: str
    values: tuple[tuple[str, Filling], ...] = ()
    many: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        text = self.many if self.many is not None and self.count != 1 else self.text
        return text.format_map({name: _plain(value) for name, value in self.values})


def sentence(text: str, /, **values: Filling) -> Sentence:
    """Make a sentence; every `{gap}` of `text` has its value among `values`."""
    return Sentence(text, tuple(values.items()))


def sentence_n(one: str, many: str, count: int, /, **values: Filling) -> Sentence:
    """Make a sentence whose wording depends on `count`, which also fills the gap `{count}`."""
    return Sentence(one, (("count", count), *values.items()), many, count)


def _plain(value: Filling) -> str:
    if isinstance(value, tuple):
        return ", ".join(_plain(item) for item in value)
    if isinstance(value, Share):
        return f"{value.fraction * 100:f} %"
    if isinstance(value, Term):
        return value.word
    return str(value)
