"""The site's figures for other programs: the portfolio comes in, JSON and CSV texts go out.

Amounts are decimal strings in the workspace's currency with all their decimals, shares are
fractions from 0 to 1, days are ISO dates, unknown is null (JSON) or empty (CSV).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.derive.portfolio.offers import Balance, Ended, OfferRecord
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.derive.tally import Table, Tally
from kamdocs.diagnostics.diagnostic import SEVERITIES, Diagnostic, group_by_account
from kamdocs.language.speak import speaker_of
from kamdocs.render.engine.table import write_csv
from kamdocs.render.site.page import SiteInput
from kamdocs.values.sentence import Filling

SCHEMA = 1
"""The version of `portfolio.json`; it grows when a key changes its meaning or goes away."""


def portfolio_json(site: SiteInput) -> str:
    """Every account with every derived figure, and what they say together."""
    portfolio = site.portfolio
    found = portfolio.concentration
    own = group_by_account(site.diagnostics)
    document = {
        "schema": SCHEMA,
        "generated_for": portfolio.today.isoformat(),
        "currency": site.shared.settings.currency,
        "accounts": [
            _account(each, own.get(each.id, ()), site) for each in portfolio.accounts.values()
        ],
        "concentration": {
            "key_share": _fraction(found.key_share),
            "key_band": found.key_band,
            "largest_share": _fraction(found.largest_share),
            "largest_account": found.largest_account,
            "largest_band": found.largest_band,
            "total": _amount(found.total),
            "unknown": list(found.unknown),
        },
        "tiers": {
            "counts": {tier: portfolio.tiers.count(tier) for tier in portfolio.tiers.members},
            "key_limit": portfolio.tiers.limit,
            "promotions": [move.account for move in portfolio.tiers.promotions],
            "demotions": [move.account for move in portfolio.tiers.demotions],
        },
        "revenue": {
            "total": _amount(portfolio.revenue.total.amount),
            "by_year": _years(portfolio.revenue.by_year),
            "by_product": _table(portfolio.revenue.by_product),
            "by_family": _table(portfolio.revenue.by_family),
            "by_seller": _table(portfolio.revenue.by_seller),
        },
        "offers": _offers(portfolio.offers),
        "findings": _counts(site.diagnostics),
    }
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def data_tables(site: SiteInput) -> Mapping[str, str]:
    """The tables of `data/`, by file name."""
    portfolio = site.portfolio
    own = group_by_account(site.diagnostics)
    return {
        "accounts.csv": write_csv(_ACCOUNT_COLUMNS, [_account_row(each, own.get(each.id, ()), site) for each in portfolio.accounts.values()]),
        "revenue.csv": write_csv(("account", "year", "amount"), _revenue_rows(portfolio.accounts.values())),
        "revenue-by-product.csv": write_csv(("product", "year", "amount"), _table_rows(portfolio.revenue.by_product)),
        "revenue-by-family.csv": write_csv(("family", "year", "amount"), _table_rows(portfolio.revenue.by_family)),
        "revenue-by-seller.csv": write_csv(("seller", "year", "amount"), _table_rows(portfolio.revenue.by_seller)),
        "ranking.csv": write_csv(
            ("rank", "account", "name", "amount", "share", "cumulative", "class"),
            [
                (item.rank, item.group.id, item.group.name, item.group.amount, item.group.share, item.cumulative, item.abc)
                for item in portfolio.pareto
            ],
        ),
        "offers.csv": write_csv(_OFFER_COLUMNS, [_offer_row(each) for each in portfolio.offers.ended]),
        "findings.csv": write_csv(
            ("severity", "code", "name", "account", "file", "line", "column", "message"),
            [_finding_row(found) for found in site.diagnostics],
        ),
    }  # fmt: skip


_ACCOUNT_COLUMNS = (
    "id", "name", "lifecycle", "tier", "suggested_tier", "owner", "parent", "score", "score_low",
    "score_high", "score_coverage", "health", "quality", "revenue_12_months", "revenue_share", "explored", "penetration", "relationship_coverage", "contract_end",
    "next_touchpoint", "overdue",
    "review_due", "errors", "warnings", "infos",
)  # fmt: skip


_OFFER_COLUMNS = (
    "account", "offer", "state", "decided_on", "amount", "owner", "tier", "reason", "days_to_send",
    "days_to_decide", "discount",
)  # fmt: skip


def _offer_row(each: Ended) -> tuple[Filling | None, ...]:
    return (
        each.account, each.id, each.state, each.on, each.amount, each.owner, each.tier, each.reason,
        each.to_send, each.to_decide, each.discount,
    )  # fmt: skip


def _offers(record: OfferRecord) -> dict[str, Any]:
    """What was won and lost; reasons and owners that nobody recorded stand under an empty name."""
    return {
        **_balance(record.total),
        "days_to_send": _score(record.days_to_send),
        "days_to_decide": _score(record.days_to_decide),
        "discount_won": _fraction(record.discount),
        "by_quarter": {key: _balance(each) for key, each in record.by_quarter.items()},
        "by_owner": {key or "": _balance(each) for key, each in record.by_owner.items()},
        "by_tier": {key or "": _balance(each) for key, each in record.by_tier.items()},
        "by_reason": {key or "": _balance(each) for key, each in record.by_reason.items()},
    }


def _balance(balance: Balance) -> dict[str, Any]:
    return {
        "won": balance.won,
        "lost": balance.lost,
        "won_amount": _amount(balance.won_amount),
        "lost_amount": _amount(balance.lost_amount),
        "won_share": _fraction(balance.share),
        "won_money_share": _fraction(balance.money_share),
        "without_amount": balance.unvalued,
    }


def _account(each: Summary, own: Iterable[Diagnostic], site: SiteInput) -> dict[str, Any]:
    suggestion = site.portfolio.tiers.suggestions[each.id]
    english = speaker_of("en")
    return {
        "id": each.id,
        "name": each.name,
        "lifecycle": each.lifecycle,
        "tier": each.tier,
        "suggested_tier": suggestion.suggested,
        "suggestion_rule": suggestion.rule,
        "suggestion_reason": english.speak(suggestion.reason),
        "owner": each.owner,
        "team": list(each.team),
        "parent": each.parent,
        "score": _score(each.score.value),
        "score_low": _score(each.score.low),
        "score_high": _score(each.score.high),
        "score_coverage": _fraction(each.score.coverage),
        "score_is_provisional": each.score.is_provisional,
        "ratings": dict(each.ratings),
        # Figures that are not derived yet are unknown, not left out.
        "health": _score(each.health),
        "health_reason": english.speak(each.health_reason),
        "health_is_capped": each.is_health_capped,
        "quality": _score(each.file_quality),
        "cadence_kept": _score(each.cadence_kept),
        "effort_days": _amount(each.effort.days),
        "effort_margin": _amount(each.effort.margin.amount),
        "effort_return": _fraction(each.effort.returned),
        "revenue": _years(each.revenue_by_year),
        "revenue_12_months": _amount(each.trailing.value),
        "revenue_is_estimated": each.trailing.is_estimated,
        "revenue_share": _fraction(site.portfolio.groups.shares[each.id]),
        "penetration": _fraction(each.penetration.value),
        "explored": _fraction(each.explored.value),
        "white_space": {
            "won": _amount(each.white_space.won),
            "open": _amount(each.white_space.open),
            "potential": _amount(each.white_space.potential),
            "unexplored_cells": each.white_space.unexplored,
        },
        "relationship_coverage": _score(each.coverage.value),
        "next_touchpoint": _day(each.next_touchpoint),
        "overdue": each.overdue,
        "contract_end": _day(each.contract_end),
        "reviewed_on": _day(each.reviewed_on),
        "review_due": _day(each.review_due),
        "findings": _counts(own),
    }


def _account_row(
    each: Summary, own: Iterable[Diagnostic], site: SiteInput
) -> tuple[Filling | None, ...]:
    suggestion = site.portfolio.tiers.suggestions[each.id]
    found = Counter(item.severity for item in own)
    return (
        each.id, each.name, each.lifecycle, each.tier, suggestion.suggested, each.owner, each.parent,
        _decimal(_score(each.score.value)), _decimal(_score(each.score.low)),
        _decimal(_score(each.score.high)), each.score.coverage,
        _decimal(_score(each.health)), _decimal(_score(each.file_quality)), each.trailing.value,
        site.portfolio.groups.shares[each.id], each.explored.value, each.penetration.value,
        _decimal(_score(each.coverage.value)), each.contract_end, each.next_touchpoint, each.overdue, each.review_due,
        found["error"], found["warning"], found["info"],
    )  # fmt: skip


def _revenue_rows(accounts: Iterable[Summary]) -> Iterable[tuple[Filling | None, ...]]:
    for each in accounts:
        for year, tally in each.revenue_by_year.items():
            yield each.id, str(year), tally.amount


def _table_rows(table: Table) -> Iterable[tuple[Filling | None, ...]]:
    for key, years in table.items():
        for year, tally in years.items():
            yield key, str(year), tally.amount


def _finding_row(found: Diagnostic) -> tuple[Filling | None, ...]:
    located = found.located
    return (
        found.severity, found.code, located.name, located.account, located.file,
        located.extent.line, located.extent.column, speaker_of("en").speak(located.message),
    )  # fmt: skip


def _counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    found = Counter(each.severity for each in diagnostics)
    return {severity: found[severity] for severity in SEVERITIES}


def _years(years: Mapping[int, Tally]) -> dict[str, str | None]:
    return {str(year): _amount(tally.amount) for year, tally in years.items()}


def _table(table: Table) -> dict[str, dict[str, str | None]]:
    return {key: _years(years) for key, years in table.items()}


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _fraction(share: Decimal | None) -> float | None:
    return None if share is None else float(round(share, 6))


def _score(score: Decimal | None) -> float | None:
    return None if score is None else float(round(score, 2))


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
