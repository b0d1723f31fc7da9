"""How commands hand over a document: text to standard output, a PDF to a file; never over a stranger's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.session import Session, fail

if TYPE_CHECKING:
    from kamdocs.diagnostics.diagnostic import Located
    from kamdocs.diagnostics.finding import Finding
    from kamdocs.pipeline.briefs import BriefForm, Drafted
    from kamdocs.pipeline.take_stock import Stock

FORMS = ("markdown", "html", "pdf")
_ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
}

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Markdown when left out, or by the ending of FILE.",
)
output_option = click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write it here; text goes to standard output when left out, a PDF into this folder.",
)  # fmt: skip


def form_of(form: str | None, output: Path | None) -> BriefForm:
    """The format asked for, else the one that the ending of the file says, else Markdown."""
    named = form or _ENDINGS.get(output.suffix.lower() if output else "", "markdown")
    return "pdf" if named == "pdf" else "html" if named == "html" else "markdown"


def hand_over(
    session: Session,
    stock: Stock,
    drafted: Drafted,
    form: BriefForm,
    output: Path | None,
    name: str,
) -> None:
    """Write a document and hand it over; `name` is that of its file, without the ending.

    Ends the program when it cannot be made or written.
    """
    from kamdocs.pipeline.briefs import write_brief

    target = output
    if target is None and form == "pdf":
        target = Path(f"{name}.pdf")
        _refuse_strangers(target)
    written = write_brief(drafted, form)
    _tell(session, stock, written.findings, written.located)
    if written.data is None:
        fail("the document could not be made", "see above")
    if target is None:
        click.echo(written.data.decode(), nl=False)
        return
    _write(target, written.data)
    session.say(f"wrote {target}")


def _refuse_strangers(target: Path) -> None:
    """Only what looks like an earlier one of ours is replaced without being asked to."""
    from kamdocs.workspace.files import read_bytes

    if not target.exists():
        return
    data = read_bytes(Path(), target.name)
    if not isinstance(data, bytes) or not data.startswith(b"%PDF-"):
        fail(f"{target} exists and is no PDF", "name another file with --output")


def _write(target: Path, data: bytes) -> None:
    from kamdocs.publish.write import write_file

    try:
        write_file(target, data, target.with_name(f".{target.name}.tmp"))
    except OSError as error:
        fail(f"{target} cannot be written: {error.strerror}")


def _tell(
    session: Session, stock: Stock, findings: tuple[Finding, ...], found: tuple[Located, ...] = ()
) -> None:
    """Say what is wrong with a document, or with the template it was made by; what was `found` in it."""
    from kamdocs.check.grade import grade
    from kamdocs.diagnostics.locate import locate
    from kamdocs.language.speak import speaker_of
    from kamdocs.report.format import write_report

    if findings or found:
        located = [locate(finding, stock.shared_origins, None) for finding in findings]
        located += found
        graded = grade(located, stock.shared.settings.severities)
        speaker = speaker_of(session.language or "en")
        click.echo(write_report("text", graded, speaker), err=True, nl=False)
