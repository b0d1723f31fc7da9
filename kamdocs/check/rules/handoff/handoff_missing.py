"""An account that nobody handed over."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.handoffs import Handoffs
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import value_of
from kamdocs.model.team import Team
from kamdocs.values.sentence import sentence


def handoff_missing(handoffs: Handoffs, owner: str, team: Team) -> Iterator[Finding]:
    """A customer was handed over by sales, and each change of managers is a handing-over."""
    giver = handoffs.missing_from
    names = {key: member.name for key, member in team.people.items()}
    if handoffs.is_unrecorded:
        yield Finding(
            "handoff-missing",
            value_of("owner"),
            sentence(
                "nothing says how {owner} came by this key account: neither a handing-over nor who"
                " assigned it",
                owner=names.get(owner, owner),
            ),
            sentence("hold the talk and add it to handoff; or write assigned: who and when"),
        )
    if giver is None:
        return
    is_from_sales = not handoffs.found
    yield Finding(
        "handoff-missing",
        value_of("sales") if is_from_sales else value_of("owner"),
        sentence(
            "{giver} won the account and {owner} has it, but no handing-over is recorded",
            giver=names.get(giver, giver),
            owner=names.get(owner, owner),
        )
        if is_from_sales
        else sentence(
            "{owner} has the account, but it was handed to {giver} last",
            giver=names.get(giver, giver),
            owner=names.get(owner, owner),
        ),
        sentence("hold the talk, tell the customer, and add it to handoff"),
    )
