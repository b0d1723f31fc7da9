"""`kamdocs score`: scores with what they are made of and what would raise them."""

from __future__ import annotations

import click

from kamdocs.cli.session import Session, fail, with_session


@click.command(name="score")
@click.argument("accounts", nargs=-1)
@click.option(
    "--explain", is_flag=True, help="Show every part, where it is written, and what would raise it."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@with_session
def command(session: Session, accounts: tuple[str, ...], explain: bool, form: str) -> None:
    """Score all accounts, or only ACCOUNTS (by id), the best first."""
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.read.suggest import nearest
    from kamdocs.report.format import Look
    from kamdocs.report.score import Scored, write_json, write_text

    stock = stock_of(session)
    for name in accounts:
        if name not in stock.accounts:
            meant = nearest(name, stock.accounts)
            fail(f"there is no account {name}", f"did you mean {meant}?" if meant else "")
    wanted = accounts or tuple(
        sorted(
            stock.accounts, key=lambda each: (-(stock.accounts[each].facts.score.value or -1), each)
        )
    )
    scored = [
        Scored(stock.accounts[each].facts, stock.standings[each], stock.accounts[each].origins)
        for each in wanted
    ]
    speaker = speaker_for(session, stock)
    if form == "json":
        click.echo(write_json(scored, speaker), nl=False)
    else:
        look = Look(colour=session.is_colorful())
        click.echo(write_text(scored, speaker, look, is_explained=explain), nl=False)
