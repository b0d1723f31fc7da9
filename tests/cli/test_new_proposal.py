"""`kamdocs new proposal`: a first draft from what the files know, with questions for the rest."""

import json

import pytest

DAY = ("--today", "2026-11-22")


@pytest.fixture
def acme(workspace):
    """The folder of the account."""
    return workspace / "accounts" / "acme"


@pytest.fixture
def do(run, workspace):
    """Call the program; it must succeed, and gives what it said."""

    def do(*words, code=0):
        done = run("-C", workspace, *words, *DAY)
        assert done.exit_code == code, (done.stdout, done.stderr)
        return done.stdout + done.stderr

    return do


@pytest.fixture
def found(run, workspace):
    """What `kamdocs check` finds in the draft: names without `left-to-write`, and the questions."""

    def found():
        done = run("-C", workspace, "check", "--format", "json", *DAY)
        assert done.exit_code == 0, done.stdout
        told = [
            one
            for one in json.loads(done.stdout)
            if "/proposals/" in one["file"] and one["severity"] != "info"
        ]
        asked = [one["message"] for one in told if one["name"] == "left-to-write"]
        return {one["name"] for one in told} - {"left-to-write"}, asked

    return found


def draft(acme):
    """The text of the only draft."""
    (file,) = (acme / "proposals").iterdir()
    return file.read_text("utf-8")


def fill(acme):
    """An account of which much is known."""
    account = acme / "account.yaml"
    account.write_text(
        account.read_text("utf-8").split("people:")[0] + "team: [marc]\n"
        "profile:\n"
        "  industry: retail\n"
        "  pains:\n"
        "    - {id: gaps, text: Eight shelves are empty, cost_of_waiting: €900 a day, share: yes}\n"
        "    - They fear their bank\n"
        "people:\n"
        "  nuria: {name: Núria Soler, title: CIO, orientation: technical}\n"
        "  pau: {name: Pau Serra, title: CFO, orientation: financial}\n"
        "  olga: {name: Olga, title: Left us, left: 2026-01}\n"
        "opportunities:\n"
        "  shelves:\n"
        "    name: Shelves\n"
        "    stage: proposal\n"
        "    product: analytics\n"
        "    amount: 900\n"
        "    serves: [gaps]\n"
        "    decision:\n"
        "      criteria: [speed, price]\n"
        "      cooperation: [Pilot 2025]\n"
        "      share: yes\n"
        "      members: {nuria: [champion], pau: [economic_buyer], olga: [approver]}\n",
        "utf-8",
    )
    (acme / "plan.md").write_text(
        "---\n"
        "objectives:\n"
        "  - {id: full, text: Full shelves by 2028, due: 2028-12, owner: ana, class: growth, share: yes,\n"
        "     measure: Shelves counted, serves: [gaps], milestones: [{text: Pilot, due: 2027-03}]}\n"
        "  - {id: quiet, text: Take the warehouse, due: 2028-12, owner: ana, class: growth,\n"
        "     measure: Signed, milestones: [{text: Talk, due: 2027-03}]}\n"
        "recommendations:\n"
        "  - {text: Count at night, why: Shops stay open, partners: [NightCo], share: yes}\n"
        "  - Raise the price\n"
        "resources:\n"
        "  - {text: An engineer, side: us, share: yes}\n"
        "  - {text: A data owner, side: them, share: yes}\n"
        "---\n",
        "utf-8",
    )
    accounts = acme.parent
    (accounts / "references.yaml").write_text(
        "references:\n"
        "  moll: {customer: Moll, industry: retail, consent: 2026-01-01}\n"
        "  shy: {customer: Shy, industry: retail}\n"
        "  far: {customer: Far, industry: steel, consent: 2026-01-01}\n",
        "utf-8",
    )
    for name, text in (
        ("terms/standard.md", "---\ntitle: Standard\n---\n\nFair.\n"),
        ("passages/company.en.md", "We are Meridian.\n"),
        ("passages/security.es.md", "Con llave.\n"),
    ):
        (accounts / name).parent.mkdir(exist_ok=True)
        (accounts / name).write_text(text, "utf-8")


