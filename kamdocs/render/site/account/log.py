"""What happened, newest first: touchpoints, triggers, issues, value delivered."""

from __future__ import annotations

from datetime import date

from kamdocs.model.account import Account
from kamdocs.model.log_entry import ISSUE_KINDS, LogEntry
from kamdocs.model.prose import Prose
from kamdocs.render.engine.table import Tone
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Badge, Entry, badge_of
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Term, sentence

_SHOWN = ("kind", "on", "title", "contacts", "ours", "text", "severity", "solved", "held")


def view_log(account: Account, names: Names, sources: Sources, today: date) -> tuple[Entry, ...]:
    """Show the log, the newest first, undated entries last."""
    numbered = sorted(
        enumerate(account.log), key=lambda pair: (pair[1].on or date.min, -pair[0]), reverse=True
    )
    return tuple(_entry(number, entry, names, sources, today) for number, entry in numbered)


def _entry(number: int, entry: LogEntry, names: Names, sources: Sources, today: date) -> Entry:
    badges = [Badge(Term(entry.kind), _tone(entry))]
    if entry.severity:
        badges.append(badge_of(entry.severity))
    if entry.kind in ISSUE_KINDS:
        badges.append(
            Badge(sentence("solved {when}", when=entry.solved), "ok", "done")
            if entry.solved
            else Badge(sentence("not solved"), "warn", "warn")
        )
    if not entry.held:
        badges.append(Badge(sentence("did not take place"), "warn", "warn"))
    elif entry.on is not None and entry.on > today:
        badges.append(Badge(sentence("planned"), "info", "agenda"))
    return Entry(
        anchor=f"log-{number + 1}",
        title=entry.title,
        badges=tuple(badges),
        meta=(*names.refs("contact", entry.contacts), *names.refs("team", entry.ours)),
        right=entry.on,
        text=None if isinstance(entry.text, Prose) else entry.text,
        prose=entry.text if isinstance(entry.text, Prose) else None,
        details=describe_record(entry, names, skip=_SHOWN),
        source=sources.of("log", number),
    )


def _tone(entry: LogEntry) -> Tone | None:
    if entry.kind in ISSUE_KINDS:
        return "warn"
    tones: dict[str, Tone] = {"value": "ok", "trigger": "info"}
    return tones.get(entry.kind, "muted")
