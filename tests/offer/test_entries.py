"""What became of an offer → an entry at the end of its list, or why it cannot be."""

import shutil
from datetime import date

import pytest

from kamdocs.model.frozen import LOCK
from kamdocs.read.frozen import seal

FILE = "accounts/acme/proposals/2026-offer.md"


def record(workspace, *words: str, today: str = "2026-11-23") -> str:
    return workspace.done("status", "acme/2026-offer", *words, today=today)


def entries(workspace) -> list[str]:
    text = workspace.read().partition("states:\n")[2]
    return [
        line.strip() for line in text.split("\n") if line.startswith("  ") and "for:" not in line
    ]


def test_entries_are_appended_and_earlier_ones_stay(issued) -> None:
    first = issued.read().partition("issued: ")[0]
    record(issued, "sent", today="2026-11-20")
    record(issued, "received", "--by", "marc", "--note", "Pau has it too")
    record(issued, "in_discussion", "--next", "2026-11-27", "--on", "2026-11-23")
    record(issued, "accepted", "--option", "crm-cloud", today="2026-11-30")
    assert issued.read().startswith(first.rstrip())
    facts = issued.stock().accounts["acme"].proposals["2026-offer"]
    assert [(each.state, str(each.on), each.by) for each in facts.entries] == [
        ("approved", "2026-11-20", "ana"),
        ("sent", "2026-11-20", "ana"),
        ("received", "2026-11-23", "marc"),
        ("in_discussion", "2026-11-23", "ana"),
        ("accepted", "2026-11-30", "ana"),
    ]
    assert facts.entries[1].to == ("nuria", "pau")
    assert facts.entries[-1].options == ("crm-cloud",)
    assert facts.state == "accepted"
    assert issued.run("verify", "--all").exit_code == 0
    assert "# a year" in issued.read()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accepted",), "it is approved, and cannot be accepted now; possible: sent and withdrawn"),
        (("received",), "it is approved, and cannot be received now; possible: sent and withdrawn"),
        (("draft",), "it is approved, and cannot be draft now; possible: sent and withdrawn"),
        (("sent", "--on", "2026-11-24"), "24 Nov 2026 is still to come"),
        (("sent", "--on", "2026-11-19"), "the last entry is of 20 Nov 2026; what happened earlier cannot be appended"),
        (("sent", "--to", "nuri"), "nobody is called nuri; did you mean nuria?"),
        (("sent", "--by", "anna"), "nobody is called anna; did you mean Ana?"),
        (("sent", "--version", "3"), "there is no version 3"),
        (("sent", "--option", "crm-cloud"), "options and packages are chosen when an offer is accepted"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_can(issued, words, said) -> None:
    before = issued.read()
    result = issued.run("status", "acme/2026-offer", *words, today="2026-11-23")
    assert result.exit_code == 1
    assert said in result.output
    assert issued.read() == before


def test_states_that_follow_by_themselves_cannot_be_typed(issued) -> None:
    assert issued.run("status", "acme/2026-offer", "expired").exit_code == 2
    assert issued.run("status", "acme/2026-offer", "superseded").exit_code == 2


def test_what_is_not_issued_cannot_be_sent(workspace) -> None:
    result = workspace.run("status", "acme/2026-offer", "sent")
    assert "it is not issued yet: kamdocs proposal issue acme/2026-offer" in result.output


def test_a_refusal_has_a_reason(issued) -> None:
    record(issued, "sent")
    assert "say why" in issued.run("status", "acme/2026-offer", "declined").output
    record(issued, "declined", "--reason", "price", today="2026-11-30")
    assert "reason: price" in issued.read()
    result = issued.run("status", "acme/2026-offer", "in_discussion", today="2026-12-01")
    assert "it is declined, and nothing comes after that" in result.output


def test_an_option_that_is_not_offered(issued) -> None:
    record(issued, "sent")
    result = issued.run(
        "status", "acme/2026-offer", "accepted", "--option", "support", today="2026-11-24"
    )
    assert "support is not offered; there are crm-cloud" in result.output


def test_an_expired_offer_is_only_closed(issued) -> None:
    record(issued, "sent")
    result = issued.run("status", "acme/2026-offer", "accepted", today="2026-12-21")
    assert (
        "it is expired, and cannot be accepted now; possible: declined and withdrawn"
        in result.output
    )
    record(issued, "accepted", "--on", "2026-12-20", today="2026-12-21")


def test_an_answer_to_the_version_the_customer_has(issued) -> None:
    record(issued, "sent")
    issued.write("number: P-2026-001", "number: P-2026-001\nversion: 2")
    issued.write("scope:", "changes: [Other]\nscope:")
    record(issued, "received", today="2026-11-24")
    facts = issued.stock().accounts["acme"].proposals["2026-offer"]
    assert facts.state == "draft"
    assert facts.issued.of(1).state == "received"


def test_approving_without_knowing_what_it_comes_to(workspace) -> None:
    workspace.write("product: analytics, quantity: 12", "text: Something, quantity: 1")
    result = workspace.run("approve", "acme/2026-offer", "--by", "joan")
    assert result.exit_code == 1
    assert "what the offer comes to is not known yet" in result.output


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("acme/2026-ofer", "there is no acme/2026-ofer; did you mean acme/2026-offer?"),
        ("acm/2026-offer", "there is no acm; did you mean acme?"),
        ("nothing", "there is no nothing; there are acme/2026-offer"),
    ],
)
def test_offers_that_are_not_there(workspace, written: str, said: str) -> None:
    result = workspace.run("approve", written, "--by", "joan")
    assert result.exit_code == 2
    assert said in result.output


