"""`kamdocs proposal build`: the PDFs of one offer, without the rest of the site."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from kamdocs.cli.offers import offer_argument, offer_meant, show_findings, tell_papers
from kamdocs.cli.session import Session, fail, with_session


@click.command(name="build")
@offer_argument
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
              help="Put the PDFs here; into the site's customer folder when left out.")  # fmt: skip
@click.option("--no-cache", is_flag=True, help="Make everything anew.")
@with_session
def command(session: Session, offer: str, output: Path | None, no_cache: bool) -> None:
    """Make the PDFs of ACCOUNT/PROPOSAL only.

    A version that was issued is handed out as it was frozen, stamped when it no longer holds. A PDF in
    which something internal is found is not written.
    """
    from kamdocs.check.grade import grade
    from kamdocs.cli.output import write_output
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.last_look import take_last_look
    from kamdocs.pipeline.paper_desk import draft_offer
    from kamdocs.pipeline.papers import make_drafted
    from kamdocs.pipeline.secrets import Secrets
    from kamdocs.pipeline.templates import read_layers
    from kamdocs.work.run import default_jobs
    from kamdocs.work.store import Store
    from kamdocs.workspace.layout import CACHE, OUTPUT

    stock = stock_of(session)
    meant = offer_meant(session, stock, offer)
    layers, _ = read_layers(stock.root)
    store = None if no_cache else Store(stock.root / CACHE / "results")
    drafted = draft_offer(stock, layers, meant.account, meant.id)
    papers = make_drafted(
        drafted, stock, jobs=default_jobs(), store=store, on_done=tell_papers(session)
    )
    looked = take_last_look(
        Secrets(stock),
        papers.files,
        papers.records,
        account=meant.account,
        jobs=default_jobs(),
        store=store,
    )
    found = grade((*papers.located, *looked.located), stock.shared.settings.severities)
    if found:
        show_findings(session, stock, found)
    if not papers.files:
        fail(f"no PDF of {meant.name} can be made", f"kamdocs check accounts/{meant.account}")
    for path, data in looked.files.items():
        target = output / PurePosixPath(path).name if output else stock.root / OUTPUT / path
        write_output(target, data)
        session.say(f"wrote {target}")
    for path in papers.files:
        if path in looked.refused:
            session.say(f"{PurePosixPath(path).name} was not handed over: see above")
    is_faulty = any(each.severity == "error" for each in found)
    raise SystemExit(bool(looked.refused) or is_faulty)
