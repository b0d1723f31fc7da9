"""Diagnostics in; for people: each with the line it is about, a hint, and at the end how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kamdocs.check.grade import count_severities
from kamdocs.diagnostics.diagnostic import Diagnostic, Severity
from kamdocs.language.speak import Speaker
from kamdocs.report.colour import Paint
from kamdocs.report.excerpt import excerpt_of
from kamdocs.report.format import Look
from kamdocs.report.width import clean, width_of
from kamdocs.values.sentence import Sentence, sentence, sentence_n

_GUTTER = 5
_SEVERITIES: dict[Severity, Sentence] = {
    "error": sentence("error"),
    "warning": sentence("warning"),
    "info": sentence("info"),
}


def write(diagnostics: Sequence[Diagnostic], speaker: Speaker, look: Look) -> str:
    """Write diagnostics, grouped by file, and a line that counts them."""
    paint = Paint(look.colour)
    groups = [
        "".join(f"{line}\n" for one in group for line in _lines(one, speaker, look, paint))
        for _, group in groupby(diagnostics, key=lambda one: one.located.file)
    ]
    return "\n".join([*groups, f"{_total(diagnostics, speaker, look, paint)}\n"])


def _lines(diagnostic: Diagnostic, speaker: Speaker, look: Look, paint: Paint) -> Iterator[str]:
    located, extent = diagnostic.located, diagnostic.located.extent
    severity = speaker.speak(_SEVERITIES[diagnostic.severity])
    place = paint("strong", f"{clean(look.folder + located.file)}:{extent.line}:{extent.column}")
    grave = paint(diagnostic.severity, severity)
    yield f"{place}: {grave}: {located.name} [{diagnostic.code}]"
    message = clean(speaker.speak(located.message))
    if located.excerpt.strip():
        yield from _excerpt(diagnostic, message, look, paint)
    else:
        yield f"   {paint(diagnostic.severity, message)}"
    more = f"kamdocs explain {located.name}"
    hint = f"{clean(speaker.speak(located.help))} · {more}" if located.help else more
    yield paint("faint", f"   {speaker.text('help: {hint}', hint=hint)}")


def _excerpt(diagnostic: Diagnostic, message: str, look: Look, paint: Paint) -> Iterator[str]:
    located, extent = diagnostic.located, diagnostic.located.extent
    number = f"{extent.line:>{_GUTTER}} "
    empty = " " * len(number)
    is_one_line = extent.end_line == extent.line
    end = extent.end_column if is_one_line else len(located.excerpt.rstrip()) + 1
    room = look.width - len(number) - 2
    shown = excerpt_of(located.excerpt, extent.column, end, room)
    bar = paint("faint", "|")
    yield f"{paint('faint', number)}{bar} {shown.text}"
    carets = paint(diagnostic.severity, "^" * shown.width)
    line = f"{empty}{bar} {' ' * shown.indent}{carets}"
    if shown.indent + shown.width + 1 + width_of(message) <= room or not shown.indent + shown.width:
        yield f"{line} {paint(diagnostic.severity, message)}"
    else:
        yield line
        yield f"{empty}{bar} {paint(diagnostic.severity, message)}"


def tell_counts(diagnostics: Sequence[Diagnostic]) -> tuple[Sentence, ...]:
    """How many errors, warnings and infos there are, leaving out those there are none of."""
    counts = count_severities(diagnostics)
    parts = (
        sentence_n("{count} error", "{count} errors", counts["error"]),
        sentence_n("{count} warning", "{count} warnings", counts["warning"]),
        sentence_n("{count} info", "{count} infos", counts["info"]),
    )
    return tuple(part for part in parts if part.count)


def _total(diagnostics: Sequence[Diagnostic], speaker: Speaker, look: Look, paint: Paint) -> str:
    told = tell_counts(diagnostics)
    files = len({one.located.file for one in diagnostics})
    silenced = sentence_n("{count} ignored", "{count} ignored", look.silenced)
    if not told:
        text = speaker.text("No findings")
    else:
        text = speaker.text_n(
            "{found} in {count} file", "{found} in {count} files", files, found=told
        )
    if look.silenced:
        text = f"{text} ({speaker.speak(silenced)})"
    return paint("strong", f"{text}.")
