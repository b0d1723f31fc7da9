"""The program `kamdocs`: knows the names of its commands and imports only the one that is called."""

from __future__ import annotations

from typing import Any

import click

from kamdocs import __version__
from kamdocs.cli.session import common_options, from_environment, update_session
from kamdocs.registry import list_modules, load

_COMMANDS = "kamdocs.cli.commands"


class _Commands(click.Group):
    """A group whose commands are the modules of a folder; `import_` goes by the name `import`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name.rstrip("_").replace("_", "-") for name in list_modules(_COMMANDS)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        modules = list_modules(_COMMANDS)
        name = cmd_name.replace("-", "_")
        module = modules.get(name) or modules.get(f"{name}_")
        return load(module, "command", click.Command) if module else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from kamdocs.read.suggest import nearest

            meant = nearest(args[0], self.list_commands(ctx))
            if meant is None:
                raise
            text = f"No such command '{args[0]}'. Did you mean {meant}?"
            raise click.UsageError(text, ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kamdocs")
@common_options
@click.pass_context
def main(context: click.Context, /, **options: Any) -> None:
    """Key-account plans as files: checked, scored, and published as a site and as proposals.

    Begin with: kamdocs init my-accounts
    """
    context.obj = update_session(from_environment(), **options)
