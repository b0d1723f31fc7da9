"""`kamdocs review`: the tiers of all accounts, reviewed; a decision, recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kamdocs.cli.edits import account_meant, carry_out, dry_run_option, refuse
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.pipeline.take_stock import Stock


@click.command(name="review")
@click.argument("accounts", nargs=-1)
@click.option("--decide", "decision", type=click.Choice(["keep", "promote", "demote"]),
              help="Record this decision about one account.")  # fmt: skip
@click.option("--to", type=click.Choice(["key", "normal", "low"]),
              help="The tier decided for; one step up or down when left out.")  # fmt: skip
@click.option("--by", metavar="P", help="Who decided.")
@click.option("--why", help="Why, in a sentence.")
@click.option("--set", "wishes", multiple=True, metavar="PATH=VALUE",
              help="What if a setting were another: criteria.growth.weight=30.")  # fmt: skip
@click.option("--without", multiple=True, metavar="ACCOUNT", help="What if this account were lost.")
@click.option("--minutes", is_flag=True, help="Print the minutes as Markdown.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@dry_run_option
@with_session
def command(
    session: Session,
    accounts: tuple[str, ...],
    decision: str | None,
    to: str | None,
    by: str | None,
    why: str | None,
    wishes: tuple[str, ...],
    without: tuple[str, ...],
    minutes: bool,
    form: str,
    dry_run: bool,
) -> None:
    """Review the tiers of all accounts, or of ACCOUNTS: suggestion, rule, evidence, freshness.

    kamdocs review acme --decide promote --by joan --why "Won the warehouse"
    """
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.report.format import Look
    from kamdocs.report.review import Reviewed, write_json, write_minutes, write_review

    stock = stock_of(session)
    named = tuple(account_meant(stock, each) for each in accounts)
    if decision is not None:
        _decide(session, stock, named, decision, to, by, why, dry_run=dry_run)
        return
    if wishes or without:
        _suppose(session, stock, wishes, without)
        return
    wanted = named or tuple(stock.accounts)
    items = [Reviewed(stock.accounts[each].facts, stock.standings[each]) for each in wanted]
    speaker = speaker_for(session, stock)
    if minutes:
        names = {key: member.name for key, member in stock.shared.team.people.items()}
        click.echo(write_minutes(items, stock.portfolio, speaker, names), nl=False)
    elif form == "json":
        click.echo(write_json(items, speaker), nl=False)
    else:
        click.echo(write_review(items, speaker, Look(colour=session.is_colorful())), nl=False)


def _decide(
    session: Session,
    stock: Stock,
    accounts: tuple[str, ...],
    decision: str,
    to: str | None,
    by: str | None,
    why: str | None,
    *,
    dry_run: bool,
) -> None:
    from kamdocs.pipeline.decide import record_review

    if len(accounts) != 1 or not by or not (why or "").strip():
        fail(
            "a decision is about one account, by somebody, for a reason",
            'kamdocs review acme --decide keep --by joan --why "As expected"',
        )
    revision = record_review(
        stock, accounts[0], decision=decision, to=to, by=by, why=why or "", on=stock.today
    )
    carry_out(session, stock, revision, dry_run=dry_run)


def _suppose(
    session: Session, stock: Stock, wishes: tuple[str, ...], without: tuple[str, ...]
) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.derive.portfolio.what_if import derive_what_if
    from kamdocs.edit.change import Refused
    from kamdocs.pipeline.suppose import suppose_settings
    from kamdocs.report.review import write_what_if

    pairs = []
    for wish in wishes:
        path, equals, value = wish.partition("=")
        if not equals:
            fail(f"{wish} is no setting", "write --set criteria.growth.weight=30")
        pairs.append((path.strip(), value.strip()))
    settings = suppose_settings(stock, pairs)
    if isinstance(settings, Refused):
        refuse(session, stock, settings)
    lost = frozenset(account_meant(stock, each) for each in without)
    what_if = derive_what_if(stock.portfolio, stock.shared, settings, lost)
    click.echo(write_what_if(what_if, speaker_for(session, stock)), nl=False)
