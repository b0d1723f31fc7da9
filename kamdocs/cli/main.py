"""The program `kamdocs`: knows the names of its commands and imports only the one that is called."""

from __future__ import annotations

from typing import Any

import click

from kamdocs import __version__
from kamdocs.cli.folder_group import FolderGroup
from kamdocs.cli.session import common_options, from_environment, update_session


class _Commands(FolderGroup):
    """All commands of the program."""

    package = "kamdocs.cli.commands"


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kamdocs")
@common_options
@click.pass_context
def main(context: click.Context, /, **options: Any) -> None:
    """Key-account plans as files: checked, scored, and published as a site and as proposals.

    Begin with: kamdocs init my-accounts
    """
    context.obj = update_session(from_environment(), **options)
