"""Who gets the newsletter, as a table that any mailing service takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kamdocs.derive.account.newsletter import SEGMENTS, Subscriber, derive_newsletter
from kamdocs.exchange.export import Export, Exported, ExportInput
from kamdocs.model.account import Account
from kamdocs.values.csv_text import guard_cell, write_rows
from kamdocs.values.sentence import Sentence, sentence

COLUMNS = ("email", "name", "language", "segment", "account", "account_name", "lifecycle")


@dataclass(frozen=True, slots=True)
class _Listed:
    account: Account
    subscriber: Subscriber


def write(given: ExportInput, form: str) -> Exported:
    """Write one row an address; who is left out, and why, stands in the notes."""
    everybody = [
        _Listed(account, subscriber)
        for account in given.accounts.values()
        for subscriber in derive_newsletter(account).subscribers
    ]
    everybody.sort(key=_order)
    kept: dict[str, _Listed] = {}
    notes: list[Sentence] = []
    for each in everybody:
        address = (each.subscriber.email or "").strip().casefold()
        if not address:
            notes.append(_without_address(each))
        elif address in kept:
            notes.append(_twice(each, kept[address]))
        else:
            kept[address] = each
    notes += _nobody(given.accounts)
    language = next(iter(given.shared.settings.languages), "en")
    rows = [_row(each, language) for each in kept.values()]
    text = write_rows([COLUMNS, *([guard_cell(cell) for cell in row] for row in rows)])
    return Exported(text.encode("utf-8"), len(rows), tuple(notes))


def _order(each: _Listed) -> tuple[int, str, str]:
    """By segment, so that of one address the nearest relation is kept."""
    return SEGMENTS.index(each.subscriber.segment), each.account.id, each.subscriber.person


def _row(each: _Listed, language: str) -> tuple[str, ...]:
    who, account = each.subscriber, each.account
    return (
        (who.email or "").strip(),
        who.name,
        who.language or language,
        who.segment,
        account.id,
        account.name,
        account.lifecycle,
    )


def _without_address(each: _Listed) -> Sentence:
    return sentence(
        "{name} ({account}) wants the newsletter and has no e-mail",
        name=each.subscriber.name,
        account=each.account.name,
    )


def _twice(each: _Listed, first: _Listed) -> Sentence:
    return sentence(
        "{name} ({account}) has the address of {other} ({there}), and is listed once",
        name=each.subscriber.name,
        account=each.account.name,
        other=first.subscriber.name,
        there=first.account.name,
    )


def _nobody(accounts: Mapping[str, Account]) -> Iterator[Sentence]:
    for account in accounts.values():
        if derive_newsletter(account).wants_names:
            yield sentence(
                "{account} gets the newsletter, but nobody there is marked newsletter: yes",
                account=account.name,
            )


EXPORT = Export(("csv",), write)
