"""Records for customers hold plain values, and say so when the class is made."""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import pytest

import kamdocs.customer
from kamdocs.customer.record import CustomerRecord, refuse_foreign, texts_of
from kamdocs.model.account import Account
from kamdocs.values.money import Money


@dataclass(frozen=True, slots=True)
class Inner(CustomerRecord):
    word: str


@dataclass(frozen=True, slots=True)
class Outer(CustomerRecord):
    text: str
    number: Decimal | None
    day: date
    price: Money
    kind: Literal["a", "b"]
    inner: Inner | None
    many: tuple[Inner, ...]


def test_plain_fields_are_accepted() -> None:
    inner = Inner("yes")
    outer = Outer("t", None, date(2026, 1, 1), Money(Decimal(1), "EUR"), "a", inner, (inner,))
    refuse_foreign(outer)
    assert list(texts_of(outer)) == ["t", "a", "yes", "yes"]


REFUSED: list[Any] = [
    Account, Any, object, dict[str, str], Mapping[str, str], list[str], set[str], bytes, float,
    tuple[Account, ...], Account | None, tuple[str, str], type, Literal[1],
]  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED, ids=str)
def test_every_other_field_is_refused_when_the_class_is_made(kind: Any) -> None:
    with pytest.raises(TypeError, match="is not plain"):
        type("Bad", (CustomerRecord,), {"__annotations__": {"field": kind}})


def test_a_value_of_another_type_than_declared_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Inner\.word carries"):
        refuse_foreign(Inner(["a list"]))  # type: ignore[arg-type]


def test_all_records_for_customers_are_frozen_and_plain() -> None:
    records = [
        found
        for module in pkgutil.iter_modules(kamdocs.customer.__path__)
        for found in vars(importlib.import_module(f"kamdocs.customer.{module.name}")).values()
        if isinstance(found, type) and issubclass(found, CustomerRecord)
    ]
    own = {record for record in records if record is not CustomerRecord}
    assert len(own) > 20
    for record in own:
        assert is_dataclass(record)
        assert fields(record)
        assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
