"""`kamdocs export`: what we hold, for other systems. The exports are found by their folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.session import Session, with_session

if TYPE_CHECKING:
    from kamdocs.exchange.export import Export


class _Exports(click.Group):
    """A group with a command for each export."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from kamdocs.exchange.export import list_exports

        return list(list_exports())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from kamdocs.exchange.export import find_export

        try:
            export = find_export(cmd_name)
        except LookupError:
            return None
        return _command(cmd_name, export)


@click.group(name="export", cls=_Exports)
def command() -> None:
    """Hand what we hold to other systems.

    The file goes to standard output, or to --output. Personal notes (private/) are never in it.
    """


def _command(name: str, export: Export) -> click.Command:
    @click.command(name=name, help=export.about)
    @click.option(
        "--format",
        "form",
        type=click.Choice(export.formats),
        default=export.formats[0],
        show_default=True,
    )
    @click.option(
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write here, not to standard output.",
    )
    @with_session
    def run(session: Session, form: str, output: Path | None) -> None:
        _run(session, export, form, output)

    return run


def _run(session: Session, export: Export, form: str, output: Path | None) -> None:
    from kamdocs.cli.output import write_output
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.exchange.export import ExportInput

    stock = stock_of(session)
    accounts = {key: each.facts.account for key, each in stock.accounts.items()}
    done = export.write(ExportInput(accounts, stock.shared, stock.today), form)
    if output is None:
        click.echo(done.data, nl=False)
    else:
        write_output(output, done.data)
    speaker = speaker_for(session, stock)
    for note in done.notes:
        session.say(speaker.speak(note))
    session.say(speaker.text_n("{count} record", "{count} records", done.count))
