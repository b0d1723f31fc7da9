"""`kamdocs build`: the site and the papers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.overlay import private_option
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.workspace.overlay import OverlayWish

_NAMED_VERSIONS = ("weasyprint", "jinja2", "markdown-it-py", "pydantic")


@click.command(name="build")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Where the site goes [site]; with --single-file the file.",
)
@click.option(
    "--single-file",
    "single",
    metavar="ACCOUNT",
    help="Only this account, as one HTML file to send within the house.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes may work at once.")
@click.option("--no-pdf", is_flag=True, help="Leave the PDFs out.")
@click.option("--no-cache", is_flag=True, help="Make everything anew.")
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@with_session
@private_option
def command(
    session: Session,
    output: Path | None,
    single: str | None,
    jobs: int | None,
    no_pdf: bool,
    no_cache: bool,
    strict: bool,
    overlay: OverlayWish,
) -> None:
    """Build the site of the workspace.

    Exits 1 when a file is broken (the site is published all the same, without what is broken), 2
    when nothing was published: because of broken settings, of broken templates, or of the machine.
    """
    if single is not None:
        raise SystemExit(_build_single(session, single, output, overlay))
    from kamdocs import __version__
    from kamdocs.check.grade import build_fails
    from kamdocs.cli.stock import speaker_for
    from kamdocs.pipeline.build import BuildOptions, Progress, Unbuilt, build
    from kamdocs.publish.errors import PublishError
    from kamdocs.report.findings.text import tell_counts
    from kamdocs.report.format import write_report
    from kamdocs.values.sentence import sentence_n
    from kamdocs.work.run import default_jobs
    from kamdocs.work.store import Store
    from kamdocs.workspace.layout import CACHE, OUTPUT

    root = session.root()
    target = output if output is not None else root / OUTPUT
    options = BuildOptions(
        output=target,
        clock_day=session.clock_day(),
        today=session.today,
        jobs=jobs or default_jobs(),
        has_papers=not no_pdf,
        store=None if no_cache or overlay.is_open else Store(root / CACHE / "results"),
        overlay=overlay,
        commit=_commit(root),
        versions={"kamdocs": __version__, **{name: version(name) for name in _NAMED_VERSIONS}},
    )
    try:
        built = build(root, options, Progress(on_paper=_shower(session)))
    except PublishError as error:
        speaker = speaker_for(session)
        fail(speaker.speak(error.message), f"{error.path}")
    speaker = speaker_for(session, built.stock)
    if isinstance(built, Unbuilt):
        click.echo(write_report("text", built.because, speaker), err=True)
        fail(
            speaker.text("The site was not built, because of the above; nothing was published."),
            speaker.text("What was published before is as it was. Mend this and build again."),
        )
    session.say(
        speaker.text(
            "{made} in {folder}: {written}, {unchanged} as before.",
            made=(
                sentence_n("{count} page", "{count} pages", built.pages),
                sentence_n("{count} PDF", "{count} PDFs", built.papers),
            ),
            folder=str(target),
            written=sentence_n(
                "{count} file written", "{count} files written", built.published.written
            ),
            unchanged=built.published.unchanged,
        )
    )
    if built.searched:
        session.say(
            speaker.text_n(
                "Everything for customers was searched for {count} internal text.",
                "Everything for customers was searched for {count} internal texts.",
                built.searched,
            )
        )
    known = set(built.stock.diagnostics)
    if arisen := [found for found in built.diagnostics if found not in known]:
        click.echo(write_report("text", arisen, speaker), err=True)
    if found := tell_counts(built.stock.diagnostics):
        page = str(target / "quality" / "index.html")
        session.say(
            speaker.text(
                "{found}: kamdocs check shows them, and so does {page}.", found=found, page=page
            )
        )
    if overlay.is_open:
        session.say(speaker.text("This site holds personal data: keep it to yourself."))
    session.say(speaker.text("Open {page}.", page=str(target / "index.html")))
    raise SystemExit(build_fails(built.diagnostics, strict=strict))


def _build_single(session: Session, written: str, output: Path | None, overlay: OverlayWish) -> int:
    """Write one account as one file and say how large it is."""
    from kamdocs.cli.edits import account_meant
    from kamdocs.cli.output import write_output
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.pipeline.build import broken_settings
    from kamdocs.pipeline.single_file import make_single_file
    from kamdocs.render.site.single_file import MARK, Stamp
    from kamdocs.report.format import write_report
    from kamdocs.work.store import Store
    from kamdocs.workspace.files import FileFault, read_bytes
    from kamdocs.workspace.layout import CACHE

    stock = stock_of(session, overlay)
    speaker = speaker_for(session, stock)
    if broken := broken_settings(stock):
        click.echo(write_report("text", broken, speaker), err=True)
        fail(speaker.text("The file was not made, because of the above."))
    key = account_meant(stock, written)
    if not stock.accounts[key].is_shown:
        fail(
            speaker.text("nothing of {account} can be read", account=key),
            f"kamdocs check accounts/{key}",
        )
    target = output if output is not None else Path(f"{key}.html")
    standing = read_bytes(target.absolute().parent, target.name) if target.is_file() else MARK
    if output is None and (isinstance(standing, FileFault) or MARK not in standing):
        fail(
            speaker.text("{path} exists and was not made by this command", path=str(target)),
            speaker.text("name another file with --output"),
        )
    if target.is_dir():
        fail(
            speaker.text("{path} is a folder", path=str(target)),
            speaker.text("name a file: --output {file}", file=str(target / f"{key}.html")),
        )
    root = session.root()
    stamp = Stamp(stock.today, _commit(root), is_private=overlay.is_open)
    store = None if overlay.is_open else Store(root / CACHE / "results")
    made = make_single_file(root, stock, key, speaker.language, stamp, store)
    if made.faults:
        click.echo(write_report("text", made.faults, speaker), err=True)
    if made.data is None:
        fail(speaker.text("The file was not made, because of the above."))
    write_output(target, made.data)
    size = max(round(len(made.data) / 1000), 1)
    click.echo(speaker.text("{file}: {size} kB", file=str(target), size=size))
    session.say(speaker.text("This file is internal: do not send it to the customer."))
    if overlay.is_open:
        session.say(speaker.text("It holds personal data: keep it to yourself."))
    return 0


def _commit(root: Path) -> str | None:
    from kamdocs.history.revision import describe_head

    head = describe_head(root)
    return head.commit if head is not None else None


def _shower(session: Session) -> Callable[[int, int], None]:
    """Show on a terminal how many PDFs are made; say nothing elsewhere."""

    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        click.echo(f"\r{done}/{total} PDF{end}", err=True, nl=False)

    is_shown = session.verbosity >= 0 and sys.stderr.isatty()
    return show if is_shown else lambda done, total: None
