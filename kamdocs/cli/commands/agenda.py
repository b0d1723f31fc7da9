"""`kamdocs agenda`: everything with a date, of all accounts or of one of ours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import click

from kamdocs.cli.overlay import private_option
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.workspace.overlay import OverlayWish


@click.command(name="agenda")
@click.argument("accounts", nargs=-1)
@click.option("--owner", help="Only what this person of ours has to do (id of team.yaml).")
@click.option(
    "--days",
    type=click.IntRange(0, 36_500),
    default=30,
    show_default=True,
    help="How far to look ahead; what is overdue is always shown.",
)
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@with_session
@private_option
def command(
    session: Session,
    accounts: tuple[str, ...],
    owner: str | None,
    days: int,
    form: str,
    overlay: OverlayWish,
) -> None:
    """List what is due for all accounts, or only ACCOUNTS (by id), the earliest first.

    Contacts, tasks, promises, milestones, renewals, tenders, offers, issues and reviews; birthdays
    and other personal dates only --with-private.
    """
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.pipeline.agenda import list_items
    from kamdocs.read.suggest import nearest
    from kamdocs.report.agenda import write_json, write_markdown, write_text
    from kamdocs.report.format import Look

    stock = stock_of(session, overlay)
    for name in accounts:
        if name not in stock.accounts:
            meant = nearest(name, stock.accounts)
            fail(f"there is no account {name}", f"did you mean {meant}?" if meant else "")
    people = stock.shared.team.people
    if owner is not None and owner not in people:
        meant = nearest(owner, people)
        fail(f"there is nobody with the id {owner}", f"did you mean {meant}?" if meant else "")
    until = stock.today + timedelta(days=days)
    items = [
        item
        for item in list_items(stock, accounts or tuple(stock.accounts))
        if item.due.on <= until and owner in (None, item.due.owner)
    ]
    speaker = speaker_for(session, stock)
    if form == "json":
        click.echo(write_json(items, stock.today, speaker), nl=False)
    elif form == "markdown":
        click.echo(write_markdown(items, stock.today, speaker), nl=False)
    else:
        look = Look(colour=session.is_colorful())
        click.echo(write_text(items, stock.today, speaker, look), nl=False)
