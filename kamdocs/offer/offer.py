"""An offer of the stock, by what somebody calls it: its account and id, its number, or its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.derive.account.issued import IssuedVersion
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.suggest import nearest
from kamdocs.values.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of the stock."""

    stock: Stock
    account: str
    facts: ProposalFacts

    @property
    def id(self) -> str:
        """Its id in its account."""
        return self.facts.id

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return f"{self.account}/{self.facts.id}"

    @property
    def writer(self) -> str | None:
        """Who of ours answers for it: who prepared it, else the account's owner."""
        owner = self.stock.accounts[self.account].written.owner
        return next(iter(self.facts.proposal.prepared_by), owner)

    @property
    def numbers(self) -> frozenset[int]:
        """The versions that were issued."""
        issued = self.facts.issued.versions if self.facts.issued else ()
        return frozenset(each.frozen.version for each in issued if each.frozen.version is not None)

    @property
    def is_as_issued(self) -> bool:
        """Whether its file still says what was issued last."""
        issued, newest = self.facts.issued, self.newest
        return (
            issued is not None
            and newest is not None
            and newest.frozen.version == self.facts.proposal.version
            and not issued.is_source_changed
        )

    @property
    def newest(self) -> IssuedVersion | None:
        """The newest version that was issued."""
        return self.facts.issued.newest if self.facts.issued else None


def find_offer(stock: Stock, written: str) -> Offer | Sentence:
    """The offer that ACCOUNT/PROPOSAL, or its number, means; what to say when there is none."""
    account, slash, name = written.strip("/").removeprefix("accounts/").partition("/")
    name = name.removeprefix("proposals/").removesuffix(".md")
    if not slash:
        held = [
            Offer(stock, key, facts)
            for key, examined in stock.accounts.items()
            for facts in examined.proposals.values()
            if written in (facts.id, facts.proposal.number)
        ]
        is_number = all(each.facts.proposal.number == written for each in held)
        if len(held) == 1 or (is_number and len({each.account for each in held}) == 1):
            return max(held, key=lambda each: each.facts.proposal.version)
        if held:
            return sentence(
                "several offers are called {written}: {known}",
                written=written,
                known=tuple(each.name for each in held),
            )
        known = [f"{key}/{each}" for key, one in stock.accounts.items() for each in one.proposals]
        return _unknown(written, known)
    if account not in stock.accounts:
        return _unknown(account, stock.accounts)
    offers = stock.accounts[account].proposals
    if name not in offers:
        return _unknown(written, [f"{account}/{each}" for each in offers])
    return Offer(stock, account, offers[name])


def _unknown(written: str, known: Iterable[str]) -> Sentence:
    names = list(known)
    meant = nearest(written, names)
    if meant is not None:
        return sentence(
            "there is no {written}; did you mean {meant}?", written=written, meant=meant
        )
    if not names:
        return sentence("there is no {written}", written=written)
    return sentence(
        "there is no {written}; there are {known}", written=written, known=tuple(names[:8])
    )
