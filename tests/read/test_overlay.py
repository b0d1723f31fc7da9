"""A file of the overlay laid over an account: who is meant, what is kept and why, who is judged where."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from kamdocs.diagnostics.locate import locate
from kamdocs.model.personal import REASONS, entries_of
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.model.team import Team
from kamdocs.read.account import AccountRead, read_account
from kamdocs.read.document import read_document
from kamdocs.read.overlay import (
    OverlayRead,
    by_account,
    judgements_to_move,
    read_overlay,
    unknown_accounts,
)
from kamdocs.values.yearly_day import YearlyDay

TEAM = Team.model_validate({"people": {"ana": "Ana Ferrer"}})
PLAIN = Shared(team=TEAM)
APART = Shared(Settings.model_validate({"judgements_in_overlay": "yes"}), team=TEAM)
ACCOUNT = """
    name: Acme
    tier: normal
    owner: ana
    people:
      nuria: {name: Núria Soler, stance: neutral}
      pau: Pau Serra
    """


def account(text: str = ACCOUNT, shared: Shared = PLAIN) -> AccountRead:
    document = read_document("accounts/acme/account.yaml", dedent(text).encode())
    return read_account("acme", {"account.yaml": document}, shared)


def laid(text: str, shared: Shared = PLAIN, over: str = ACCOUNT) -> OverlayRead:
    document = read_document("private/acme.yaml", dedent(text).encode())
    return read_overlay(document, account(over, shared), shared)


def told(found: OverlayRead) -> list[str]:
    located = [locate(finding, found.origins, "acme") for finding in found.findings]
    located.sort(key=lambda one: one.extent)
    return [
        f"{one.file}:{one.extent.line}:{one.extent.column} {one.name}: {one.message} ({one.help})"
        for one in located
    ]


def test_entries_take_their_reasons_from_person_and_file() -> None:
    found = laid(
        """
        purpose: greet
        review: 2027-06
        people:
          nuria:
            source: lunch
            birthday: 1971-05-03
            hobbies: [padel, {text: opera, purpose: invite, source: Liceu}]
            dates: {wedding: {on: 06-12, basis: consent}}
          pau: {family: Two daughters}
        """
    )
    assert told(found) == []
    assert found.broken == frozenset()
    kept = {
        (key, *path): (entry.purpose, entry.basis, entry.source, str(entry.review))
        for key, person in found.personal.items()
        for path, entry in entries_of(person)
    }
    assert kept == {
        ("nuria", "birthday"): ("greet", None, "lunch", "2027-06"),
        ("nuria", "hobbies", 0): ("greet", None, "lunch", "2027-06"),
        ("nuria", "hobbies", 1): ("invite", None, "Liceu", "2027-06"),
        ("nuria", "dates", "wedding"): ("greet", "consent", "lunch", "2027-06"),
        ("pau", "family", 0): ("greet", None, None, "2027-06"),
    }
    birthday = found.personal["nuria"].birthday
    assert birthday is not None
    assert birthday.on == YearlyDay(5, 3, 1971)


def test_who_is_not_known_is_asked_back_and_left_out() -> None:
    found = laid("people:\n  nurai: {birthday: 05-03}\n  pau: {birthday: 02-29}\n")
    assert told(found) == [
        "private/acme.yaml:2:3 unknown-reference: there is no contact nurai (did you mean nuria?)"
    ]
    assert list(found.personal) == ["pau"]


def test_what_cannot_be_read_is_told_at_its_line_and_hides_nothing_else() -> None:
    found = laid("people:\n  nuria:\n    birthday: 30/2\n    hobby: padel\n    family: [Mar]\n")
    assert told(found) == [
        (
            "private/acme.yaml:3:15 bad-date: 30/2 does not say month and day in this order, "
            "with a hyphen (write 1971-05-03, or month and day where the year is not known: 05-03)"
        ),
        "private/acme.yaml:4:5 unknown-key: unknown key hobby (did you mean hobbies?)",
    ]
    assert [entry.text for entry in found.personal["nuria"].family] == ["Mar"]


@pytest.mark.parametrize("text", ["- a\n", "people: [a, b\n", "review: soon\npeople: {}\n"])
def test_nothing_is_concluded_from_what_was_not_read(text: str) -> None:
    found = laid(text)
    assert found.findings
    assert found.broken == {"personal"}


def test_without_a_file_the_account_is_as_it_was() -> None:
    read = account()
    found = read_overlay(None, read, APART)
    assert (found.personal, found.account, found.findings) == ({}, read.account, ())


JUDGED = """
    people:
      nuria:
        stance: {value: sceptic, by: ana, on: 2026-11-02}
        relationship: {ana: credible_source}
      pau: {trust: would call, orientation: financial}
    """


def test_judgements_are_merged_where_the_settings_keep_them_apart() -> None:
    found = laid(JUDGED, APART)
    assert told(found) == []
    nuria, pau = found.account.people["nuria"], found.account.people["pau"]
    assert nuria.stance is not None
    assert nuria.stance.value == "sceptic"
    assert nuria.relationship["ana"].now == "credible_source"
    assert (pau.trust, pau.decides_by) == ("would call", "financial")
    stance = found.origins.parts["people", "nuria", "stance"]
    assert (stance.file, stance.inside) == ("private/acme.yaml", ("people", "nuria", "stance"))


def test_otherwise_they_are_not_read_and_that_is_told() -> None:
    found = laid(JUDGED)
    assert found.account == account().account
    assert [line.partition(" (")[0] for line in told(found)] == [
        (
            "private/acme.yaml:4:5 judgement-misplaced: judgements are not read from the overlay: "
            "stance, relationship"
        ),
        (
            "private/acme.yaml:6:9 judgement-misplaced: judgements are not read from the overlay: "
            "trust, orientation"
        ),
    ]


def test_judgements_left_in_the_account_are_to_move() -> None:
    text = ACCOUNT.replace(
        "pau: Pau Serra", "pau: {name: Pau, power: outside, orientation: technical}"
    )
    read = account(text, APART)
    found = [
        (locate(each, read.origins, "acme").extent.line, str(each.message), str(each.help))
        for each in judgements_to_move(read.account, "../apart/acme.yaml")
    ]
    assert found == [
        (
            6,
            "judgements about persons belong in the overlay: stance of Núria Soler",
            "move stance to ../apart/acme.yaml, below people: nuria:",
        ),
        (
            7,
            "judgements about persons belong in the overlay: power of Pau",
            "move power to ../apart/acme.yaml, below people: pau:",
        ),
    ]


def test_a_file_is_named_after_its_account() -> None:
    files, twice = by_account(["private/acme.yaml", "private/acme.yml", "private/acmee.yml"])
    assert files == {"acme": "private/acme.yaml", "acmee": "private/acmee.yml"}
    assert [(each.name, each.place.file) for each in twice] == [
        ("written-twice", "private/acme.yml")
    ]
    [unknown] = unknown_accounts(files, ["acme"])
    assert (unknown.place.file, str(unknown.help)) == (
        "private/acmee.yml",
        "did you mean acme.yml?",
    )


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("birthday: 05-03", "birthday"),
        ("date_of_birth: 1971-05-03", "birthday"),
        ("Cumpleaños: 3 de mayo", "birthday"),
        ("aficions: [pàdel]", "hobbies"),
        ("hijos: 2", "family"),
        ("religió: cap", "values"),
    ],
)
def test_what_is_personal_does_not_belong_in_the_account_files(line: str, field: str) -> None:
    text = f"name: Acme\ntier: normal\nowner: ana\npeople:\n  nuria:\n    name: Núria\n    {line}\n"
    read = account(text)
    [found] = read.findings
    assert found.name == "personal-data"
    assert str(found.help) == f"move it to the personal overlay, below people: nuria: as {field}"
    assert line.partition(": ")[2] not in str(found.message)
    assert locate(found, read.origins, "acme").extent.line == 7
    assert read.broken == frozenset()


def test_what_only_looks_like_it_is_an_unknown_key() -> None:
    read = account("name: Acme\ntier: normal\nowner: ana\nbirthday: 05-03\n")
    assert [found.name for found in read.findings] == ["unknown-key"]


def test_the_documentation_shows_a_file_without_fault(repository: Path) -> None:
    page = (repository / "docs" / "private.md").read_text("utf-8")
    example, setting, *_ = re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    found = laid(example)
    assert told(found) == []
    kept = [entry for person in found.personal.values() for _, entry in entries_of(person)]
    assert len(kept) > 5
    assert all(getattr(entry, reason) for entry in kept for reason in REASONS)
    assert setting == "judgements_in_overlay: yes\n"
