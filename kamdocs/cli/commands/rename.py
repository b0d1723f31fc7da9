"""`kamdocs rename`: another id, and every mention of it."""

from __future__ import annotations

import click

from kamdocs.cli.edits import account_meant, carry_out, dry_run_option
from kamdocs.cli.session import Session, with_session

_KINDS = {"person": "team", "member": "team", "reference": "customer_reference"}
_SHOWN = (
    "account", "member", "contact", "post", "unit", "product", "family", "contract", "opportunity",
    "tender", "objective", "need", "criterion", "reference",
)  # fmt: skip

_IN_OVERLAY = frozenset({"account", "contact", "member"})


@click.command(name="rename")
@click.argument("kind", type=click.Choice(_SHOWN), metavar="KIND")
@click.argument("old")
@click.argument("new")
@dry_run_option
@with_session
def command(session: Session, kind: str, old: str, new: str, dry_run: bool) -> None:
    """Give something another id, in every file that mentions it.

    KIND is account, member (one of ours), contact, post, unit, product, family, contract,
    opportunity, tender, objective, need, criterion or reference. What belongs to one account may be
    written with it: kamdocs rename contact acme/nuria nuria-soler.
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.edit.rename import Renaming
    from kamdocs.pipeline.rename import plan_rename
    from kamdocs.workspace.overlay import find_overlay, is_there

    stock = stock_of(session)
    before, slash, after = old.partition("/")
    account = account_meant(stock, before) if slash else None
    renaming = Renaming(_KINDS.get(kind, kind), after if slash else old, new.rpartition("/")[2])
    carry_out(session, stock, plan_rename(stock, renaming, account), dry_run=dry_run)
    overlay = find_overlay(stock.root, stock.shared.settings.overlay, session.overlay)
    if kind in _IN_OVERLAY and is_there(overlay) and not dry_run:
        session.say(f"{overlay} was not opened: where it says {renaming.old}, rename it there too")
