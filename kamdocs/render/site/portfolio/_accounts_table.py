"""The tables of accounts that several pages show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kamdocs.derive.portfolio.summary import Summary
from kamdocs.diagnostics.diagnostic import SEVERITIES, Diagnostic, group_by_account
from kamdocs.render.chart.meters import ScoreBar
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Filling, Share, Term, sentence, sentence_n

TIERS = ("key", "normal", "low")
LIFECYCLES = ("customer", "prospect", "former")
_GRAVE: dict[str, Tone] = {"error": "risk", "warning": "warn", "info": "info"}


def accounts_table(site: SiteInput, only: Iterable[str] | None = None) -> Table:
    """All accounts, or some of them, those with the most revenue first."""
    portfolio = site.portfolio
    columns = (
        Column("name", sentence("Account"), wide=True),
        Column("tier", sentence("Tier"), "enum", TIERS, chips=True),
        Column("suggested", sentence("Suggested"), "enum", TIERS, hint=sentence("The tier that score, limit and thresholds suggest")),
        Column("owner", sentence("Owner"), chips=True),
        Column("score", sentence("Score"), "number", digits=0, hint=sentence("0 to 100, with the range it could have")),
        Column("health", sentence("Health"), "number", digits=0, hint=sentence("0 to 100: how well the relation is doing")),
        Column("quality", sentence("File"), "number", digits=0, hint=sentence("0 to 100: how complete and fresh the file is")),
        Column("revenue", sentence("Revenue, 12 months"), "money", total=True),
        Column("share", sentence("Share"), "percent", hint=sentence("With subsidiaries")),
        Column("ends", sentence("Next contract end"), "date"),
        Column("findings", sentence("Findings"), "number", total=True),
        Column("lifecycle", sentence("Lifecycle"), "enum", LIFECYCLES, chips=True),
    )  # fmt: skip
    chosen = portfolio.accounts if only is None else list(only)
    found = group_by_account(site.diagnostics)
    rows = tuple(_row(portfolio.accounts[key], found.get(key, ()), site) for key in chosen)
    return Table("accounts", sentence("Accounts"), columns, rows, sort="-revenue")


def ranking_table(site: SiteInput) -> Table:
    """The Pareto ranking: groups of accounts with their cumulative share and class."""
    currency = site.shared.settings.currency
    columns = (
        Column("rank", sentence("Rank"), "number"),
        Column("name", sentence("Account"), wide=True),
        Column("revenue", sentence("Revenue, 12 months"), "money", total=True),
        Column("share", sentence("Share"), "percent"),
        Column("cumulative", sentence("Cumulative"), "percent"),
        Column("class", sentence("Class"), "enum", ("A", "B", "C"), chips=True),
    )
    rows = tuple(
        Row(
            item.group.id,
            (
                Cell(item.rank),
                Cell(
                    item.group.name,
                    account_link(item.group.id),
                    sub=sentence_n(
                        "with one other", "with {count} others", len(item.group.members) - 1
                    )
                    if len(item.group.members) > 1
                    else None,
                ),
                Cell(None if item.group.amount is None else Money(item.group.amount, currency)),
                Cell(None if item.group.share is None else Share(item.group.share)),
                Cell(None if item.cumulative is None else Share(item.cumulative)),
                Cell(item.abc),
            ),
        )
        for item in site.portfolio.pareto
    )
    return Table("ranking", sentence("Ranking by revenue"), columns, rows)


def _row(each: Summary, found: tuple[Diagnostic, ...], site: SiteInput) -> Row:
    portfolio, currency = site.portfolio, site.shared.settings.currency
    share = portfolio.groups.shares[each.id]
    if each.broken & {"account"}:
        return _broken(each)
    return Row(
        each.id,
        (
            _name(each),
            Cell(Term(each.tier) if each.tier else None, icon="star" if each.tier == "key" else None),
            _suggested(each, site),
            Cell(site.names.name("team", each.owner), site.names.ref("team", each.owner).link if each.owner else None),
            _score(each),
            _health(each),
            Cell(each.file_quality, account_link(each.id, "file-quality")),
            Cell(None if each.trailing.value is None else Money(each.trailing.value, currency), why=each.trailing.reason),
            Cell(None if share is None else Share(share)),
            Cell(each.contract_end),
            _findings(found),
            Cell(Term(each.lifecycle)),
        ),
    )  # fmt: skip


def _broken(each: Summary) -> Row:
    said = sentence("cannot be read")
    return Row(
        each.id,
        (Cell(each.name, account_link(each.id), sub=said), *(Cell(None) for _ in range(11))),
    )


def _name(each: Summary) -> Cell:
    said: list[Filling] = [] if each.lifecycle == "customer" else [Term(each.lifecycle)]
    if each.is_toxic:
        said.append(sentence("problem customer"))
    icon = "risk" if each.is_toxic else None
    return Cell(each.name, account_link(each.id), icon=icon, sub=tuple(said) or None)


def _suggested(each: Summary, site: SiteInput) -> Cell:
    suggestion = site.portfolio.tiers.suggestions[each.id]
    if suggestion.suggested is None:
        return Cell(None, why=suggestion.reason)
    if suggestion.suggested == each.tier:
        return Cell(Term(suggestion.suggested), tone="muted")
    icon = {"promote": "up", "demote": "down"}.get(suggestion.change, "keep")
    return Cell(Term(suggestion.suggested), icon=icon)


def _score(each: Summary) -> Cell:
    score = each.score
    bar = ScoreBar(score.value, score.low, score.high, width=64)
    said = sentence("provisional") if score.is_provisional else None
    return Cell(score.value, picture=bar, sub=said, why=score.reason)


def _health(each: Summary) -> Cell:
    link = account_link(each.id, "health")
    if each.is_health_capped:
        return Cell(each.health, link, tone="risk", icon="risk", sub=sentence("held down"))
    return Cell(each.health, link, why=each.health_reason)


def _findings(diagnostics: tuple[Diagnostic, ...]) -> Cell:
    found = Counter(each.severity for each in diagnostics)
    if not found:
        return Cell(None)
    gravest = next(severity for severity in SEVERITIES if found[severity])
    tone = _GRAVE[gravest]
    return Cell(sum(found.values()), tone=tone, icon=tone)
