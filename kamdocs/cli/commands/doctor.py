"""`kamdocs doctor`: whether this machine and workspace have what kamdocs works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.pipeline.equipment import State

_MARKS: dict[State, str] = {"good": "✓", "poor": "!", "missing": "✗", "none": "–"}


@click.command(name="doctor")
@with_session
def command(session: Session) -> None:
    """Tell what kamdocs works with here, and what is missing.

    Exits 1 when something is missing without which it does not work.
    """
    from kamdocs.cli.stock import speaker_at
    from kamdocs.pipeline.equipment import look_over
    from kamdocs.workspace.root import find_root

    if not session.folder.is_dir():
        fail(f"{session.folder} is no folder")
    root = find_root(session.folder)
    speaker = speaker_at(session, root)
    items = look_over(root)
    for item in items:
        click.echo(f"{_MARKS[item.state]} {speaker.speak(item.name)}: {speaker.speak(item.said)}")
        if item.help is not None and item.state != "good":
            click.echo(f"    {speaker.text('help: {hint}', hint=item.help)}")
    raise SystemExit(int(any(item.state == "missing" for item in items)))
