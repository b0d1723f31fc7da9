"""`kamdocs explain`: the page of a finding."""

from __future__ import annotations

import shutil

import click

from kamdocs.cli.session import Session, fail, with_session


@click.command(name="explain", short_help="Explain a finding, or list all there are.")
@click.argument("name", required=False)
@with_session
def command(session: Session, name: str | None) -> None:
    """Explain the finding called NAME (or by its code); without a name, list all."""
    from kamdocs.check.explanation import all_explanations
    from kamdocs.cli.stock import speaker_for
    from kamdocs.report.explanation import explain

    if name is None:
        pages = sorted(all_explanations().values(), key=lambda page: page.code)
        width = max(len(page.name) for page in pages)
        for page in pages:
            click.echo(f"{page.code}  {page.name:<{width}}  {page.severity:<8} {page.title}")
        return
    width = min(shutil.get_terminal_size().columns, 100)
    text = explain(name, colour=session.is_colorful(), width=width)
    if isinstance(text, tuple):
        speaker = speaker_for(session)
        message, hint = (speaker.speak(said) for said in text)
        fail(message, hint)
    click.echo(text, nl=not text.endswith("\n"))
