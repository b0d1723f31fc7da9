"""What became of offers: won and lost by quarter, owner, tier and reason; how long they took."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.portfolio.offers import Balance, OfferRecord
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.page import SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Sentence, Share, Term, sentence


@dataclass(frozen=True, slots=True)
class RecordView:
    """The figures over all offers that ended, and a table for each way to look at them.

    Shares are None where nothing was decided, days where they were not recorded.
    """

    total: Balance
    won_amount: Money
    lost_amount: Money
    days_to_send: Decimal | None
    days_to_decide: Decimal | None
    discount: Decimal | None
    tables: tuple[Table, ...]


def view_record(record: OfferRecord, site: SiteInput) -> RecordView:
    """Show the record of all offers."""
    currency = site.shared.settings.currency

    def table(key: str, name: Sentence, found: Iterable[tuple[Any, Balance]]) -> Table:
        rows = tuple(found)
        is_summed = len(rows) > 1
        columns = (
            Column("name", name, wide=True),
            Column("won", sentence("Won"), "number"),
            Column("lost", sentence("Lost"), "number"),
            Column("share", sentence("Won of all"), "percent"),
            Column("won-amount", sentence("Amount won"), "money", total=is_summed),
            Column("lost-amount", sentence("Amount lost"), "money", total=is_summed),
        )
        lines = tuple(
            Row(
                f"{key}-{number}",
                (
                    Cell(title),
                    Cell(each.won),
                    Cell(each.lost),
                    Cell(None if each.share is None else Share(each.share)),
                    Cell(Money(each.won_amount, currency)),
                    Cell(Money(each.lost_amount, currency)),
                ),
            )
            for number, (title, each) in enumerate(rows)
        )
        return Table(f"offers-by-{key}", name, columns, lines, filters=False)

    nobody = sentence("not recorded")
    tables = (
        table("quarter", sentence("Quarter"), sorted(record.by_quarter.items(), reverse=True)),
        table(
            "reason",
            sentence("Why lost"),
            _named(
                record.by_reason, lambda key: Term("expired") if key == "expired" else key, nobody
            ),
        ).without("won", "share", "won-amount"),
        table(
            "owner",
            sentence("Prepared by"),
            _named(record.by_owner, lambda key: site.names.name("team", key), nobody),
        ),
        table("tier", sentence("Tier"), _named(record.by_tier, Term, nobody)),
    )
    return RecordView(
        total=record.total,
        won_amount=Money(record.total.won_amount, currency),
        lost_amount=Money(record.total.lost_amount, currency),
        days_to_send=record.days_to_send,
        days_to_decide=record.days_to_decide,
        discount=record.discount,
        tables=tuple(each for each in tables if each.rows),
    )


def _named(
    balances: Mapping[str | None, Balance], name: Callable[[str], Any], nobody: Sentence
) -> Iterable[tuple[Any, Balance]]:
    """The balances by their names, the largest first."""
    ordered = sorted(
        balances.items(), key=lambda item: (-(item[1].won + item[1].lost), item[0] or "")
    )
    return [(nobody if key is None else name(key), each) for key, each in ordered]
