"""`kamdocs proposal send`: a mail to each reader with their edition, as a draft or by a server."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.edits import refuse, stop_at_errors, write
from kamdocs.cli.offers import by_of, by_option, offer_argument, offer_meant
from kamdocs.cli.session import ENVIRONMENT, Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.offer.offer import Offer
    from kamdocs.offer.send import Sending
    from kamdocs.offer.smtp import Letter, Server
    from kamdocs.pipeline.revise import Revision
    from kamdocs.pipeline.take_stock import Stock
    from kamdocs.values.sentence import Sentence


@click.command(name="send")
@offer_argument
@click.option("--to", multiple=True, metavar="CONTACT", help="Only to this person; all it was issued to when left out.")  # fmt: skip
@by_option
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Where the drafts go; into this folder when left out.")  # fmt: skip
@click.option(
    "--record", is_flag=True, help="Record that it was sent today, though these are drafts."
)
@click.option("--smtp", is_flag=True, help="Send it now, by the server of kamdocs.yaml.")
@click.option("--yes", is_flag=True, help="Do not ask before sending.")
@with_session
def command(
    session: Session,
    offer: str,
    to: tuple[str, ...],
    by: str | None,
    output: Path | None,
    record: bool,
    smtp: bool,
    yes: bool,
) -> None:
    """Write a mail to each reader of ACCOUNT/PROPOSAL with the edition that is theirs.

    Drafts (.eml) open in a mail program, ready to be sent. Only what was issued is sent, as it was
    frozen. With --smtp it is sent at once, over an encrypted connection: the server stands in
    kamdocs.yaml (mail: {host: …}), user and password in KAMDOCS_SMTP_USER and KAMDOCS_SMTP_PASSWORD.
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.edit.change import Refused
    from kamdocs.offer.send import plan_sending

    if smtp and (output is not None or record):
        fail("--smtp sends and records by itself", "leave out --output and --record")
    stock = stock_of(session)
    meant = offer_meant(session, stock, offer)
    settings = stock.shared.settings.mail
    if smtp and settings is None:
        fail("kamdocs.yaml names no mail server", "mail: {host: smtp.example.com}")
    sending = plan_sending(
        meant,
        to,
        by_of(meant, by),
        settings.sender if settings else None,
        session.clock_time() if smtp else None,
    )
    if isinstance(sending, Refused):
        refuse(session, stock, sending)
    _say_faults(session, stock, sending)
    _say_refused(session, stock, sending)
    if smtp:
        _send(session, stock, meant, sending, is_asked=not yes)
    else:
        _draft(session, stock, meant, sending, output or Path(), is_recorded=record)
    raise SystemExit(bool(sending.refused))


def _draft(
    session: Session,
    stock: Stock,
    offer: Offer,
    sending: Sending,
    folder: Path,
    *,
    is_recorded: bool,
) -> None:
    from kamdocs.cli.output import write_output

    for each in sending.envelopes:
        target = folder / f"{each.name}.eml"
        write_output(target, each.draft())
        session.say(f"wrote {target}")
        if each.address is None:
            session.say(f"{each.reader} has no usable e-mail: {target.name} says no recipient")
    if is_recorded:
        _record(session, stock, offer, sending, [each.reader for each in sending.envelopes], {})
    else:
        session.say(f"when they are out: kamdocs proposal status {offer.name} sent")


def _send(
    session: Session, stock: Stock, offer: Offer, sending: Sending, *, is_asked: bool
) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.offer.smtp import deliver
    from kamdocs.values.sentence import sentence

    letters = _letters(sending)
    # What cannot be recorded is not sent.
    _revision(session, stock, offer, sending, [each.reader for each in sending.envelopes], {})
    server = _server(stock)
    for each in sending.envelopes:
        session.say(f"{each.reader} <{each.address}>: {each.edition}")
    if is_asked:
        _ask(session, f"Send {len(letters)} now by {server.host}?")
    speaker = speaker_for(session, stock)
    results: list[Sentence | None] = []
    try:
        results.extend(deliver(server, letters))
    except KeyboardInterrupt:
        left = len(letters) - len(results)
        at_hand = sentence("stopped while it was handed over: ask whether it arrived")
        results += [at_hand, *[sentence("stopped before its turn")] * (left - 1)][:left]
    missed = {
        each.reader: speaker.speak(why)
        for each, why in zip(sending.envelopes, results, strict=True)
        if why is not None
    }
    reached = [each.reader for each in sending.envelopes if each.reader not in missed]
    for name in reached:
        session.say(f"{name}: sent")
    for name, why in missed.items():
        click.echo(f"kamdocs: {name}: not sent: {why}", err=True)
    if reached:
        _record(session, stock, offer, sending, reached, missed)
    else:
        session.say("nothing is recorded as sent")
    if missed:
        raise SystemExit(1)


