"""`kamdocs check`: what is wrong, and where."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.diagnostics.diagnostic import Diagnostic


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", default="text", help="text, json, github …")
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option("--since", metavar="REV", help="Count only what was introduced since this revision.")
@with_session
def command(
    session: Session, paths: tuple[Path, ...], form: str, strict: bool, since: str | None
) -> None:
    """Check the workspace, or only the accounts, folders and files PATHS.

    Exits 0 when nothing fails, 1 when something does, 2 when it could not check.
    """
    from kamdocs.check.grade import exit_code, introduced
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.report.format import Look, formats, write_report

    if form not in formats():
        fail(f"there is no format {form}", f"known: {', '.join(formats())}")
    root = session.root()
    stock = stock_of(session)
    diagnostics = stock.diagnostics
    if since is not None:
        from kamdocs.cli.past import stock_at

        diagnostics = introduced(
            stock_at(session, root, since, stock.today).diagnostics, diagnostics
        )
    if paths:
        wanted = [_inside(path, root, frozenset(stock.accounts)) for path in paths]
        diagnostics = tuple(
            found for found in diagnostics if any(_is_below(found, one) for one in wanted)
        )
    look = Look(
        colour=session.is_colorful() and form == "text",
        width=min(shutil.get_terminal_size().columns, 120),
        folder=_way_to(root),
        silenced=len(stock.silenced),
    )
    click.echo(write_report(form, diagnostics, speaker_for(session, stock), look), nl=False)
    raise SystemExit(exit_code(diagnostics, strict=strict))


def _inside(path: Path, root: Path, accounts: frozenset[str]) -> str:
    """A path as findings name it; the id of an account stands for its folder."""
    if str(path) in accounts and not path.exists():
        return f"accounts/{path}"
    full = path.resolve()
    if not full.is_relative_to(root):
        fail(f"{path} lies outside the workspace {root}")
    if not full.exists():
        fail(f"there is no {path}")
    return full.relative_to(root).as_posix()


def _is_below(diagnostic: Diagnostic, wanted: str) -> bool:
    return wanted == "." or PurePosixPath(diagnostic.located.file).is_relative_to(wanted)


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
