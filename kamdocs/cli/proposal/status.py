"""`kamdocs proposal status`: what became of an offer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

import click

from kamdocs.cli.edits import carry_out, dry_run_option
from kamdocs.cli.offers import by_of, by_option, offer_argument, offer_meant
from kamdocs.cli.session import Day, Session, with_session

if TYPE_CHECKING:
    from kamdocs.model.scales import ProposalState

_RECORDED = (
    "draft", "in_review", "sent", "received", "in_discussion", "accepted", "declined", "withdrawn",
)  # fmt: skip
"""The states that somebody records; `approved` is given by an approval, the others follow by themselves."""


@click.command(name="status")
@offer_argument
@click.argument("state", type=click.Choice(_RECORDED))
@by_option
@click.option("--on", type=Day(), help="The day it happened; today when left out.")
@click.option("--note", help="Anything else.")
@click.option("--reason", help="Why it was declined, in a word: price, timing, competitor.")
@click.option("--next", "following", type=Day(), help="The agreed day of the next talk.")
@click.option("--to", multiple=True, metavar="CONTACT", help="To whom it went.")
@click.option("--channel", help="How it went: email, letter, meeting.")
@click.option("--option", "options", multiple=True, help="An option they chose, by product.")
@click.option("--package", help="The package they chose.")
@click.option("--version", type=click.IntRange(min=1), help="Which version; the newest issued one when left out.")  # fmt: skip
@dry_run_option
@with_session
def command(
    session: Session,
    offer: str,
    state: str,
    by: str | None,
    on: date | None,
    note: str | None,
    reason: str | None,
    following: date | None,
    to: tuple[str, ...],
    channel: str | None,
    options: tuple[str, ...],
    package: str | None,
    version: int | None,
    dry_run: bool,
) -> None:
    """Append to ACCOUNT/PROPOSAL that it is STATE now; earlier entries stay as they are.

    \b
    kamdocs proposal status acme/2026-analytics received --note "Pau has it too"
    kamdocs proposal status acme/2026-analytics accepted --option support-24x7
    kamdocs proposal status acme/2026-analytics declined --reason price
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.offer.entries import Answer, record_state

    if state == "declined" and not (reason or note):
        raise click.UsageError("say why it was declined: --reason price")
    stock = stock_of(session)
    meant = offer_meant(session, stock, offer)
    answer = Answer(
        state=cast("ProposalState", state),
        by=by_of(meant, by),
        on=on or stock.today,
        note=note,
        reason=reason,
        next=following,
        to=to,
        channel=channel,
        options=options,
        package=package,
        version=version,
    )
    carry_out(session, stock, record_state(meant, answer), dry_run=dry_run)
