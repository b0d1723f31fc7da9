"""A champion with whom nobody has spoken for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.relationships import Relationships
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.scales import Lifecycle, Tier
from kamdocs.model.settings.settings import Settings
from kamdocs.values.sentence import sentence


def champion_silent(
    tier: Tier,
    lifecycle: Lifecycle,
    relationships: Relationships,
    settings: Settings,
    today: date,
) -> Iterator[Finding]:
    """Champions are contacted every 30 days unless set otherwise; a booked meeting will do."""
    if tier == "low" or lifecycle == "former":
        return
    longest = settings.relationships.champion
    for key in relationships.holders_of("champion"):
        champion = relationships.contacts[key]
        if champion.planned is not None or (
            champion.last is not None and champion.last >= longest.before(today)
        ):
            continue
        yield Finding(
            "champion-silent",
            key_of("people", key),
            sentence("no contact with the champion {name} is recorded", name=champion.name)
            if champion.last is None
            else sentence(
                "nobody has spoken with the champion {name} for {days} days, since {day}",
                name=champion.name,
                days=(today - champion.last).days,
                day=champion.last,
            ),
            sentence("call, and write it into the log"),
        )
