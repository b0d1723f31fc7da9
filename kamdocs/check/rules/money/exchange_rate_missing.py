"""Amounts in a currency for which the settings have no exchange rate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.portfolio.summary import Summary
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import SETTINGS

MOST_NAMED = 5


def exchange_rate_missing(accounts: Mapping[str, Summary], settings: Settings) -> Iterator[Finding]:
    """Every currency that is used can be counted."""
    users: dict[str, list[str]] = {}
    for summary in accounts.values():
        for currency in summary.currencies:
            users.setdefault(currency, []).append(summary.name)
    for currency, names in sorted(users.items()):
        rate = settings.rates.get(currency)
        if currency == settings.currency or (rate is not None and rate.rate > 0):
            continue
        named = tuple(names[:MOST_NAMED]) + (("…",) if len(names) > MOST_NAMED else ())
        yield Finding(
            "exchange-rate-missing",
            value_of("rates", currency, file=SETTINGS),
            sentence(
                "there is no exchange rate for {currency}, so amounts of {names} count as unknown",
                currency=currency,
                names=named,
            ),
            sentence(
                "write what one {currency} is worth in {own}: rates: {example}",
                currency=currency,
                own=settings.currency,
                example=f"{{{currency}: {{rate: 0.92, on: 2026-11-01}}}}",
            ),
        )
