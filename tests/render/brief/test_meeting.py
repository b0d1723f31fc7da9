"""The meeting brief: whom one meets, what both sides owe, what to ask."""

PEOPLE = """\
name: Acme
tier: key
owner: ana
since: 2024
units:
  - {id: retail, name: Retail, location: Barcelona}
profile:
  pains: [{id: waits, text: One order in ten waits, said_by: nuria}]
people:
  nuria:
    name: Núria Soler
    title: Head of stores
    unit: retail
    roles: [champion]
    power: inner_circle
    stance: {value: supporter, by: ana, on: 2026-09-01}
    orientation: technical
  pau: {name: Pau Serra, title: Head of finance, unit: retail}
cadence:
  steering committee: {every: quarter, with: [nuria, pau], ours: [ana], promised: true}
opportunities:
  crm-2027: {name: CRM for the stores, product: crm-cloud, unit: retail, amount: 42_000, stage: proposal, probability: 60 %}
"""
LOG = """\
## 2026-12-01 meeting · Núria, Dr Vidal / Ana
Yearly talk.

## 2026-11-11 call · Núria / Ana
Asks who else uses it.
Next: 2026-11-30 Ana: name a reference

## 2026-09-01 feedback · Núria / Ana
The list is too long.
"""
PLAN = """\
---
commitments:
  - {who: us, text: An engineer on site, due: 2026-12-15}
  - {who: us, text: Kept already, state: kept}
  - {who: them, text: Access to the stock, due: 2026-11-15, owner: pau}
---
"""


def test_the_next_booked_meeting_is_found(lay, tell):
    said = tell(lay({"account.yaml": PEOPLE, "log.md": LOG, "plan.md": PLAN}), "meeting")
    assert said.startswith("# Meeting brief: Acme\n\n")
    assert "1 Dec 2026, in 9 days · from us: Ana Ferrer" in said
    assert (
        "| Núria Soler (Head of stores) | champion | supporter (inner circle) | technical "
        "| 11 days ago (next 1 Dec 2026) | One order in ten waits |" in said
    )
    assert "| Dr Vidal (stands in no file yet: kamdocs new contact) | – |" in said
    assert "Pau Serra (Head of finance)" not in said


def test_what_both_sides_owe(lay, tell):
    said = tell(lay({"account.yaml": PEOPLE, "log.md": LOG, "plan.md": PLAN}), "meeting")
    assert "## What we promised\n\n- **15 Dec 2026**: An engineer on site\n" in said
    assert "- **15 Nov 2026**: Access to the stock · **7 days late** · Pau Serra\n" in said
    assert "Kept already" not in said


def test_questions_come_from_what_is_not_known(lay, tell):
    said = tell(lay({"account.yaml": PEOPLE, "log.md": LOG, "plan.md": PLAN}), "meeting", people=("pau", "nuria"))  # fmt: skip
    asked = said.partition("## Questions to ask")[2].partition("\n## ")[0]
    for question in (
        "When, and how, do you decide about CRM for the stores? · no day of decision",
        "When can we count on it: Access to the stock?",
        "What would it take to be rid of it: One order in ten waits?",
        "How has it been since you told us: The list is too long?",
        "What must be right for Pau Serra to say yes? · unknown what they decide by",
        "Who is, on your side, the executive sponsor?",
    ):
        assert question in asked
    assert "What must be right for Núria Soler" not in asked


def test_an_occasion_of_the_cadence(lay, tell):
    said = tell(lay({"account.yaml": PEOPLE}), "meeting", occasion="Steering-Committee")
    assert (
        "Steering committee · no meeting is booked · due 31 Mar 2025 · from us: Ana Ferrer" in said
    )
    assert "Núria Soler" in said
    assert "Pau Serra (Head of finance) | unknown | unknown | unknown | never |" in said


def test_whom_nobody_knows(lay, tell):
    stock = lay({"account.yaml": PEOPLE})
    assert "did you mean Pau?" in tell(stock, "meeting", people=("pua",))
    assert "did you mean steering committee?" in tell(stock, "meeting", occasion="stering comittee")
    assert tell(stock, "meeting", occasion="lunch").startswith("Acme has no meeting called lunch")


def test_what_was_never_told(lay, tell):
    log_file = (
        "---\nkind: meeting\non: 2026-11-11\nwith: [nuria]\nshown: [analytics]\n---\n\nShown.\n"
    )
    said = tell(lay({"account.yaml": PEOPLE, "accounts/acme/log/2026-11-11-demo.md": log_file}), "meeting")  # fmt: skip
    assert (
        "- **Núria Soler**: never told of CRM in the cloud and Support · knows Analytics\n" in said
    )
    assert "- **Pau Serra**: never told of CRM in the cloud, Analytics and Support\n" in said


def test_an_almost_empty_account_says_what_to_write(lay, tell):
    said = tell(lay({"account.yaml": "name: Acme\ntier: low\nowner: ana\n"}), "meeting")
    assert 'Nobody is recorded: kamdocs new contact acme "Name" --role decision\\_maker\n' in said
    assert 'No contact is recorded: kamdocs log acme "Call with …"\n' in said
    assert "- Health: **unknown**" in said
    assert "## What we promised" not in said


def test_text_of_users_is_never_markup(lay, tell):
    name = "name: 'Acme | *Co* <b>'\ntier: low\nowner: ana\n"
    said = tell(lay({"account.yaml": name}), "meeting")
    assert said.startswith("# Meeting brief: Acme \\| \\*Co\\* \\<b\\>\n")


def test_what_could_not_be_read_is_said(lay, tell):
    said = tell(lay({"plan.md": "---\ncommitments: [{who: us}]\n---\n"}), "meeting")
    assert "> Not everything could be read: plan.md. See: kamdocs check accounts/acme\n" in said
