"""The people of an account as a table: who they are, how they stand, what they care about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kamdocs.derive.account.relationships import Contact
from kamdocs.diagnostics.place import value_of
from kamdocs.model.contact import Person
from kamdocs.render.brief._case import Case, dotted, joined, left
from kamdocs.render.engine.brief import Cell, Head, Row, Section, Tone
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

_POWERS = ("inner_circle", "political_structure", "outside")
_DECIDING = ("economic_buyer", "decision_maker", "approver", "executive_sponsor", "champion")
_TONES: dict[str, Tone] = {
    "advocate": "ok", "supporter": "ok", "sceptic": "warn", "opposed": "risk",
}  # fmt: skip


def people_section(
    case: Case,
    title: Sentence,
    keys: Sequence[str],
    *,
    most: int = 8,
    strangers: Sequence[str] = (),
) -> Section:
    """A table of people; `strangers` are names that stand in no file yet."""
    rows = [_row(case, key) for key in keys]
    nowhere = sentence("stands in no file yet: kamdocs new contact")
    rows += [
        Row((Cell(name, nowhere, "warn"), *(Cell(None) for _ in range(5)))) for name in strangers
    ]
    return Section(
        title,
        heads=(
            Head(sentence("Name")),
            Head(sentence("Buying roles")),
            Head(sentence("Stance and power")),
            Head(sentence("Decides by"), is_short=True),
            Head(sentence("Last contact"), is_short=True),
            Head(sentence("Cares about")),
        ),
        rows=tuple(rows),
        empty=sentence(
            'nobody is recorded: kamdocs new contact {account} "Name" --role decision_maker',
            account=case.account.id,
        ),
        most=most,
        is_wide=True,
    )


def in_order(case: Case, keys: Iterable[str]) -> list[str]:
    """People by what they decide and how close to power they are; ties as in the file."""
    listed = list(keys)

    def rank(key: str) -> tuple[int, int, int]:
        person = case.account.people[key]
        contact = case.facts.relationships.contacts.get(key)
        roles = contact.roles if contact else person.roles
        deciding = min((_DECIDING.index(role) for role in roles if role in _DECIDING), default=9)
        power = _POWERS.index(person.power.value) if person.power else len(_POWERS)
        return power, deciding, listed.index(key)

    return sorted((key for key in listed if key in case.account.people), key=rank)


def title_of(case: Case, person: Person) -> str | None:
    """The title a person goes by."""
    post = case.account.posts.get(person.post or "")
    return person.title or (post.title if post else None)


def cares_about(case: Case, person: Person) -> Filling | None:
    """What matters to a person: the needs they told us, what they answer for, a note.

    What the personal overlay says of them is there only when somebody asked for it.
    """
    profile = case.account.profile
    said = [
        need.text
        for need in (*profile.pains, *profile.goals, *profile.looming)
        if need.said_by == person.id
    ]
    found = [*said, *person.responsibilities, *([person.note] if person.note else [])]
    personal = case.facts.personal.get(person.id)
    if personal is not None:
        kept = (personal.family, personal.hobbies, personal.values, personal.likes, personal.note)
        found += [each.text for texts in kept for each in texts]
    return "; ".join(found) if found else None


def _row(case: Case, key: str) -> Row:
    person = case.account.people[key]
    contact = case.facts.relationships.contacts.get(key)
    roles = contact.roles if contact else person.roles
    return Row(
        (
            Cell(person.name, _below_the_name(case, person)),
            Cell(joined([Term(role) for role in roles])) if roles else _unknown(),
            _stance(case, person),
            Cell(Term(person.decides_by)) if person.decides_by else _unknown(),
            _last(case, person, contact),
            Cell(cares_about(case, person)),
        ),
        case.source(value_of("people", key)),
    )


def _unknown() -> Cell:
    return Cell(sentence("unknown"), tone="warn")


def _below_the_name(case: Case, person: Person) -> Filling | None:
    title = title_of(case, person)
    if person.left is None or not person.has_left(case.today):
        return title
    return sentence("left {when}", when=person.left)


def _stance(case: Case, person: Person) -> Cell:
    stance, power = person.stance, person.power
    if stance is None and power is None:
        return Cell(None) if case.settings.judgements_in_overlay else _unknown()
    word: Filling = Term(stance.value) if stance else sentence("unknown")
    notes: list[Filling] = [Term(power.value)] if power else []
    stale = any(
        each.person == person.id and each.what == "stance" and each.is_stale
        for each in case.facts.judgements
    )
    if stale and stance and stance.on:
        notes.append(sentence("judged {when}", when=left(stance.on, case.today)))
    return Cell(word, dotted(notes), _TONES.get(stance.value) if stance else "warn")


def _last(case: Case, person: Person, contact: Contact | None) -> Cell:
    if contact is None:
        return Cell(None)
    if contact.last is None:
        return Cell(sentence("never"), tone="warn")
    planned = sentence("next {day}", day=contact.planned) if contact.planned else None
    days = (case.today - contact.last).days
    tone: Tone | None = "warn" if days > 90 else None
    return Cell(left(contact.last, case.today), planned, tone)
