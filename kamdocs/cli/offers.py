"""What the commands about offers have in common: which offer is meant, what is said of faults."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from kamdocs.cli.session import Session, fail

if TYPE_CHECKING:
    from kamdocs.diagnostics.diagnostic import Diagnostic
    from kamdocs.offer.offer import Offer
    from kamdocs.pipeline.take_stock import Stock

offer_argument = click.argument("offer", metavar="ACCOUNT/PROPOSAL")
by_option = click.option("--by", metavar="P", help="Who of ours; who prepared it when left out.")


def offer_meant(session: Session, stock: Stock, written: str) -> Offer:
    """The offer that was named; ends the program with a hint when there is none."""
    from kamdocs.cli.stock import speaker_for
    from kamdocs.offer.offer import Offer, find_offer

    found = find_offer(stock, written)
    if isinstance(found, Offer):
        return found
    return fail(speaker_for(session, stock).speak(found), "kamdocs proposal list shows all")


def by_of(offer: Offer, by: str | None) -> str:
    """Who does it: who was named, else who prepared the offer; ends the program when nobody is known."""
    chosen = by or offer.writer
    return chosen if chosen is not None else fail("say who: --by ana")


def show_findings(session: Session, stock: Stock, found: Sequence[Diagnostic]) -> None:
    """Show findings on standard error."""
    from kamdocs.cli.stock import speaker_for
    from kamdocs.report.format import Look, write_report

    width = min(shutil.get_terminal_size().columns, 120)
    look = Look(colour=session.is_colorful(), width=width)
    click.echo(write_report("text", found, speaker_for(session, stock), look), err=True, nl=False)


def tell_papers(session: Session) -> Callable[[int, int], None]:
    """Show on a terminal how many PDFs are made; say nothing elsewhere."""

    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        click.echo(f"\r{done}/{total} PDF{end}", err=True, nl=False)

    is_shown = session.verbosity >= 0 and sys.stderr.isatty()
    return show if is_shown else lambda done, total: None
