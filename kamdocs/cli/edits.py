"""How commands change files: what was found wanting is told, what would change is shown, then it is written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kamdocs.cli.session import Session, fail

if TYPE_CHECKING:
    from kamdocs.edit.change import Refused
    from kamdocs.pipeline.revise import Revision
    from kamdocs.pipeline.take_stock import Stock

dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show what would change, and write nothing."
)


def account_meant(stock: Stock, written: str) -> str:
    """The account an id or a name means; ends the program with a hint when there is none."""
    from kamdocs.read.suggest import nearest

    if written in stock.accounts:
        return written
    named = {each.facts.account.name.casefold(): key for key, each in stock.accounts.items()}
    if written.casefold() in named:
        return named[written.casefold()]
    meant = nearest(written, stock.accounts) or named.get(nearest(written, named) or "")
    return fail(f"there is no account {written}", f"did you mean {meant}?" if meant else "")


def carry_out(
    session: Session, stock: Stock, revision: Revision | Refused, *, dry_run: bool
) -> None:
    """Check a revision and write it, or show it.

    Exits 1 when it was refused or would bring errors; then nothing is written.
    """
    from kamdocs.edit.change import Refused
    from kamdocs.pipeline.revise import show_revision

    if isinstance(revision, Refused):
        refuse(session, stock, revision)
    if revision.is_nothing:
        session.say("nothing to change")
        return
    stop_at_errors(session, stock, revision)
    if dry_run:
        click.echo(show_revision(revision), nl=False)
        session.say("nothing was written: this was a dry run")
        return
    write(session, stock, revision)


def stop_at_errors(session: Session, stock: Stock, revision: Revision) -> None:
    """Show the errors that a revision would bring, and end the program with exit code 1."""
    from kamdocs.cli.stock import speaker_for
    from kamdocs.pipeline.revise import new_errors, stock_after
    from kamdocs.report.format import Look, write_report

    errors = new_errors(stock, stock_after(stock, revision), revision)
    if errors:
        width = min(shutil.get_terminal_size().columns, 120)
        look = Look(colour=session.is_colorful(), width=width)
        report = write_report("text", errors, speaker_for(session, stock), look)
        click.echo(report, nl=False)
        session.say("nothing was written: the files would have new errors")
        raise SystemExit(1)


def write(session: Session, stock: Stock, revision: Revision) -> None:
    """Write a revision, and say which files it changed."""
    from kamdocs.cli.stock import speaker_for
    from kamdocs.pipeline.revise import write_revision

    speaker = speaker_for(session, stock)
    try:
        refused = write_revision(stock.root, revision)
    except OSError as error:
        fail(f"{error.filename or stock.root} cannot be written: {error.strerror}")
    if refused:
        fail("; ".join(speaker.speak(reason) for reason in refused), "try once more")
    for name in sorted(revision.after):
        session.say(f"wrote {revision.name_after(name)}")
    if revision.moved is not None:
        session.say(f"renamed accounts/{revision.moved.old} to accounts/{revision.moved.new}")


def refuse(session: Session, stock: Stock, refused: Refused) -> NoReturn:
    """Say why nothing was changed, and end the program with exit code 1."""
    from kamdocs.cli.stock import speaker_for

    click.echo(f"kamdocs: {speaker_for(session, stock).speak(refused.reason)}", err=True)
    session.say("nothing was written")
    raise SystemExit(1)


def filled(**fields: Any) -> dict[str, Any]:
    """The options that were given, as the values of a file."""
    return {
        key: list(value) if isinstance(value, tuple) else str(value)
        for key, value in fields.items()
        if value not in (None, ())
    }
