"""`kamdocs new`: an account, a contact, a log entry, an action, an opportunity, a proposal."""

from __future__ import annotations

from datetime import date

import click

from kamdocs.cli.commands.log import kind_meant
from kamdocs.cli.edits import account_meant, carry_out, dry_run_option, filled
from kamdocs.cli.session import LANGUAGES, Day, Session, with_session

_key = click.option("--id", "key", help="Its id; otherwise it is made of the name.")


@click.group(name="new")
def command() -> None:
    """Begin something new in the files."""


@command.command(name="account")
@click.argument("name")
@_key
@click.option("--tier", type=click.Choice(["key", "normal", "low"]), required=True)
@click.option("--owner", required=True, metavar="P", help="The accountable account manager.")
@click.option("--lifecycle", type=click.Choice(["prospect", "customer", "former"]))
@click.option("--parent", metavar="ACCOUNT", help="The account it belongs to.")
@click.option("--language", type=click.Choice(LANGUAGES))
@dry_run_option
@with_session
def new_account_(
    session: Session,
    name: str,
    key: str | None,
    tier: str,
    owner: str,
    lifecycle: str | None,
    parent: str | None,
    language: str | None,
    dry_run: bool,
) -> None:
    """Begin the account of the customer NAME."""
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.records import new_account
    from kamdocs.read.whom import member_meant

    stock = stock_of(session)
    person = member_meant(owner, stock.shared.team) or owner
    above = account_meant(stock, parent) if parent else None
    fields = filled(tier=tier, owner=person, lifecycle=lifecycle, parent=above, language=language)
    carry_out(session, stock, new_account(stock, name, fields, key), dry_run=dry_run)


@command.command(name="contact")
@click.argument("account")
@click.argument("name")
@_key
@click.option("--post", help="The id of the post they hold.")
@click.option("--title", help="Their title, where no post is recorded.")
@click.option("--unit", help="The id of their unit.")
@click.option("--email")
@click.option("--phone")
@click.option("--language", type=click.Choice(LANGUAGES))
@click.option("--role", "roles", multiple=True, help="A buying role: champion, economic_buyer …")
@dry_run_option
@with_session
def new_contact_(
    session: Session,
    account: str,
    name: str,
    key: str | None,
    post: str | None,
    title: str | None,
    unit: str | None,
    email: str | None,
    phone: str | None,
    language: str | None,
    roles: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Add the person NAME at ACCOUNT."""
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.records import new_contact

    stock = stock_of(session)
    fields = filled(
        post=post, title=title, unit=unit, email=email, phone=phone, language=language, roles=roles
    )
    revision = new_contact(stock, account_meant(stock, account), name, fields, key)
    carry_out(session, stock, revision, dry_run=dry_run)


@command.command(name="opportunity")
@click.argument("account")
@click.argument("name")
@_key
@click.option("--product", help="The id of the product.")
@click.option("--unit", help="The id of the unit that would buy.")
@click.option("--amount", help="What it is worth: 42_000, or 42_000 USD.")
@click.option("--closes", help="When it should close: 2027-01, 2027-Q1 …")
@click.option("--kind", help="cross-sell, pilot …")
@click.option("--stage", help="How far it is; a lead when left out.")
@click.option("--probability", help="How likely it is: 60 %.")
@click.option("--owner", metavar="P", help="Who drives it, when not the account's owner.")
@dry_run_option
@with_session
def new_opportunity_(
    session: Session, account: str, name: str, key: str | None, dry_run: bool, **fields: str | None
) -> None:
    """Add the possible sale NAME at ACCOUNT."""
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.records import new_opportunity

    stock = stock_of(session)
    revision = new_opportunity(stock, account_meant(stock, account), name, filled(**fields), key)
    carry_out(session, stock, revision, dry_run=dry_run)


@command.command(name="log")
@click.argument("account")
@click.argument("title")
@click.option("--kind", help="meeting, visit, review …; a meeting when left out.")
@click.option(
    "--with", "theirs", multiple=True, metavar="P", help="Who of theirs: a name or a post."
)
@click.option("--by", "ours", multiple=True, metavar="P", help="Who of ours.")
@click.option("--on", type=Day(), help="The day, when not today.")
@click.option("--for", "answers", help="The expectation of the cadence it answers.")
@dry_run_option
@with_session
def new_log_(
    session: Session,
    account: str,
    title: str,
    kind: str | None,
    theirs: tuple[str, ...],
    ours: tuple[str, ...],
    on: date | None,
    answers: str | None,
    dry_run: bool,
) -> None:
    """Begin a log entry of ACCOUNT in a file of its own, to be written in an editor."""
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.notes import Note, log_file

    stock = stock_of(session)
    key = account_meant(stock, account)
    note = Note(key, title, on or stock.today, kind_meant(kind), theirs, ours)
    carry_out(session, stock, log_file(stock, note, answers), dry_run=dry_run)


@command.command(name="action")
@click.argument("account")
@click.argument("text")
@click.option("--owner", metavar="P", help="Who does it; else the account's owner.")
@click.option("--due", type=Day(), help="By when.")
@dry_run_option
@with_session
def new_action_(
    session: Session, account: str, text: str, owner: str | None, due: date | None, dry_run: bool
) -> None:
    """Put the task TEXT into the action list of ACCOUNT."""
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.notes import note_action

    stock = stock_of(session)
    revision = note_action(stock, account_meant(stock, account), text, owner, due)
    carry_out(session, stock, revision, dry_run=dry_run)


@command.command(name="proposal")
@click.argument("account")
@click.argument("title", required=False)
@_key
@click.option("--opportunity", help="The id of the opportunity; else the only one that is open.")
@click.option(
    "--to", "readers", multiple=True, metavar="P", help="Whom it is for: a name or a post."
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Else the customer's.")
@dry_run_option
@with_session
def new_proposal_(
    session: Session,
    account: str,
    title: str | None,
    key: str | None,
    opportunity: str | None,
    readers: tuple[str, ...],
    language: str | None,
    dry_run: bool,
) -> None:
    """Begin an offer to ACCOUNT: what the files know, and questions for what only you know."""
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.first_draft import Wish, draft_proposal

    stock = stock_of(session)
    wish = Wish(account_meant(stock, account), title, key, opportunity, readers, language)
    carry_out(session, stock, draft_proposal(stock, wish), dry_run=dry_run)
