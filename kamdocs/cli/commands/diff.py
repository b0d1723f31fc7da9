"""`kamdocs diff`: what changed, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.history.changes import Changes
    from kamdocs.pipeline.take_stock import Stock


@click.command(name="diff", short_help="Say in words what changed since a revision.")
@click.argument("revisions", metavar="[REV[..REV]]", required=False)
@click.option(
    "--account", "accounts", multiple=True, help="Only this account (id); may be repeated."
)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
@with_session
def command(session: Session, revisions: str | None, accounts: tuple[str, ...], form: str) -> None:
    """Say in words what became different: people, tiers, scores, sales, contracts, promises.

    Without REV since seven days ago; with one since that revision of git; with two between them.
    """
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.read.suggest import nearest
    from kamdocs.report.changes import write_json, write_markdown, write_text
    from kamdocs.report.format import Look

    stock = stock_of(session)
    speaker = speaker_for(session, stock)
    found = _changes(stock, revisions)
    if found.why is not None:
        fail(speaker.speak(found.why), speaker.text("put the folder under git: git init"))
    known = {change.account for change in found.items} | set(stock.accounts)
    for name in accounts:
        if name not in known:
            meant = nearest(name, sorted(one for one in known if one))
            fail(f"there is no account {name}", f"did you mean {meant}?" if meant else "")
    if accounts:
        found = found.only(frozenset(accounts))
    names = {key: examined.facts.account.name for key, examined in stock.accounts.items()}
    match form:
        case "json":
            text = write_json(found, speaker)
        case "markdown":
            text = write_markdown(found, names, speaker)
        case _:
            text = write_text(found, names, speaker, Look(colour=session.is_colorful()))
    click.echo(text, nl=False)


def _changes(stock: Stock, revisions: str | None) -> Changes:
    from kamdocs.history.fault import GitFault
    from kamdocs.pipeline.changes import changes_between, changes_of_the_week, changes_since

    if revisions is None:
        return changes_of_the_week(stock)
    earlier, dots, later = revisions.partition("..")
    is_parted = later.startswith(".") or not dots
    found = (
        changes_since(stock, revisions)
        if is_parted
        else changes_between(stock.root, earlier or "HEAD", later or "HEAD")
    )
    if isinstance(found, GitFault):
        help_ = found.help()
        fail(str(found.message()), str(help_) if help_ else "")
    return found
