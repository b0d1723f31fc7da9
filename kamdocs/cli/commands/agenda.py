"""`kamdocs agenda`: everything with a date, of all accounts or of one of ours."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.overlay import private_option
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.language.speak import Speaker
    from kamdocs.pipeline.digest import DigestPaper
    from kamdocs.pipeline.take_stock import Stock
    from kamdocs.workspace.overlay import OverlayWish


@click.command(name="agenda")
@click.argument("accounts", nargs=-1)
@click.option("--owner", help="Only what this person of ours has to do (id of team.yaml).")
@click.option(
    "--days",
    type=click.IntRange(0, 36_500),
    default=30,
    show_default=True,
    help="How far to look ahead; what is overdue is always shown.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html", "eml"]),
    default="text",
    help="html and eml are the digest of the week, to be mailed.",
)
@click.option(
    "--digest",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write the week of each of ours who has anything: DIR/ana.txt, .html and .eml.",
)
@with_session
@private_option
def command(
    session: Session,
    accounts: tuple[str, ...],
    owner: str | None,
    days: int,
    form: str,
    digest: Path | None,
    overlay: OverlayWish,
) -> None:
    """List what is due for all accounts, or only ACCOUNTS (by id), the earliest first.

    Contacts, tasks, promises, milestones, renewals, tenders, offers, issues and reviews; birthdays
    and other personal dates only --with-private.

    The digest says what needs attention first, what is overdue, the week day by day, and what runs
    out; each is written in the language of its reader.
    """
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.pipeline.agenda import list_items
    from kamdocs.read.suggest import nearest
    from kamdocs.report.agenda import write_json, write_markdown, write_text
    from kamdocs.report.format import Look

    stock = stock_of(session, overlay)
    for name in accounts:
        if name not in stock.accounts:
            meant = nearest(name, stock.accounts)
            fail(f"there is no account {name}", f"did you mean {meant}?" if meant else "")
    people = stock.shared.team.people
    if owner is not None and owner not in people:
        meant = nearest(owner, people)
        fail(f"there is nobody with the id {owner}", f"did you mean {meant}?" if meant else "")
    wanted = accounts or tuple(stock.accounts)
    if digest is not None:
        _write_digests(session, stock, wanted, owner, digest)
        return
    if form in ("html", "eml"):
        _print_digest(session, stock, wanted, owner, form)
        return
    until = stock.today + timedelta(days=days)
    items = [
        item
        for item in list_items(stock, wanted)
        if item.due.on <= until and owner in (None, item.due.owner)
    ]
    speaker = speaker_for(session, stock)
    if form == "json":
        click.echo(write_json(items, stock.today, speaker), nl=False)
    elif form == "markdown":
        click.echo(write_markdown(items, stock.today, speaker), nl=False)
    else:
        look = Look(colour=session.is_colorful())
        click.echo(write_text(items, stock.today, speaker, look), nl=False)


def _print_digest(
    session: Session, stock: Stock, accounts: tuple[str, ...], owner: str | None, form: str
) -> None:
    from kamdocs.pipeline.digest import draw_digest, write_digest_paper

    if form == "eml" and owner is None:
        fail("a mail has a reader", "say whose: --owner ana, or write all of them: --digest DIR")
    drawn = draw_digest(stock, accounts, owner)
    paper = write_digest_paper(stock, drawn, _speaker(session, stock, owner))
    _say_faults(session, stock, paper)
    if form == "eml":
        click.echo(paper.mail or b"", nl=False)
    else:
        click.echo(paper.html or "", nl=False)


def _write_digests(
    session: Session, stock: Stock, accounts: tuple[str, ...], owner: str | None, folder: Path
) -> None:
    from kamdocs.cli.output import write_output
    from kamdocs.pipeline.digest import draw_digest, readers_of, write_digest_paper
    from kamdocs.pipeline.templates import read_layers
    from kamdocs.report.mail import is_address

    layers = read_layers(stock.root)[0]
    written = 0
    for reader in readers_of(stock) if owner is None else (owner,):
        drawn = draw_digest(stock, accounts, reader)
        if drawn.is_empty:
            continue
        paper = write_digest_paper(stock, drawn, _speaker(session, stock, reader), layers)
        _say_faults(session, stock, paper)
        files = (
            ("txt", paper.text.encode()),
            ("html", (paper.html or "").encode()),
            ("eml", paper.mail or b""),
        )
        for ending, data in files:
            write_output(folder / f"{reader}.{ending}", data)
        written += 1
        email = stock.shared.team.people[reader].email
        if email is None or not is_address(email):
            session.say(
                f"{reader} has no usable e-mail in accounts/team.yaml: {reader}.eml says no reader"
            )
    session.say(f"{written} digests in {folder}")


def _speaker(session: Session, stock: Stock, reader: str | None) -> Speaker:
    from kamdocs.language.speak import speaker_of
    from kamdocs.pipeline.digest import language_of

    return speaker_of(session.language or language_of(stock, reader))


def _say_faults(session: Session, stock: Stock, paper: DigestPaper) -> None:
    """End the program when the workspace's own template of the mail is at fault."""
    from kamdocs.cli.stock import speaker_for

    for finding in paper.findings:
        place, extent = finding.place.file or "", finding.place.extent
        where = f"{place}:{extent.line}:{extent.column}" if extent else place
        fail(f"{where}: {speaker_for(session, stock).speak(finding.message)}")
