"""What is said of offers, each with the line it is about."""

from collections.abc import Callable, Iterable

import pytest

from kamdocs.check.explanation import Example
from kamdocs.diagnostics.diagnostic import Diagnostic

Judge = Callable[[Iterable[Example]], tuple[Diagnostic, ...]]

FILE = "accounts/acme/proposals/offer.md"
CONTACTS = "people:\n  nuria: {name: Núria, title: CIO, orientation: technical}\n  pau: {name: Pau, roles: [approver]}\n"
HEAD = """\
---
title: T
to: nuria
prepared_by: ana
issued: 2026-11-20
valid_until: 2026-12-20
scope: {excluded: [New tills]}
prices:
  - {text: Set-up, price: 900}
next_steps: [{text: Talk, on: 2026-12-03, ours: ana}]
"""


def judged(
    judge: Judge, front: str, body: str = "## Summary\n\nText.\n", settings: str = ""
) -> list[str]:
    """The findings about one offer: name, line, column and message."""
    files = {FILE: f"{front}---\n\n{body}", "accounts/acme/contacts.yaml": CONTACTS}
    if settings:
        files["kamdocs.yaml"] = f"format: 1\n{settings}"
    found = judge([Example(file, "text", text.encode()) for file, text in files.items()])
    return [
        f"{one.located.name} {one.located.extent.line}:{one.located.extent.column}"
        f" {one.located.message}"
        for one in found
        if one.located.file == FILE
    ]


def test_a_sound_offer_has_no_finding(judge: Judge) -> None:
    assert judged(judge, HEAD) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("valid_until: 2026-12-20\n", "", "proposal-validity 2:1 nothing says until when the offer holds"),
        (
            "valid_until: 2026-12-20", "valid_until: 2026-11-21",
            "proposal-validity 6:14 this draft was to hold until 2026-11-21, which is over",
        ),
        (
            "valid_until: 2026-12-20", "valid_for: 1 year",
            "proposal-validity 6:12 the offer holds 365 days, longer than the 90 days allowed",
        ),
        (
            "issued: 2026-11-20\nvalid_until: 2026-12-20", "valid_for: 30 days",
            "proposal-validity 5:12 how long it holds counts from the issue date, which is missing",
        ),
        (
            "issued: 2026-11-20\nvalid_until: 2026-12-20", "issued: 2026-12-20\nvalid_until: 2026-12-01",
            "proposal-validity 6:14 the offer ends before it is issued, on 2026-12-01",
        ),
        ("prepared_by: ana\n", "", "proposal-team-incomplete 2:1 nobody of ours is named in the offer"),
        ("to: nuria\n", "", "nobody-addressed 2:1 the offer is addressed to nobody"),
        (
            "scope: {excluded: [New tills]}", "scope: {included: [All shops]}",
            "exclusions-missing 7:8 nothing says what the offer leaves out",
        ),
        ("price: 900", "price: -900", "price-beyond-limits 9:27 the price is negative: -900 EUR"),
        (
            "price: 900", "price: 900, quantity: 0",
            "price-beyond-limits 9:42 a quantity of 0 is not an offer",
        ),
        (
            "price: 900", "price: 900, discount: 120 %",
            "price-beyond-limits 9:42 a discount of 120.0 % cannot be given",
        ),
        (
            "text: Set-up, price: 900", "product: analytics, price: 399",
            "price-beyond-limits 9:33 399 EUR per unit is under the floor of 400 EUR",
        ),
        (
            "text: Set-up, price: 900", "text: Set-up",
            "price-unknown 9:5 this line has no price, so nothing can be totalled",
        ),
        (
            "text: Set-up, price: 900", "price: 900",
            "price-unknown 9:5 this line does not say what is offered",
        ),
        ("price: 900", "price: 900, tax: lunar", "unknown-tax-class 9:37 there is no tax class lunar"),
        (
            "  - {text: Set-up, price: 900}", "  - {text: A, price: 9}\n  - {text: B, price: 9 USD}",
            "mixed-currencies 10:22 the offer is in EUR, this line in USD",
        ),
        (
            "price: 900", "price: 900, discount_amount: 10 USD",
            "mixed-currencies 9:49 the offer is in EUR, this line in USD",
        ),
        (
            "price: 900", "price: 900, discount_amount: 901",
            "price-beyond-limits 9:49 901 EUR cannot be let off 900.00 EUR",
        ),
        (
            "price: 900", "price: 900, discount_amount: -1",
            "price-beyond-limits 9:49 -1 EUR cannot be let off 900.00 EUR",
        ),
        (
            "price: 900", "price: 0, discount_amount: 100",
            "price-beyond-limits 9:47 100 EUR cannot be let off a line that is free",
        ),
        (
            "price: 900", "price: 900, discount: 5 %, discount_amount: 10",
            "price-beyond-limits 9:64 the line has a discount in percent and another as a sum",
        ),
        (
            "price: 900", "price: 900, discount_amount: 10",
            "discount-unexplained 9:49 nothing says why this discount is given",
        ),
        (
            "text: Set-up, price: 900", "product: analytics, quantity: 2, price: 450, discount_amount: 102",
            "price-beyond-limits 9:68 399 EUR per unit is under the floor of 400 EUR",
        ),
        (
            "text: Set-up, price: 900", "product: analytics, price: 450",
            "list-price-changed 9:33 offered at 450 EUR, 10.0 % under the list price of 500 EUR",
        ),
        (
            "text: Set-up, price: 900", "product: analytics, price: 600",
            "list-price-changed 9:33 offered at 600 EUR, 20.0 % over the list price of 500 EUR",
        ),
        (
            "text: Set-up, price: 900", "product: analytics",
            "term-missing 9:5 this price recurs without an end, so the contract value is unknown",
        ),
        (
            "scope:", "early: {discount: 3 %, until: 2026-12-20}\nscope:",
            "early-acceptance-off 7:31 early acceptance ends on 2026-12-20, the offer itself on 2026-12-20",
        ),
        (
            "scope:", "early: {discount: 3 %, until: 2026-11-01}\nscope:",
            "early-acceptance-off 7:31 early acceptance ended on 2026-11-01, before the offer was issued",
        ),
        ("price: 900", "price: 900, package: big", "unknown-package 9:41 the offer has no package big"),
    ],
)  # fmt: skip
def test_what_is_said_and_where(judge: Judge, old: str, new: str, finding: str) -> None:
    assert old in HEAD
    assert finding in judged(judge, HEAD.replace(old, new))


