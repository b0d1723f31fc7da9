"""The daily edits as a person types them: what they write, and what they refuse."""

import pytest

DAY = ("--today", "2026-11-22")


@pytest.fixture
def acme(workspace):
    """An account with people and posts; gives the folder of its files."""
    folder = workspace / "accounts" / "acme"
    account = folder / "account.yaml"
    account.write_text(
        "name: Acme   # the customer\n"
        "tier: normal\n"
        "owner: ana\n"
        "units:\n"
        "  - {id: retail, name: Retail, location: Barcelona}\n"
        "ratings:\n"
        "  by: ana\n"
        "  on: 2026-09-14\n"
        "  product_fit: 4\n"
        "  revenue_potential: {rating: 4, why: grows}   # keep\n"
        "  solvency: 5\n"
        "reviews:\n"
        "  - {on: 2026-07-10, by: joan, of: tier, decision: keep, why: As expected}\n",
        "utf-8",
    )
    (folder / "contacts.yaml").write_text(
        "posts:\n"
        "  - {id: cio, title: Chief information officer, unit: retail}\n"
        "  - {id: cfo, title: Finance, unit: retail}\n"
        "people:\n"
        "  nuria: {name: Núria Soler, post: cio}   # our champion\n"
        "  pau: Pau Serra\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def do(run, workspace):
    """Call an edit; it must succeed, and gives what it said."""

    def do(*words, code=0):
        done = run("-C", workspace, *words, *DAY)
        assert done.exit_code == code, (done.stdout, done.stderr)
        return done.stdout + done.stderr

    return do


def test_a_note_says_more_of_an_issue(do, acme):
    words = ("--kind", "queixa", "--with", "nuria", "--care", "ana", "--severity", "greu")
    do("log", "acme", "Readers die", *words, "--due", "2026-12", "--solved", "2026-11-22")
    assert (acme / "log.md").read_text("utf-8") == (
        "## 2026-11-22 complaint · Núria / Ana\n"
        "Readers die\n"
        "Severity: greu\n"
        "Owner: ana\n"
        "Due: 2026-12\n"
        "Solved: 2026-11-22\n"
    )
    said = do("log", "acme", "x", "--solved", "yes", code=1)
    assert "yes is not a day" in said
    assert "Solved: 2026-11-09" in said
    assert "we sell no product called Zed" in do("log", "acme", "x", "--shown", "Zed", code=1)


def test_a_note_after_a_call(do, acme):
    text = "Call with the CIO: wants the ERP offer before May"
    do("log", "acme", text, "--with", "cio", "--next", "2026-12-01")
    do("log", "Acme", "They moved the committee", "--on", "2026-11-20")
    assert (acme / "log.md").read_text("utf-8") == (
        "## 2026-11-22 call · Núria / Ana\n"
        "Call with the CIO: wants the ERP offer before May\n"
        "Next: 2026-12-01 Ana: wants the ERP offer before May\n"
        "\n"
        "## 2026-11-20 note\n"
        "They moved the committee\n"
    )
    assert "unfiled" not in do("check")


def test_a_note_with_people_of_both_sides_and_somebody_new(do, acme):
    words = ("--with", "Núria, pau", "--with", "Dr Vidal", "--by", "marc", "--kind", "reunión")
    do("log", "acme", "Saw the warehouse", *words, "--todo", "send photos", "--next", "2026-12-02")
    assert (acme / "log.md").read_text("utf-8") == (
        "## 2026-11-22 meeting · Núria, Pau, Dr Vidal / Marc\n"
        "Saw the warehouse\n"
        "Next: 2026-12-02 Marc: send photos\n"
    )


def test_notes_that_are_not_understood_are_refused_with_the_reason(do, acme):
    assert "did you mean nuria?" in do("log", "acme", "x", "--with", "nuriaa", code=1)
    assert "holds the post cfo" in do("log", "acme", "x", "--with", "cfo", code=1)
    assert "nobody is called Zoe" in do("log", "acme", "x", "--by", "Zoe", code=1)
    assert "did you mean acme?" in do("log", "acmee", "x", code=2)
    assert "did you mean call?" in do("log", "acme", "x", "--kind", "cal", code=2)
    assert "begin an entry" in do("log", "acme", "x\n## 2026-01-01 y", code=1)
    assert not (acme / "log.md").exists()


def test_a_dry_run_shows_the_difference(do, acme):
    before = (acme / "account.yaml").read_bytes()
    said = do("set", "acme", "tier", "key", "--dry-run")
    assert "-tier: normal\n+tier: key\n" in said
    assert (acme / "account.yaml").read_bytes() == before


def test_values_are_set_where_they_stand(do, acme):
    account, contacts = acme / "account.yaml", acme / "contacts.yaml"
    before = account.read_text("utf-8")
    do("set", "acme", "ratings.revenue_potential.rating", "3")
    assert account.read_text("utf-8") == before.replace("rating: 4", "rating: 3")
    do("set", "acme", "reviews.0.why", "As we hoped")
    assert "why: As we hoped}\n" in account.read_text("utf-8")
    do("set", "acme", "people.nuria.roles", "[champion, user]")
    assert "post: cio, roles: [champion, user]}   # our champion\n" in contacts.read_text("utf-8")
    do("set", "acme", "team", "marc", "--add")
    assert "team: [marc]\n" in account.read_text("utf-8")
    do("set", "acme", "team", "--remove")
    assert "team" not in account.read_text("utf-8")
    assert "nothing to change" in do("set", "acme", "owner", "ana")


def test_a_person_written_short_is_written_out(do, acme):
    do("set", "acme", "people.pau.title", "Buyer")
    contacts = (acme / "contacts.yaml").read_text("utf-8")
    assert contacts.endswith("  pau: {name: Pau Serra, title: Buyer}\n")
    assert "# our champion" in contacts


def test_a_judgement_is_signed(do, acme):
    do("set", "acme", "people.nuria.stance", "supporter", "--by", "Ana", "--why", "Spoke for us")
    said = (
        "stance: {value: supporter, by: ana, on: 2026-11-22, why: Spoke for us}}   # our champion"
    )
    assert said in (acme / "contacts.yaml").read_text("utf-8")
    do("set", "acme", "ratings.solvency", "4", "--by", "marc")
    account = (acme / "account.yaml").read_text("utf-8")
    assert "  solvency: {rating: 4, by: marc, on: 2026-11-22}\n" in account
    assert "is no judgement" in do("set", "acme", "tier", "key", "--by", "ana", code=1)
    do("set", "acme", "ratings.solvency", "4", "--why", "x", code=2)


def test_adding_to_a_single_value_makes_a_list(do, acme):
    do("set", "acme", "effort", "{when: 2026-Q2, days: 3}")
    do("set", "acme", "effort", "{when: 2026-Q3, days: 4}", "--add")
    account = (acme / "account.yaml").read_text("utf-8")
    assert account.count("{when: 2026-Q") == 2
    do("set", "acme", "team", "marc")
    do("set", "acme", "team", "joan", "--add")
    assert "team: [marc, joan]\n" in (acme / "account.yaml").read_text("utf-8")
    assert "is no list" in do("set", "acme", "owner", "joan", "--add", code=1)


def test_what_would_be_an_error_is_refused_with_its_place(do, acme):
    before = (acme / "contacts.yaml").read_bytes()
    said = do("set", "acme", "people.nuria.stance", "suporter", code=1)
    assert "accounts/acme/contacts.yaml:5:" in said
    assert "did you mean supporter?" in said
    assert "nothing was written" in said
    assert (acme / "contacts.yaml").read_bytes() == before
    assert "did you mean owner?" in do("set", "acme", "ownr", "ana", code=1)
    assert "did you mean ana?" in do("set", "acme", "owner", "anna", code=1)
    assert "edit it there" in do("set", "acme", "log.0.text", "x", code=1)
    assert "cannot be read" in do("set", "acme", "team", "[marc", code=1)
    do("set", "acme", "owner", code=2)


def test_an_error_that_is_there_already_does_not_hinder_other_edits(do, acme):
    account = acme / "account.yaml"
    account.write_text(account.read_text("utf-8") + "sales: nobody\n", "utf-8")
    do("set", "acme", "language", "ca")
    assert account.read_text("utf-8").endswith("sales: nobody\nlanguage: ca\n")
    do("set", "acme", "sales", "noone", code=0)


def test_new_things(do, acme):
    do("new", "contact", "acme", "Marta Prats", "--post", "cfo", "--role", "economic_buyer")
    contacts = (acme / "contacts.yaml").read_text("utf-8")
    assert contacts.endswith(
        "  marta:\n    name: Marta Prats\n    post: cfo\n    roles: [economic_buyer]\n"
    )
    assert "already" in do("new", "contact", "acme", "M", "--id", "marta", code=1)
    do("new", "opportunity", "acme", "Analytics", "--product", "analytics", "--amount", "12_000",
       "--closes", "2027-01", "--owner", "Marc Vidal")  # fmt: skip
    account = (acme / "account.yaml").read_text("utf-8")
    assert account.endswith("    closes: 2027-01\n    owner: marc\n    opened: 2026-11-22\n")
    assert "  analytics:\n    name: Analytics\n    product: analytics\n" in account
    do("new", "action", "acme", "Send the figures", "--due", "2026-12-01")
    assert (acme / "actions.md").read_text("utf-8") == "- [ ] 2026-12-01 @ana Send the figures\n"
    do("new", "log", "acme", "Steering committee", "--with", "nuria", "--by", "ana")
    assert (acme / "log" / "2026-11-22-steering-committee.md").read_text("utf-8") == (
        "---\nkind: meeting\non: 2026-11-22\ntitle: Steering committee\nwith: [nuria]\nours: [ana]\n---\n"
    )
    assert "did you mean" in do("new", "opportunity", "acme", "X", "--product", "analitics", code=1)


def test_a_new_account(do, workspace, acme):
    do("new", "account", "Bé & Co", "--tier", "low", "--owner", "Ana F.", "--parent", "Acme")
    assert (workspace / "accounts" / "be-co" / "account.yaml").read_text("utf-8") == (
        "name: Bé & Co\ntier: low\nowner: ana\nparent: acme\n"
    )
    again = ("new", "account", "Bé & Co", "--tier", "low", "--owner", "ana")
    assert "already" in do(*again, code=1)
    assert "cannot be an id" in do(*again, "--id", "terms", code=1)
    do("check")


def test_renaming_one_of_ours_everywhere(do, workspace, acme):
    do("log", "acme", "Call with her", "--with", "nuria")
    do("new", "action", "acme", "Send the figures")
    do("rename", "member", "ana", "anna")
    assert "  anna: {name: Ana Ferrer" in (workspace / "accounts" / "team.yaml").read_text("utf-8")
    account = (acme / "account.yaml").read_text("utf-8")
    assert "owner: anna\n" in account
    assert "  by: anna\n" in account
    assert "@anna Send" in (acme / "actions.md").read_text("utf-8")
    assert "Núria / Ana\n" in (acme / "log.md").read_text("utf-8")
    do("check")


def test_renaming_an_account_moves_its_folder(do, workspace, acme):
    do("new", "account", "Moll", "--tier", "low", "--owner", "ana", "--parent", "acme")
    revenue = workspace / "accounts" / "revenue.csv"
    revenue.write_text("account,date,amount\nacme,2026,100\nmoll,2026,acme\n", "utf-8")
    do("rename", "account", "acme", "acme-corp")
    assert not acme.exists()
    assert "# our champion" in (acme.parent / "acme-corp" / "contacts.yaml").read_text("utf-8")
    assert "parent: acme-corp\n" in (acme.parent / "moll" / "account.yaml").read_text("utf-8")
    assert revenue.read_text("utf-8") == (
        "account,date,amount\nacme-corp,2026,100\nmoll,2026,acme\n"
    )


def test_renaming_a_contact_of_one_account(do, workspace, acme):
    do("set", "acme", "people.pau", "{name: Pau Serra, influences: [nuria]}")
    do("rename", "contact", "acme/nuria", "nuria-soler")
    contacts = (acme / "contacts.yaml").read_text("utf-8")
    assert "  nuria-soler: {name: Núria Soler, post: cio}   # our champion\n" in contacts
    assert "influences: [nuria-soler]" in contacts
    assert "did you mean nuria-soler?" in do("rename", "contact", "nuria-solr", "x", code=1)
    assert "already" in do("rename", "contact", "pau", "nuria-soler", code=1)
    assert "cannot be an id" in do("rename", "contact", "pau", "Pau!", code=1)
    assert "there is no unit" in do("rename", "unit", "zzz", "x", code=1)


def test_a_file_that_was_changed_meanwhile_is_left_alone(acme):
    from kamdocs.pipeline.revise import Revision, write_revision

    file = "accounts/acme/account.yaml"
    root = acme.parent.parent
    before = (root / file).read_bytes()
    (root / file).write_text("name: Other\n", "utf-8")
    revision = Revision({file: before, "a.md": None}, {file: "name: Mine\n", "a.md": "x"})
    assert "somebody else" in str(write_revision(root, revision)[0])
    assert (root / file).read_text("utf-8") == "name: Other\n"
    assert not (root / "a.md").exists()


@pytest.mark.slow
def test_an_import_finds_what_was_renamed(run, tmp_path, repository, shared_data):
    """Importing again changes nothing but the order of the money table."""

    def do(*words):
        done = run("-C", tmp_path / "ws", *words)
        assert done.exit_code == 0, (done.stdout, done.stderr)

    assert run("init", tmp_path / "ws").exit_code == 0
    mapping = repository / "tests" / "data" / "northwind.mapping.yaml"
    do("import", "csv", mapping, shared_data / "northwind")
    do("rename", "account", "antonio-moreno-taqueria", "tacos")
    do("rename", "contact", "tacos/antonio-moreno", "antonio")
    files = [path for path in (tmp_path / "ws").rglob("*") if path.is_file()]
    before = {path: sorted(path.read_bytes().splitlines()) for path in files}
    do("import", "csv", mapping, shared_data / "northwind")
    again = [path for path in (tmp_path / "ws").rglob("*") if path.is_file()]
    assert before == {path: sorted(path.read_bytes().splitlines()) for path in again}


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("people.nuri.stance", "nuria"),
        ("people.nuria-soler.stance", "nuria"),
        ("units.retial.location", "retail"),
    ],
)
def test_a_field_of_something_that_is_not_there_asks_what_was_meant(run, acme, path, meant):
    before = {file: file.read_bytes() for file in acme.iterdir()}
    done = run("-C", acme.parent.parent, "set", "acme", path, "supporter", *DAY)
    assert done.exit_code == 2
    assert f"help: did you mean {meant}?" in done.stderr
    assert {file: file.read_bytes() for file in acme.iterdir()} == before


def test_somebody_new_may_have_a_name_like_another(run, acme):
    done = run("-C", acme.parent.parent, "set", "acme", "people.nuri.name", "Nuri Vila", *DAY)
    assert done.exit_code == 0
    assert "nuri: {name: Nuri Vila}" in (acme / "contacts.yaml").read_text("utf-8").replace(
        "nuri:\n    name: Nuri Vila", "nuri: {name: Nuri Vila}"
    )
