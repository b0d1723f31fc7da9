"""An account and its file of the overlay in; what is personal, and the account as judged there, out.

The account itself stays as its own files say it: what is merged is a copy, for those who asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.origins import Origin, Origins
from kamdocs.diagnostics.place import Path, Place, key_of
from kamdocs.model.account import Account
from kamdocs.model.contact import Person
from kamdocs.model.personal import (
    MAY_STAY,
    REASONS,
    Overlay,
    Personal,
    judged_in,
    spread_reasons,
)
from kamdocs.model.shared import Shared
from kamdocs.read.account import AccountRead
from kamdocs.read.document import Document
from kamdocs.read.ids import check_references, known_in
from kamdocs.read.schema import validate
from kamdocs.read.suggest import nearest
from kamdocs.read.suppressions import Suppression
from kamdocs.values.sentence import Term, sentence
from kamdocs.workspace.layout import usual_name

PART = "personal"


@dataclass(frozen=True, slots=True)
class OverlayRead:
    """What the overlay says of one account.

    `personal` is by contact id, every entry with its reasons. `account` has the judgements of the
    overlay, and `origins` know where those stand. `broken` holds `personal` when it is not known
    whole, so that nothing is concluded from what is missing.
    """

    personal: Mapping[str, Personal]
    account: Account
    origins: Origins
    broken: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    suppressions: Mapping[str, tuple[Suppression, ...]] = field(default_factory=dict)


def read_overlay(document: Document | None, read: AccountRead, shared: Shared) -> OverlayRead:
    """Lay the overlay's file over an account; without one nothing is personal."""
    if document is None:
        return OverlayRead({}, read.account, read.origins)
    findings = list(document.findings)
    tree: Any = document.value
    if tree is not None and not isinstance(tree, dict):
        text = sentence("keys and values expected")
        help_text = sentence("begin with {key}:", key="people")
        findings.append(Finding("wrong-shape", Place((), document.file), text, help_text))
    is_whole = document.is_whole and (tree is None or isinstance(tree, dict))
    validated = validate(
        Overlay,
        tree if isinstance(tree, dict) else {},
        currency=shared.settings.currency,
        file=document.file,
        unread=document.broken,
    )
    findings += validated.findings
    overlay = validated.record or Overlay()
    findings += check_references(
        overlay, known_in(read.account, shared), read.broken | shared.broken, document.file
    )
    with_judgements = shared.settings.judgements_in_overlay
    if not with_judgements:
        findings += _not_asked_for(overlay, document.file)
    known = {key: each for key, each in overlay.people.items() if key in read.account.people}
    is_unsure = not is_whole or any(path[-1] in REASONS for path in validated.broken)
    return OverlayRead(
        personal=spread_reasons(overlay.model_copy(update={"people": known})),
        account=_judge(read.account, known) if with_judgements else read.account,
        origins=_origins(read.origins, known, document, with_judgements=with_judgements),
        broken=frozenset({PART}) if is_unsure or validated.record is None else frozenset(),
        findings=tuple(findings),
        suppressions={document.file: document.suppressions},
    )


def lay_over(person: Person, personal: Personal) -> Person:
    """A person with the judgements of the overlay; nothing else of it becomes part of them."""
    update = {name: getattr(personal, name) for name in judged_in(personal)}
    if "relationship" in update:
        update["relationship"] = {**person.relationship, **update["relationship"]}
    return person.model_copy(update=update)


def judgements_to_move(account: Account, overlay: str) -> Iterator[Finding]:
    """The judgements of an account that belong in the file `overlay`, as the settings say."""
    for key, person in account.people.items():
        found = tuple(name for name in judged_in(person) if name not in MAY_STAY)
        if found:
            yield Finding(
                "judgement-misplaced",
                key_of("people", key, found[0]),
                sentence(
                    "judgements about persons belong in the overlay: {keys} of {name}",
                    keys=tuple(Term(name) for name in found),
                    name=person.name,
                ),
                sentence(
                    "move {keys} to {file}, below people: {contact}:",
                    keys=found,
                    file=overlay,
                    contact=key,
                ),
                escalated=True,
            )


def unknown_accounts(files: Mapping[str, str], accounts: Iterable[str]) -> Iterator[Finding]:
    """The files of an overlay, by the account each is named after, that belong to no account."""
    known = sorted(accounts)
    for account, file in files.items():
        if account not in known:
            meant = nearest(account, known)
            yield Finding(
                "unknown-reference",
                Place((), file),
                sentence("there is no {kind} {written}", kind=Term("account"), written=account),
                sentence("did you mean {meant}?", meant=f"{meant}{PurePosixPath(file).suffix}")
                if meant
                else sentence("a file of the overlay is named after its account: acme.yaml"),
            )


def by_account(files: Iterable[str]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The files of an overlay by the account each is named after, and those there twice."""
    named: dict[str, str] = {}
    findings = []
    for file in files:
        account = PurePosixPath(usual_name(file)).stem
        if account in named:
            text = sentence(
                "{file} and {other} are the same file to kamdocs",
                file=PurePosixPath(file).name,
                other=PurePosixPath(named[account]).name,
            )
            help_text = sentence("keep one of the two; this one is not read")
            findings.append(Finding("written-twice", Place((), file), text, help_text))
        else:
            named[account] = file
    return named, tuple(findings)


def _not_asked_for(overlay: Overlay, file: str) -> Iterator[Finding]:
    for key, person in overlay.people.items():
        found = judged_in(person)
        if found:
            yield Finding(
                "judgement-misplaced",
                key_of("people", key, found[0], file=file),
                sentence(
                    "judgements are not read from the overlay: {keys}",
                    keys=tuple(Term(name) for name in found),
                ),
                sentence(
                    "write {line} in {file}, or move them to the account",
                    line="judgements_in_overlay: yes",
                    file="kamdocs.yaml",
                ),
            )


def _judge(account: Account, personal: Mapping[str, Personal]) -> Account:
    people = {
        key: lay_over(person, personal[key]) if key in personal else person
        for key, person in account.people.items()
    }
    return account.model_copy(update={"people": people})


def _origins(
    origins: Origins,
    personal: Mapping[str, Personal],
    document: Document,
    *,
    with_judgements: bool,
) -> Origins:
    file = document.file
    parts: dict[Path, Origin] = {**origins.parts, (PART,): Origin(file, ("people",))}
    for key, person in personal.items() if with_judgements else ():
        for name in judged_in(person):
            path = ("people", key, name)
            if name == "relationship":
                parts |= {
                    (*path, member): Origin(file, (*path, member)) for member in person.relationship
                }
            else:
                parts[path] = Origin(file, path)
    return replace(origins, parts=parts, maps={**origins.maps, file: document.source_map})
