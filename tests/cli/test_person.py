"""Showing and forgetting a person, from the command line, in real repositories."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FILES = {
    "accounts/acme/account.yaml": """\
name: Acme
tier: normal
owner: ana
lifecycle: customer
since: 2024
units:
  - {id: retail, name: Retail, location: Barcelona}
ratings: {by: ana, on: 2026-09-14, product_fit: 3, revenue_potential: 3, solvency: 5}
reviews:
  - {on: 2026-07-10, by: joan, of: tier, decision: keep, why: As expected}
cadence:
  call: {every: 2 weeks, with: [maria, pau]}
  visit: {every: 2 months, with: maria}
opportunities:
  stock:
    name: Stock
    decision:
      members:
        maria: [champion]   # since spring
        pau: [economic_buyer]
    objections:
      - {text: Too dear, said_by: maria}
""",
    "accounts/acme/contacts.yaml": """\
# Who is who
posts:
  - {id: cio, title: CIO, unit: retail}
people:
  # met at the fair
  maria:
    name: Maria Solé
    post: cio
    email: maria.sole@acme.example   # the new one
    phone: +34 600 000 111
    influences: [pau]
  pau:
    name: Pau Serra
    title: Finance
    influences: [maria]
    conflicts_with: maria
""",
    "accounts/acme/log.md": """\
# Log

## 2026-11-18 call · Maria / Ana
Maria wants the offer. We told Maria Solé that pau i pausa differ.
Next: 2026-12-01 Ana: call +34 600 000 111

## 2026-11-10 meeting · Maria, Pau / Ana
Call Maria at 600 000 111 or maria.sole@acme.example.
""",
    "accounts/acme/actions.md": "- [ ] 2026-12-01 @ana Send the offer to Maria\n",
    "accounts/other/account.yaml": """\
name: Other
tier: low
owner: ana
lifecycle: customer
ratings: {by: ana, on: 2026-09-14, product_fit: 1, revenue_potential: 1, solvency: 5}
reviews:
  - {on: 2026-07-10, by: joan, of: tier, decision: keep, why: Recommended by Maria Sole of Acme}
""",
    "private/acme.yaml": """\
people:
  maria:
    hobbies: {value: sailing, source: she said so}
  pau: {hobbies: {value: chess}}
""",
}
OFFER = """\
---
number: P-2026-001
title: Fewer calls
to: [{to}]
prepared_by: [ana]
issued: 2026-11-20
valid_for: 30 days
scope:
  excluded: [New tills]
prices:
  - {{product: analytics, quantity: 12}}
---

## Executive summary
{marker}
Fewer calls.
"""


def lay(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def home(workspace):
    """A workspace with Maria in it."""
    lay(workspace, FILES)
    return workspace


@pytest.fixture
def repository(git_folder, home):
    """The same as a git repository; the overlay is not committed."""
    shutil.copytree(home, git_folder.path, dirs_exist_ok=True)
    git_folder.lay({".gitignore": "/private/\n"})
    git_folder.commit()
    return git_folder


def show(run, folder, name, *more):
    done = run("person", "show", name, "-C", folder, "--format", "json", *more)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def certain(found):
    return [each for each in found if each.get("certain") and each["room"] in ("files", "overlay")]


def text_of(folder, name):
    return (folder / name).read_text("utf-8")


def test_all_that_is_held(run, home):
    found = show(run, home, "maria sole")
    held = {(each["file"], each["line"], each["value"]) for each in found if each["kind"] == "held"}
    contacts = "accounts/acme/contacts.yaml"
    assert held >= {
        (contacts, 7, "Maria Solé"),
        (contacts, 9, "maria.sole@acme.example"),
        ("private/acme.yaml", 3, "sailing"),
    }
    places = {(each["kind"], each["file"], each["line"]) for each in certain(found)}
    account = "accounts/acme/account.yaml"
    assert places >= {
        ("record", contacts, 6),
        ("reference", contacts, 15),
        ("reference", contacts, 16),
        ("reference", account, 12),
        ("reference", account, 13),
        ("reference", account, 19),
        ("reference", account, 22),
        ("reference", "accounts/acme/log.md", 3),
        ("name", "accounts/acme/log.md", 4),
        ("phone", "accounts/acme/log.md", 5),
        ("email", "accounts/acme/log.md", 8),
        ("name", "accounts/acme/actions.md", 1),
        ("name", "accounts/other/account.yaml", 7),
        ("record", "private/acme.yaml", 2),
    }


def test_text_names_file_and_line(run, home):
    done = run("person", "show", "acme/maria", "-C", home)
    assert "accounts/acme/contacts.yaml:9 " in done.stdout
    assert "email: maria.sole@acme.example" in done.stdout
    assert "No history: " in done.stdout


def test_several_are_listed(run, home):
    lay(home, {"accounts/acme/contacts.yaml": "people: {maria: Maria Solé, mar: Maria Vila}\n"})
    done = run("person", "show", "Maria", "-C", home)
    assert done.exit_code == 2
    assert "acme/maria (Maria Solé), acme/mar (Maria Vila)" in done.stderr


def test_a_slip_is_answered(run, home):
    done = run("person", "show", "Mario Solé", "-C", home)
    assert done.exit_code == 2
    assert "did you mean Maria Solé?" in done.stderr


def test_nothing_is_held_of_a_stranger(run, home):
    assert run("person", "show", "Wolfgang Amadeus", "-C", home).exit_code == 0


def test_forgetting(run, home):
    done = run("person", "forget", "acme/maria", "-C", home, "--yes")
    assert done.exit_code == 0, done.output
    assert (
        text_of(home, "accounts/acme/contacts.yaml")
        == """\
