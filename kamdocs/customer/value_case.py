"""What an offer is worth to its reader, by year; every figure is finished."""

from dataclasses import dataclass

from kamdocs.customer.record import CustomerRecord
from kamdocs.values.money import Money


@dataclass(frozen=True, slots=True)
class Baseline(CustomerRecord):
    """A figure of today and where it comes from."""

    text: str
    figure: str
    source: str | None


@dataclass(frozen=True, slots=True)
class ValueRow(CustomerRecord):
    """A benefit by year; `total` is the sum of the years."""

    text: str
    source: str | None
    years: tuple[Money, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class ValueCase(CustomerRecord):
    """The case before tax. `benefit`, `cost` and `result` have their total as their last figure.

    They are empty when the prices are unknown. `course` is the balance month by month, from the
    start; `payback` the month that first ends without a loss, None when none does.
    """

    baseline: tuple[Baseline, ...]
    assumptions: tuple[str, ...]
    benefits: tuple[ValueRow, ...]
    benefit: tuple[Money, ...]
    cost: tuple[Money, ...]
    result: tuple[Money, ...]
    course: tuple[Money, ...]
    payback: int | None
