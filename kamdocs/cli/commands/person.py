"""`kamdocs person`: all that is held about somebody, and how to be rid of it."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from kamdocs.cli.edits import dry_run_option, refuse, stop_at_errors, write
from kamdocs.cli.session import Session, fail, with_session

if TYPE_CHECKING:
    from kamdocs.pipeline.person import Dossier, Forgetting
    from kamdocs.pipeline.take_stock import Stock
    from kamdocs.privacy.blanking import Neutral
    from kamdocs.privacy.forget import Wish
    from kamdocs.privacy.subject import Subject
    from kamdocs.report.person import Block

_ENDLESS = 1_000_000
_MARKS = frozenset("\"'`\\:#,;|/[]{}<>()&*@=+")


@click.group(name="person")
def command() -> None:
    """Show what is held about a person, or forget one."""


@command.command(name="show")
@click.argument("name")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@with_session
def show_person(session: Session, name: str, form: str) -> None:
    """Show every file, line and commit that mentions the person NAME.

    NAME is a full name, a part of one, an id (acme/maria) or an e-mail. Somebody in no record is
    looked for as written. Several people of that name are listed; then narrow it.
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.pipeline.person_told import objects_of, tell_dossier
    from kamdocs.report.person import write_json

    stock = stock_of(session)
    dossier = _dossier(session, stock, name)
    if form == "json":
        click.echo(write_json(tuple(objects_of(stock.root, dossier))), nl=False)
    else:
        _print(session, stock, tell_dossier(stock.root, dossier))


@command.command(name="forget")
@click.argument("name")
@click.option("--as", "words", metavar="TEXT", help="What texts say instead: a former contact.")
@click.option("--with-uncertain", is_flag=True, help="Also words that are only perhaps the name.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@dry_run_option
@with_session
def forget_person(
    session: Session, name: str, words: str | None, with_uncertain: bool, yes: bool, dry_run: bool
) -> None:
    """Take the person NAME out of every file, and tell what still holds them.

    The record goes, and every mention by id; texts say "a former contact" instead. The post stays,
    vacant. Offers that were frozen are not touched, and history is not rewritten: the commands for
    that are printed. Words that may mean something else are listed for you to judge.
    """
    from kamdocs.cli.stock import stock_of
    from kamdocs.edit.change import Refused
    from kamdocs.pipeline.person import plan_forget
    from kamdocs.pipeline.person_told import history_blocks, tell_elsewhere, tell_left
    from kamdocs.pipeline.revise import show_revision

    stock = stock_of(session)
    wish = _wish(stock, words, with_uncertain=with_uncertain)
    dossier = _dossier(session, stock, name)
    plan = plan_forget(stock, dossier, wish)
    if isinstance(plan, Refused):
        refuse(session, stock, plan)
    left = tell_left(stock.root, dossier, plan)
    stop_at_errors(session, stock, plan.revision)
    is_asked = not yes and not dry_run and not plan.is_nothing
    if is_asked and not sys.stdin.isatty():
        fail("this changes files, and nobody can be asked here", "look with --dry-run, then --yes")
    if is_asked or dry_run:
        click.echo(show_revision(plan.revision), nl=False)
        click.echo(_overlay_shown(dossier, plan))
    _print(session, stock, left)
    if is_asked and not click.confirm("Forget this person?", err=True):
        session.say("nothing was written")
        raise SystemExit(1)
    if plan.is_nothing:
        session.say("nothing to change in the files")
    elif dry_run:
        session.say("nothing was written: this was a dry run")
    else:
        _write(session, stock, dossier, plan)
    rest = tell_elsewhere(stock.root, dossier, wish.neutral)
    _print(session, stock, (*history_blocks(dossier), *rest))


def _dossier(session: Session, stock: Stock, name: str) -> Dossier:
    """Everything about the one person a name means; ends the program when several may be meant."""
    from kamdocs.pipeline.person import look_up
    from kamdocs.privacy.subject import nearest_known, people_meant, stranger
    from kamdocs.workspace.overlay import find_overlay

    if not name.strip():
        fail("there is no name")
    accounts = {key: examined.facts.account for key, examined in stock.accounts.items()}
    found = people_meant(name, accounts, stock.shared.team)
    if len(found) > 1:
        fail(f"{name} may mean {len(found)} people", f"write one of them: {_listed(found)}")
    overlay = find_overlay(stock.root, stock.shared.settings.overlay, session.overlay)
    dossier = look_up(stock, found[0] if found else stranger(name), overlay)
    if not found and dossier.is_empty:
        meant = nearest_known(name, accounts, stock.shared.team)
        if meant is not None:
            fail(f"nothing is held about {name}", f"did you mean {meant}?")
        session.say(f"nothing is held about {name}")
    return dossier


def _listed(found: tuple[Subject, ...]) -> str:
    return ", ".join(f"{each.records[0].spoken} ({each.name})" for each in found)


def _wish(stock: Stock, words: str | None, *, with_uncertain: bool) -> Wish:
    from kamdocs.privacy.forget import Wish

    languages = stock.shared.settings.languages or ("en",)
    spoken = {
        key: examined.facts.account.language
        for key, examined in stock.accounts.items()
        if examined.facts.account.language in languages[1:]
    }
    others = {key: _neutral(words, each) for key, each in spoken.items() if each is not None}
    return Wish(_neutral(words, languages[0]), with_uncertain, others)


def _neutral(words: str | None, language: str) -> Neutral:
    """What stands for the name in a language, and for an address."""
    from kamdocs.language.speak import speaker_of
    from kamdocs.privacy.blanking import Neutral

    speaker = speaker_of(language)
    instead = " ".join((words or speaker.text("a former contact")).split())
    if not instead[:1].isalnum() or not instead.isprintable() or _MARKS & set(instead):
        text = "write words only, without marks that mean something in the files"
        raise click.BadParameter(text, param_hint="--as")
    return Neutral(instead, speaker.text("removed"), language)


def _overlay_shown(dossier: Dossier, plan: Forgetting) -> str:
    from kamdocs.edit.difference import difference

    folder = dossier.files.overlay
    name = folder.name if folder is not None else ""
    return "".join(
        difference(f"{name}/{edit.file}", edit.before.decode(), edit.after) for edit in plan.overlay
    )


def _write(session: Session, stock: Stock, dossier: Dossier, plan: Forgetting) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.pipeline.person import write_overlay

    try:
        refused = write_overlay(dossier.files, plan.overlay)
    except OSError as error:
        fail(f"{error.filename} cannot be written: {error.strerror}")
    if refused is not None:
        fail(speaker_for(session, stock).speak(refused.reason), "try once more")
    for edit in plan.overlay:
        session.say(f"wrote {dossier.files.overlay}/{edit.file}")
    write(session, stock, plan.revision)


def _print(session: Session, stock: Stock, blocks: tuple[Block, ...]) -> None:
    from kamdocs.cli.stock import speaker_for
    from kamdocs.report.format import Look
    from kamdocs.report.person import write_blocks

    width = min(shutil.get_terminal_size().columns, 140) if sys.stdout.isatty() else _ENDLESS
    look = Look(colour=session.is_colorful(), width=width)
    if blocks:
        click.echo(write_blocks(blocks, speaker_for(session, stock), look))
