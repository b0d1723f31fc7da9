"""An entry of a list: what it is called, its marks, and everything else that is recorded of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from kamdocs.model.prose import Prose
from kamdocs.render.engine.link import Source
from kamdocs.render.engine.table import Tone
from kamdocs.render.site.details import Detail
from kamdocs.values.sentence import Sentence, Term


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in a word, with a tone and a drawing, so that it is never told by colour alone."""

    name: Any
    tone: Tone | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing: `meta` are short values beside the title, `right` stands at the end of its line.

    `picture` is a chart drawn below the title.
    """

    anchor: str
    title: Any
    badges: tuple[Badge, ...] = ()
    meta: tuple[Any, ...] = ()
    right: Any = None
    text: Any = None
    prose: Prose | None = None
    details: tuple[Detail, ...] = ()
    children: tuple[Entry, ...] = ()
    source: Source | None = None
    is_closed: bool = False
    picture: Any = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading."""

    title: Sentence
    entries: tuple[Entry, ...]


_TONES: Final[dict[str, tuple[Tone, str]]] = {
    "advocate": ("ok", "ok"),
    "supporter": ("ok", "up"),
    "neutral": ("muted", "keep"),
    "sceptic": ("warn", "warn"),
    "opposed": ("risk", "risk"),
    "open": ("info", "open"),
    "done": ("ok", "done"),
    "kept": ("ok", "done"),
    "broken": ("risk", "risk"),
    "dropped": ("muted", "keep"),
    "watching": ("warn", "warn"),
    "closed": ("muted", "done"),
    "happened": ("risk", "risk"),
    "won": ("ok", "ok"),
    "lost": ("risk", "risk"),
    "negotiation": ("info", "up"),
    "proposal": ("info", "file"),
    "draft": ("muted", "edit"),
    "in_review": ("info", "open"),
    "approved": ("ok", "ok"),
    "sent": ("info", "up"),
    "received": ("info", "up"),
    "in_discussion": ("info", "people"),
    "accepted": ("ok", "ok"),
    "declined": ("risk", "risk"),
    "expired": ("warn", "warn"),
    "withdrawn": ("muted", "keep"),
    "superseded": ("muted", "keep"),
    "slight": ("info", "info"),
    "serious": ("warn", "warn"),
    "severe": ("risk", "risk"),
}


def badge_of(word: str) -> Badge:
    """A word of a scale as a badge; one without a tone of its own is plain."""
    tone, icon = _TONES.get(word, (None, None))
    return Badge(Term(word), tone, icon)


def tone_of(word: str) -> tuple[Tone | None, str | None]:
    """Tone and drawing of a word of a scale."""
    return _TONES.get(word, (None, None))
