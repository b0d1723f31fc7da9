"""`kamdocs check`: what is wrong, and where."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from kamdocs.cli.overlay import private_option
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.diagnostics.diagnostic import Diagnostic
    from kamdocs.language.speak import Speaker
    from kamdocs.pipeline.take_stock import Stock
    from kamdocs.workspace.overlay import OverlayWish


@click.command(name="check", short_help="Say what is wrong or missing, in which line.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    default="text",
    help="text, json or github (marks the lines of a pull request).",
    show_default=True,
)
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option("--since", metavar="REV", help="Count only what was introduced since this revision.")
@with_session
@private_option
def command(
    session: Session,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    since: str | None,
    overlay: OverlayWish,
) -> None:
    """Say what is wrong or missing: in the whole workspace, or only in PATHS.

    PATHS are accounts (by id), folders or files. Exits 0 when there is no error, 1 when there is
    one, 2 when it could not check.
    """
    from kamdocs.check.grade import exit_code
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.report.format import Look, formats, write_report

    if form not in formats():
        fail(f"there is no format {form}", f"known: {', '.join(formats())}")
    root = session.root()
    stock = stock_of(session, overlay)
    speaker = speaker_for(session, stock)
    diagnostics = stock.diagnostics
    if since is not None:
        diagnostics = _since(since, stock, speaker)
    if paths:
        wanted = [_inside(path, session.folder, root, frozenset(stock.accounts)) for path in paths]
        diagnostics = tuple(
            found
            for found in diagnostics
            if any(_is_below(found.located.file, one, stock) for one in wanted)
        )
    look = Look(
        colour=session.is_colorful() and form == "text",
        width=min(shutil.get_terminal_size().columns, 120),
        folder=_way_to(root),
        silenced=len(stock.silenced),
    )
    click.echo(write_report(form, diagnostics, speaker, look), nl=False)
    raise SystemExit(exit_code(diagnostics, strict=strict))


def _since(revision: str, stock: Stock, speaker: Speaker) -> tuple[Diagnostic, ...]:
    """What the changes since a revision brought about; ends the program when git cannot say."""
    from kamdocs.history.fault import GitFault
    from kamdocs.pipeline.past import introduced_since

    found = introduced_since(stock, revision)
    if isinstance(found, GitFault):
        help_ = found.help()
        fail(speaker.speak(found.message()), speaker.speak(help_) if help_ else "")
    return found


def _inside(path: Path, folder: Path, root: Path, accounts: frozenset[str]) -> str:
    """A path, seen from `folder`, as findings name it; the id of an account stands for its own."""
    full = (folder / path).resolve()
    if str(path) in accounts and not full.exists():
        return f"accounts/{path}"
    if not full.is_relative_to(root):
        fail(f"{path} lies outside the workspace {root}")
    if not full.exists():
        fail(f"there is no {path}", _meant(path, full, accounts))
    return full.relative_to(root).as_posix()


def _meant(path: Path, full: Path, accounts: frozenset[str]) -> str:
    from kamdocs.read.suggest import nearest

    if len(path.parts) == 1 and (account := nearest(path.name, sorted(accounts))) is not None:
        return f"did you mean {account}?"
    beside = full.parent.iterdir() if full.parent.is_dir() else ()
    meant = nearest(full.name, sorted(one.name for one in beside))
    return f"did you mean {path.with_name(meant)}?" if meant is not None else ""


def _is_below(file: str, wanted: str, stock: Stock) -> bool:
    """Whether a file is in what is wanted; an account's file of the overlay goes with the account."""
    personal = {name: f"accounts/{account}" for account, name in stock.overlay.files.items()}
    return wanted == "." or any(
        PurePosixPath(one).is_relative_to(wanted) for one in (file, personal.get(file, file))
    )


def _way_to(root: Path) -> str:
    """The way from where the reader stands to the workspace, as printed before file names."""
    here = Path.cwd()
    if here == root:
        return ""
    if root.is_relative_to(here):
        return f"{root.relative_to(here).as_posix()}/"
    if here.is_relative_to(root):
        return "../" * len(here.relative_to(root).parts)
    return f"{root.as_posix()}/"
