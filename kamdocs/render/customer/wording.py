"""How an offer says quantities, units and people: values in, texts in the reader's language out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from kamdocs.customer.price import Line
from kamdocs.customer.proposal import Step
from kamdocs.language.formats import format_between, format_number, format_partial
from kamdocs.language.speak import Speaker
from kamdocs.values.sentence import sentence

_COUNTED = {
    "day": (sentence("{number} day"), sentence("{number} days")),
    "hour": (sentence("{number} hour"), sentence("{number} hours")),
    "month": (sentence("{number} month"), sentence("{number} months")),
    "quarter": (sentence("{number} quarter"), sentence("{number} quarters")),
    "year": (sentence("{number} year"), sentence("{number} years")),
}
_EACH = {
    "day": sentence("per day"),
    "hour": sentence("per hour"),
    "month": sentence("per month"),
    "quarter": sentence("per quarter"),
    "year": sentence("per year"),
}


def make_filters(speaker: Speaker) -> Mapping[str, Callable[..., Any]]:
    """The filters that templates for customers may use besides the common ones."""

    def counted(number: Decimal, unit: str) -> str:
        one, many = _COUNTED[unit]
        chosen = one if number == 1 else many
        written = format_number(number.normalize(), speaker.language)
        return speaker.text(chosen.text, number=written)

    def quantity(line: Line) -> str:
        """How many: with the unit where the price is for a unit, bare where it recurs."""
        if line.unit in (None, "one-off") or (line.period and not line.counts_periods):
            return format_number(line.quantity.normalize(), speaker.language)
        return counted(line.quantity, line.unit)

    def each(unit: str) -> str:
        return speaker.text(_EACH[unit].text)

    def months(number: Decimal) -> str:
        return counted(number, "month")

    def when(step: Step) -> str:
        """The time of a step: a date, or from when to when."""
        if step.starts is None or step.ends is None or step.starts == step.ends:
            one = step.starts or step.ends
            return format_partial(one, speaker.language) if one else "–"
        return format_between(step.starts, step.ends, speaker.language)

    return {"quantity": quantity, "each": each, "months": months, "when": when}
