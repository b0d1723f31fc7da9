"""One line of the money table (`accounts/revenue.csv`)."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class RevenueLine:
    """Money earned with an account.

    `amount` is exact, without tax, with all its decimals. `when` is a day, month, quarter or year.
    `source` is where the money is booked, such as the number of an invoice. `file` and `line` say where it is written.
    """

    account: str
    when: PartialDate
    amount: Money
    unit: str | None = None
    product: str | None = None
    seller: str | None = None
    source: str | None = None
    file: str = ""
    line: int = 0