def test_an_offer_is_found_by_its_number_and_by_its_file(workspace) -> None:
    for written in ("P-2026-001", "2026-offer", FILE):
        assert "approval" in workspace.done("approve", written, "--by", "joan", "--dry-run")


def test_the_list_says_how_each_offer_stands(issued) -> None:
    import json

    record(issued, "sent", today="2026-11-20")
    listed = json.loads(issued.done("list", "--format", "json"))
    assert listed == [
        {
            "account": "acme", "proposal": "2026-offer", "number": "P-2026-001", "version": 1,
            "title": "Fewer calls about orders", "state": "sent", "issued": True,
            "issued_on": "2026-11-20", "valid_until": "2026-12-20", "days_left": 30,
            "amount": "6000.00", "currency": "EUR", "owner": "ana",
            "next": "Call: did the offer arrive?", "next_on": "2026-11-23",
        }
    ]  # fmt: skip
    assert "→ 2026-11-23 Call: did the offer arrive?" in issued.done("list", "acme")
    assert issued.done("list", "--state", "draft") == "There is no offer.\n"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-12-14", "Last day of the offer P-2026-001"),
        ("2026-12-15", "The offer P-2026-001 holds 5 more days"),
        ("2026-12-19", "The offer P-2026-001 holds 1 more day"),
        ("2026-12-20", "The offer P-2026-001 ends tonight"),
    ],
)
def test_the_last_days_are_counted_down(issued, today: str, said: str) -> None:
    from datetime import date

    record(issued, "sent", today="2026-11-20")
    day = date.fromisoformat(today)
    dues = {due.key: due for due in issued.stock(day).accounts["acme"].facts.agenda.dues}
    assert str(dues["offer-end-2026-offer"].what).replace("{count}", "") == said or said in str(
        dues["offer-end-2026-offer"].what
    )
    assert ("offer-eve-2026-offer" in dues) is (day < date(2026, 12, 20))


def test_a_bare_name_that_two_customers_have_is_asked_about(workspace) -> None:
    other = workspace.root / "accounts/beta"
    shutil.copytree(workspace.root / "accounts/acme", other)
    result = workspace.run("approve", "2026-offer", "--by", "joan")
    assert result.exit_code == 2
    assert (
        "several offers are called 2026-offer: acme/2026-offer and beta/2026-offer" in result.output
    )
    assert "approval" in workspace.done("approve", "beta/2026-offer", "--by", "joan", "--dry-run")


def test_leave_may_be_given_late(workspace) -> None:
    """An offer that went out without leave gets it, and its entries stay as they are."""
    workspace.write("valid_for:", "states: [{state: sent, on: 2026-11-18, by: ana}]\nvalid_for:")
    workspace.done("approve", "acme/2026-offer", "--by", "joan")
    facts = workspace.stock().accounts["acme"].proposals["2026-offer"]
    assert facts.proposal.approval is not None
    assert [each.state for each in facts.entries] == ["sent"]


def test_leave_names_the_dearest_package(workspace) -> None:
    workspace.write(
        "{product: analytics, quantity: 12}",
        "{text: Small, price: 400, package: s}\n  - {text: Large, price: 1_500, package: l}",
    )
    workspace.write(
        "next_steps:", "packages: {s: {name: S, recommended: yes}, l: {name: L}}\nnext_steps:"
    )
    workspace.done("approve", "acme/2026-offer", "--by", "joan")
    assert "amount: 1_500\n" in workspace.read()


