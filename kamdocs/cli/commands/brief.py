"""`kamdocs brief`: one page to take along, made from the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.documents import form_of, form_option, hand_over, output_option
from kamdocs.cli.edits import account_meant
from kamdocs.cli.overlay import private_option
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.pipeline.briefs import Drafted
    from kamdocs.pipeline.take_stock import Stock
    from kamdocs.render.brief_kind import NoBrief, Wish
    from kamdocs.workspace.overlay import OverlayWish

KINDS = ("meeting", "handoff", "onboarding", "renewal", "tender", "qbr")


@click.command(name="brief")
@click.argument("kind", type=click.Choice(KINDS), metavar="|".join(KINDS))
@click.argument("account")
@click.option("--with", "people", metavar="P,P", help="meeting: who of theirs comes.")
@click.option("--for", "occasion", metavar="NAME",
              help="meeting: an expected or booked one; the next that is booked when left out.")  # fmt: skip
@click.option(
    "--contract", metavar="ID", help="renewal: which; the next to be settled when left out."
)
@click.option("--tender", metavar="ID", help="tender: which; the next when left out.")
@click.option("--customer", "is_for_customer", is_flag=True,
              help="qbr: the one for the customer, with nothing internal in it.")  # fmt: skip
@form_option
@output_option
@with_session
@private_option
def command(
    session: Session,
    kind: str,
    account: str,
    people: str | None,
    occasion: str | None,
    contract: str | None,
    tender: str | None,
    is_for_customer: bool,
    form: str | None,
    output: Path | None,
    overlay: OverlayWish,
) -> None:
    """Write one page about ACCOUNT: for a meeting, a handoff, a renewal …

    \b
    kamdocs brief meeting acme --with maria,pau
    kamdocs brief renewal acme --format pdf
    kamdocs brief qbr acme --customer --format pdf
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.render.brief_kind import NoBrief, Wish

    _refuse_strays(
        kind,
        people=people,
        occasion=occasion,
        contract=contract,
        tender=tender,
        customer=is_for_customer,
    )
    stock = stock_of(session, overlay)
    key = account_meant(stock, account)
    if not stock.accounts[key].is_shown:
        fail(f"nothing of {key} can be read", f"kamdocs check accounts/{key}")
    names = tuple(name.strip() for name in (people or "").split(",") if name.strip())
    drafted = _draft(
        session, stock, kind, key, Wish(names, occasion, contract, tender), is_for_customer
    )
    if isinstance(drafted, NoBrief):
        _say_none(session, stock, drafted)
        return
    chosen = form_of(form, output)
    hand_over(
        session,
        stock,
        drafted,
        chosen,
        output,
        f"{key}-{drafted.brief.about}-{stock.today.isoformat()}",
    )


def _refuse_strays(kind: str, **given: object) -> None:
    """End the program when an option was given that belongs to another kind."""
    homes = {
        "people": "meeting",
        "occasion": "meeting",
        "contract": "renewal",
        "tender": "tender",
        "customer": "qbr",
    }
    words = {"people": "with", "occasion": "for"}
    for name, value in given.items():
        if value and homes[name] != kind:
            home = homes[name]
            fail(f"--{words.get(name, name)} belongs to: kamdocs brief {home}", "leave it out")


def _draft(
    session: Session, stock: Stock, kind: str, account: str, wish: Wish, is_for_customer: bool
) -> Drafted | NoBrief:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.pipeline.briefs import draft_brief, draft_business_review

    ours = speaker_for(session, stock).language
    if is_for_customer:
        theirs = stock.accounts[account].facts.account.language
        return draft_business_review(stock, account, session.language or theirs or ours)
    return draft_brief(stock, kind, (account,), wish, ours)


def _say_none(session: Session, stock: Stock, none: NoBrief) -> None:
    from kamdocs.cli.stock import speaker_for

    speaker = speaker_for(session, stock)
    fail(speaker.speak(none.reason), speaker.speak(none.help) if none.help is not None else "")
