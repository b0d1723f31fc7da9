"""The portfolio: key figures, all accounts, suggested changes of tier, concentration, revenue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.tiers import Move
from kamdocs.model.settings.concentration import ConcentrationBands
from kamdocs.render.chart.columns import Columns
from kamdocs.render.chart.meters import BandBar, Stack, StackPart
from kamdocs.render.chart.pareto import Pareto, ParetoPoint
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Table, Tone
from kamdocs.render.site.account.revenue import tally_table, yearly_columns
from kamdocs.render.site.attention import FirstThings, all_rows, view_first_things
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import Draft, PortfolioPage, SiteInput
from kamdocs.render.site.parts import (
    BandFigure,
    FindingCount,
    Legend,
    TierChange,
    Tile,
    count_findings,
)
from kamdocs.render.site.portfolio._accounts_table import accounts_table, ranking_table
from kamdocs.render.site.portfolio._news import News, view_news
from kamdocs.render.site.portfolio._outlook import Outlook, Pipeline, gather, view_outlook
from kamdocs.render.site.portfolio._tiles import no_history, past_table, view_tiles
from kamdocs.values.sentence import Sentence, Share, Term, sentence, sentence_n

_BAND_TONES: Mapping[str, Tone] = {
    "unknown": "muted",
    "low": "info",
    "normal": "ok",
    "high": "warn",
    "warning": "warn",
    "loud": "risk",
    "monodependence": "risk",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said at the head of the page."""

    tone: Tone
    text: Sentence
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class IndexView:
    """The portfolio page."""

    summary: Sentence
    notices: tuple[Notice, ...]
    first: FirstThings
    tiles: tuple[Tile, ...]
    no_history: Sentence | None
    past: Table
    accounts: Table
    changes: tuple[TierChange, ...]
    changes_link: Link
    tiers: Stack
    tier_legend: tuple[Legend, ...]
    limit: Sentence
    concentration: tuple[BandFigure, ...]
    unknown: Sentence | None
    revenue: Columns | None
    revenue_tables: tuple[Table, ...]
    pareto: Pareto | None
    pareto_said: Sentence
    ranking: Table
    findings: tuple[FindingCount, ...]
    findings_link: Link
    outlook: Outlook
    news: News


