"""`kamdocs set`: one value of an account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from kamdocs.cli.edits import account_meant, carry_out, dry_run_option, refuse
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.pipeline.take_stock import Stock

_NAMING = ("name", "text", "title", "id")


@click.command(name="set")
@click.argument("account")
@click.argument("path")
@click.argument("value", required=False)
@click.option("--add", is_flag=True, help="Add VALUE to the list at PATH.")
@click.option("--remove", is_flag=True, help="Remove what stands at PATH.")
@click.option("--by", metavar="P", help="Sign a rating or judgement: who judged, today.")
@click.option("--why", help="Why it was judged so; with --by.")
@dry_run_option
@with_session
def command(
    session: Session,
    account: str,
    path: str,
    value: str | None,
    add: bool,
    remove: bool,
    by: str | None,
    why: str | None,
    dry_run: bool,
) -> None:
    r"""Let VALUE stand at PATH of ACCOUNT, in whichever file that is written.

    PATH are the keys with dots between them, ids among them: people.nuria.stance, ratings.solvency,
    units.cork.parent, plan.objectives.growth.due. VALUE is taken as it is typed; [a, b] is a list
    and {on: 2026-11-22, by: ana} are fields. Behind -- it may begin with a hyphen.
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.edit.change import AddItem, Refused, Remove, SetValue
    from kamdocs.edit.where import split_path
    from kamdocs.edit.writing import typed_value
    from kamdocs.pipeline.records import judged
    from kamdocs.pipeline.revise_account import revise_account

    if (
        (value is None) != remove
        or (add and remove)
        or (by and (add or remove))
        or (why and not by)
    ):
        fail("say a value, or --remove", "kamdocs set acme owner ana")
    stock = stock_of(session)
    key = account_meant(stock, account)
    typed = typed_value(value or "")
    if isinstance(typed, Refused):
        refuse(session, stock, typed)
    steps = split_path(path)
    _refuse_strangers(stock, key, steps)
    if by is not None:
        typed = judged(stock, steps, typed, by, why)
        if isinstance(typed, Refused):
            refuse(session, stock, typed)
    change = Remove(steps) if remove else (AddItem if add else SetValue)(steps, typed)
    carry_out(session, stock, revise_account(stock, key, [change]), dry_run=dry_run)


def _refuse_strangers(stock: Stock, account: str, steps: Sequence[str | int]) -> None:
    """End the program where a field is set of something that is not there, and another was meant.

    Whoever names what is new, as `people.nuria.name` does, begins it.
    """
    from kamdocs.read.suggest import nearest

    if len(steps) < 3 or steps[2] in _NAMING:
        return
    known = getattr(stock.accounts[account].facts.account, str(steps[0]), None)
    wanted = str(steps[1])
    if not isinstance(known, Mapping) or wanted in known:
        return
    alike = (key for key in known if key.startswith(wanted) or wanted.startswith(key))
    meant = nearest(wanted, known) or next(alike, None)
    if meant is not None:
        fail(f"{account} has no {wanted} among {steps[0]}", f"did you mean {meant}?")
