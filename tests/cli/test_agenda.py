"""`kamdocs agenda` as a person, as a machine and as a mail call it."""

import json

import pytest

FILES = {
    "accounts/acme/actions.md": """\
- [ ] 2026-11-16 @marc Send the *figures*
- [ ] 2026-11-25 @ana Offer for analytics
- [ ] 2027-05-03 @ana Far away
""",
    "accounts/acme/contacts.yaml": "people:\n  nuria: {name: Núria Soler}\n",
    "accounts/acme/opportunities.yaml": """\
analytics:
  name: Forecasts
  amount: 42_000
  next: {on: 2026-12-01, what: Walk through, owner: marc}
""",
}


@pytest.fixture
def busy(workspace):
    for name, text in FILES.items():
        path = workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return workspace


def listed(run, *arguments):
    done = run(*arguments, "--today", "2026-11-23")
    assert done.exit_code == 0, done.output
    return done.stdout


def test_for_people_by_stretches_of_the_calendar(run, busy):
    assert listed(run, "-C", busy, "agenda") == (
        "Overdue\n"
        "  2026-11-16  Acme · Send the *figures*\n"
        "              an open task · Marc Vidal\n"
        "\n"
        "This week\n"
        "  2026-11-25  Acme · Offer for analytics\n"
        "              an open task · Ana Ferrer\n"
        "\n"
        "Next week\n"
        "  2026-12-01  Acme · Walk through\n"
        "              for the sale Forecasts · Marc Vidal · €42,000\n"
    )


def test_for_machines(run, busy):
    items = json.loads(listed(run, "-C", busy, "agenda", "--format", "json"))
    assert [item["date"] for item in items] == ["2026-11-16", "2026-11-25", "2026-12-01"]
    assert items[2] == {
        "date": "2026-12-01",
        "account": "acme",
        "account_name": "Acme",
        "owner": "marc",
        "kind": "next_step",
        "what": "Walk through",
        "reason": "for the sale Forecasts",
        "amount": "42000",
        "currency": "EUR",
        "days_left": 8,
        "overdue": False,
        "urgency": 0.4286,
        "file": "accounts/acme/opportunities.yaml",
        "line": 4,
    }
    assert (items[0]["overdue"], items[0]["amount"], items[0]["line"]) == (True, None, 1)


def test_as_markdown_texts_stay_as_they_were_written(run, busy):
    text = listed(run, "-C", busy, "agenda", "--format", "markdown", "--days", "0")
    assert text == (
        "# Agenda, 23 Nov 2026\n"
        "\n"
        "## Overdue\n"
        "\n"
        "- **2026-11-16** Acme: Send the \\*figures\\* (an open task · Marc Vidal)\n"
    )


def test_of_one_person(run, busy):
    items = json.loads(listed(run, "-C", busy, "agenda", "--owner", "ana", "--format", "json"))
    assert [item["what"] for item in items] == ["Offer for analytics"]


def test_what_is_overdue_is_always_in_it(run, busy):
    days = ("--days", "2", "--format", "json")
    items = json.loads(listed(run, "-C", busy, "agenda", *days))
    assert [item["date"] for item in items] == ["2026-11-16", "2026-11-25"]
    assert (
        len(json.loads(listed(run, "-C", busy, "agenda", "--days", "1", "--format", "json"))) == 1
    )


def test_in_another_language(run, busy):
    text = listed(run, "-C", busy, "--lang", "es", "agenda", "--days", "0")
    assert text.startswith("Vencido\n  2026-11-16  Acme · Send the *figures*\n")


def test_nothing_due_is_said(run, workspace):
    assert listed(run, "-C", workspace, "agenda", "--days", "0") == "Nothing is due.\n"
    assert (
        json.loads(listed(run, "-C", workspace, "agenda", "--days", "0", "--format", "json")) == []
    )


def test_who_is_not_there(run, busy):
    done = run("-C", busy, "agenda", "--owner", "anna")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "there is nobody with the id anna" in done.stderr
    assert "did you mean ana?" in done.stderr
    done = run("-C", busy, "agenda", "acmee")
    assert done.exit_code == 2
    assert "did you mean acme?" in done.stderr
