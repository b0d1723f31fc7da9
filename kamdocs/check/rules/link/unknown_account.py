"""Accounts and reference customers that name an account which does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kamdocs.derive.portfolio.links import Links
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.customer_reference import References
from kamdocs.read.suggest import nearest
from kamdocs.values.sentence import sentence

FILE = "accounts/references.yaml"


def unknown_account(
    links: Links, accounts: Mapping[str, Summary], references: References
) -> Iterator[tuple[str | None, Finding]]:
    """Judge the parents of all accounts, and the accounts of all reference customers."""
    for account, parent in links.unknown:
        yield account, _finding(value_of("parent"), parent, accounts)
    for key, reference in references.references.items():
        if reference.account is not None and reference.account not in accounts:
            place = value_of("references", key, "account", file=FILE)
            yield None, _finding(place, reference.account, accounts)


def _finding(place: Place, written: str, accounts: Mapping[str, Summary]) -> Finding:
    meant = nearest(written, accounts)
    help_text = (
        sentence("did you mean {meant}?", meant=meant)
        if meant
        else sentence("the id of an account is the name of its folder")
    )
    message = sentence("there is no account {written}", written=written)
    return Finding("unknown-account", place, message, help_text)
