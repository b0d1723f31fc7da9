"""`kamdocs set`: one value of an account."""

from __future__ import annotations

import click

from kamdocs.cli.edits import account_meant, carry_out, dry_run_option, refuse
from kamdocs.cli.session import Session, fail, with_session


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
    if by is not None:
        typed = judged(stock, steps, typed, by, why)
        if isinstance(typed, Refused):
            refuse(session, stock, typed)
    change = Remove(steps) if remove else (AddItem if add else SetValue)(steps, typed)
    carry_out(session, stock, revise_account(stock, key, [change]), dry_run=dry_run)