def make(gathered: Mapping[str, Any], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    return (
        Draft("index.html", "site/portfolio/index.html", sentence("Portfolio"),
              view_index(gathered, site), current="index"),
    )  # fmt: skip


def view_index(gathered: Mapping[str, Pipeline], site: SiteInput) -> IndexView:
    """Show the portfolio."""
    portfolio, bands = site.portfolio, site.shared.settings.concentration
    board, currency = portfolio.tiers, site.shared.settings.currency
    counts = {tier: board.count(tier) for tier in ("key", "normal", "low")}
    colours = {"key": "accent", "normal": "s5", "low": "faint"}
    tables = (
        ("by-product", sentence("By product"), portfolio.revenue.by_product, "product"),
        ("by-family", sentence("By family"), portfolio.revenue.by_family, "family"),
        ("by-seller", sentence("By seller"), portfolio.revenue.by_seller, "team"),
    )
    return IndexView(
        summary=sentence_n(
            "{count} account, {key} of them key.",
            "{count} accounts, {key} of them key.",
            len(portfolio.accounts),
            key=counts["key"],
        ),
        notices=_notices(portfolio),
        first=view_first_things(all_rows(site), site, Link("agenda/index.html")),
        tiles=view_tiles(site),
        no_history=no_history(site.trend),
        past=past_table(site),
        accounts=accounts_table(site),
        changes=tuple(_change(move, board.suggestions[move.account].is_borderline)
                      for move in (*board.promotions, *board.demotions)),
        changes_link=Link("reviews/index.html"),
        tiers=Stack(tuple(StackPart(Term(tier), counts[tier], colours[tier]) for tier in counts)),
        tier_legend=tuple(Legend(colours[tier], Term(tier), counts[tier]) for tier in counts),
        limit=_limit(portfolio),
        concentration=_concentration(portfolio, bands),
        unknown=_unknown(portfolio),
        revenue=yearly_columns(portfolio.revenue.by_year, currency, portfolio.today.year),
        revenue_tables=tuple(
            tally_table(key, title, table, currency, lambda name, kind=kind: site.names.name(kind, name))  # type: ignore[misc]
            for key, title, table, kind in tables if any(table)
        ),
        pareto=_pareto(portfolio, bands),
        pareto_said=_pareto_said(portfolio, bands),
        ranking=ranking_table(site),
        findings=count_findings(site.diagnostics),
        findings_link=Link("quality/index.html"),
        outlook=view_outlook(gathered, site),
        news=view_news(site),
    )  # fmt: skip


def _notices(portfolio: Portfolio) -> tuple[Notice, ...]:
    concentration = portfolio.concentration
    notices = []
    for excess in portfolio.tiers.excesses:
        names = tuple(portfolio.accounts[key].name for key in excess.accounts)
        notices.append(
            Notice(
                "risk",
                sentence_n(
                    "There is {count} key account more than the limit of {limit} allows. By ascending score: {names}.",
                    "There are {count} key accounts more than the limit of {limit} allows. By ascending score: {names}.",
                    excess.over,
                    limit=excess.limit,
                    names=names,
                ),
            )
        )
    for band, reason in (
        (concentration.key_band, concentration.key_reason),
        (concentration.largest_band, concentration.largest_reason),
    ):
        if band in ("loud", "monodependence"):
            notices.append(Notice("risk", reason, Link("index.html", "concentration")))
    return tuple(notices)


def _change(move: Move, is_borderline: bool) -> TierChange:  # as the figure says it
    return TierChange(
        move.name,
        account_link(move.account),
        move.tier,
        move.suggested or "normal",
        move.reason,
        is_borderline,
    )


def _limit(portfolio: Portfolio) -> Sentence:
    board = portfolio.tiers
    return sentence_n(
        "{count} of at most {limit} key accounts.",
        "{count} of at most {limit} key accounts.",
        board.count("key"),
        limit=board.limit,
    )


def _concentration(portfolio: Portfolio, bands: ConcentrationBands) -> tuple[BandFigure, ...]:
    found = portfolio.concentration
    return (
        BandFigure(
            sentence("Key accounts together"),
            None if found.key_share is None else Share(found.key_share),
            BandBar(found.key_share, (bands.key_from, bands.key_to), (bands.key_loud,)),
            found.key_reason,
            _BAND_TONES[found.key_band],
        ),
        BandFigure(
            sentence("Largest account"),
            None if found.largest_share is None else Share(found.largest_share),
            BandBar(
                found.largest_share,
                None,
                (bands.largest_warning, bands.largest_loud, bands.largest_monodependence),
            ),
            found.largest_reason,
            _BAND_TONES[found.largest_band],
            account_link(found.largest_account) if found.largest_account else None,
        ),
    )


def _unknown(portfolio: Portfolio) -> Sentence | None:
    """Whose revenue the shares leave out, so that unknown never looks like zero."""
    missing = portfolio.concentration.unknown
    if not missing:
        return None
    names = tuple(portfolio.accounts[key].name for key in missing[:5])
    return sentence_n(
        "The revenue of {count} account is unknown and left out: {names}{more}",
        "The revenue of {count} accounts is unknown and left out: {names}{more}",
        len(missing),
        names=names,
        more=" …" if len(missing) > len(names) else "",
    )


def _pareto(portfolio: Portfolio, bands: ConcentrationBands) -> Pareto | None:
    known = [item for item in portfolio.pareto if item.group.share is not None]
    if not known:
        return None
    points = tuple(
        ParetoPoint(item.group.name, item.group.share or Decimal(0), item.abc == "A") for item in known
    )  # fmt: skip
    return Pareto(sentence("Pareto"), points, (("A", bands.pareto_a), ("B", bands.pareto_b)))


def _pareto_said(portfolio: Portfolio, bands: ConcentrationBands) -> Sentence:
    first = [item for item in portfolio.pareto if item.abc == "A"]
    if not first:
        return sentence("No revenue of the last twelve months is known.")
    return sentence_n(
        "{count} account brings {share} of the revenue (class A: up to {cut}).",
        "{count} accounts bring {share} of the revenue (class A: up to {cut}).",
        len(first),
        share=Share(first[-1].cumulative or Decimal(0)),
        cut=Share(bands.pareto_a),
    )


PAGE = PortfolioPage(make, gather, sentence("Portfolio"), "index.html", icon="portfolio", place=10)
