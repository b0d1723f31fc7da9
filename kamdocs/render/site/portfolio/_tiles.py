"""The five figures at the head of the portfolio: what each is, how it moved, and how it went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.derive.exact import ratio
from kamdocs.derive.portfolio.trend import PortfolioPoint, add_up
from kamdocs.derive.vitals import A_MONTH
from kamdocs.history.trend import Trend
from kamdocs.render.chart.meters import Bullet
from kamdocs.render.chart.sparkline import Sparkline, SparkPoint
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table, Tone
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import SiteInput
from kamdocs.render.site.parts import Tile
from kamdocs.values.money import Money, round_decimal
from kamdocs.values.period import fiscal_year, fiscal_year_bounds
from kamdocs.values.sentence import Filling, Sentence, Share, sentence, sentence_n

_NAMED = 2
Number = Decimal | int
Value = Callable[[PortfolioPoint], Number | None]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure that is followed: how to find it, how to say it, and whether more of it is good."""

    label: Sentence
    value: Value
    say: Callable[[Number], Filling]
    is_good: bool = True
    is_yearly: bool = False


def view_tiles(site: SiteInput) -> tuple[Tile, ...]:
    """Show the figures of today beside those of the days before."""
    trend, currency = site.trend, site.shared.settings.currency
    now = trend.points[-1] if trend.points else add_up(site.portfolio.today, ())

    names = _risky(site)

    def money(amount: Number) -> Money:
        return Money(round_decimal(Decimal(amount), 0), currency)

    def count(number: Number) -> int:
        return int(number)

    earned = _Figure(sentence("Revenue, this fiscal year"), lambda each: each.earned, money, is_yearly=True)  # fmt: skip
    weighted = _Figure(sentence("Open sales, weighted"), lambda each: each.weighted, money)
    potential = _Figure(sentence("White-space potential"), lambda each: each.potential, money)
    risky = _Figure(sentence("Accounts at risk"), lambda each: each.at_risk, count, is_good=False)
    ending = _Figure(sentence("Ending within 30 days"), lambda each: each.ending, count, is_good=False)  # fmt: skip
    return (
        _tile(
            earned, now, site,
            sub=_against_target(now, site),
            why=sentence("No revenue of this fiscal year is known."),
            picture=Bullet(min(now.attained, Decimal(1)), _elapsed(site), width=160)
            if now.attained is not None
            else None,
        ),
        _tile(
            weighted, now, site,
            sub=sentence("amount times probability"),
            why=sentence("No open opportunity has amount and probability."),
            link=Link("opportunities/index.html"),
        ),
        _tile(
            potential, now, site,
            sub=sentence("what the grids say could still be sold in a year"),
            why=sentence("No grid says what could still be sold."),
            link=Link("white-space/index.html"),
        ),
        _tile(
            risky, now, site,
            sub=_at_risk(now, site),
            why=sentence("No account’s health is known."),
            link=account_link(names[0], "health") if len(names) == 1 else None,
            tone="risk" if now.at_risk else None,
        ),
        _tile(
            ending, now, site,
            sub=sentence("offers and plans, until {day}", day=now.on + A_MONTH),
            why=None,
            link=Link("proposals/index.html"),
            tone="warn" if now.ending else None,
        ),
    )  # fmt: skip


def no_history(trend: Trend) -> Sentence | None:
    """Why the figures stand without a past, None when they have one."""
    if len(trend.points) > 1:
        return None
    if trend.why is None:
        return sentence("No history yet.")
    return sentence("No history yet: {why}.", why=trend.why)


def past_table(site: SiteInput) -> Table:
    """The figures of every day that was looked at, the newest first."""
    currency = site.shared.settings.currency
    columns = (
        Column("on", sentence("Day"), "date"),
        Column("earned", sentence("Revenue, this fiscal year"), "money"),
        Column("attained", sentence("Of the target"), "percent", digits=0),
        Column("weighted", sentence("Open sales, weighted"), "money"),
        Column("potential", sentence("White-space potential"), "money"),
        Column("at_risk", sentence("Accounts at risk"), "number"),
        Column("ending", sentence("Ending within 30 days"), "number"),
    )

    def money(amount: Decimal | None) -> Cell:
        return Cell(None if amount is None else Money(amount, currency))

    rows = tuple(
        Row(
            each.on.isoformat(),
            (
                Cell(each.on),
                money(each.earned),
                Cell(None if each.attained is None else Share(each.attained)),
                money(each.weighted),
                money(each.potential),
                Cell(each.at_risk),
                Cell(each.ending),
            ),
        )
        for each in reversed(site.trend.points)
    )
    return Table("past", sentence("These figures over twelve months"), columns, rows, filters=False)