def _letters(sending: Sending) -> list[Letter]:
    """The mails with plain addresses; ends the program when one has none."""
    from kamdocs.offer.smtp import Letter
    from kamdocs.report.mail import address_of

    letters = []
    for each in sending.envelopes:
        if each.address is None:
            fail(f"{each.reader} has no usable e-mail", "write it into contacts.yaml, or say --to")
        sender = address_of(each.mail.sender) if each.mail.sender else None
        if sender is None:
            fail(
                f"{sending.by} has no usable e-mail", "write it into team.yaml, or mail: {from: …}"
            )
        letters.append(Letter(sender, each.address, each.message()))
    return letters


def _ask(session: Session, question: str) -> None:
    if not sys.stdin.isatty():
        fail("this sends mail, and nobody can be asked here", "add --yes")
    if not click.confirm(question, err=True):
        session.say("nothing was sent")
        raise SystemExit(1)


def _server(stock: Stock) -> Server:
    from kamdocs.offer.smtp import PORTS, Server

    mail = stock.shared.settings.mail
    if mail is None:
        fail("kamdocs.yaml names no mail server", "mail: {host: smtp.example.com}")
    user = os.environ.get(f"{ENVIRONMENT}_SMTP_USER") or None
    password = os.environ.get(f"{ENVIRONMENT}_SMTP_PASSWORD") or None
    if user is not None and password is None:
        if not sys.stdin.isatty():
            fail("the password is not known", f"set {ENVIRONMENT}_SMTP_PASSWORD")
        password = click.prompt(f"Password of {user} at {mail.host}", hide_input=True, err=True)
    return Server(mail.host, mail.port or PORTS[mail.security], mail.security, user, password)


def _revision(
    session: Session,
    stock: Stock,
    offer: Offer,
    sending: Sending,
    reached: list[str],
    missed: dict[str, str],
) -> Revision:
    from kamdocs.edit.change import Refused
    from kamdocs.offer.send import record_sending

    revision = record_sending(offer, sending, stock.today, reached, missed)
    if isinstance(revision, Refused):
        refuse(session, stock, revision)
    stop_at_errors(session, stock, revision)
    return revision


def _record(
    session: Session,
    stock: Stock,
    offer: Offer,
    sending: Sending,
    reached: list[str],
    missed: dict[str, str],
) -> None:
    """Write that it was sent; says so loudly when it went out and cannot be written."""
    try:
        write(session, stock, _revision(session, stock, offer, sending, reached, missed))
    except SystemExit:
        names = ", ".join(reached)
        click.echo(
            f"kamdocs: it was sent to {names} and that is not recorded:"
            f" kamdocs proposal status {offer.name} sent",
            err=True,
        )
        raise


def _say_faults(session: Session, stock: Stock, sending: Sending) -> None:
    """End the program when a mail could not be written."""
    from kamdocs.check.grade import grade
    from kamdocs.cli.offers import show_findings
    from kamdocs.diagnostics.locate import locate

    if sending.findings:
        located = [locate(each, stock.shared_origins, None) for each in sending.findings]
        show_findings(session, stock, grade(located, stock.shared.settings.severities))
        fail("the mails could not be written", "see above")


def _say_refused(session: Session, stock: Stock, sending: Sending) -> None:
    """Say which mails must not leave, and why; ends the program when none may."""
    from kamdocs.check.grade import grade
    from kamdocs.cli.offers import show_findings

    if not sending.refused:
        return
    show_findings(session, stock, grade(sending.located, {}))
    for reader in sending.refused:
        click.echo(f"kamdocs: {reader}: not sent: something internal is in the mail", err=True)
    if not sending.envelopes:
        fail("no mail may be sent", "see above; nothing was written, and nothing is recorded")
