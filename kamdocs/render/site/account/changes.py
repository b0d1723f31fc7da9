"""What became different of one account lately: changes in, rows with their tone and line out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamdocs.diagnostics.origins import Origins
from kamdocs.history.change import LOUD, Change, ChangeKind, Direction
from kamdocs.render.engine.link import Source
from kamdocs.render.engine.table import Tone
from kamdocs.render.site.account.history import History
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence

MARKS: dict[Direction, tuple[Tone, str]] = {
    "better": ("ok", "up"),
    "worse": ("warn", "down"),
    "neither": ("muted", "keep"),
}
"""Tone and drawing, by whether a change is one for the better."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change as pages show it."""

    kind: ChangeKind
    text: Sentence
    direction: Direction
    is_loud: bool
    tone: Tone
    icon: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class AccountPast:
    """What an account's page knows of the days before: its changes `since` a day, and its history."""

    since: date | None
    changes: tuple[ChangeRow, ...]
    history: History


def show_changes(changes: Iterable[Change], origins: Origins | None) -> tuple[ChangeRow, ...]:
    """Bring changes into the form pages show; without origins no line is named."""
    return tuple(_show(change, origins) for change in changes)


def _show(change: Change, origins: Origins | None) -> ChangeRow:
    tone, icon = MARKS[change.direction]
    source = None
    if change.place is not None and origins is not None:
        source = Sources(origins).at(change.place)
    return ChangeRow(
        kind=change.kind,
        text=change.text,
        direction=change.direction,
        is_loud=change.weight >= LOUD,
        tone=tone,
        icon=icon,
        source=source,
    )