def _tile(
    figure: _Figure,
    now: PortfolioPoint,
    site: SiteInput,
    *,
    sub: Sentence | None,
    why: Sentence | None,
    link: Link | None = None,
    picture: Bullet | None = None,
    tone: Tone | None = None,
) -> Tile:
    value = figure.value(now)
    moved, moved_tone, icon = _moved(figure, now, site)
    return Tile(
        label=figure.label,
        value=None if value is None else figure.say(value),
        sub=sub,
        why=why,
        picture=picture,
        link=link,
        tone=tone,
        trend=_went(figure, site),
        moved=moved,
        moved_tone=moved_tone,
        moved_icon=icon,
    )


def _went(figure: _Figure, site: SiteInput) -> Sparkline | None:
    """The line of a figure; one that begins anew each year is drawn for this year."""
    points = tuple(
        SparkPoint(
            each.on,
            None if (value := figure.value(each)) is None else Decimal(value),
            "–" if value is None else figure.say(value),
        )
        for each in site.trend.points
        if not figure.is_yearly or _is_this_year(each.on, site)
    )
    line = Sparkline(figure.label, points, least=Decimal(0 if figure.is_good else 2))
    return line if line.is_telling else None


def _is_this_year(day: date, site: SiteInput) -> bool:
    month = site.shared.settings.fiscal_year
    return fiscal_year(day, month) == fiscal_year(site.portfolio.today, month)


def _moved(
    figure: _Figure, now: PortfolioPoint, site: SiteInput
) -> tuple[Sentence | None, Tone, str]:
    """How the figure differs from the day that today is compared with."""
    since, is_review = site.trend.since, site.trend.is_review
    if since is None:
        return None, "muted", "keep"
    was, value = figure.value(since), figure.value(now)
    if was is None or value is None:
        return None, "muted", "keep"
    day: Filling = since.on
    if is_review:
        day = sentence("the tier review of {day}", day=since.on)
    if figure.is_yearly and not _is_this_year(since.on, site):
        return None, "muted", "keep"
    if was == value:
        return sentence("unchanged since {day}", day=day), "muted", "keep"
    rose = value > was
    amount = figure.say(abs(Decimal(value) - Decimal(was)))
    said = (
        sentence("{amount} more since {day}", amount=amount, day=day)
        if rose
        else sentence("{amount} less since {day}", amount=amount, day=day)
    )
    return said, "ok" if rose == figure.is_good else "warn", "up" if rose else "down"


def _against_target(now: PortfolioPoint, site: SiteInput) -> Sentence:
    if now.target is None or now.attained is None:
        return sentence("no account has a target for it")
    currency = site.shared.settings.currency
    words: dict[str, Filling] = {
        "reached": Money(round_decimal(now.reached or Decimal(0), 0), currency),
        "target": Money(now.target, currency),
        "share": Share(now.attained),
    }
    if now.aimed == now.accounts:
        return sentence("{share} of the target of {target}", share=Share(now.attained), target=words["target"])  # fmt: skip
    return sentence_n(
        "{reached} of {target} ({share}) at the {count} account with a target",
        "{reached} of {target} ({share}) at the {count} accounts with a target",
        now.aimed,
        **words,
    )


def _elapsed(site: SiteInput) -> Decimal:
    """How much of the fiscal year is over."""
    today, month = site.portfolio.today, site.shared.settings.fiscal_year
    first, last = fiscal_year_bounds(fiscal_year(today, month), month)
    return ratio((today - first).days + 1, (last - first).days + 1)


def _risky(site: SiteInput) -> tuple[str, ...]:
    """The accounts at risk, the worst first."""
    now = {key: site.trend.of(key).points[-1:] for key in site.portfolio.accounts}
    found = [
        (each.health or Decimal(0), key) for key, points in now.items() for each in points if each.is_at_risk
    ]  # fmt: skip
    return tuple(key for _, key in sorted(found))


def _at_risk(now: PortfolioPoint, site: SiteInput) -> Sentence:
    least, names = site.shared.settings.health.cap, _risky(site)
    if not names:
        return sentence(
            "health of {least} or less; unknown of {number}",
            least=least,
            number=now.accounts - now.judged,
        )
    shown = tuple(site.portfolio.accounts[key].name for key in names[:_NAMED])
    return sentence(
        "health of {least} or less: {names}{more}",
        least=least, names=shown, more=" …" if len(names) > _NAMED else "",
    )  # fmt: skip
