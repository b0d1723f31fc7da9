"""The type of a validation fault in, an unspoken message out. Never the validator's own English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.read.suggest import nearest
from kamdocs.values.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Message:
    """The name of the finding, its sentence and its hint."""

    name: str
    text: Sentence
    help: Sentence | None = None


Values = Mapping[str, Any]


def message_for(kind: str, values: Values, key: str) -> Message:
    """The message for a fault of type `kind` at the key `key`; `values` are the fault's own."""
    make = _MESSAGES.get(kind)
    if make is None:
        return Message("wrong-shape", sentence("the value of {key} does not fit", key=key))
    return make(values, key)


def unknown_key(key: str, known: tuple[str, ...], meant: str | None = None) -> Message:
    """A key that no field has; `meant` is the field it stands for, if that is known."""
    text = sentence("unknown key {key}", key=key)
    meant = meant or nearest(key, known)
    if meant is not None:
        return Message("unknown-key", text, sentence("did you mean {meant}?", meant=meant))
    if " " in key or not key[:1].isalpha():
        help_text = sentence("a comma inside braces ends a text: put the text in quotes")
        return Message("unknown-key", text, help_text)
    return Message(
        "unknown-key",
        text,
        sentence("known here: {known}; own fields go below custom or begin with x-", known=known),
    )


def personal_key(key: str, field: str, contact: str | None) -> Message:
    """A key below a person of the account files that means something personal."""
    text = sentence("{key} is personal, and personal data stand in no account file", key=key)
    if contact is None:
        help_text = sentence("move it to the personal overlay, as {field}", field=field)
    else:
        help_text = sentence(
            "move it to the personal overlay, below people: {contact}: as {field}",
            contact=contact,
            field=field,
        )
    return Message("personal-data", text, help_text)


def missing_value(key: str) -> Message:
    """A required field that is not written."""
    return Message(
        "missing-value", sentence("{key} is missing", key=key), sentence("add {key}: …", key=key)
    )


def _choice(values: Values, key: str) -> Message:
    options = tuple(str(option) for option in values["options"])
    given = str(values["given"])
    meant = nearest(given, options)
    text = sentence("{given} is not one of the words for {key}", given=given, key=key)
    if meant is not None:
        return Message(
            "unknown-word",
            text,
            sentence("did you mean {meant}? Allowed: {options}", meant=meant, options=options),
        )
    return Message("unknown-word", text, sentence("allowed: {options}", options=options))


def _readings(values: Values) -> tuple[str, ...]:
    return tuple(str(reading) for reading in values.get("readings", ()))


def _write(values: Values) -> Sentence | None:
    readings = _readings(values)
    if len(readings) > 1:
        return sentence("write {first} or {second}", first=readings[0], second=readings[1])
    return sentence("write {first}", first=readings[0]) if readings else None


def _amount(text: Sentence, help_text: Sentence | None = None) -> Callable[[Values, str], Message]:
    def make(values: Values, key: str) -> Message:
        given = str(values["given"])
        return Message("bad-amount", sentence(text.text, given=given), _write(values) or help_text)

    return make


def _ambiguous(help_text: Sentence) -> Callable[[Values, str], Message]:
    two = _amount(sentence("{given} can be read in two ways"), help_text)
    one = _amount(sentence("{given} needs a dot for decimals and _ for thousands"), help_text)

    def make(values: Values, key: str) -> Message:
        return (two if len(_readings(values)) > 1 else one)(values, key)

    return make


def _date(text: Sentence, help_text: Sentence | None = None) -> Callable[[Values, str], Message]:
    def make(values: Values, key: str) -> Message:
        return Message(
            "bad-date", sentence(text.text, given=str(values["given"])), _write(values) or help_text
        )

    return make


def _shape(text: Sentence, help_text: Sentence | None = None) -> Callable[[Values, str], Message]:
    def make(values: Values, key: str) -> Message:
        return Message(
            "wrong-shape",
            sentence(text.text, key=key, given=str(values.get("given", ""))),
            help_text,
        )

    return make


def _id(text: Sentence, *, propose: bool = True) -> Callable[[Values, str], Message]:
    def make(values: Values, key: str) -> Message:
        help_text = sentence("for example {meant}", meant=str(values["meant"])) if propose else None
        return Message("bad-id", sentence(text.text, given=str(values["given"])), help_text)

    return make


def _percent(values: Values, key: str) -> Message:
    if str(values["given"]).endswith("%"):
        return _ambiguous(_PERCENT_FORM)(values, key)
    return _amount(sentence("{given} has no % sign"), _PERCENT_FORM)(values, key)


