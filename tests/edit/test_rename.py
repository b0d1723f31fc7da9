"""Ids are renamed where they are ids, and nothing else changes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from kamdocs.edit.change import Edited, Refused
from kamdocs.edit.rename import Kept, Renaming, ids_in, rename_values
from kamdocs.edit.rename_prose import (
    Whose,
    rename_in_actions,
    rename_in_links,
    rename_in_log,
    rename_in_revenue,
    rename_in_sections,
)
from kamdocs.edit.source import Source
from kamdocs.model.account import Account
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.product import Catalogue
from kamdocs.model.settings.settings import Settings
from kamdocs.read.names import names_of

ACCOUNT = """\
# ana began this file
name: ana        # a customer with the name of ours
owner: ana
team: [marc, "ana"]
assigned: ana
escalation: [ana, joan]
ratings:
  by: ana        # the stamp
  product_fit: {rating: 4, by: marc, why: ana says so}
handoff: {from: ana, to: marc}
people:
  ana: {name: Ana Prat, influences: [pau], relationship: {ana: credible_source}}
  pau:
    name: Pau
    conflicts_with: ana
units:
  - {id: ana, name: Ana}
  - {id: online, name: Online, parent: ana}
grid:
  ana: {wms: potential}
opportunities:
  big:
    name: Big
    owner: 'ana'
    unit: ana
    decision:
      members: [ana, pau]
