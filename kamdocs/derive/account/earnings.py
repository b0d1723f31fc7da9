"""Lines of the money table and the account's own entries in; what the account earned us, each once, out.

The money table wins: an entry of the account counts only where the table has no line for any day of
its time. Of the account's own entries, one that lies inside a longer one of the same thing is part
of it. Other currencies are converted by the rates of the settings; nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.derive.conversion import convert
from kamdocs.derive.tally import UNSAID
from kamdocs.diagnostics.place import Extent, Place, value_of
from kamdocs.model.kpi import RevenueEntry
from kamdocs.model.product import Catalogue
from kamdocs.model.revenue import RevenueLine
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money
from kamdocs.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Earning:
    """Money of one day, month, quarter or year.

    `amount` is exact in the workspace's currency, None without an exchange rate; `paid` is as it
    was written; `source` is where it is booked. What is not said is `""`.
    """

    when: PartialDate
    amount: Decimal | None
    paid: Money
    unit: str
    product: str
    family: str
    seller: str
    place: Place
    source: str = UNSAID


def derive_earnings(
    lines: Sequence[RevenueLine],
    entries: Mapping[str, RevenueEntry],
    settings: Settings,
    catalogue: Catalogue,
) -> tuple[tuple[Earning, ...], tuple[Place, ...]]:
    """The earnings by time, and the places of the entries that are left out as repetitions."""
    families = {
        product: family.id
        for family in catalogue.families.values()
        for product in family.products
    }  # fmt: skip
    own = _own_earnings(entries, settings, families)
    counted, ignored = _without_repetition(own, lines)
    table = [_of_line(line, settings, families) for line in lines]
    ordered = sorted([*table, *counted], key=lambda item: (item.when.first, item.when.last))
    return tuple(ordered), ignored


def _of_line(line: RevenueLine, settings: Settings, families: Mapping[str, str]) -> Earning:
    place = (
        Place((), line.file, "value", Extent(line.line, 1, line.line, 2)) if line.file else Place()
    )
    return _earning(line, settings, families, place)


def _own_earnings(
    entries: Mapping[str, RevenueEntry], settings: Settings, families: Mapping[str, str]
) -> list[Earning]:
    found = []
    for key, entry in entries.items():
        step: str | int = int(key[1:]) if key.startswith("#") else key
        found.append(_earning(entry, settings, families, value_of("revenue", step)))
    return found


def _earning(
    source: RevenueLine | RevenueEntry,
    settings: Settings,
    families: Mapping[str, str],
    place: Place,
) -> Earning:
    return Earning(
        when=source.when,
        amount=convert(source.amount, settings),
        paid=source.amount,
        unit=source.unit or UNSAID,
        product=source.product or UNSAID,
        family=families.get(source.product or UNSAID, UNSAID),
        seller=source.seller or UNSAID,
        place=place,
        source=(source.source if isinstance(source, RevenueLine) else None) or UNSAID,
    )


def _without_repetition(
    own: Sequence[Earning], lines: Sequence[RevenueLine]
) -> tuple[list[Earning], tuple[Place, ...]]:
    counted: list[Earning] = []
    ignored: list[Earning] = []
    for earning in own:
        repeats = any(_touch(earning.when, line.when) for line in lines) or any(
            _holds(other, earning) for other in own
        )
        (ignored if repeats else counted).append(earning)
    return counted, tuple(earning.place for earning in ignored)


def _touch(one: PartialDate, other: PartialDate) -> bool:
    return one.first <= other.last and other.first <= one.last


def _holds(longer: Earning, shorter: Earning) -> bool:
    """Whether an entry is for a longer time that has the other in it, and for the same thing or all."""
    outer, inner = longer.when, shorter.when
    return (
        outer != inner
        and outer.first <= inner.first
        and inner.last <= outer.last
        and all(
            said in (UNSAID, other)
            for said, other in (
                (longer.unit, shorter.unit),
                (longer.product, shorter.product),
                (longer.seller, shorter.seller),
            )
        )
    )
