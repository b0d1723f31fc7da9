"""Writing an offer: each slip is told where it stands, with what was probably meant."""

from collections.abc import Callable, Iterable

import pytest

from kamdocs.check.explanation import Example
from kamdocs.diagnostics.diagnostic import Diagnostic

Judge = Callable[[Iterable[Example]], tuple[Diagnostic, ...]]

FILE = "accounts/acme/proposals/offer.md"
CONTACTS = """\
people:
  nuria: {name: Núria, title: CIO, orientation: technical}
  pau: {name: Pau, title: CFO, roles: [approver], orientation: financial}
  olga: {name: Olga, title: HR}
"""
HEAD = """\
---
title: T
to: [nuria, pau]
prepared_by: ana
issued: 2026-11-20
valid_until: 2026-12-20
scope: {excluded: [New tills]}
prices:
  - {text: Set-up, price: 900}
next_steps: [{text: Talk, on: 2026-12-03, ours: ana}]
"""
BODY = """\
---

## Summary

Text.

## The return
for: financial

It pays back 3 times.
"""


def judged(
    judge: Judge, *changes: tuple[str, str], more: str = "", **files: str
) -> list[tuple[int, int, str]]:
    """Line, column and what is said of the offer with these changes; `files` are shared passages."""
    text = HEAD + BODY + more
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    named = {FILE: text, "accounts/acme/contacts.yaml": CONTACTS}
    named |= {f"accounts/passages/{key.replace('_', '.')}.md": say for key, say in files.items()}
    found = judge([Example(file, "text", say.encode()) for file, say in named.items()])
    return [
        (
            one.located.extent.line,
            one.located.extent.column,
            f"{one.located.name}: {one.located.message}; {one.located.help}",
        )
        for one in found
        if one.located.file == FILE
    ]


def test_a_sound_offer(judge: Judge) -> None:
    assert judged(judge) == []
    security = "\n## Security\nappendix: yes\n\ninclude: security\n"
    assert judged(judge, more=security, security_en="Locked.") == []
    assert judged(judge, more=security, security="Locked.") == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "said"),
    [
        ("text: Set-up, price: 900", "product: analitics", 9, 15, "there is no product analitics; did you mean analytics?"),
        ("[nuria, pau]", "[nuria, pao]", 3, 13, "there is no contact pao; did you mean pau?"),
        ("prepared_by: ana", "prepared_by: anna", 4, 14, "nobody of our team has the id anna; did you mean ana?"),
        ("title: T", "title: T\nterms: standard-2027", 3, 8, "there is no terms standard-2027"),
        ("title: T", "title: T\nreferences: terrassa", 3, 13, "there is no customer_reference terrassa"),
        ("title: T", "title: T\nobjectives: grow", 3, 13, "there is no objective grow"),
        ("title: T", "title: T\noutcomes: [{text: Less, figure: 1, source: us, need: calls}]", 3, 54, "there is no need calls"),
        ("title: T", "title: T\neditions: {x: {for: [paul]}}", 3, 22, "nobody knows for whom this is: paul; did you mean pau?"),
        ("title: T", "title: T\neditions: {x: {for: [pau], lead: [the-retrun]}}", 3, 35, "the offer has no section the-retrun; did you mean the-return?"),
        ("title: T", "title: T\neditions: {x: {for: [pau], body: [scopes]}}", 3, 35, "the offer has no section scopes; did you mean scope?"),
        ("title: T", "title: T\neditions: {x: {for: [pau], language: fr}}", 3, 38, "en, es"),
        ("for: financial", "for: finanzial", 18, 6, "nobody knows for whom this is: finanzial; did you mean financial?"),
        ("for: financial", "for:", 18, 1, "this marker is not understood"),
        ("for: financial", "four: financial", 18, 1, "this marker is not understood; did you mean for?"),
        ("for: financial", "for: olga", 18, 6, "this is for olga, and nobody who reads the offer is meant"),
        ("for: financial", "for: relationship", 18, 6, "this is for relationship, and nobody"),
        ("It pays", "include: secruity\n\nIt pays", 20, 10, "there is no passage secruity; none is recorded yet; they stand in accounts/passages/"),
        ("It pays", "question: Who says so?\n\nIt pays", 20, 11, "still to be written: Who says so?"),
        ("It pays", "Lorem Ipsum pays", 20, 1, "Lorem Ipsum holds a place that is still to be filled"),
        ("It pays", "It (TODO) pays", 20, 1, "TODO holds a place that is still to be filled"),
        ("It pays back 3 times.\n", "", 17, 4, "nothing is written under The return"),
        ("It pays", "::: for financial\nIt pays", 20, 1, "this passage does not end"),
        ("It pays", ":::\n\nIt pays", 20, 1, "this marker stands in the wrong place"),
        ("It pays", "::: lang es\nPaga.\n:::\n\nIt pays", 20, 10, "this text in es is in no edition"),
        ("for: financial\n", "for: financial\nlang: es\n", 2, 1, "the edition complete is in en; not written in it: The return"),
        ("## Summary", "## Details\nfor: pau", 2, 1, "no section sums the offer up"),
        ("Text.", "Word " * 251, 13, 4, "the summary has 251 words"),
        (", on: 2026-12-03, ours: ana", "", 10, 14, "this step has neither a date nor a person"),
        (", on: 2026-12-03", "", 10, 14, "this step has no date"),
        (", ours: ana", "", 10, 14, "nobody is named for this step"),
        ("[nuria, pau]", "[nuria, pau, olga]", 3, 18, "nobody knows what Olga decides by"),
        ("title: T", "title: T\neditions: {x: {for: [olga]}}", 3, 21, "the edition x is for nobody"),
        ("title: T", "title: T\neditions: {x: {lead: [price]}}", 3, 12, "the edition x is for nobody"),
    ],
)  # fmt: skip
def test_a_slip_is_told_where_it_stands(
    judge: Judge, old: str, new: str, line: int, column: int, said: str
) -> None:
    found = judged(judge, (old, new))
    assert any(f[:2] == (line, column) and said in f[2] for f in found), found


def test_an_edition_in_a_language_that_a_passage_lacks(judge: Judge) -> None:
    es = ("title: T", "title: T\neditions: {spanish: {for: pau, language: es}}")
    found = judged(judge, es, more="\n## Security\n\ninclude: security\n", security_en="Locked.")
    assert (
        25, 10, ("passage-not-translated: the passage security is not written in es; it is shown in en;"
        " write accounts/passages/security.es.md"),
    ) in found  # fmt: skip


def test_an_edition_for_a_group_is_one_for_its_people(judge: Judge) -> None:
    board = ("title: T", "title: T\ngroups: {board: [pau]}\neditions: {x: {for: board}}")
    assert judged(judge, board) == []


def test_ordinary_words_of_other_languages_hold_no_place(judge: Judge) -> None:
    assert judged(judge, ("It pays", "Sobre todo, vale para todo: paga")) == []
    assert judged(judge, ("It pays", "¿TODO? Nada: paga")) != []
