"""`kamdocs schema`: the JSON Schemas by which editors complete and check the files."""

from __future__ import annotations

from pathlib import Path

import click

from kamdocs.cli.session import Session, with_session


@click.command(name="schema")
@click.argument("name", required=False)
@click.option("--list", "only_names", is_flag=True, help="Only name the schemas there are.")
@with_session
def command(session: Session, name: str | None, only_names: bool) -> None:
    """Write the editor schemas to .kamdocs/schema/, or print the one called NAME."""
    import json

    from kamdocs.cli.session import fail
    from kamdocs.describe.schema import all_schemas
    from kamdocs.read.suggest import nearest

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
    folder = session.root() / ".kamdocs" / "schema"
    write_schemas(
        folder,
        {key: json.dumps(value, indent=2, ensure_ascii=False) for key, value in schemas.items()},
    )
    session.say(f"{len(schemas)} schemas in {folder}")


def write_schemas(folder: Path, schemas: dict[str, str]) -> None:
    """Write the schemas, one file each; the folder hides itself from git."""
    from kamdocs.edit.save import write_new

    for name, text in schemas.items():
        write_new(folder / f"{name}.schema.json", f"{text}\n")
