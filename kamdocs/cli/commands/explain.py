"""`kamdocs explain`: the page of a finding, by its name or its code."""

from __future__ import annotations

import click

from kamdocs.cli.session import Session, fail, with_session


@click.command(name="explain")
@click.argument("name", metavar="NAME-OR-CODE", required=False)
@click.option("--list", "only_names", is_flag=True, help="Only name the findings there are.")
@with_session
def command(session: Session, name: str | None, only_names: bool) -> None:
    """Say what a finding looks for, why it matters, and how to mend it."""
    from kamdocs.check.explanation import all_explanations
    from kamdocs.language.speak import speaker_of
    from kamdocs.report.explanation import explain

    if only_names:
        for page in sorted(all_explanations().values(), key=lambda page: page.code):
            click.echo(f"{page.code}  {page.name}  {page.severity}")
        return
    if name is None:
        fail("which finding?", "kamdocs explain --list names them all")
    said = explain(name, colour=session.is_colorful())
    if isinstance(said, tuple):
        speaker = speaker_of(session.language or "en")
        message, hint = (speaker.speak(sentence) for sentence in said)
        fail(message, hint)
    click.echo(said, nl=False)
