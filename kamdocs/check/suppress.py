"""Located findings and ignore comments in; what is kept, what is silenced, and what is wrong with
the comments out.

A comment silences findings of its names on the line it applies to. Which comments were of use is
known only when every finding they could have met is known, so that is judged apart, once, for each
account where the portfolio's findings are known too. Nothing is read or graded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.check.explanation import explanation_of, nearest_name
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.read.suppressions import Suppression
from kamdocs.values.sentence import Sentence, sentence


@dataclass(frozen=True, slots=True)
class Held:
    """An ignore comment with its file, its account and the text of its line."""

    suppression: Suppression
    file: str
    account: str | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that is not told, and the comment that says so."""

    located: Located
    by: Held


@dataclass(frozen=True, slots=True)
class Settled:
    """What is told, in the order it came, and what is not."""

    kept: tuple[Located, ...]
    silenced: tuple[Silenced, ...]


def hold(
    suppressions: Mapping[str, Sequence[Suppression]],
    maps: Mapping[str, SourceMap],
    account: str | None,
) -> tuple[Held, ...]:
    """The comments of some files, each with its file and the text of its line."""
    return tuple(
        Held(suppression, file, account, maps[file].line(suppression.line))
        for file, found in suppressions.items()
        for suppression in found
    )


def suppress(located: Iterable[Located], held: Iterable[Held], today: date) -> Settled:
    """Part findings into those that are told and those that a comment silences.

    A comment holds until its day, that day included. Findings about private data are always told.
    """
    comments: dict[tuple[str, int, str], Held] = {}
    for comment in held:
        said = comment.suppression
        if said.until is not None and said.until < today:
            continue
        for name in _meant(said):
            for line in (said.line, said.applies_to):
                comments.setdefault((comment.file, line, name), comment)
    kept: list[Located] = []
    silenced: list[Silenced] = []
    for finding in located:
        by = comments.get((finding.file, finding.extent.line, finding.name))
        if by is None or _is_private(finding.name):
            kept.append(finding)
        else:
            silenced.append(Silenced(finding, by))
    return Settled(tuple(kept), tuple(silenced))


def judge_suppressions(
    held: Iterable[Held],
    silenced: Iterable[Silenced],
    names_judged: frozenset[str],
    today: date,
) -> tuple[Located, ...]:
    """What is wrong with comments: names that do not exist, that are private, past or of no use.

    `names_judged` are the findings that could have been made; of a name that is not among them it
    is not known whether its comment is of use.
    """
    used = {(one.by, one.located.name) for one in silenced}
    return tuple(
        Located(name, comment.account, comment.file, extent, comment.excerpt, message, help_)
        for comment in held
        for extent in (comment.suppression.extent,)
        for name, message, help_ in _faults(comment, used, names_judged, today)
    )


def settle(
    located: Iterable[Located], held: Sequence[Held], names_judged: frozenset[str], today: date
) -> Settled:
    """Both at once, where every finding is known: what is wrong with the comments is kept too."""
    settled = suppress(located, held, today)
    faults = judge_suppressions(held, settled.silenced, names_judged, today)
    return Settled((*settled.kept, *faults), settled.silenced)


def unknown_name(written: str) -> tuple[Sentence, Sentence]:
    """Message and hint for a name or code that no finding has."""
    nearest = nearest_name(written)
    message = sentence("there is no finding {name}", name=written)
    if nearest is None:
        return message, sentence("a finding is named as it is reported, by its name or its code")
    return message, sentence("did you mean {meant}?", meant=nearest)


def _faults(
    comment: Held, used: set[tuple[Held, str]], names_judged: frozenset[str], today: date
) -> Iterator[tuple[str, Sentence, Sentence]]:
    said = comment.suppression
    unused: list[str] = []
    meant = [(written, explanation_of(written)) for written in said.names]
    for written, page in meant:
        if page is None:
            yield "unknown-finding", *unknown_name(written)
        elif page.is_private:
            message = sentence("{name} cannot be ignored", name=page.name)
            yield "protected-finding", message, sentence("mend what it found, and delete this")
        elif page.name in names_judged and (comment, page.name) not in used:
            unused.append(written)
    if said.until is not None and said.until < today:
        message = sentence("held until {day} and holds no longer", day=said.until)
        help_ = sentence("mend what it ignored and delete it, or give it a new day and reason")
        yield "expired-suppression", message, help_
    elif unused:
        message = sentence("there is no {names} here to ignore", names=tuple(unused))
        yield "unused-suppression", message, sentence("delete it, or put it on the line it is for")


def _meant(said: Suppression) -> Iterator[str]:
    for written in said.names:
        page = explanation_of(written)
        if page is not None:
            yield page.name


def _is_private(name: str) -> bool:
    page = explanation_of(name)
    return page is not None and page.is_private
