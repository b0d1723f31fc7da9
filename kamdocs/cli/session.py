"""What holds for one call of the program: the workspace, the day, the language, the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

ENVIRONMENT = "KAMDOCS"
LANGUAGES = ("en", "es", "ca")


@dataclass(frozen=True, slots=True)
class Session:
    """The options every command knows.

    `today` and `language` are None where neither an option nor the environment says them: then the
    settings of the workspace decide. `overlay` is where the environment says the personal overlay is.
    """

    folder: Path = Path()
    today: date | None = None
    language: str | None = None
    verbosity: int = 0
    color: bool | None = None
    overlay: Path | None = None

    def root(self) -> Path:
        """The workspace; ends the program with a hint when there is none."""
        from kamdocs.workspace.root import find_root

        if not self.folder.is_dir():
            fail(f"{self.folder} is no folder")
        root = find_root(self.folder)
        if root is None:
            fail(
                f"no kamdocs.yaml in {self.folder.resolve()} or above it",
                "change into a workspace, name one with -C, or make one: kamdocs init my-accounts",
            )
        return root

    def clock_day(self) -> date:
        """Today by the machine's clock: the only place that asks it."""
        return date.today()

    def clock_time(self) -> datetime:
        """Now by the machine's clock, for what is sent this minute."""
        return datetime.now().astimezone().replace(microsecond=0)

    def is_colorful(self) -> bool:
        """Whether standard output takes colours."""
        if self.color is not None:
            return self.color
        return not os.environ.get("NO_COLOR") and sys.stdout.isatty()

    def say(self, text: str) -> None:
        """Talk to the person at the terminal (standard error), unless asked to be quiet."""
        if self.verbosity >= 0:
            click.echo(text, err=True)


def fail(message: str, hint: str = "") -> NoReturn:
    """End the program as it ends when it cannot do what was asked: exit code 2."""
    click.echo(f"kamdocs: {message}", err=True)
    if hint:
        click.echo(f"   help: {hint}", err=True)
    raise SystemExit(2)


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day, as 2026-11-22."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read what was typed behind the option."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a day; write 2026-11-22", param, ctx)


def common_options(function: F) -> F:
    """Add the options that are accepted before and after the command's name."""
    for option in reversed(
        [
            click.option(
                "-C",
                "--folder",
                type=click.Path(path_type=Path),
                help="Work in this folder, not in the present one.",
            ),
            click.option("--today", type=Day(), help="Pretend it is this day, as 2026-11-22."),
            click.option("--lang", type=click.Choice(LANGUAGES), help="Speak this language."),
            click.option("-q", "--quiet", is_flag=True, help="Print results and errors only."),
            click.option("-v", "--verbose", count=True, help="Say more."),
            click.option("--color/--no-color", default=None, help="Colours, or none."),
        ]
    ):
        function = option(function)
    return function


def update_session(
    session: Session,
    *,
    folder: Path | None,
    today: date | None,
    lang: str | None,
    quiet: bool,
    verbose: int,
    color: bool | None,
) -> Session:
    """What the options of one level change in the session of the level above."""
    return replace(
        session,
        folder=folder if folder is not None else session.folder,
        today=today or session.today,
        language=lang or session.language,
        verbosity=-1 if quiet else verbose or session.verbosity,
        color=color if color is not None else session.color,
    )


def from_environment() -> Session:
    """The session before any option: KAMDOCS_TODAY, KAMDOCS_LANG and KAMDOCS_OVERLAY."""
    overlay = os.environ.get(f"{ENVIRONMENT}_OVERLAY")
    today, language = os.environ.get(f"{ENVIRONMENT}_TODAY"), os.environ.get(f"{ENVIRONMENT}_LANG")
    if language is not None and language not in LANGUAGES:
        fail(f"KAMDOCS_LANG is {language}", f"known: {', '.join(LANGUAGES)}")
    try:
        return Session(
            today=date.fromisoformat(today) if today else None,
            language=language,
            overlay=Path(overlay) if overlay else None,
        )
    except ValueError:
        fail(f"KAMDOCS_TODAY is {today}", "write 2026-11-22")


_COMMON = ("folder", "today", "lang", "quiet", "verbose", "color")


def with_session(function: F) -> F:
    """Give a command the common options, and hand it the session as its first argument."""

    @click.pass_context
    @wraps(function)
    def run(context: click.Context, /, **options: Any) -> Any:
        own = {name: options.pop(name) for name in _COMMON}
        session = update_session(context.obj or from_environment(), **own)
        # Without this, click takes out colours that were asked for where no terminal is.
        context.color = session.is_colorful()
        return function(session, **options)

    return common_options(run)  # type: ignore[return-value]