"""


def renamed(kind, text=ACCOUNT, kept=None, old="ana", new="anna", file="a.yaml"):
    done = rename_values(file, text, kept or Kept(Account), Renaming(kind, old, new))
    assert isinstance(done, Edited), done
    return done.text


def changed(kind):
    """The lines that differ, as they are afterwards."""
    lines = zip(ACCOUNT.splitlines(), renamed(kind).splitlines(), strict=True)
    return [new.strip() for old, new in lines if new != old]


def test_one_of_ours_in_short_forms_stamps_and_lists():
    assert changed("team") == [
        "owner: anna",
        'team: [marc, "anna"]',
        "assigned: anna",
        "escalation: [anna, joan]",
        "by: anna        # the stamp",
        "handoff: {from: anna, to: marc}",
        "ana: {name: Ana Prat, influences: [pau], relationship: {anna: credible_source}}",
        "owner: 'anna'",
    ]


def test_a_contact_as_key_and_as_reference():
    assert changed("contact") == [
        "escalation: [anna, joan]",
        "anna: {name: Ana Prat, influences: [pau], relationship: {ana: credible_source}}",
        "conflicts_with: anna",
        "members: [anna, pau]",
    ]


def test_a_unit_as_item_parent_and_row():
    assert changed("unit") == [
        "- {id: anna, name: Ana}",
        "- {id: online, name: Online, parent: anna}",
        "anna: {wms: potential}",
        "unit: anna",
    ]


def test_a_part_in_a_file_of_its_own():
    text = "ana: {wms: potential}   # ana\nrest:\n  wms: blocked\n"
    assert renamed("unit", text, Kept(Account, "grid")) == text.replace("ana: {", "anna: {")


def test_products_criteria_and_what_follows_them():
    text = "families:\n  soft:\n    name: wms\n    products:\n      wms: WMS\n      new: {name: N, replaces: wms}\n"
    assert renamed("product", text, Kept(Catalogue), "wms", "stock") == text.replace(
        "      wms:", "      stock:"
    ).replace("replaces: wms", "replaces: stock")
    assert renamed("criterion", "criteria: {fit: 20}\n", Kept(Settings), "fit", "best") == (
        "criteria: {best: 20}\n"
    )


def test_front_matter_of_a_log_entry_not_its_prose():
    text = "---\nwith: [ana]\nabout: ana\n---\nana came\n"
    assert renamed("contact", text, Kept(LogEntry), file="log/x.md") == text.replace(
        "[ana]", "[anna]"
    )


def test_an_id_that_is_taken_in_the_same_file_is_refused():
    text = "people:\n  ana: Ana\n  anna: Anna\n"
    done = rename_values("a.yaml", text, Kept(Account), Renaming("contact", "ana", "anna"))
    assert isinstance(done, Refused)


def test_a_broken_file_that_mentions_it_is_refused():
    text = "owner: ana\nteam: [marc\n"
    done = rename_values("a.yaml", text, Kept(Account), Renaming("team", "ana", "anna"))
    assert isinstance(done, Refused)


def test_ids_that_look_like_other_things_are_read_as_written():
    assert renamed("team", "owner: ana\n", new="2026") == "owner: 2026\n"
    assert renamed("team", "owner: ana\n", new="null") == 'owner: "null"\n'


def test_actions():
    text = "- [ ] 2026-12-01 @ana Call ana\n- [x] @anabel Mail @ana\n```\n- [ ] @ana x\n```\n"
    done = rename_in_actions(text, Renaming("team", "ana", "anna"))
    assert done == text.replace("@ana Call", "@anna Call")
    assert rename_in_actions(text, Renaming("contact", "ana", "anna")) == text


def whose(people, others=(), old="nuria", new="soler"):
    after = [(new if key == old else key, name) for key, name in people]
    return Whose(names_of(people), names_of(after), names_of(others))


def test_a_log_keeps_names_that_still_mean_the_same_person():
    text = "## 2026-11-18 call · Núria, nuria / Ana\nnuria said\nNext: 2026-12-01 Ana: ask nuria\n"
    people = [("nuria", "Núria Soler")]
    renaming = Renaming("contact", "nuria", "soler")
    assert rename_in_log(text, renaming, whose(people)) == text
    people = [("nuria", "Dr Soler")]
    done = rename_in_log(text, renaming, whose(people))
    assert done == text.replace("Núria, nuria /", "soler, soler /")


def test_ours_in_a_log_and_as_the_owner_of_a_next_step():
    text = "## 2026-11-18 call · pau / pau, af\nNext: 2026-12-01 @af: offer\nNext: af: mail\n"
    renaming = Renaming("team", "af", "ana")
    done = rename_in_log(text, renaming, whose([("af", "Ana F.")], [("pau", "Pau")], "af", "ana"))
    assert done == text.replace(", af", ", ana").replace("@af", "@ana").replace("af: m", "ana: m")


def test_what_a_log_entry_is_about():
    text = "## 2026-11-05 value · support-2026\nsupport-2026 works\n"
    renaming = Renaming("contract", "support-2026", "support")
    assert rename_in_log(text, renaming, whose([])) == text.replace(
        "value · support-2026", "value · support"
    )


def test_who_takes_care_and_what_was_shown():
    text = "## 2026-11-18 complaint · ana\nOwner: ana\nShown: erp, CRM\nAbout: erp\nerp\n"
    ours = whose([("ana", "Dr Puig")], [("ana", "Prat")], "ana", "anna")
    done = rename_in_log(text, Renaming("team", "ana", "anna"), ours)
    assert done == text.replace("Owner: ana", "Owner: anna")
    theirs = whose([("ana", "Prat")], [], "ana", "prat")
    done = rename_in_log(text, Renaming("contact", "ana", "prat"), theirs)
    assert done == text.replace("complaint · ana", "complaint · prat")
    done = rename_in_log(text, Renaming("product", "erp", "suite"), whose([]))
    assert done == text.replace("Shown: erp", "Shown: suite").replace("About: erp", "About: suite")


def test_readers_of_sections():
    text = "---\nto: [nuria]\n---\n\n## A\nfor: technical, nuria\n\nnuria\n"
    done = rename_in_sections("proposals/x.md", text, Renaming("contact", "nuria", "soler"))
    assert done == text.replace("technical, nuria", "technical, soler")


def test_links_to_an_account():
    text = (
        "[a](../acme/plan.md) [b](/accounts/acme/log.md#acme) [c](https://acme/acme) [d](acme.md)\n"
    )
    done = rename_in_links("accounts/x/plan.md", text, Renaming("account", "acme", "moll"))
    assert done == (
        "[a](../moll/plan.md) [b](/accounts/moll/log.md#acme) [c](https://acme/acme) [d](acme.md)\n"
    )


def test_the_money_table():
    text = '\ufeffaccount,unit,date,amount,seller\r\nacme,"ana",2026,1,ana\r\nmoll,ana,2026,"1",ana\r\n'
    assert rename_in_revenue(text, Renaming("unit", "ana", "anna"), "acme") == text.replace(
        '"ana"', '"anna"'
    )
    assert rename_in_revenue(text, Renaming("team", "ana", "a"), None) == text.replace(
        ",ana\r", ",a\r"
    )
    assert rename_in_revenue(text, Renaming("account", "acme", "b"), None) == text.replace(
        "acme", "b"
    )
    assert rename_in_revenue(text, Renaming("contact", "ana", "b"), None) == text


WORDS = st.sampled_from(["ana", "marc", "online", "wms", "x"])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "owner": WORDS,
        "team": st.lists(WORDS, max_size=2) | WORDS,
        "assigned": WORDS,
        "name": WORDS,
        "people": st.dictionaries(WORDS, WORDS, max_size=3),
        "units": st.lists(st.fixed_dictionaries({"id": WORDS, "parent": WORDS}), max_size=2),
        "custom": st.dictionaries(WORDS, WORDS, max_size=2),
    },
)
KINDS = st.sampled_from(["team", "contact", "unit", "product"])


@given(FIELDS, KINDS, st.booleans())
def test_every_other_character_stays(fields, kind, in_lines):
    if in_lines:
        text = "".join(f"{key}: {flow(value)}   # ana\n" for key, value in fields.items())
    else:
        text = flow(fields) + "  # ana\n"
    done = rename_values("a.yaml", text, Kept(Account), Renaming(kind, "ana", "renamed"))
    if isinstance(done, Refused):
        return
    assert done.text.replace("renamed", "ana") == text
    left = ids_in(Kept(Account), Source("a.yaml", done.text).value)
    assert not [each for each in left if (each.kind, each.id) == (kind, "ana")]
    back = rename_values("a.yaml", done.text, Kept(Account), Renaming(kind, "renamed", "ana"))
    assert back == Edited(text)


@given(st.text(max_size=60), KINDS)
def test_no_text_makes_it_fail(text, kind):
    renaming = Renaming(kind, "ana", "anna")
    text = re.sub("[\ud800-\udfff]", "", text)
    assert isinstance(rename_values("a.yaml", text, Kept(Account), renaming), Edited | Refused)
    for rename in (rename_in_actions, lambda t, r: rename_in_log(t, r, whose([("ana", "A")]))):
        assert isinstance(rename(text, renaming), str)
    assert isinstance(rename_in_revenue(text, renaming, None), str)


def flow(value):
    """A value in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return value
