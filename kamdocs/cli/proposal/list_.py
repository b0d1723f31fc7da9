"""`kamdocs proposal list`: all offers, or those of some accounts."""

from __future__ import annotations

import click

from kamdocs.cli.edits import account_meant
from kamdocs.cli.session import Session, with_session


@click.command(name="list")
@click.argument("accounts", nargs=-1)
@click.option("--state", "states", multiple=True, help="Only offers in this state.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@with_session
def command(
    session: Session, accounts: tuple[str, ...], states: tuple[str, ...], form: str
) -> None:
    """List offers: state, version, what they come to, until when they hold, what is next."""
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.offer.register import list_offers
    from kamdocs.offer.report import write_list, write_list_json
    from kamdocs.report.format import Look

    stock = stock_of(session)
    wanted = tuple(account_meant(stock, each) for each in accounts) or tuple(stock.accounts)
    found = [row for row in list_offers(stock, wanted) if not states or row.state in states]
    speaker = speaker_for(session, stock)
    if form == "json":
        click.echo(write_list_json(found, speaker), nl=False)
    else:
        names = {key: each.facts.account.name for key, each in stock.accounts.items()}
        look = Look(colour=session.is_colorful())
        click.echo(write_list(found, names, stock.today, speaker, look), nl=False)
