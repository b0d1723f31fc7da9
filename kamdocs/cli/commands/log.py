"""`kamdocs log`: a note after a call, in ten seconds."""

from __future__ import annotations

import sys
from datetime import date

import click

from kamdocs.cli.edits import account_meant, carry_out, dry_run_option
from kamdocs.cli.session import Day, Session, with_session

_FIELDS = {"care": "owner", "passed_to": "routed_to"}


@click.command(name="log")
@click.argument("account")
@click.argument("text")
@click.option(
    "--with", "theirs", multiple=True, metavar="P", help="Who of theirs: a name or a post."
)
@click.option("--by", "ours", multiple=True, metavar="P", help="Who of ours; else the owner.")
@click.option(
    "--kind", help="call, meeting, email, complaint …; else the text's first word says it."
)
@click.option("--on", type=Day(), help="The day, when not today.")
@click.option("--next", "next_on", type=Day(), help="When the next step is due.")
@click.option("--todo", help="What the next step is; else what follows the colon of the text.")
@click.option("--todo-by", metavar="P", help="Who of ours does it; else who talked.")
@click.option("--severity", help="How bad an issue is: slight, serious or severe.")
@click.option("--care", metavar="P", help="Who of ours takes care of an issue.")
@click.option("--due", metavar="DAY", help="By when an issue should be solved.")
@click.option("--solved", metavar="DAY", help="When it was solved or answered.")
@click.option("--passed-to", metavar="TEAM", help="The team that feedback was passed to.")
@click.option("--about", metavar="ID", help="A contract, an opportunity or a product.")
@click.option("--shown", metavar="IDS", help="Products presented, with commas between them.")
@click.option("--satisfaction", metavar="FIGURE", help="A satisfaction figure they gave.")
@click.option("--amount", help="The value delivered or at stake.")
@click.option("--evidence", help="What proves it.")
@dry_run_option
@with_session
def command(
    session: Session,
    account: str,
    text: str,
    theirs: tuple[str, ...],
    ours: tuple[str, ...],
    kind: str | None,
    on: date | None,
    next_on: date | None,
    todo: str | None,
    todo_by: str | None,
    dry_run: bool,
    **said_of_it: str | None,
) -> None:
    """Note TEXT in the log of ACCOUNT; a text of - is read from standard input.

    kamdocs log acme "Call with the CIO: wants the ERP offer" --with cio --next 2026-12-01
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.notes import Note, log_note

    stock = stock_of(session)
    said = sys.stdin.read() if text == "-" else text
    note = Note(
        account_meant(stock, account), said, on or stock.today, kind_meant(kind), theirs, ours,
        next_on, todo, todo_by,
        {_FIELDS.get(key, key): value for key, value in said_of_it.items() if value is not None},
    )  # fmt: skip
    carry_out(session, stock, log_note(stock, note), dry_run=dry_run)


def kind_meant(written: str | None) -> str | None:
    """The kind of entry a word in one of the languages means; a usage error for others."""
    from kamdocs.read.log_words import KIND_OF, KINDS, fold
    from kamdocs.read.suggest import nearest

    if written is None:
        return None
    found = KIND_OF.get(fold(written))
    if found is None:
        meant = nearest(fold(written), sorted(KIND_OF))
        hint = f"did you mean {meant}?" if meant else f"known: {', '.join(KINDS)}"
        raise click.BadParameter(f"there is no kind {written}; {hint}", param_hint="--kind")
    return found
