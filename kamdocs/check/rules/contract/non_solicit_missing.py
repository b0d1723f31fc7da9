"""A contract that does not keep the customer from hiring our people."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.contracts import Contracts
from kamdocs.derive.account.low_potential import LowPotential
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.values.sentence import sentence, sentence_n


def non_solicit_missing(contracts: Contracts, low_potential: LowPotential) -> Iterator[Finding]:
    """Running contracts have a non-solicit clause; one finding an account, graver for a problem one."""
    without = [each for each in contracts.running if not each.contract.non_solicit]
    if without:
        yield Finding(
            "non-solicit-missing",
            value_of("contracts", without[0].id, "non_solicit"),
            sentence_n(
                "the contract {names} has no non-solicit clause",
                "{count} contracts have no non-solicit clause: {names}",
                len(without),
                names=tuple(each.contract.name or each.id for each in without),
            ),
            sentence("write non_solicit: yes where there is one; add it at the next renewal"),
            escalated=low_potential.is_toxic,
        )