# Who is who
posts:
  - {id: cio, title: CIO, unit: retail}
people:
  # met at the fair
  pau:
    name: Pau Serra
    title: Finance
"""
    )
    assert (
        text_of(home, "accounts/acme/log.md")
        == """\
# Log

## 2026-11-18 call · / Ana
A former contact wants the offer. We told a former contact that pau i pausa differ.
Next: 2026-12-01 Ana: call removed

## 2026-11-10 meeting · Pau / Ana
Call a former contact at removed or removed.
"""
    )
    assert text_of(home, "accounts/acme/account.yaml").endswith("""\
cadence:
  call: {every: 2 weeks, with: [pau]}
  visit: {every: 2 months}
opportunities:
  stock:
    name: Stock
    decision:
      members:
        pau: [economic_buyer]
    objections:
      - {text: Too dear}
""")
    assert "offer to a former contact\n" in text_of(home, "accounts/acme/actions.md")
    assert "by a former contact of Acme}" in text_of(home, "accounts/other/account.yaml")
    assert text_of(home, "private/acme.yaml") == "people:\n  pau: {hobbies: {value: chess}}\n"
    assert certain(show(run, home, "Maria Solé")) == []
    assert run("check", "-C", home).exit_code == 0


def test_other_words(run, home):
    done = run("person", "forget", "acme/maria", "--as", "the CIO", "-C", home, "--yes")
    assert done.exit_code == 0, done.output
    assert "The CIO wants the offer. We told the CIO that" in text_of(home, "accounts/acme/log.md")
    bad = run("person", "forget", "acme/maria", "--as", "x: y", "-C", home, "--yes")
    assert bad.exit_code == 2


def test_nobody_is_asked_without_a_terminal(run, home):
    before = text_of(home, "accounts/acme/log.md")
    done = run("person", "forget", "acme/maria", "-C", home)
    assert done.exit_code == 2
    assert "--yes" in done.stderr
    dry = run("person", "forget", "acme/maria", "-C", home, "--dry-run")
    assert dry.exit_code == 0
    assert "\n-## 2026-11-18 call · Maria / Ana\n" in dry.stdout
    assert "\n+## 2026-11-18 call · / Ana\n" in dry.stdout
    assert "--- a/private/acme.yaml" in dry.stdout
    assert text_of(home, "accounts/acme/log.md") == before


def test_uncertain_words_wait_for_a_human(run, home):
    text = "## 2026-11-18 call · Pau / Ana\nVolem pau. Pau i treball. Truca a Pau demà.\n"
    lay(home, {"accounts/acme/log.md": text})
    done = run("person", "forget", "acme/pau", "-C", home, "--yes")
    assert done.exit_code == 0, done.output
    log = "## 2026-11-18 call · / Ana\nVolem pau. Pau i treball. Truca a a former contact demà.\n"
    assert text_of(home, "accounts/acme/log.md") == log
    assert "Perhaps\n  accounts/acme/log.md:2  Volem pau" in done.stdout
    again = run("person", "forget", "Pau Serra", "-C", home, "--yes")
    assert "nothing to change in the files" in again.stderr


def test_uncertain_words_go_when_asked(run, home):
    text = "## 2026-11-18 call · Pau / Ana\nVolem pau. Pau i treball.\n"
    lay(home, {"accounts/acme/log.md": text})
    run("person", "forget", "acme/pau", "-C", home, "--yes", "--with-uncertain")
    log = "## 2026-11-18 call · / Ana\nVolem a former contact. A former contact i treball.\n"
    assert text_of(home, "accounts/acme/log.md") == log


def test_offers(run, home):
    frozen = "accounts/acme/proposals/2026-offer.issued/v1/lock.yaml"
    lay(home, {
        "accounts/acme/proposals/2026-offer.md": OFFER.format(to="maria", marker=""),
        "accounts/acme/proposals/2026-second.md": OFFER.format(
            to="maria, pau", marker="for: maria, pau"
        ).replace("P-2026-001", "P-2026-002"),
        frozen: "readers: [Maria Solé]\n",
    })  # fmt: skip
    found = show(run, home, "acme/maria")
    assert [each["file"] for each in found if each.get("room") == "frozen"] == [frozen]
    done = run("person", "forget", "acme/maria", "-C", home, "--yes")
    assert done.exit_code == 0, done.output
    assert "to: [pau]" in text_of(home, "accounts/acme/proposals/2026-second.md")
    assert "\nfor: pau\n" in text_of(home, "accounts/acme/proposals/2026-second.md")
    assert "\nto:" not in text_of(home, "accounts/acme/proposals/2026-offer.md")
    assert "accounts/acme/proposals/2026-offer.md was addressed to this person only" in done.stdout
    assert text_of(home, frozen) == "readers: [Maria Solé]\n"
    assert frozen in done.stdout
    assert "deletes the whole folder" in done.stdout


def test_an_open_offer_to_nobody_else_is_told(run, home):
    lay(home, {"accounts/acme/proposals/2026-offer.md": OFFER.format(to="maria", marker="")})
    done = run("person", "forget", "acme/maria", "-C", home, "--yes")
    assert done.exit_code == 0, done.output
    assert "is addressed to this person only: nobody reads it now" in done.stdout


def test_a_section_for_nobody_else_is_not_opened_to_all(run, home):
    offer = OFFER.format(to="maria, pau", marker="for: maria")
    lay(home, {"accounts/acme/proposals/2026-offer.md": offer})
    before = text_of(home, "accounts/acme/contacts.yaml")
    done = run("person", "forget", "acme/maria", "-C", home, "--yes")
    assert done.exit_code == 1
    assert "2026-offer.md: line 15: this is for that person alone" in done.stderr
    assert text_of(home, "accounts/acme/contacts.yaml") == before


def test_one_of_ours_is_not_forgotten(run, home):
    done = run("person", "forget", "Ana Ferrer", "-C", home, "--yes")
    assert done.exit_code == 1
    assert "is one of us" in done.stderr
    assert ("record", "accounts/team.yaml") in {
        (each["kind"], each.get("file")) for each in show(run, home, "Ana Ferrer")
    }


def test_an_account_that_is_the_person(run, home):
    lay(home, {"accounts/acme/account.yaml": FILES["accounts/acme/account.yaml"].replace(
        "name: Acme", "name: Maria Solé", 1)})  # fmt: skip
    done = run("person", "forget", "acme/maria", "-C", home, "--yes")
    assert done.exit_code == 1
    assert "delete the folder accounts/acme" in done.stderr


def test_files_beside_the_workspace_are_told_and_left(run, home):
    lay(home, {"export/crm.csv": "name\nMaria Solé\n", "accounts/acme/more.txt": "Maria Solé\n"})
    done = run("person", "forget", "acme/maria", "-C", home, "--yes")
    assert done.exit_code == 0, done.output
    assert "export/crm.csv:2  Maria Solé\n  kamdocs neither reads nor changes these" in done.stdout
    assert text_of(home, "export/crm.csv") == "name\nMaria Solé\n"
    assert text_of(home, "accounts/acme/more.txt") == "a former contact\n".capitalize()


def test_what_an_import_remembers(run, home):
    memory = {
        "about": "x", "format": 1,
        "ids": {"contacts/acme": {"CRM-7": "maria", "CRM-8": "pau"}},
        "wrote": {"accounts/acme": {"people/maria/name": "Maria Solé", "people/pau/name": "Pau Serra"}},
    }  # fmt: skip
    lay(home, {"accounts/.import/crm.json": json.dumps(memory)})
    done = run("person", "forget", "acme/maria", "-C", home, "--yes")
    assert done.exit_code == 0, done.output
    left = json.loads(text_of(home, "accounts/.import/crm.json"))
    assert left["ids"] == {"contacts/acme": {"CRM-8": "pau"}}
    assert left["wrote"] == {"accounts/acme": {"people/pau/name": "Pau Serra"}}


def test_history_holds_what_was_deleted_before(run, repository):
    first = repository.git("rev-parse", "HEAD")
    assert run("person", "forget", "acme/maria", "-C", repository.path, "--yes").exit_code == 0
    repository.commit()
    found = show(run, repository.path, "Maria Sole")
    commits = [each for each in found if each["kind"] == "commit"]
    assert certain(found) == []
    assert [each["commit"] for each in commits] == [first]
    assert commits[0]["files"] == [
        "accounts/acme/contacts.yaml", "accounts/acme/log.md", "accounts/other/account.yaml",
    ]  # fmt: skip
    by_address = show(run, repository.path, "maria.sole@acme.example")
    assert [each["commit"] for each in by_address if each["kind"] == "commit"] == [first]


def commands_in(text):
    """The lines to be copied: from `cd` to the last `rm`."""
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("cd "))
    last = next(number for number, line in enumerate(lines) if line.startswith("rm "))
    return "\n".join(lines[first : last + 1])


def rewrite(text, folder):
    """Run what was printed, as somebody who copies it into a shell."""
    bin_folder = Path(sys.executable).parent
    if not (bin_folder / "git-filter-repo").exists():
        pytest.skip("git-filter-repo is not installed: make setup")
    own = os.environ | {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-e"], input=commands_in(text), cwd=folder, env=own, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def everything_in(repository):
    """Every object of a repository, as bytes."""
    ids = subprocess.run(
        ["git", "cat-file", "--batch-all-objects", "--batch"],
        cwd=repository, capture_output=True, check=True,
    )  # fmt: skip
    return ids.stdout


def test_the_printed_commands_take_it_out_of_the_history(run, repository):
    repository.git("commit", "--quiet", "--allow-empty", "--message", "Talk with Maria Solé")
    repository.commit({"notes.txt": "MARIA SOLE and Maria Solera"})
    repository.commit({"notes.txt": None})
    done = run("person", "forget", "acme/maria", "-C", repository.path, "--yes")
    assert done.exit_code == 0, done.output
    repository.commit()
    assert "Maria Solé".encode() in everything_in(repository.path)
    rewrite(done.stdout, repository.path)
    left = everything_in(repository.path)
    for gone in ("Maria Solé", "MARIA SOLE ", "Maria Sole ", "maria.sole@", "600 000 111"):
        assert gone.encode() not in left, gone
    assert b"Maria Solera" in left
    assert b"Talk with a former contact" in left
    found = show(run, repository.path, "Maria Solé")
    assert [each for each in found if each["kind"] == "commit"] == []


def test_the_printed_commands_rewrite_what_was_published(run, repository, tmp_path):
    remote = tmp_path / "remote.git"
    repository.git("clone", "--quiet", "--bare", ".", str(remote))
    repository.git("remote", "add", "origin", str(remote))
    repository.git("tag", "v1")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit({"side.txt": "Maria Solé"})
    repository.git("checkout", "--quiet", "main")
    done = run("person", "forget", "acme/maria", "-C", repository.path, "--yes")
    repository.commit()
    repository.git("push", "--quiet", "origin", "main", "side", "v1")
    rewrite(done.stdout, repository.path)
    subprocess.run(["git", "gc", "--quiet", "--prune=now"], cwd=remote, check=True)
    assert "Maria Solé".encode() not in everything_in(remote)
    branches = subprocess.run(
        ["git", "branch", "--list"], cwd=remote, capture_output=True, text=True, check=True
    )
    assert branches.stdout.split() == ["*", "main", "side"]


def test_an_overlay_with_a_history_of_its_own(run, repository):
    overlay = repository.path / "private"
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "Own")):
        subprocess.run(["git", *words], cwd=overlay, check=True)
    lay(overlay, {"acme.yaml": "people: {maria: {note: Maria Solé sails}}\n"})
    subprocess.run(["git", "commit", "--quiet", "-am", "Two"], cwd=overlay, check=True)
    found = show(run, repository.path, "acme/maria")
    subjects = [each["subject"] for each in found if each["kind"] == "commit"]
    assert subjects == ["Day 1", "Two"]