_AMOUNT_FORM = sentence(
    "digits with a dot for decimals and _ between thousands: 12_000.50; another currency behind it: 12_000 USD"
)
_NUMBER_FORM = sentence("digits with a dot for decimals and _ between thousands: 12_000.5")
_DATE_FORM = sentence("write 2026-11-22, 2026-11, 2026-Q4 or 2026")
_YEARLY_FORM = sentence("write 1971-05-03, or month and day where the year is not known: 05-03")
_PERCENT_FORM = sentence("write it with its sign: 60 %")

_MESSAGES: Mapping[str, Callable[[Values, str], Message]] = {
    "choice": _choice,
    "amount_ambiguous": _ambiguous(_AMOUNT_FORM),
    "amount_grouping": _amount(sentence("the groups of {given} are not of three digits"), _AMOUNT_FORM),
    "amount_currency": _amount(sentence("the currency of {given} is not understood"), _AMOUNT_FORM),
    "amount_too_long": _amount(sentence("{given} is too long for an amount"), _AMOUNT_FORM),
    "amount_not_a_number": _amount(sentence("{given} is not an amount"), _AMOUNT_FORM),
    "number_ambiguous": _ambiguous(_NUMBER_FORM),
    "number_grouping": _amount(sentence("the groups of {given} are not of three digits"), _NUMBER_FORM),
    "number_too_long": _amount(sentence("{given} is too long for a number"), _NUMBER_FORM),
    "number_not_a_number": _amount(sentence("{given} is not a number"), _NUMBER_FORM),
    "percent_ambiguous": _percent,
    "percent_grouping": _amount(sentence("the groups of {given} are not of three digits"), _PERCENT_FORM),
    "percent_too_long": _amount(sentence("{given} is too long for a percentage"), _PERCENT_FORM),
    "percent_not_a_number": _amount(sentence("{given} is not a percentage"), _PERCENT_FORM),
    "whole_expected": _amount(sentence("{given} is not a whole number"), _NUMBER_FORM),
    "date_impossible": _date(sentence("there is no day {given}"), _DATE_FORM),
    "date_order": _date(sentence("{given} does not begin with the year"), _DATE_FORM),
    "date_not_a_date": _date(sentence("{given} is not a date"), _DATE_FORM),
    "yearly_impossible": _date(sentence("there is no day {given}"), _YEARLY_FORM),
    "yearly_order": _date(sentence("{given} does not say month and day in this order, with a hyphen"), _YEARLY_FORM),
    "yearly_not_a_date": _date(sentence("{given} is no day that comes back every year"), _YEARLY_FORM),
    "day_expected": _date(sentence("{given} names no day"), sentence("a whole date is needed here: 2026-11-22")),
    "span": _date(sentence("{given} is not a length of time"), sentence("write 2 weeks, 3 months, quarter or 30 days")),
    "horizon": _date(sentence("{given} is not a stretch of time"), sentence("write 2026-01 to 2028-12")),
    "wording_language": _shape(
        sentence("{given} is not a language; a text in several languages has the keys en, es, ca"),
        sentence("a text with a comma needs quotes: {example}", example="{en: 'one, two'}"),
    ),
    "empty_text": _shape(sentence("{key} is empty"), sentence("write a text, or leave the key out")),
    "scalar_expected": _shape(sentence("{key} takes a single value"), sentence("write one value behind the colon, without brackets")),
    "mapping_expected": _shape(sentence("{key} takes keys and values"), sentence("indent its keys below it")),
    "mapping_type": _shape(sentence("{key} takes keys and values"), sentence("indent its keys below it")),
    "dict_type": _shape(sentence("{key} takes keys and values"), sentence("indent its keys below it")),
    "tuple_type": _shape(sentence("{key} takes a list"), sentence("one line for each, begun with a hyphen")),
    "id_shape": _id(sentence("{given} cannot be an id: only lower-case letters, digits and hyphens")),
    "id_reserved": _id(sentence("{given} cannot be an id: some systems refuse files of that name")),
    "id_of_sheet": _id(sentence("{given} is what the page to decide on is called"), propose=False),
    "id_too_long": _id(sentence("{given} is too long for an id"), propose=False),
    "colour": _shape(sentence("{given} is not a colour"), sentence("write six hexadecimal digits in quotes: '#0b5563'")),
    "currency_code": _shape(sentence("{given} is not the code of a currency"), sentence("three capital letters: EUR, USD, GBP")),
    "web_address": _shape(sentence("{given} is not the address of a site"), sentence("write it whole, as a browser shows it: https://accounts.example.com/")),
    "region": _shape(sentence("the public holidays of {given} are not known"), sentence("write a country or a region in capital letters: ES, ES-CT, IE")),
    "month": _shape(sentence("{given} is not a month from 1 to 12"), sentence("write the number of the month in which the year begins: 1 for January")),
    "format": _shape(sentence("files of format {given} are newer than this kamdocs"), sentence("install a newer kamdocs")),
}  # fmt: skip
