"""A digest in; the text of it out, in lines that any mail program shows whole."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.portfolio.digest import Digest, DigestItem
from kamdocs.language.formats import format_weekday
from kamdocs.language.speak import Speaker
from kamdocs.report.width import clean, fill, width_of

WIDTH = 72
_POINT = "\u00a0· "


def digest_title(digest: Digest, speaker: Speaker) -> str:
    """What the digest is called, as the subject of a mail too."""
    return clean(
        speaker.text("Agenda of {name}, week from {monday}", name=digest.name, monday=digest.monday)
        if digest.name is not None
        else speaker.text("Agenda, week from {monday}", monday=digest.monday)
    )


def write_digest(digest: Digest, speaker: Speaker) -> str:
    """Write a digest as text in lines of at most 72 cells; it ends with a line end."""
    lines = [fill(digest_title(digest, speaker), WIDTH), ""]
    lines.append(fill(_start(speaker.speak(digest.summary)), WIDTH))
    for section in digest.sections:
        heading = speaker.speak(section.title)
        lines += ["", heading, "-" * width_of(heading)]
        for group in section.groups:
            if group.day is not None:
                lines += ["", _start(format_weekday(group.day, speaker.language))]
            for number, item in enumerate(group.items, 1):
                mark = f"{number}." if section.key == "first" else "-"
                lines += _item(item, f"{mark:>3} ", speaker)
    if digest.is_empty:
        lines += ["", speaker.text("Nothing is due.")]
    return "\n".join([*lines, ""])


def _item(item: DigestItem, mark: str, speaker: Speaker) -> Iterator[str]:
    yield fill(_start(clean(f"{speaker.speak(item.what)}")), WIDTH, mark)
    indent = " " * len(mark)
    # A point ends a line rather than beginning one.
    about = _POINT.join(clean(part) for part in _about(item, speaker))
    yield fill(about, WIDTH, indent).replace("\u00a0·", " ·")
    if item.command is not None:
        yield f"{indent}{item.command}"


def _about(item: DigestItem, speaker: Speaker) -> Iterator[str]:
    yield item.account
    if item.when is not None and item.on is not None:
        yield f"{speaker.speak(item.when)}, {speaker.speak(item.on)}"
    if item.amount is not None:
        yield speaker.speak(item.amount)
    if item.who:
        yield speaker.speak(item.who)
    yield speaker.speak(item.reason)


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]
