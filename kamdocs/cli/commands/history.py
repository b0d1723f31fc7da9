"""`kamdocs history`: how the score, tier and health of an account went."""

from __future__ import annotations

import click

from kamdocs.cli.session import Session, fail, with_session


@click.command(name="history", short_help="Tell how score, tier and health of an account went.")
@click.argument("account")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text")
@with_session
def command(session: Session, account: str, form: str) -> None:
    """Tell how ACCOUNT went, from git: its score with the range it could have had, tier, health.

    A line for each commit that changed them, the newest first; the figures of each are those of its
    day. Tiers are suggested by the account's own figures, without the limit of key accounts.
    """
    from kamdocs.cli.edits import account_meant
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.history.fault import GitFault
    from kamdocs.pipeline.account_history import history_of
    from kamdocs.report.format import Look
    from kamdocs.report.history import write_json, write_markdown, write_text
    from kamdocs.values.sentence import sentence_n
    from kamdocs.work.store import Store
    from kamdocs.workspace.layout import CACHE

    stock = stock_of(session)
    speaker = speaker_for(session, stock)
    key = account_meant(stock, account)
    found = history_of(stock, key, Store(stock.root / CACHE / "results"))
    if isinstance(found, GitFault):
        hint = found.help()
        fail(speaker.speak(found.message()), speaker.speak(hint) if hint else "")
    name = stock.accounts[key].facts.account.name
    match form:
        case "json":
            text = write_json(found, speaker)
        case "markdown":
            text = write_markdown(found, name, speaker)
        case _:
            text = write_text(found, name, speaker, Look(colour=session.is_colorful()))
    click.echo(text, nl=False)
    if found.is_shallow:
        session.say(
            speaker.text(
                "This clone is shallow: what was before its oldest commit cannot be seen. git fetch --unshallow brings it."
            )
        )
    if found.later:
        later = sentence_n(
            "{count} commit after {day} is left out: it is not known yet on that day.",
            "{count} commits after {day} are left out: they are not known yet on that day.",
            found.later,
            day=stock.today,
        )
        session.say(speaker.speak(later))
