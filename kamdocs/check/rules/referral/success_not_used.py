"""A success after which nobody asked for a recommendation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.commitments import Commitments
from kamdocs.derive.account.issues import Issues
from kamdocs.derive.account.kpis import Kpis
from kamdocs.derive.account.referrals import Referrals
from kamdocs.derive.account.value_delivered import ValueDelivered
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.scales import Lifecycle
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def success_not_used(
    lifecycle: Lifecycle,
    value_delivered: ValueDelivered,
    commitments: Commitments,
    issues: Issues,
    kpis: Kpis,
    referrals: Referrals,
    settings: Settings,
    today: date,
) -> Iterator[Finding]:
    """After value was delivered, in time and as expected, somebody asks for a recommendation.

    Effective: a value entry within six months. In time: no promise of ours is overdue. As expected:
    no complaint is open, and satisfaction is not below its target where both are known.
    """
    newest = next((each for each in value_delivered.entries if each.entry.on is not None), None)
    if lifecycle != "customer" or newest is None or newest.entry.on is None:
        return
    on = newest.entry.on
    if on < settings.relationships.success.before(today) or on > today:
        return
    if referrals.last_asked is not None and referrals.last_asked >= on:
        return
    is_late = any(each.who == "us" and each.is_overdue for each in commitments.promises)
    is_troubled = any(each.entry.kind != "wish" for each in issues.open)
    attained = kpis.figures["satisfaction"].attainment
    if is_late or is_troubled or (attained is not None and attained < 1):
        return
    yield Finding(
        "success-not-used",
        newest.place,
        sentence(
            "value was delivered on {day}, in time and as expected, and nobody has asked for a"
            " recommendation since",
            day=on,
        ),
        sentence("ask for a letter for the web site or a call to a colleague"),
    )
