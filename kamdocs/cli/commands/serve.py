"""`kamdocs serve`: the site in a browser, made anew at every save."""

from __future__ import annotations

import signal
from contextlib import closing
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kamdocs.cli.session import ENVIRONMENT, Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.pipeline.preview import Picture


@click.command(name="serve", short_help="Show the site in a browser while you write.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    envvar=f"{ENVIRONMENT}_PORT",
    help="Answer at this port [8421, or any that is free].",
)
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@click.option("--no-pdf", is_flag=True, help="Leave the PDFs out.")
@click.option(
    "--poll",
    is_flag=True,
    envvar=f"{ENVIRONMENT}_POLL",
    help="Look at the files instead of waiting for the system to tell: for network drives.",
)
@with_session
def command(session: Session, port: int | None, opens: bool, no_pdf: bool, poll: bool) -> None:
    """Show the site in a browser, and show it anew whenever a file is saved.

    It answers on this machine only and writes no site. What cannot be read is told on the page,
    which stays as it was. Ctrl-C ends it.
    """
    from kamdocs import __version__
    from kamdocs.cli.stock import speaker_at
    from kamdocs.pipeline.preview import PreviewOptions
    from kamdocs.report.findings.text import tell_counts
    from kamdocs.serve.serve import PortTaken, ServeOptions, Service
    from kamdocs.work.store import Store
    from kamdocs.workspace.layout import CACHE

    root = session.root()
    speaker = speaker_at(session, root)
    told: list[Any] = []

    def tell(picture: Picture) -> None:
        found = tell_counts(picture.errors)
        if told and told[-1] == found:
            return
        told.append(found)
        if found:
            session.say(speaker.text("{found}: the page shows where.", found=found))
        elif picture.files:
            session.say(speaker.text("All is shown as the files say."))

    drawing = PreviewOptions(
        clock=session.clock_day,
        today=session.today,
        has_papers=not no_pdf,
        store=Store(root / CACHE / "results"),
        versions={"kamdocs": __version__, "weasyprint": version("weasyprint")},
    )
    try:
        with closing(
            Service(
                root,
                drawing,
                ServeOptions(port, poll),
                on_drawn=tell,
                on_trouble=lambda text: click.echo(text, err=True),
            )
        ) as service:
            signal.signal(signal.SIGTERM, _interrupt)
            click.echo(service.address)
            session.say(speaker.text("Open this address in a browser; Ctrl-C ends the preview."))
            if opens:
                click.launch(service.address)
            service.run()
    except PortTaken:
        fail(
            speaker.text("port {port} is taken by another program", port=str(port)),
            speaker.text("name another, or none: then a free one is found"),
        )
    except KeyboardInterrupt:
        pass


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
