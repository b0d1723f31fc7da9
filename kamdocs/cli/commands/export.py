"""`kamdocs export`: what we hold, for other systems. The exports are found by their folder."""

from __future__ import annotations

from pathlib import Path

import click

from kamdocs.cli.output import write_output
from kamdocs.cli.session import Session, fail, with_session
from kamdocs.exchange.export import list_exports


@click.command(name="export")
@click.argument("what", type=click.Choice(list_exports()))
@click.option("--format", "form", help="One of the formats of the export; csv where it has it.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write here, not to standard output.",
)
@with_session
def command(session: Session, what: str, form: str | None, output: Path | None) -> None:
    """Hand what we hold to other systems.

    newsletter: who gets the newsletter, with language and segment (customer, prospect, former,
    alumni). Personal notes (private/) are never in an export.
    """
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.exchange.export import ExportInput, find_export

    export = find_export(what)
    if form is not None and form not in export.formats:
        fail(f"{what} has no format {form}", f"known: {', '.join(export.formats)}")
    stock = stock_of(session)
    accounts = {key: each.facts.account for key, each in stock.accounts.items()}
    given = ExportInput(accounts, stock.shared, stock.today)
    done = export.write(given, form or export.formats[0])
    if output is None:
        click.echo(done.data, nl=False)
    else:
        write_output(output, done.data)
    speaker = speaker_for(session, stock)
    for note in done.notes:
        session.say(speaker.speak(note))
    session.say(speaker.text_n("{count} record", "{count} records", done.count))
