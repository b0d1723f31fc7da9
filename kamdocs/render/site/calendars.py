"""The agenda of all accounts in; iCalendar files for everybody, for each of ours and each account, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kamdocs.derive.due import Due, DueKind
from kamdocs.language.speak import Speaker
from kamdocs.render.engine.calendar import Event, write_calendar
from kamdocs.render.site.agenda_rows import DueRow
from kamdocs.render.site.names import account_calendar, person_calendar
from kamdocs.render.site.page import SiteInput

ALL = "calendars/all.ics"

_LONG_ALARMS: frozenset[DueKind] = frozenset(
    {"renewal", "notice", "contract_end", "tender", "submission", "offer_end", "tier_review"}
)


def calendar_files(
    gathered: Mapping[str, tuple[DueRow, ...]], site: SiteInput, speaker: Speaker
) -> Mapping[str, bytes]:
    """Write all calendars that hold something, by their path; recurring work never done has no day yet."""
    everything: list[Event] = []
    by_owner: dict[str, list[Event]] = {}
    by_account: dict[str, list[Event]] = {}
    for account in sorted(gathered):
        for row in gathered[account]:
            if row.is_settled:
                event = _event(row, site, speaker)
                everything.append(event)
                by_owner.setdefault(row.due.owner or "", []).append(event)
                by_account.setdefault(row.due.account, []).append(event)
    files = {}
    if everything:
        files[ALL] = write_calendar(site.shared.settings.organisation.name, everything)
    for key, member in site.shared.team.people.items():
        if own := by_owner.get(key):
            files[person_calendar(key).path] = write_calendar(member.name, own)
    for key in sorted(by_account):
        name = site.portfolio.accounts[key].name
        files[account_calendar(key).path] = write_calendar(name, by_account[key])
    return files


_NO_YEAR = 2000
"""The year in which a yearly day begins whose own is not known; a leap year."""


def _event(row: DueRow, site: SiteInput, speaker: Speaker) -> Event:
    due, yearly = row.due, row.due.yearly
    account = site.portfolio.accounts[due.account].name
    return Event(
        key=f"{site.shared.settings.organisation.name}/{due.account}/{due.key}",
        on=due.on if yearly is None else yearly.in_year(yearly.year or _NO_YEAR),
        summary=f"{account}: {speaker.speak(due.what)}",
        description="\n".join(_lines(row, due, site, speaker)),
        categories=(speaker.term(due.kind),),
        alarms=(7, 1) if due.kind in _LONG_ALARMS else (1,),
        every_year=None if yearly is None else "last_of_month" if yearly.is_leap_day else "day",
    )


def _lines(row: DueRow, due: Due, site: SiteInput, speaker: Speaker) -> Iterable[str]:
    if due.yearly is None:  # what is said of one year does not hold for all
        yield speaker.speak(due.reason)
    if due.owner is not None:
        yield speaker.speak(site.names.person(due.owner).name)
    if due.amount is not None:
        yield speaker.speak(due.amount)
    if row.source is not None:
        yield str(row.source)