def test_what_is_written_now_is_reviewed_and_not_what_went_out(issued) -> None:
    issued.write("number: P-2026-001", "number: P-2026-001\nversion: 2")
    record(issued, "in_review")
    facts = issued.stock().accounts["acme"].proposals["2026-offer"]
    assert (facts.state, facts.issued.of(1).state) == ("in_review", "approved")


def test_entries_about_an_earlier_version_stay_in_order_too(issued) -> None:
    record(issued, "sent", today="2026-11-23")
    issued.write("number: P-2026-001", "number: P-2026-001\nversion: 2")
    record(issued, "in_review", today="2026-11-25")
    result = issued.run(
        "status", "acme/2026-offer", "received", "--on", "2026-11-22", today="2026-11-26"
    )
    assert "the last entry is of 23 Nov 2026" in result.output
    issued.write("on: 2026-11-23", "on: 2026-11-19")
    (found,) = [each for each in issued.findings() if each.startswith("offer-states-out-of-order")]
    assert "sent on 2026-11-19 stands behind an entry of 2026-11-20" in found


def outcome(workspace):
    (found,) = workspace.stock().accounts["acme"].facts.offer_outcomes
    return found


def test_what_was_won_stays_what_it_was_whatever_becomes_of_the_prices(issued) -> None:
    record(issued, "sent", today="2026-11-20")
    record(issued, "accepted", "--option", "crm-cloud", today="2026-11-20")
    before = outcome(issued)
    assert before.amount is not None
    issued.write("price: 500", "price: 900", "accounts/catalogue.yaml")
    issued.write("quantity: 12}   #", "quantity: 12, discount: 50 %}   #")
    assert outcome(issued) == before


def test_what_was_accepted_is_won_although_the_next_version_is_written(issued) -> None:
    record(issued, "sent", today="2026-11-20")
    issued.write("number: P-2026-001", "number: P-2026-001\nversion: 2")
    issued.write("quantity: 12}   #", "quantity: 99}   #")
    record(issued, "accepted", "--version", "1", today="2026-11-20")
    found = outcome(issued)
    assert (found.state, found.amount) == ("accepted", 6000)


def accept_and_issue_anew(issued):
    """Record that the offer was accepted, and issue a smaller one; what was won at first."""
    record(issued, "sent", today="2026-11-20")
    record(issued, "accepted", today="2026-11-20")
    first = outcome(issued)
    issued.write("quantity: 12}   #", "quantity: 11}   #")
    issued.commit()
    issued.done("issue", "acme/2026-offer", "--new-version")
    return first


def test_the_version_that_was_accepted_last_is_the_one_that_was_won(issued) -> None:
    first = accept_and_issue_anew(issued)
    assert outcome(issued) == first
    record(issued, "sent", today="2026-11-20")
    record(issued, "accepted", today="2026-11-20")
    second = outcome(issued)
    assert (second.state, second.amount) == ("accepted", 5500)
    issued.write("\nversion: 2\n", "\nversion: 3\n")
    assert outcome(issued) == second


@pytest.mark.parametrize("answer", ["declined", "withdrawn"])
def test_what_was_accepted_stays_won_whatever_becomes_of_the_next_version(issued, answer) -> None:
    first = accept_and_issue_anew(issued)
    record(issued, "sent", today="2026-11-20")
    record(issued, answer, "--reason", "price", today="2026-11-20")
    assert outcome(issued) == first


def test_a_lock_that_does_not_say_the_term_yet_is_reckoned_by_its_sums(workspace) -> None:
    workspace.write("valid_for: 30 days", "valid_for: 30 days\nterm: {months: 36}")
    workspace.done("approve", "acme/2026-offer", "--by", "joan")
    workspace.issue()
    record(workspace, "sent", today="2026-11-20")
    record(workspace, "accepted", "--option", "crm-cloud", today="2026-11-20")
    now = outcome(workspace)
    lock = f"{FILE.removesuffix('.md')}.issued/v1/{LOCK}"
    text = workspace.read(lock).rpartition("digest: ")[0]
    assert "term_months: 36\n" in text
    (workspace.root / lock).write_bytes(seal(text.replace("term_months: 36\n", "")))
    assert outcome(workspace) == now


def test_what_was_issued_holds_until_the_day_it_was_issued_with(issued) -> None:
    issued.write("valid_for: 30 days", "valid_until: 2026-11-25")
    facts = issued.stock(date(2026, 12, 1)).accounts["acme"].proposals["2026-offer"]
    assert (facts.state, str(facts.valid_until), facts.days_left) == ("approved", "2026-12-20", 19)
