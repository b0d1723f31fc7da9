"""The loudest of what changed lately, for the first page: the changes in, a few lines out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.history.changes import loudest
from kamdocs.render.engine.link import Link
from kamdocs.render.site.account.changes import ChangeRow, show_changes
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import SiteInput
from kamdocs.values.sentence import Sentence

MOST_HEADLINES = 8


@dataclass(frozen=True, slots=True)
class Headline:
    """A change among the loudest; without a name it is about what all accounts share."""

    name: str | None
    link: Link | None
    change: ChangeRow


@dataclass(frozen=True, slots=True)
class News:
    """What changed since a day: the loudest of it, how much more there is, or why nobody knows."""

    since: date | None
    lines: tuple[Headline, ...]
    more: int
    why: Sentence | None
    link: Link


def view_news(site: SiteInput) -> News:
    """Show the changes that say most."""
    changes = site.changes
    lines = []
    for change in loudest(changes.items, MOST_HEADLINES):
        summary = site.portfolio.accounts.get(change.account or "")
        [row] = show_changes([change], None)
        name = summary.name if summary else change.account
        lines.append(Headline(name, account_link(summary.id) if summary else None, row))
    more = len(changes.items) - len(lines)
    return News(changes.since, tuple(lines), more, changes.why, Link("changes/index.html"))
