"""What somebody notes after a call, a visit, a mail; the log with it out.

Names are understood as in the notes themselves; a post at the customer means who holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kamdocs.edit.change import Edited, Refused, SetValue
from kamdocs.edit.document import edit_document
from kamdocs.edit.heading import (
    field_line,
    guess_kind,
    heading_of,
    next_line,
    spelling,
    step_in,
)
from kamdocs.edit.prose import add_action, add_log_entry
from kamdocs.model.log_entry import TOUCHPOINT_KINDS
from kamdocs.pipeline.revise import Revision, revise_text
from kamdocs.pipeline.revise_account import folder_of
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.log_lines import LineFault, known_names
from kamdocs.read.log_words import LABEL_OF, fold
from kamdocs.read.whom import (
    contact_meant,
    contact_names,
    member_meant,
    member_names,
    nearest_person,
)  # fmt: skip
from kamdocs.read.yaml import Value
from kamdocs.values.identifier import make_id
from kamdocs.values.sentence import sentence
from kamdocs.workspace.layout import ACCOUNTS, ACTIONS, LOG, LOG_FOLDER


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it was typed. `theirs` and `ours` are names; `kind` None lets the text say it.

    `fields` are what the lines of a log may say (`solved`, `severity` …), as typed.
    """

    account: str
    text: str
    on: date
    kind: str | None = None
    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    next_on: date | None = None
    next_what: str | None = None
    next_by: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _People:
    """Whom the names of a note mean; `others` stand in no file yet."""

    theirs: tuple[str, ...]
    ours: tuple[str, ...]
    others: tuple[str, ...]


def log_note(stock: Stock, note: Note) -> Revision | Refused:
    """Put a note into the log, above the first entry that is not newer."""
    people = _people(stock, note.account, note.theirs, note.ours)
    if isinstance(people, Refused):
        return people
    if not note.text.strip():
        return Refused(sentence("there is nothing to note"))
    account, team = stock.accounts[note.account].facts.account, stock.shared.team
    kind = note.kind or guess_kind(note.text) or "note"
    ours = people.ours
    if not ours and account.owner in team.people and (people.theirs or kind in TOUCHPOINT_KINDS):
        ours = (account.owner,) if account.owner else ()
    theirs = [
        spelling(key, account.people[key].name, contact_names(account)) for key in people.theirs
    ]
    members = [spelling(key, team.people[key].name, member_names(team)) for key in ours]
    body = note.text.strip()
    if note.next_on or note.next_what:
        owner = member_meant(note.next_by, team) if note.next_by else None
        if note.next_by and owner is None:
            return _unknown(stock, note.account, note.next_by)
        named = spelling(owner, team.people[owner].name, member_names(team)) if owner else None
        step = note.next_what or step_in(note.text)
        body += f"\n{next_line(note.next_on, named or next(iter(members), None), step)}"
    known = known_names(stock.shared)
    for name in (name for name in LABEL_OF if name in note.fields):
        line = field_line(name, note.fields[name], known)
        if isinstance(line, LineFault):
            return Refused(sentence("{reason}; {help}", reason=line.message, help=line.help))
        body += f"\n{line}"
    title = heading_of(kind, [*theirs, *people.others], members)
    folder = folder_of(stock, note.account)
    file = folder.files.get(LOG, f"{ACCOUNTS}/{folder.folder}/{LOG}")
    return revise_text(stock.root, file, lambda text: add_log_entry(text, note.on, title, body))


def log_file(stock: Stock, note: Note, answers: str | None = None) -> Revision | Refused:
    """Begin a log entry in a file of its own; `answers` is the expectation it answers."""
    people = _people(stock, note.account, note.theirs, note.ours)
    if isinstance(people, Refused):
        return people
    name = f"{note.on.isoformat()}-{make_id(note.text)}.md"
    folder = folder_of(stock, note.account)
    file = f"{ACCOUNTS}/{folder.folder}/{LOG_FOLDER}/{name}"
    if f"{LOG_FOLDER}/{name}" in folder.files:
        return Refused(sentence("{file} exists already", file=file))
    fields: dict[str, Value] = {
        "kind": note.kind or guess_kind(note.text) or "meeting",
        "on": note.on.isoformat(),
        "title": note.text.strip(),
        "for": answers,
        "with": list(people.theirs),
        "others": list(people.others),
        "ours": list(people.ours),
    }
    return revise_text(stock.root, file, lambda _: front_matter(file, fields))


def note_action(
    stock: Stock, account: str, what: str, owner: str | None, due: date | None
) -> Revision | Refused:
    """Put a task into the action list; without an owner it is the account's owner's."""
    person = owner or stock.accounts[account].facts.account.owner or ""
    member = member_meant(person, stock.shared.team)
    if member is None:
        return _unknown(stock, account, person)
    folder = folder_of(stock, account)
    file = folder.files.get(ACTIONS, f"{ACCOUNTS}/{folder.folder}/{ACTIONS}")
    return revise_text(stock.root, file, lambda text: add_action(text, what, owner=member, due=due))


def front_matter(file: str, fields: dict[str, Value], body: str = "") -> Edited | Refused:
    """A new Markdown file with these fields, without those that are empty."""
    filled = [SetValue((key,), value) for key, value in fields.items() if value]
    done = edit_document(file, "", filled)
    return (
        done if isinstance(done, Refused) else Edited(f"{done.text}\n{body}" if body else done.text)
    )


def _people(
    stock: Stock, account: str, theirs: Sequence[str], ours: Sequence[str]
) -> _People | Refused:
    """Sort names into theirs, ours and others; a name that is nearly a known one is refused."""
    found: dict[str, list[str]] = {"theirs": [], "ours": [], "others": []}
    record, team = stock.accounts[account].facts.account, stock.shared.team
    for name in _names(theirs):
        contact, member = contact_meant(name, record), member_meant(name, team)
        if contact is not None:
            found["theirs"].append(contact)
        elif member is not None:
            found["ours"].append(member)
        elif name in record.posts or _is_slip(name, nearest_person(name, record, team)):
            return _unknown(stock, account, name)
        else:
            found["others"].append(name)
    for name in _names(ours):
        member = member_meant(name, team)
        if member is None:
            return _unknown(stock, account, name)
        found["ours"].append(member)
    unique = {key: tuple(dict.fromkeys(names)) for key, names in found.items()}
    return _People(**unique)


def _is_slip(name: str, meant: str | None) -> bool:
    """Whether a name is rather a known one mistyped than somebody new: it begins alike."""
    return meant is not None and fold(name)[:1] == fold(meant)[:1]


def _names(written: Sequence[str]) -> Iterator[str]:
    for names in written:
        yield from (name.strip() for name in names.split(",") if name.strip())


def _unknown(stock: Stock, account: str, name: str) -> Refused:
    record, team = stock.accounts[account].facts.account, stock.shared.team
    if name in record.posts:
        return Refused(sentence("nobody, or more than one, holds the post {post}", post=name))
    meant = nearest_person(name, record, team)
    if meant is None:
        return Refused(sentence("nobody is called {name}", name=name))
    if meant == name:
        return Refused(sentence("{name} may be several people; write the id", name=name))
    return Refused(
        sentence("nobody is called {name}; did you mean {meant}?", name=name, meant=meant)
    )
