"""`kamdocs proposal`: the life of an offer once it is written."""

from __future__ import annotations

import click

from kamdocs.cli.folder_group import FolderGroup


class _Commands(FolderGroup):
    package = "kamdocs.cli.proposal"


@click.group(name="proposal", cls=_Commands)
def command() -> None:
    """Approve, issue, send and follow offers, and prove that none was changed.

    \b
    kamdocs proposal approve acme/2026-analytics --by joan
    kamdocs proposal issue acme/2026-analytics
    kamdocs proposal send acme/2026-analytics --output outbox
    kamdocs proposal status acme/2026-analytics accepted --by ana
    kamdocs proposal verify --all
    """
