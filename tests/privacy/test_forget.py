"""Files without a person: what goes, what stays, what is refused."""

import pytest

from kamdocs.edit.change import Refused


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("call · Maria / Ana", "call · / Ana"),
        ("call · Maria", "call"),
        ("call with Maria", "call"),
        ("trucada · la Maria / Ana", "trucada · / Ana"),
        ("call · Maria, Pau / Ana", "call · Pau / Ana"),
        ("call · Pau, Maria / Ana", "call · Pau / Ana"),
        ("call · Pau, Maria and Jordi / Ana", "call · Pau, Jordi / Ana"),
        ("trucada · la Maria i en Pau / Ana", "trucada · en Pau / Ana"),
        ("trucada · en Pau i la Maria / Ana", "trucada · en Pau / Ana"),
        ("call · Ana / Maria", "call · Ana"),
        ("call · Maria · the price", "call · / · the price"),
        ("note · with Maria", "note"),
        ("value · support-2026", "value · support-2026"),
        ("call · Maria (CIO) / Ana", "call · a former contact (CIO) / Ana"),
    ],
)
def test_headings(forgotten, before, after):
    log = "# Log\n\n## 2026-11-18 {}\nText.\n\n## 2026-11-01 call · Pau / Ana\n"
    assert forgotten("log.md", log.format(before)) == log.format(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("influences: [pau, maria, jordi]", "influences: [pau, jordi]"),
        ("influences: [maria]\n    title: X", "title: X"),
        ("influences: maria\n    title: X", "title: X"),
        ("influences:\n      - maria  # first\n      - pau", "influences:\n      - pau"),
        ("influences:\n      - maria\n    title: X", "title: X"),
    ],
)
def test_lists_of_ids(forgotten, before, after):
    head = "people:\n  pau:\n    name: Pau Serra\n    {}\n"
    assert forgotten("contacts.yaml", head.format(before)) == head.format(after)


def test_a_register_written_as_a_list(forgotten):
    text = "people:\n- id: maria\n  name: Maria Solé\n- id: pau\n  name: Pau Serra\n"
    assert forgotten("contacts.yaml", text) == "people:\n- id: pau\n  name: Pau Serra\n"


def test_the_only_person_goes_with_the_comments_in_the_record(forgotten):
    text = "people:\n  maria:\n    # from the fair\n    name: Maria Solé\n"
    assert forgotten("contacts.yaml", text) == "people: {}\n"
    text = f"name: Acme\n{text}tier: key\n"
    assert forgotten("account.yaml", text) == "name: Acme\ntier: key\n"


def test_decision_members_in_both_spellings(forgotten):
    text = "stock:\n  decision: {members: %s, by: 2027}\n"
    assert forgotten("opportunities.yaml", text % "{maria: [user]}") == (
        "stock:\n  decision: {by: 2027}\n"
    )
    assert forgotten("opportunities.yaml", text % "[maria, pau]") == text % "[pau]"


def test_promises_of_the_plan(forgotten):
    text = """\
---
commitments:
  - {who: them, text: Data, owner: maria}
steps:
  - {text: Access, theirs: [maria], ours: [ana]}
---

Maria wants it. “Maria Solé” decides.
"""
    after = """\
---
commitments:
  - {who: them, text: Data}
steps:
  - {text: Access, ours: [ana]}
---

Maria wants it. “A former contact” decides.
"""
    assert forgotten("plan.md", text) == after


def test_offers(forgotten):
    text = """\
---
title: T
to: [maria, pau]
groups: {board: [maria]}
editions:
  technical: {for: [maria]}
  financial: {for: [pau, maria]}
states:
  - {state: sent, on: 2026-11-22, to: [maria]}
---

## One
for: maria, pau
lead: maria

Text.

::: for pau, maria
More.
:::
"""
    after = """\
---
title: T
to: [pau]
groups: {board: []}
editions:
  financial: {for: [pau]}
states:
  - {state: sent, on: 2026-11-22}
---

## One
for: pau

Text.

::: for pau
More.
:::
"""
    assert forgotten("proposals/2026-offer.md", text) == after


def test_a_passage_for_nobody_else_is_refused(forgotten):
    text = "---\ntitle: T\n---\n\n## One\n\n::: for maria\nMore.\n:::\n"
    done = forgotten.edit("proposals/2026-offer.md", text)
    assert isinstance(done, Refused)
    assert "line 7: this is for that person alone" in str(done.reason)


def test_line_ends_marks_and_comments_stay(forgotten):
    text = "\ufeff# by Maria Solé\r\npeople:\r\n  pau: {name: Pau Serra, influences: maria} # x\r\n"
    after = "\ufeff# by a former contact\r\npeople:\r\n  pau: {name: Pau Serra} # x\r\n"
    assert forgotten("contacts.yaml", text) == after


def test_quoted_and_folded_texts(forgotten):
    text = 'name: Acme\nkey_because:\n  - "Maria Solé: \\"yes\\""\n  - >-\n    said by Maria\n    Solé\n'
    after = (
        'name: Acme\nkey_because:\n  - "A former contact: \\"yes\\""\n'
        "  - >-\n    said by a former contact\n"
    )
    assert forgotten("account.yaml", text) == after


def test_ids_of_ours_and_of_other_things_stay(forgotten):
    text = (
        "name: Acme\nowner: maria\nposts: [{id: maria, title: Maria}]\nescalation: [maria, ana]\n"
    )
    after = "name: Acme\nowner: maria\nposts: [{id: maria, title: Maria}]\nescalation: [ana]\n"
    assert forgotten("account.yaml", text) == after


def test_a_file_that_cannot_be_read_is_refused(forgotten):
    done = forgotten.edit("contacts.yaml", "people:\n  maria: {name: Maria\n  pau: x\n")
    assert isinstance(done, Refused) or "Maria" not in done.text


def test_what_cannot_be_read_whole_is_still_shown(forgotten):
    text = "people:\n  maria:\n    name: Maria Solé\n    roles: [user\n  pau: x\n"
    _, search = forgotten.search("contacts.yaml", text)
    assert search.mentions()
    search.held()
