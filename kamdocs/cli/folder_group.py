"""A group of commands that are the modules of a folder; only the one that is called is imported."""

from __future__ import annotations

from typing import ClassVar

import click

from kamdocs.registry import list_modules, load


class FolderGroup(click.Group):
    """A group whose commands are the modules of `package`; `import_` goes by the name `import`."""

    package: ClassVar[str]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of its commands."""
        return [name.rstrip("_").replace("_", "-") for name in list_modules(self.package)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of its commands, loaded."""
        modules = list_modules(self.package)
        name = cmd_name.replace("-", "_")
        module = modules.get(name) or modules.get(f"{name}_")
        return load(module, "command", click.Command) if module else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was typed; asks which was meant when there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from kamdocs.read.suggest import nearest

            meant = nearest(args[0], self.list_commands(ctx))
            if meant is None:
                raise
            text = f"No such command '{args[0]}'. Did you mean {meant}?"
            raise click.UsageError(text, ctx) from None
