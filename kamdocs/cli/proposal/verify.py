"""`kamdocs proposal verify`: whether what was issued is as it was."""

from __future__ import annotations

import click

from kamdocs.cli.offers import offer_meant
from kamdocs.cli.session import Session, fail, with_session


@click.command(name="verify")
@click.argument("offers", nargs=-1, metavar="[ACCOUNT/PROPOSAL]...")
@click.option("--all", "everything", is_flag=True, help="All offers that were ever issued.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@with_session
def command(session: Session, offers: tuple[str, ...], everything: bool, form: str) -> None:
    """Compare the frozen files of offers with their locks; exits 1 when anything was changed.

    Digests are compared, nothing is made anew. What was changed is named: the lock, a PDF that is
    another, is gone, or was put there.
    """
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.offer.report import write_verified, write_verified_json
    from kamdocs.offer.verify import verify

    if bool(offers) == everything:
        fail("say which offer, or --all", "kamdocs proposal verify acme/2026-analytics")
    stock = stock_of(session)
    if everything:
        found = [one for account in stock.accounts for one in verify(stock, account)]
    else:
        meant = [offer_meant(session, stock, each) for each in offers]
        found = [one for each in meant for one in verify(stock, each.account, each.id)]
        known = {one.offer for one in found}
        for each in meant:
            if each.name not in known:
                session.say(f"{each.name} was never issued")
    speaker = speaker_for(session, stock)
    if form == "json":
        click.echo(write_verified_json(found, speaker), nl=False)
    else:
        click.echo(write_verified(found, speaker), nl=False)
    raise SystemExit(any(one.damage for one in found))