def test_a_missing_product_is_told_once(judge: Judge) -> None:
    found = judged(judge, HEAD.replace("text: Set-up, price: 900", "product: analytic"))
    assert len(found) == 1
    assert "9:15" in found[0]


def test_margin_and_inner_limits_are_guarded(judge: Judge) -> None:
    front = HEAD.replace("price: 900", "price: 900, cost: 800, discount: 5 %, why: W")
    front += "concessions:\n  - {text: A little, max_discount: 4 %}\n"
    found = judged(judge, front, settings="pricing: {least_margin: 10 %}\n")
    assert [text.split(" the ")[0] for text in found] == [
        "price-beyond-limits 9:3",
        "price-beyond-limits 12:36",
    ]


def test_an_approver_is_served_by_a_section_a_passage_or_alone(judge: Judge) -> None:
    front = HEAD.replace("to: nuria", "to: [nuria, pau]")
    assert judged(judge, front) == [
        "approver-not-served 3:13 Pau decides, and no section is written for them"
    ]
    assert judged(judge, front, "## Summary\n\nText.\n\n## Costs\nfor: pau\n\nText.\n") == []
    assert judged(judge, front, "## Summary\n\nText.\n\n::: for approver\nText.\n:::\n") == []
    assert judged(judge, HEAD.replace("to: nuria", "to: pau")) == []


def test_a_marker_for_nobody_is_told_at_its_line(judge: Judge) -> None:
    body = "## Summary\n\nText.\n\n## Costs\nfor: finance\n\nText.\n"
    (found,) = judged(judge, HEAD, body)
    assert found == "unknown-reader 18:6 nobody knows for whom this is: finance"


def test_closed_offers_are_left_in_peace(judge: Judge) -> None:
    states = "states:\n  - {state: declined, on: 2026-11-21, by: ana}\n"
    bad = HEAD.replace("price: 900", "price: -900").replace("to: nuria\n", "") + states
    assert judged(judge, bad) == []


def test_an_unknown_margin_is_said_where_costs_are_reckoned_with(judge: Judge) -> None:
    settings = "pricing: {least_margin: 10 %}\n"
    (found,) = judged(judge, HEAD, settings=settings)
    assert found.startswith("margin-unknown 9:")
    assert "no cost of Set-up" in found
    assert judged(judge, HEAD) == []
    known = HEAD.replace("price: 900", "price: 900, cost: 300")
    assert judged(judge, known, settings=settings) == []


def test_a_long_summary_is_told_at_its_heading(judge: Judge) -> None:
    body = "## Summary\n\n" + "word " * 251 + "\n\n## More\n\n" + "word " * 300 + "\n"
    (found,) = judged(judge, HEAD, body)
    assert found == (
        "executive-summary 13:4 the summary has 251 words, more than the 250 a board reads"
    )
