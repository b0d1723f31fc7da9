"""`kamdocs schema`: the JSON Schemas by which editors complete and check the files."""

from __future__ import annotations

import click

from kamdocs.cli.session import Session, with_session


@click.command(name="schema", short_help="Write the schemas by which editors complete the files.")
@click.argument("name", required=False)
@click.option("--list", "only_names", is_flag=True, help="Only name the schemas there are.")
@click.option(
    "--reference", is_flag=True, help="Print the reference of the file format as Markdown."
)
@with_session
def command(session: Session, name: str | None, only_names: bool, reference: bool) -> None:
    """Write the editor schemas to .kamdocs/schema/, or print the one called NAME."""
    import json

    from kamdocs.cli.session import fail
    from kamdocs.describe.schema import all_schemas, schema_files
    from kamdocs.edit.scaffold import write_own
    from kamdocs.read.suggest import nearest
    from kamdocs.workspace.layout import CACHE

    if reference:
        from kamdocs.describe.format_reference import write_reference

        click.echo(write_reference(), nl=False)
        return
    schemas = all_schemas()
    if only_names:
        click.echo("\n".join(schemas))
        return
    if name is not None:
        if name not in schemas:
            meant = nearest(name, schemas)
            fail(
                f"there is no schema {name}",
                f"did you mean {meant}?" if meant else f"known: {', '.join(schemas)}",
            )
        click.echo(json.dumps(schemas[name], indent=2, ensure_ascii=False))
        return
    folder = session.root() / CACHE / "schema"
    files = schema_files()
    try:
        write_own(folder, files)
    except OSError as error:
        fail(f"{folder} cannot be written: {error.strerror}")
    session.say(f"{len(files)} schemas in {folder}")
