"""A sentence and a language come in, the text goes out, every value in it written as in that language.

Nothing is looked up but the catalogues, and nothing is escaped: who writes HTML escapes.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from kamdocs.language.formats import (
    format_day,
    format_list,
    format_money,
    format_number,
    format_partial,
    format_share,
    format_span,
    format_yearly,
)
from kamdocs.language.translations import load_translations
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.period import Span
from kamdocs.values.sentence import Filling, Sentence, Share, Term, Worded
from kamdocs.values.yearly_day import YearlyDay


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks one language."""

    language: str
    translations: gettext.NullTranslations

    def speak(self, value: Filling) -> str:
        """Say any value: a sentence, a term, an amount, a date, a list, a text of the users' own."""
        match value:
            case Sentence():
                return self.fill(self._wording(value), dict(value.values))
            case str():
                return value
            case Term(word):
                return self.term(word)
            case tuple():
                return format_list([self.speak(item) for item in value], self.language)
            case Worded():
                return value.said_in(self.language)
            case _:
                return _write(value, self.language)

    def text(self, english: str, /, **values: Filling) -> str:
        """Say a text of ours whose gaps are filled with `values`."""
        return self.fill(self.translations.gettext(english), values)

    def text_n(self, one: str, many: str, count: int, /, **values: Filling) -> str:
        """Say a text whose wording depends on `count`, which fills the gap of that name."""
        return self.fill(self.translations.ngettext(one, many, count), {"count": count, **values})

    def term(self, word: str) -> str:
        """Say a word of a scale or vocabulary; one we do not know is said as it is written."""
        said = self.translations.pgettext("term", word)
        return word.replace("_", " ") if said == word else said

    def fill(self, text: str, values: dict[str, Filling]) -> str:
        """Fill the gaps of a text that is in the language already."""
        return text.format_map({name: self.speak(value) for name, value in values.items()})

    def _wording(self, message: Sentence) -> str:
        if message.many is None or message.count is None:
            return self.translations.gettext(message.text)
        return self.translations.ngettext(message.text, message.many, message.count)


@cache
def speaker_of(language: str) -> Speaker:
    """The speaker of a language."""
    return Speaker(language, load_translations(language))


def speak(message: Sentence, speaker: Speaker) -> str:
    """Say a sentence in the speaker's language."""
    return speaker.speak(message)


def _write(
    value: int | Decimal | date | Money | PartialDate | YearlyDay | Span | Share, language: str
) -> str:
    match value:
        case Money():
            return format_money(value, language)
        case Share(fraction):
            return format_share(fraction, language)
        case date():
            return format_day(value, language)
        case PartialDate():
            return format_partial(value, language)
        case YearlyDay():
            return format_yearly(value, language)
        case Span():
            return format_span(value, language)
        case _:
            return format_number(value, language)
