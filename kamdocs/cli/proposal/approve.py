"""`kamdocs proposal approve`: leave to send an offer."""

from __future__ import annotations

import click

from kamdocs.cli.edits import carry_out, dry_run_option
from kamdocs.cli.offers import offer_argument, offer_meant
from kamdocs.cli.session import Session, with_session


@click.command(name="approve")
@offer_argument
@click.option("--by", metavar="P", required=True, help="Who gives leave.")
@click.option("--note", help="Anything else: up to which discount, on which condition.")
@dry_run_option
@with_session
def command(session: Session, offer: str, by: str, note: str | None, dry_run: bool) -> None:
    """Approve ACCOUNT/PROPOSAL for as much as it comes to today.

    Who, when and how much is written into the offer. When it comes to more later, it has to be
    approved again. From which value on leave is needed says pricing.approval_from in kamdocs.yaml.
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.offer.entries import approve

    stock = stock_of(session)
    meant = offer_meant(session, stock, offer)
    carry_out(session, stock, approve(meant, by, stock.today, note), dry_run=dry_run)
