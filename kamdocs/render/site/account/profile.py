"""Who the customer is: the profile with its needs in the customer's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.model.record import Record
from kamdocs.render.site.details import Detail, describe_record
from kamdocs.render.site.entries import Entry, Group
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import sentence

_NEEDS = ("goals", "pains", "looming", "common_goals", "competitors", "reports")


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile: what is said in a line, and what deserves more."""

    facts: tuple[Detail, ...]
    groups: tuple[Group, ...]


def view_profile(account: Account, names: Names, sources: Sources) -> Profile:
    """Show the profile of an account."""
    profile = account.profile

    def listed(part: str, records: Iterable[Record]) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                anchor=f"{part}-{number + 1}",
                title=getattr(record, str(record.short)),
                details=describe_record(record, names, skip=(str(record.short),)),
                source=sources.of("profile", part, number),
            )
            for number, record in enumerate(records)
        )

    return Profile(
        facts=describe_record(profile, names, skip=_NEEDS),
        groups=(
            Group(sentence("Goals"), listed("goals", profile.goals)),
            Group(sentence("Pains"), listed("pains", profile.pains)),
            Group(sentence("Looming problems"), listed("looming", profile.looming)),
            Group(sentence("Common goals"), listed("common_goals", profile.common_goals)),
            Group(sentence("Competitors"), listed("competitors", profile.competitors)),
            Group(sentence("Reports and articles"), listed("reports", profile.reports)),
        ),
    )
