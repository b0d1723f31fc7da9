"""The scalar types of the files: each reads the text a person wrote, and says what is wrong with it.

A fault is raised with a stable `type` and the values a message needs; the wording is made where the
findings are made. Where the workspace's currency matters it is taken from the validation context.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kamdocs.values.identifier import id_fault, make_id
from kamdocs.values.money import AmountFault, Money, read_decimal, read_money, read_percent
from kamdocs.values.partial_date import DateFault, PartialDate, read_date
from kamdocs.values.period import Horizon, Span, read_horizon, read_span
from kamdocs.values.working_day import is_region
from kamdocs.values.yearly_day import YearlyDay, read_yearly_day

DEFAULT_CURRENCY = "EUR"
T = TypeVar("T")


def fault(kind: str, **values: Any) -> PydanticCustomError:
    """A fault of a scalar; `kind` is what messages are chosen by."""
    return PydanticCustomError(kind, kind, values)


@dataclass(frozen=True, eq=False)
class Scalar:
    """How a text becomes a value of `type`, and how an editor should check it."""

    type: type
    read: Callable[[str, ValidationInfo], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self._validate, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)

    def _validate(self, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            return self.read(value, info)
        if isinstance(value, self.type):
            return value
        raise fault("scalar_expected", given="list" if isinstance(value, list) else "mapping")


@dataclass(frozen=True)
class Choice:
    """One word of a closed list; case, blanks, hyphens and underscores do not matter."""

    words: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.words)}

    def _validate(self, value: Any) -> str:
        if not isinstance(value, str):
            raise fault("scalar_expected", given="list" if isinstance(value, list) else "mapping")
        wanted = _folded(value)
        for word in self.words:
            if _folded(word) == wanted:
                return word
        raise fault("choice", given=value, options=self.words)


@dataclass(frozen=True)
class Reference:
    """Marks a text (or the key of a mapping) as the id of something: `Reference("unit")`."""

    to: str


def choice(words: Any) -> Choice:
    """The choice among the words of a `Literal` type."""
    return Choice(get_args(words))


def _folded(word: str) -> str:
    return "".join(char for char in word.casefold() if char not in " -_")


def _currency(info: ValidationInfo) -> str:
    context = info.context if isinstance(info.context, Mapping) else {}
    return str(context.get("currency", DEFAULT_CURRENCY))


def _text(text: str, info: ValidationInfo) -> str:
    if not text.strip():
        raise fault("empty_text")
    return text.strip()


def _id(text: str, info: ValidationInfo) -> str:
    kind = id_fault(text)
    if kind is not None:
        raise fault(f"id_{kind}", given=text, meant=make_id(text))
    return text


def _money(text: str, info: ValidationInfo) -> Money:
    read = read_money(text, _currency(info))
    if isinstance(read, AmountFault):
        raise fault(f"amount_{read.kind}", given=text, readings=read.readings)
    return read


def _number(text: str, info: ValidationInfo) -> Decimal:
    read = read_decimal(text)
    if isinstance(read, AmountFault):
        raise fault(f"number_{read.kind}", given=text, readings=read.readings)
    return read


def _percent(text: str, info: ValidationInfo) -> Decimal:
    read = read_percent(text)
    if isinstance(read, AmountFault):
        raise fault(f"percent_{read.kind}", given=text, readings=read.readings)
    return read


def _whole(text: str, info: ValidationInfo) -> int:
    number = _number(text, info)
    if number != number.to_integral_value():
        raise fault("whole_expected", given=text)
    return int(number)


def _flag(text: str, info: ValidationInfo) -> bool:
    word = text.strip().casefold()
    if word not in {"yes", "true", "no", "false"}:
        raise fault("choice", given=text, options=("yes", "no"))
    return word in {"yes", "true"}


def _when(text: str, info: ValidationInfo) -> PartialDate:
    read = read_date(text)
    if isinstance(read, DateFault):
        raise fault(f"date_{read.kind}", given=text, readings=read.readings)
    return read


def _day(text: str, info: ValidationInfo) -> date:
    read = _when(text, info)
    if read.precision != "day":
        raise fault("day_expected", given=text, precision=read.precision)
    return read.first


def _yearly(text: str, info: ValidationInfo) -> YearlyDay:
    read = read_yearly_day(text)
    if isinstance(read, DateFault):
        raise fault(f"yearly_{read.kind}", given=text, readings=read.readings)
    return read


def _span(text: str, info: ValidationInfo) -> Span:
    read = read_span(text)
    if read is None:
        raise fault("span", given=text)
    return read


def _notice(text: str, info: ValidationInfo) -> Span:
    word = text.strip().casefold()
    return Span(0, "day") if word in {"none", "no", "0 days"} else _span(text, info)


def _horizon(text: str, info: ValidationInfo) -> Horizon:
    read = read_horizon(text)
    if read is None:
        raise fault("horizon", given=text)
    return read


def _region(text: str, info: ValidationInfo) -> str:
    if not is_region(text.strip()):
        raise fault("region", given=text)
    return text.strip()


_DATE = r"^\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?$"
_AMOUNT = r"^[+-]?\d+(_\d{3})*(\.\d+)?( [A-Z]{3})?$"
_STRING = {"type": "string"}
_LOOSE = {"type": ["string", "number"]}

Text = Annotated[str, Scalar(str, _text, {"type": ["string", "number", "boolean"]})]
Id = Annotated[str, Scalar(str, _id, {"type": ["string", "number"]})]
Amount = Annotated[Money, Scalar(Money, _money, {**_LOOSE, "pattern": _AMOUNT})]
Number = Annotated[Decimal, Scalar(Decimal, _number, _LOOSE)]
Percent = Annotated[
    Decimal, Scalar(Decimal, _percent, {**_STRING, "pattern": r"^[+-]?[\d_.]+ ?%$"})
]
Whole = Annotated[int, Scalar(int, _whole, {"type": ["integer", "string"]})]
Flag = Annotated[bool, Scalar(bool, _flag, {"enum": ["yes", "no", "true", "false", True, False]})]
When = Annotated[
    PartialDate, Scalar(PartialDate, _when, {"type": ["string", "integer"], "pattern": _DATE})
]
Day = Annotated[date, Scalar(date, _day, {**_STRING, "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
YearDay = Annotated[
    YearlyDay, Scalar(YearlyDay, _yearly, {**_STRING, "pattern": r"^(\d{4}-|--)?\d{2}-\d{2}$"})
]
Length = Annotated[Span, Scalar(Span, _span, _STRING)]
NoticeLength = Annotated[Span, Scalar(Span, _notice, _STRING)]
"""A length of time, or `none`, which is known to be none and not unknown."""

Years = Annotated[Horizon, Scalar(Horizon, _horizon, _STRING)]
Region = Annotated[
    str, Scalar(str, _region, {**_STRING, "pattern": "^[A-Z]{2,3}(-[A-Z0-9]{1,3})?$"})
]

TeamRef = Annotated[Text, Reference("team")]
ContactRef = Annotated[Text, Reference("contact")]
ReaderRef = Annotated[Text, Reference("reader")]
PostRef = Annotated[Text, Reference("post")]
UnitRef = Annotated[Text, Reference("unit")]
ProductRef = Annotated[Text, Reference("product")]
OpportunityRef = Annotated[Text, Reference("opportunity")]
ObjectiveRef = Annotated[Text, Reference("objective")]
NeedRef = Annotated[Text, Reference("need")]
AccountRef = Annotated[Text, Reference("account")]
CriterionRef = Annotated[Text, Reference("criterion")]
TermsRef = Annotated[Text, Reference("terms")]
CustomerReferenceRef = Annotated[Text, Reference("customer_reference")]
KpiName = Annotated[Text, Reference("kpi")]
Language = Annotated[Literal["en", "es", "ca"], choice(Literal["en", "es", "ca"])]


def _as_list(value: Any) -> Any:
    if value is None:
        return ()
    return (
        (value,)
        if isinstance(value, str | Mapping) or not isinstance(value, list | tuple)
        else value
    )


Many = Annotated[tuple[T, ...], BeforeValidator(_as_list)]
"""One or several: a single value may stand without brackets."""
