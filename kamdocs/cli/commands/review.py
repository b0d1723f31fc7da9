"""`kamdocs review`: the tiers of all accounts, reviewed; a decision, recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kamdocs.cli.documents import FORMS, form_of, hand_over, output_option
from kamdocs.cli.edits import account_meant, carry_out, dry_run_option, refuse
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.pipeline.take_stock import Stock


@click.command(name="review")
@click.argument("accounts", nargs=-1)
@click.option("--decide", "decision", type=click.Choice(["keep", "promote", "demote"]),
              help="Record this decision about one account.")  # fmt: skip
@click.option("--to", type=click.Choice(["key", "normal", "low"]),
              help="The tier decided for; one step up or down when left out.")  # fmt: skip
@click.option("--by", metavar="P", help="Who decided.")
@click.option("--why", help="Why, in a sentence.")
@click.option("--set", "wishes", multiple=True, metavar="PATH=VALUE",
              help="What if a setting were another: criteria.growth.weight=30.")  # fmt: skip
@click.option("--without", multiple=True, metavar="ACCOUNT", help="What if this account were lost.")
@click.option("--minutes", is_flag=True, help="Write the minutes: markdown, html or pdf.")
@click.option("--format", "form", type=click.Choice(["text", "json", *FORMS]),
              help="text or json; of the minutes markdown, html or pdf.")  # fmt: skip
@output_option
@dry_run_option
@with_session
def command(
    session: Session,
    accounts: tuple[str, ...],
    decision: str | None,
    to: str | None,
    by: str | None,
    why: str | None,
    wishes: tuple[str, ...],
    without: tuple[str, ...],
    minutes: bool,
    form: str | None,
    output: Path | None,
    dry_run: bool,
) -> None:
    """Review the tiers of all accounts, or of ACCOUNTS: suggestion, rule, evidence, freshness.

    \b
    kamdocs review acme --decide promote --by joan --why "Won the warehouse"
    kamdocs review --minutes --format pdf
    """
    from kamdocs.cli.stock import speaker_for, stock_of
    from kamdocs.report.format import Look
    from kamdocs.report.review import Reviewed, write_json, write_review

    _refuse_strays(form, output, is_minutes=minutes)
    stock = stock_of(session)
    named = tuple(account_meant(stock, each) for each in accounts)
    if decision is not None:
        _decide(session, stock, named, decision, to, by, why, dry_run=dry_run)
        return
    if wishes or without:
        _suppose(session, stock, wishes, without)
        return
    wanted = named or tuple(stock.accounts)
    if minutes:
        _write_minutes(session, stock, wanted, form, output)
        return
    items = [Reviewed(stock.accounts[each].facts, stock.standings[each]) for each in wanted]
    speaker = speaker_for(session, stock)
    names = {key: member.name for key, member in stock.shared.team.people.items()}
    if form == "json":
        click.echo(write_json(items, speaker), nl=False)
    else:
        click.echo(
            write_review(items, speaker, Look(colour=session.is_colorful()), names), nl=False
        )


def _refuse_strays(form: str | None, output: Path | None, *, is_minutes: bool) -> None:
    """End the program when the minutes are asked for as a list, or the list as minutes."""
    if is_minutes and form in ("text", "json"):
        fail(f"minutes are not written as {form}", f"known: {', '.join(FORMS)}")
    if not is_minutes and (form in FORMS or output is not None):
        fail("only the minutes are written as a document", "add --minutes")


def _write_minutes(
    session: Session, stock: Stock, accounts: tuple[str, ...], form: str | None, output: Path | None
) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.pipeline.briefs import draft_brief
    from kamdocs.render.brief_kind import NoBrief, Wish

    language = speaker_for(session, stock).language
    drafted = draft_brief(stock, "tier_review", accounts, Wish(), language)
    if isinstance(drafted, NoBrief):
        fail(str(drafted.reason))
    name = f"{drafted.brief.about}-{stock.today.isoformat()}"
    hand_over(session, stock, drafted, form_of(form, output), output, name)


def _decide(
    session: Session,
    stock: Stock,
    accounts: tuple[str, ...],
    decision: str,
    to: str | None,
    by: str | None,
    why: str | None,
    *,
    dry_run: bool,
) -> None:
    from kamdocs.pipeline.decide import record_review

    if len(accounts) != 1 or not by or not (why or "").strip():
        fail(
            "a decision is about one account, by somebody, for a reason",
            'kamdocs review acme --decide keep --by joan --why "As expected"',
        )
    revision = record_review(
        stock, accounts[0], decision=decision, to=to, by=by, why=why or "", on=stock.today
    )
    carry_out(session, stock, revision, dry_run=dry_run)


def _suppose(
    session: Session, stock: Stock, wishes: tuple[str, ...], without: tuple[str, ...]
) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.derive.portfolio.what_if import derive_what_if
    from kamdocs.edit.change import Refused
    from kamdocs.pipeline.suppose import suppose_settings
    from kamdocs.report.review import write_what_if

    pairs = []
    for wish in wishes:
        path, equals, value = wish.partition("=")
        if not equals:
            fail(f"{wish} is no setting", "write --set criteria.growth.weight=30")
        pairs.append((path.strip(), value.strip()))
    settings = suppose_settings(stock, pairs)
    if isinstance(settings, Refused):
        refuse(session, stock, settings)
    lost = frozenset(account_meant(stock, each) for each in without)
    what_if = derive_what_if(stock.portfolio, stock.shared, settings, lost)
    click.echo(write_what_if(what_if, speaker_for(session, stock)), nl=False)
