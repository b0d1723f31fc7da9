"""The options by which a command merges the personal overlay; without them nothing of it is opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from kamdocs.cli.session import Session, fail
from kamdocs.workspace.overlay import OverlayWish

F = TypeVar("F", bound=Callable[..., Any])


def private_option(function: F) -> F:
    """Add `--with-private` and `--overlay`; the command, below `with_session`, gets them as `overlay`."""

    @click.option(
        "--with-private", is_flag=True, help="Merge the personal overlay (birthdays, hobbies …)."
    )
    @click.option(
        "--overlay",
        "overlay_at",
        type=click.Path(path_type=Path),
        help="Where the overlay is [private, or as kamdocs.yaml says].",
    )
    @wraps(function)
    def run(
        session: Session, /, *, with_private: bool, overlay_at: Path | None, **options: Any
    ) -> Any:
        if overlay_at is not None and not with_private:
            fail(
                "--overlay says where the overlay is, but it is not asked for", "add --with-private"
            )
        if with_private:
            overlay_folder(session, overlay_at)
        wish = OverlayWish(with_private, overlay_at or session.overlay)
        return function(session, overlay=wish, **options)

    return run  # type: ignore[return-value]


def overlay_folder(session: Session, asked: Path | None = None) -> Path:
    """The folder of the overlay; ends the program with a hint when it is not there.

    `asked` is an option; otherwise the environment, the settings or the default say it.
    """
    from kamdocs.cli.stock import settings_at
    from kamdocs.workspace.overlay import find_overlay, is_there

    root = session.root()
    folder = find_overlay(root, settings_at(root).overlay, asked or session.overlay)
    if not is_there(folder):
        fail(
            f"there is no personal overlay at {folder}",
            "is its drive there? Another place: --overlay, KAMDOCS_OVERLAY, or overlay: in kamdocs.yaml",
        )
    return folder
