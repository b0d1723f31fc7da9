"""`kamdocs init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from kamdocs.cli.session import LANGUAGES, Session, fail, with_session


@click.command(name="init", short_help="Make a workspace to begin with.")
@click.argument("folder_", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--demo", is_flag=True, help="Bring the demonstration accounts.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of the files.")
@with_session
def command(session: Session, folder_: Path | None, demo: bool, language: str | None) -> None:
    """Make a workspace in DIR (here, when left out) that passes its own check.

    It holds the settings and a first customer to copy from. Files that are there already are kept.
    """
    from kamdocs.describe.schema import schema_files
    from kamdocs.edit.scaffold import demo_files, scaffold, starter_files, write_own
    from kamdocs.workspace.layout import CACHE
    from kamdocs.workspace.root import settings_file

    target = session.folder / (folder_ or Path())
    if target.is_dir() and settings_file(target) is not None:
        fail(f"{target} is a workspace already", "make another one: kamdocs init another-folder")
    today = session.today or session.clock_day()
    files = demo_files() if demo else starter_files(language or session.language or "en", today)
    try:
        done = scaffold(target, files)
        write_own(target / CACHE / "schema", schema_files())
    except OSError as error:
        fail(f"{target} cannot be written: {error.strerror}")
    for name in done.kept:
        session.say(f"kept {name}, which was there already")
        if name == ".gitignore":
            session.say("   see that it names /private/: personal data must not be committed")
    session.say(f"{len(done.written)} files in {target}")
    session.say(
        "next: kamdocs check, then kamdocs build" + ("" if folder_ is None else f" (in {target})")
    )
