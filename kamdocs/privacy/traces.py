"""A text and a person in; each stretch of it that names them out, certain or only perhaps.

Certain are full names, addresses and numbers, and in the files of their own customer a first name
that means nobody else there. A word that may mean something else is left to people to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kamdocs.privacy import patterns
from kamdocs.privacy.folded import Folded, name_words, telling_words
from kamdocs.privacy.subject import Subject

TraceKind = Literal["name", "email", "phone"]

_BEFORE = re.compile(r"([\w'’·-]+)[ \t]+$")
_AFTER = re.compile(r"[ \t]+([\w'’·-]+)")
_OPENING = "\"'«“‘(¿¡*_[<>#|-"
_PLACES = frozenset([
    "sant", "santa", "san", "santo", "saint", "st", "hospital", "carrer", "calle", "placa", "plaza",
    "avinguda", "avenida", "passeig", "paseo", "street", "road", "institut", "instituto", "escola",
    "escuela",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trace:
    """A stretch of a text that names the person; `opens` when a sentence begins with it.

    `is_small` when it is a word in lower case, as an ordinary word would be.
    """

    start: int
    end: int
    kind: TraceKind
    is_certain: bool
    opens: bool = False
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who and what else bears names: people by (account, id), everything else by its name alone.

    `addresses` are e-mails and numbers that others have too, as written.
    """

    people: Sequence[tuple[str | None, str, str]]
    things: Sequence[str] = ()
    addresses: frozenset[str] = frozenset()


class Tracker:
    """Somebody who looks for one person in the files of one account, or in those of all (None).

    `used` are folded names by which the headings of the log call the person; `common` words that
    the account's texts use in lower case, so that they may be no name at the start of a sentence.
    """

    def __init__(
        self,
        subject: Subject,
        account: str | None,
        near: Neighbours,
        used: frozenset[str] = frozenset(),
        common: frozenset[str] = frozenset(),
    ) -> None:
        self.subject, self.used, self.common = subject, used, common
        self.id = subject.id_in(account) if account is not None else None
        hers = {(record.account, record.id) for record in subject.records}
        others = [one for one in near.people if one[:2] not in hers]
        self.patterns = list(self._anywhere(near, others))
        self.words: dict[str, bool] = {}
        self.parts: list[tuple[re.Pattern[str], bool]] = []
        if self.id is not None:
            here = [one for one in others if one[0] in (account, None)]
            self._at_home(self.id, here)
        self.masks = list(_masks(subject, [name for _, _, name in others], near.things))
        telling = {word for name in subject.names for word in telling_words(name)}
        parts = [address.partition("@")[0].casefold() for address in subject.emails]
        self._hints = [*telling, *self.words, *parts]

    def find(self, text: str) -> list[Trace]:
        """What names the person, in order; no stretch overlaps another."""
        folded = Folded(text)
        if not self.subject.phones and not any(hint in folded.plain for hint in self._hints):
            return []
        found = [
            self._trace(folded, match.start(), match.end(), kind, is_certain=certain)
            for pattern, kind, certain in self.patterns
            for match in pattern.finditer(folded.plain)
        ]
        found += self._partial(folded)
        found += self._single(folded)
        masked = [
            folded.span(*m.span()) for mask in self.masks for m in mask.finditer(folded.plain)
        ]
        found = [trace for trace in found if not any(_is_inside(trace, mask) for mask in masked)]
        kept: list[Trace] = []
        for trace in sorted(found, key=lambda t: (not t.is_certain, t.start - t.end, t.start)):
            if all(trace.end <= other.start or other.end <= trace.start for other in kept):
                kept.append(trace)
        return sorted(kept, key=lambda trace: trace.start)

    def _anywhere(
        self, near: Neighbours, others: Iterable[tuple[str | None, str, str]]
    ) -> Iterator[tuple[re.Pattern[str], TraceKind, bool]]:
        same = {name_words(name) for _, _, name in others}
        for text in self.subject.emails:
            yield patterns.email(text), "email", text not in near.addresses
        for text in self.subject.phones:
            if (number := patterns.phone(text)) is not None:
                yield number, "phone", text not in near.addresses
        for name in self.subject.names:
            is_own = self.id is not None or name_words(name) not in same
            yield from self._whole(name, is_own=is_own)

    def _whole(
        self, name: str, *, is_own: bool
    ) -> Iterator[tuple[re.Pattern[str], TraceKind, bool]]:
        words = name_words(name)
        if len(words) == 1:
            if not self.subject.records:
                yield patterns.single_word(words[0]), "name", False
            return
        yield patterns.full_name(name), "name", is_own
        yield patterns.other_email(name), "email", is_own
        yield patterns.joined_name(name), "name", False
        if len(words) > 2 and self.id is None:
            yield patterns.full_name(" ".join(words[:2])), "name", False

    def _at_home(self, own: str, here: Sequence[tuple[str | None, str, str]]) -> None:
        """What means the person among the people of the account and our own."""
        taken = {word for _, each, name in here for word in (each, *name_words(name))}
        for name in self.subject.names:
            words = name_words(name)
            part = patterns.part_name(name)
            if part is not None and words:
                alike = any(name_words(other)[:1] == words[:1] for _, _, other in here)
                self.parts.append((part, not alike))
            for word in telling_words(name):
                self.words[word] = word not in taken
            if words and words[0] not in taken:
                self.patterns.append((patterns.at_sign(words[0]), "name", True))
        if own not in taken:
            self.patterns.append((patterns.at_sign(own), "name", True))
        self.words.setdefault(own, False)

    def _partial(self, folded: Folded) -> Iterator[Trace]:
        """A part of the name, where it is written as names are."""
        for pattern, is_own in self.parts:
            for match in pattern.finditer(folded.plain):
                start, end = folded.span(*match.span())
                if all(word[0].isupper() for word in folded.text[start:end].split()[-2:]):
                    opens = opens_sentence(folded.text, start)
                    yield Trace(start, end, "name", is_own, opens)

    def _single(self, folded: Folded) -> Iterator[Trace]:
        for word, is_own in self.words.items():
            for match in patterns.single_word(word).finditer(folded.plain):
                start, end = folded.span(*match.span())
                bare = folded.span(*match.span("word"))
                yield self._judged(folded.text, (start, end), bare, word, is_own=is_own)

    def _judged(
        self,
        text: str,
        span: tuple[int, int],
        bare: tuple[int, int],
        word: str,
        *,
        is_own: bool,
    ) -> Trace:
        """One word of the name, by what stands around it."""
        start, end = span
        opens = opens_sentence(text, start)
        is_small = not text[bare[0]].isupper()
        in_token = _is_in_token(text, start, end)
        if is_small or not is_own or in_token:
            return Trace(start, end, "name", False, opens, is_small and not in_token)
        is_titled = bare[0] > start
        is_first = any(word == name_words(name)[0] for name in self.subject.names)
        certain = is_first or is_titled or word in self.used
        after = _AFTER.match(text, end)
        if after and len(after[1]) > 1 and after[1][0].isupper():
            certain = False
        if opens and not is_titled:
            certain = certain and word in self.used and word not in self.common
        elif not opens:
            certain = certain and not _continues_name(text, start)
        return Trace(start, end, "name", certain, opens, is_small)

    def _trace(
        self, folded: Folded, start: int, end: int, kind: TraceKind, *, is_certain: bool
    ) -> Trace:
        begin, stop = folded.span(start, end)
        return Trace(begin, stop, kind, is_certain, opens_sentence(folded.text, begin))


def opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a line or a value begins here."""
    before = text[max(0, start - 200) : start]
    kept = before.rstrip(" \t" + _OPENING)
    return not kept or kept[-1] in "\r\n.!?…:;»"


def _continues_name(text: str, start: int) -> bool:
    """Whether the word before belongs to a name that this one only ends: `Sant Pau`."""
    before = _BEFORE.search(text, max(0, start - 60), start)
    if before is None:
        return False
    if Folded(before[1]).plain.rstrip(".") in _PLACES:
        return True
    return before[1][0].isupper() and not opens_sentence(text, before.start())


def _is_in_token(text: str, start: int, end: int) -> bool:
    """Whether it is a piece of an address, a path or an id."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and before in "@/\\-_+" and text[start - 2 : start - 1].strip():
        return True
    return bool(after[:1] and after[:1] in "@/\\_-" and after[1:2].isalnum())


def _masks(
    subject: Subject, people: Iterable[str], things: Iterable[str]
) -> Iterator[re.Pattern[str]]:
    """The names of others that hold a word of this one's."""
    words = {word for name in subject.names for word in telling_words(name)}
    own = {name_words(name) for name in subject.names}
    seen: set[tuple[str, ...]] = set()
    for name in (*people, *things):
        parts = name_words(name)
        if len(parts) > 1 and parts not in own and parts not in seen and words & {*parts}:
            seen.add(parts)
            inner = r"\s+".join(map(re.escape, parts))
            yield re.compile(rf"(?<!\w){inner}(?!\w)")


def _is_inside(trace: Trace, mask: tuple[int, int]) -> bool:
    start, end = mask
    return start <= trace.start and trace.end <= end and (trace.start, trace.end) != mask
