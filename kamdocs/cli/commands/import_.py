"""`kamdocs import`: what another system holds, as account files."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.diagnostics.diagnostic import Diagnostic
    from kamdocs.exchange.mapping import ImportMapping
    from kamdocs.exchange.plan import Plan


@click.group(name="import")
def command() -> None:
    """Bring in what another system holds.

    Whatever it is, a CRM, a database, a spreadsheet: export its tables as CSV.
    """


@command.command(name="csv")
@click.argument("mapping", type=click.Path(path_type=Path))
@click.argument("source_dir", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@with_session
def import_csv(session: Session, mapping: Path, source_dir: Path, dry_run: bool) -> None:
    """Import the tables of the folder SOURCE_DIR as the file MAPPING says.

    The mapping is a YAML file of yours: which table and column becomes what (docs/import.md).
    Importing again follows the source by minimal edits; what people have changed stays. Exits 0
    when it is done, 1 when the mapping or a table is faulty; then nothing is written.
    """
    from kamdocs.check.grade import exit_code
    from kamdocs.exchange.diagnose import diagnose
    from kamdocs.exchange.imports.csv import plan_csv_import, read_mapping_file
    from kamdocs.exchange.tables import LARGEST_TABLE
    from kamdocs.workspace.files import read_bytes

    root = session.root()
    if not source_dir.is_dir():
        fail(f"{source_dir} is no folder")
    understood, places, findings = read_mapping_file(mapping.as_posix(), _read(mapping))
    if understood is None:
        _stop(session, diagnose(findings, places, source_dir.as_posix()))
        return
    existing = _existing(root, understood)
    names = tuple(entry.name for entry in source_dir.iterdir())
    plan = plan_csv_import(
        understood, lambda file: read_bytes(source_dir, file, LARGEST_TABLE), existing, names
    )
    diagnostics = diagnose(plan.report.findings, places, source_dir.as_posix())
    if plan.is_stopped:
        _stop(session, diagnostics)
    if diagnostics:
        _print(session, diagnostics)
    if not dry_run:
        _write(session, root, understood, plan, existing)
    _tell(session, plan, dry_run=dry_run)
    raise SystemExit(exit_code(diagnostics))


def _read(mapping: Path) -> bytes:
    from kamdocs.workspace.files import FileFault, read_bytes

    path = mapping.resolve()
    data = read_bytes(path.parent, path.name)
    if isinstance(data, FileFault):
        fail(f"{mapping} cannot be read: {data.reason or data.kind}")
    return data


def _existing(root: Path, mapping: ImportMapping) -> dict[str, bytes]:
    from kamdocs.exchange.apply import read_existing

    existing = read_existing(root, mapping.source)
    if isinstance(existing, tuple):
        file, fault = existing
        fail(f"{file} cannot be read: {fault.reason or fault.kind}", "nothing was imported")
    return existing


def _stop(session: Session, diagnostics: tuple[Diagnostic, ...]) -> None:
    _print(session, diagnostics)
    session.say("nothing was imported")
    raise SystemExit(1)


def _print(session: Session, diagnostics: tuple[Diagnostic, ...]) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.report.format import Look, write_report

    width = min(shutil.get_terminal_size().columns, 120)
    look = Look(colour=session.is_colorful(), width=width)
    click.echo(write_report("text", diagnostics, speaker_for(session), look))


def _write(
    session: Session,
    root: Path,
    mapping: ImportMapping,
    plan: Plan,
    existing: Mapping[str, bytes],
) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.exchange.apply import write_files

    try:
        refused = write_files(root, mapping.source, plan.files, existing)
    except OSError as error:
        fail(f"{error.filename or root} cannot be written: {error.strerror}")
    if refused:
        speaker = speaker_for(session)
        fail("; ".join(speaker.speak(reason) for reason in refused), "import once more")


def _tell(session: Session, plan: Plan, *, dry_run: bool) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.exchange.telling import tell_import

    speaker = speaker_for(session)
    for line in tell_import(plan.report):
        click.echo(speaker.speak(line))
    if dry_run:
        session.say("nothing was written: this was a dry run")
