"""The review for both sides: what is shared and nothing else, late or in time."""

from datetime import date
from typing import Any

from kamdocs.model.account import Account
from kamdocs.model.shared import Shared
from kamdocs.model.team import Team
from kamdocs.project.business_review import project_business_review
from kamdocs.render.customer.business_review import make_business_review

TODAY = date(2026, 11, 22)
SHARED = Shared(team=Team.model_validate({"people": {"ana": {"name": "Ana Ferrer"}}}))


def account(**fields: Any) -> Account:
    people = {"nuria": {"name": "Núria Soler", "stance": "opposed"}}
    base = {"id": "acme", "name": "Acme", "owner": "ana", "people": people}
    return Account.model_validate({**base, **fields})


def test_what_is_shared_is_shown_in_the_order_of_the_talk() -> None:
    plan = {
        "charter": "Win them over",
        "objectives": {
            "live": {
                "text": "Live everywhere",
                "share": "yes",
                "milestones": [
                    {"text": "Pilot", "state": "done", "on": "2026-09-25", "share": "yes"},
                    {"text": "All shops", "due": "2027-03", "share": "yes"},
                    {"text": "Dropped", "state": "dropped", "share": "yes"},
                    {"text": "Ours alone", "due": "2027-03"},
                ],
            },
            "margin": {"text": "Earn more"},
        },
        "commitments": [
            {"who": "us", "text": "Monthly figures", "due": "2026-10-31", "share": "yes"},
            {"who": "them", "text": "Access to data", "due": "2026-11-30", "share": "yes"},
            {"who": "them", "text": "Not for them"},
        ],
        "steps": [
            {"text": "Choose six shops", "theirs": ["nuria"], "ours": ["ana"], "due": "2027-01-15"},
            {"text": "Figures of 2025", "theirs": ["nuria"], "done": "2026-09-12"},
            {"text": "Between ourselves", "share": "no"},
        ],
    }
    profile = {"pains": [{"text": "Orders wait", "share": "yes"}, "Nobody trusts us"]}
    review, findings = project_business_review(account(plan=plan, profile=profile), SHARED, "en", TODAY)  # fmt: skip
    assert findings == ()
    assert review is not None
    assert [need.text for need in review.pains] == ["Orders wait"]
    (aim,) = review.aims
    assert [(mark.text, mark.is_done) for mark in aim.milestones] == [("Pilot", True), ("All shops", False)]  # fmt: skip
    late = [item.text for item in review.items if item.is_late]
    assert late == ["Monthly figures"]
    assert [item.people for item in review.items if item.kind == "step"] == [
        ("Núria Soler", "Ana Ferrer"),
        ("Núria Soler",),
    ]
    brief = make_business_review(review)
    told = {str(section.title): [str(line.text) for line in section.lines] for section in brief.sections}  # fmt: skip
    assert told == {
        "What was done": ["Pilot", "Figures of 2025"],
        "Your goals": ["Orders wait"],
        "Our common aims": [],
        "What is late": ["Monthly figures"],
        "What comes next": ["Choose six shops", "All shops"],
        "What we ask of you": ["Access to data"],
    }


def test_nothing_shared_makes_no_review() -> None:
    plan = {"objectives": {"margin": {"text": "Earn more"}}, "charter": "Win"}
    assert project_business_review(account(plan=plan), SHARED, "en", TODAY) == (None, ())
    assert project_business_review(account(), SHARED, "en", TODAY) == (None, ())
