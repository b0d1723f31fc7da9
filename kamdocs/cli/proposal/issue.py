"""`kamdocs proposal issue`: an offer frozen, so that nobody can change it any more."""

from __future__ import annotations

import click

from kamdocs.cli.edits import dry_run_option, refuse
from kamdocs.cli.offers import (
    by_option,
    offer_argument,
    offer_meant,
    show_findings,
    tell_papers,
)
from kamdocs.cli.session import Session, fail, with_session


@click.command(name="issue")
@offer_argument
@by_option
@click.option("--new-version", is_flag=True, help="Raise the version: it replaces the one before.")
@click.option("--allow-uncommitted", is_flag=True, help="Though files it is made from are not committed.")  # fmt: skip
@click.option("--despite-questions", is_flag=True, help="Though the checker asks something that is no error.")  # fmt: skip
@dry_run_option
@with_session
def command(
    session: Session,
    offer: str,
    by: str | None,
    new_version: bool,
    allow_uncommitted: bool,
    despite_questions: bool,
    dry_run: bool,
) -> None:
    """Issue ACCOUNT/PROPOSAL: its PDFs, prices, terms and readers are frozen beside it.

    Nothing is issued while the offer has errors, lacks leave, or holds no longer. The frozen folder
    is complete or not there at all. What was issued is never changed; a changed offer is a new version.
    """
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.edit.change import Refused
    from kamdocs.offer.freeze import plan_issue, write_issue
    from kamdocs.offer.questions import Blocked, IssueWish
    from kamdocs.pipeline.revise import show_revision
    from kamdocs.work.run import default_jobs
    from kamdocs.work.store import Store
    from kamdocs.workspace.layout import CACHE

    stock = stock_of(session)
    meant = offer_meant(session, stock, offer)
    wish = IssueWish(
        by,
        stock.today,
        is_new_version=new_version,
        allows_uncommitted=allow_uncommitted,
        despite_questions=despite_questions,
        jobs=default_jobs(),
        store=Store(stock.root / CACHE / "results"),
    )
    planned = plan_issue(meant, wish, tell_papers(session))
    if isinstance(planned, Blocked):
        show_findings(session, stock, planned.because)
        more = ", or add --despite-questions" if planned.is_open else ""
        session.say(f"{meant.name} was not issued: mend what is above{more}")
        raise SystemExit(1)
    if isinstance(planned, Refused):
        refuse(session, stock, planned)
    if planned.warnings:
        show_findings(session, stock, planned.warnings)
    if dry_run:
        click.echo(show_revision(planned.revision), nl=False)
        for name, data in planned.files.items():
            click.echo(f"{planned.folder}/{name} ({len(data)} bytes)")
        session.say("nothing was written: this was a dry run")
        return
    speaker = speaker_for(session, stock)
    try:
        refused = write_issue(stock.root, planned)
    except OSError as error:
        fail(
            f"{planned.folder} cannot be written: {error.strerror or error}",
            "nothing was issued, and nothing is left behind",
        )
    if refused:
        fail("; ".join(speaker.speak(each) for each in refused), "nothing was issued")
    number = meant.facts.proposal.number
    session.say(f"issued {number} version {planned.version}: {planned.folder}")
    session.say(f"commit it: git add accounts/{meant.account}/proposals && git commit")
    session.say(f"send it: kamdocs proposal send {meant.name}")
