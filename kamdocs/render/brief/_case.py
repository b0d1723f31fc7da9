"""One account as briefs look at it: ids become names, places become lines, days become spans of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.facts import Facts
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.render.brief_kind import BriefInput, Subject, Wish
from kamdocs.render.engine.brief import Brief, KeyFigure, Section
from kamdocs.render.site.names import Names, name_account, name_shared
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Filling, Sentence, Term, sentence, sentence_n

_SHARED_PARTS = ("settings", "team", "catalogue", "references", "revenue")


@dataclass(frozen=True, slots=True)
class Case:
    """An account with everything that a brief asks for."""

    subject: Subject
    shared: Shared
    names: Names
    wish: Wish

    @property
    def facts(self) -> Facts:
        """What follows from the account's files."""
        return self.subject.facts

    @property
    def account(self) -> Account:
        """The account."""
        return self.subject.facts.account

    @property
    def settings(self) -> Settings:
        """The settings of the workspace."""
        return self.shared.settings

    @property
    def today(self) -> date:
        """The day the brief is for."""
        return self.subject.facts.today

    def ours(self, key: str) -> str:
        """One of ours by name; an id that nobody knows stays as it is."""
        member = self.shared.team.people.get(key)
        return member.name if member else key

    def theirs(self, key: str) -> str:
        """One of theirs by name."""
        person = self.account.people.get(key)
        return person.name if person else key

    def anybody(self, key: str) -> str:
        """One of theirs or ours by name."""
        return self.theirs(key) if key in self.account.people else self.ours(key)

    def name(self, kind: str, key: str) -> Filling:
        """What an id of a kind (`unit`, `product`, `need` …) is called."""
        found: Filling = self.names.ref(kind, key).name
        return found

    def source(self, place: Place) -> str:
        """The file below the account's folder and the line of a place."""
        found = Sources(self.subject.origins).at(place)
        file = found.file.removeprefix(f"accounts/{self.account.id}/")
        return f"{file}:{found.line}" if found.line else file

    def files_of(self, part: str) -> tuple[str, ...]:
        """The files below the account's folder in which a part stands, each once."""
        value = getattr(self.account, part, None)
        if isinstance(value, Mapping):
            places = [value_of(part, key) for key in value]
        elif isinstance(value, tuple):
            places = [value_of(part, number) for number in range(len(value))]
        else:
            places = [value_of(part)]
        return tuple(dict.fromkeys(self.source(place).partition(":")[0] for place in places))

    def is_read(self, *parts: str) -> bool:
        """Whether parts of the account were read whole."""
        return not self.facts.broken & set(parts)


def open_case(given: BriefInput) -> Case:
    """The account that a brief is about."""
    subject = given.subjects[0]
    names = name_account(name_shared(given.shared, given.names), subject.facts.account)
    return Case(subject, given.shared, names, given.wish)


def finish(
    case: Case,
    kind: Sentence,
    about: str,
    sections: Iterable[Section | None],
    *,
    title: Filling | None = None,
    subtitle: Filling | None = None,
    figures: Iterable[KeyFigure] = (),
) -> Brief:
    """Put a brief together; sections without anything to say are left out."""
    organisation = case.settings.organisation.name
    return Brief(
        kind=kind,
        title=title if title is not None else case.account.name,
        subtitle=subtitle,
        figures=tuple(figures),
        sections=tuple(each for each in sections if each is not None and says_something(each)),
        warnings=tuple(_unread(case)),
        footer=sentence(
            "Internal, not for the customer · {company} · as of {day}",
            company=organisation,
            day=case.today,
        ),
        author=organisation,
        about=about,
    )


def says_something(section: Section) -> bool:
    """Whether a section has lines, or a sentence instead of them."""
    return bool(section.lines or section.rows or section.empty is not None)


def _unread(case: Case) -> Iterator[Sentence]:
    """In which files something could not be read, so that what is missing here is not taken for nothing."""
    parts = [
        name
        for name, info in type(case.account).model_fields.items()
        if name in case.facts.broken or (info.alias or name) in case.facts.broken
    ]
    found: list[Filling] = []
    for part in parts:
        # Of a part of which nothing was read, only the name is known.
        found += case.files_of(part) or (Term(part),)
    found += [f"{part}.md" for part in sorted(case.facts.broken) if part.startswith("proposals/")]
    found += [Term(part) for part in _SHARED_PARTS if part in case.shared.broken]
    words = tuple(dict.fromkeys(found))
    if words:
        yield sentence(
            "Not everything could be read: {parts}. See: kamdocs check accounts/{account}",
            parts=words,
            account=case.account.id,
        )


def joined(parts: Sequence[Filling]) -> Filling | None:
    """Several values as one list in a sentence; None when there are none."""
    return tuple(parts) if len(parts) > 1 else parts[0] if parts else None


def dotted(parts: Iterable[Filling]) -> Filling | None:
    """Values one after the other with dots between them; None when there are none."""
    found: Filling | None = None
    for part in parts:
        found = part if found is None else sentence("{one} · {other}", one=found, other=part)
    return found


def left(day: date, today: date) -> Sentence:
    """How far a day is away: in 3 days, 12 days ago."""
    days = (day - today).days
    if days == 0:
        return sentence("today")
    if days > 0:
        return sentence_n("in one day", "in {count} days", days)
    return sentence_n("one day ago", "{count} days ago", -days)


def late(days: int) -> Sentence:
    """By how many days something is overdue."""
    return sentence_n("one day late", "{count} days late", days)