def test_a_complete_draft(do, acme, found):
    fill(acme)
    do("new", "proposal", "acme")
    text = draft(acme)
    assert text.startswith(
        "---\nnumber: P-2026-001\ntitle: Shelves\nlanguage: en\nopportunity: shelves\nto: [nuria, pau]\n"
        "prepared_by: [ana]\nteam:\n  - {person: ana}\n  - {person: marc}\n"
        "issued: 2026-11-22\nvalid_for: 30 days\nterms: standard\nobjectives: [full]\n"
        "references: [moll]\n"
    )
    assert "on: 2026-11-27\n" in text
    assert "  - {product: analytics, quantity: 1}\n---\n\n## Executive summary\n" in text
    assert (
        "## What we understood\nid: understanding\n\n"
        "- Eight shelves are empty\n  (What waiting costs: €900 a day)\n\n"
        "### What you decide by, in your order\n\n1. speed\n2. price\n\n"
        "### What we have done together\n\n- Pilot 2025\n\n"
        "## What we propose\nid: recommendation\n\n"
        "### Count at night\n\nShops stay open\n\nTogether with NightCo\n\n"
    ) in text
    assert "## What it pays back\nfor: financial\n\nquestion: What becomes of «Eight" in text
    assert "## How it works\nfor: technical\n\nquestion: " in text
    assert "## About us\nappendix: yes\n\ninclude: company\n" in text
    for internal in ("bank", "Raise", "warehouse", "shy", "far", "security", "olga"):
        assert internal not in text
    names, asked = found()
    assert names == {"term-missing"}  # how long it runs, only its author knows
    assert len(asked) == text.count("\nquestion: ") == 8


def test_a_draft_for_an_account_of_three_lines(do, acme, found):
    (acme / "account.yaml").write_text("name: Acme\ntier: low\nowner: ana\n", "utf-8")
    do("new", "proposal", "acme")
    assert "title: Proposal for Acme\n" in draft(acme)
    names, asked = found()
    assert names == {"nobody-addressed"}
    assert any("It is the title." in one for one in asked)
    assert "the offer has no price yet" in asked


def test_one_of_ours_without_telephone_does_not_stop_it(run, do, workspace, acme):
    team = workspace / "accounts" / "team.yaml"
    team.write_text("people:\n  ana: {name: Ana}\n  joan: {name: Joan}\n", "utf-8")
    (acme / "account.yaml").write_text("name: Acme\ntier: low\nowner: ana\n", "utf-8")
    do("new", "proposal", "acme")
    done = run("-C", workspace, "check", *DAY)
    assert done.exit_code == 1
    assert done.stdout.count("proposal-team-incomplete [PRP03]") == 1


@pytest.mark.parametrize(
    ("language", "heading", "title", "ask"),
    [
        ("en", "## Executive summary", "Proposal for Acme", "What is the situation"),
        ("es", "## Resumen ejecutivo", "Propuesta para Acme", "¿Cuál es la situación"),
        ("ca", "## Resum executiu", "Proposta per a Acme", "Quina és la situació"),
    ],
)
def test_it_speaks_the_language_of_the_offer(do, acme, found, language, heading, title, ask):
    do("new", "proposal", "acme", "--language", language)
    text = draft(acme)
    assert f"title: {title}\nlanguage: {language}\n" in text
    assert heading in text
    assert f"question: {ask}" in text
    assert found()[0] <= {"nobody-addressed"}


def test_readers_can_be_named_by_post_and_a_second_draft_is_refused(do, acme):
    contacts = "posts:\n  - {id: cio, title: CIO, unit: retail}\npeople:\n  nuria: {name: Núria, post: cio}\n"
    account = acme / "account.yaml"
    account.write_text(account.read_text("utf-8").split("people:")[0], "utf-8")
    (acme / "contacts.yaml").write_text(contacts, "utf-8")
    do("new", "opportunity", "acme", "Analytics for retail", "--product", "analytics")
    do("new", "proposal", "acme", "--to", "cio")
    assert "to: [nuria]\n" in draft(acme)
    assert "exists already" in do("new", "proposal", "acme", code=1)


def test_several_open_sales_have_to_be_told_apart(do, acme):
    do("new", "opportunity", "acme", "One", "--product", "analytics")
    do("new", "opportunity", "acme", "Two", "--product", "support")
    assert "say which of one and two" in do("new", "proposal", "acme", code=1)
    assert "did you mean two?" in do("new", "proposal", "acme", "--opportunity", "twoo", code=1)
    do("new", "proposal", "acme", "--opportunity", "two")
    assert "{product: support, quantity: 1}" in draft(acme)


@pytest.mark.parametrize("title", ["提案 🎉", "عرض", "Més vendes, menys trucades: «Nord»"])
def test_titles_of_any_script_begin_an_offer(do, acme, found, title):
    do("new", "proposal", "acme", title, "--id", "2026-new")
    assert title in draft(acme).split("---")[1]
    assert found()[0] <= {"nobody-addressed"}
