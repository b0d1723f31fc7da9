"""Amounts and numbers in files → findings, and where they stand."""

from __future__ import annotations

from collections.abc import Callable

from kamdocs.check.explanation import Example
from kamdocs.diagnostics.diagnostic import Diagnostic

Judge = Callable[..., tuple[Diagnostic, ...]]

SETTINGS = "format: 1\ntoday: 2026-11-22\ncurrency: EUR\nrates: {GBP: 1.15}\n"
OFFER = """---
number: {number}
version: {version}
title: Fewer calls
to: [nuria]
prepared_by: [ana]
issued: 2026-11-20
valid_for: 30 days
scope: {{excluded: [New tills]}}
prices: [{{product: analytics, quantity: 12}}]
---

## Executive summary

Fewer calls.
"""


def file(path: str, text: str) -> Example:
    return Example(path, "text", text.encode())


def account(name: str, **parts: str) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in parts.items())
    return f"name: {name}\ntier: low\nowner: ana\n{lines}"


def told(found: tuple[Diagnostic, ...], name: str) -> list[tuple[str, int, str]]:
    return [
        (each.located.file, each.located.extent.line, str(each.located.message))
        for each in found
        if each.located.name == name
    ]


def test_a_currency_without_rate_is_told_once_with_all_who_use_it(judge: Judge) -> None:
    found = judge(
        [
            file("kamdocs.yaml", SETTINGS),
            file("accounts/bolt/account.yaml", account("Bolt", revenue="{2025: 1_000 USD}")),
            file(
                "accounts/cork/account.yaml",
                account("Cork", contracts="[{id: care, value: 500 USD}]"),
            ),
            file("accounts/dart/account.yaml", account("Dart", revenue="{2025: 1_000 GBP}")),
        ]
    )
    assert told(found, "exchange-rate-missing") == [
        (
            "kamdocs.yaml",
            4,
            "there is no exchange rate for USD, so amounts of Bolt, Cork count as unknown",
        )
    ]


def test_a_rate_of_nothing_counts_as_none(judge: Judge) -> None:
    settings = SETTINGS.replace("GBP: 1.15", "GBP: 0")
    money = account("Dart", revenue="{2025: 1_000 GBP}")
    found = judge([file("kamdocs.yaml", settings), file("accounts/dart/account.yaml", money)])
    assert len(told(found, "exchange-rate-missing")) == 1


def test_a_number_is_taken_across_accounts_but_not_by_another_version(judge: Judge) -> None:
    people = "people:\n  nuria: {name: Núria Soler, title: Head of stores}\n"
    found = judge(
        [
            file("accounts/bolt/account.yaml", account("Bolt") + people),
            file("accounts/cork/account.yaml", account("Cork") + people),
            file("accounts/bolt/proposals/first.md", OFFER.format(number="P-1", version=1)),
            file("accounts/bolt/proposals/again.md", OFFER.format(number="P-1", version=2)),
            file("accounts/cork/proposals/other.md", OFFER.format(number="P-1", version=1)),
        ]
    )
    assert told(found, "offer-number-taken") == [
        (
            "accounts/cork/proposals/other.md",
            2,
            "P-1, version 1, is already the number of first for Bolt",
        )
    ]
    [help_text] = [each.located.help for each in found if each.located.name == "offer-number-taken"]
    assert "version: 3" in str(help_text)
