"""Opportunities and people as they are written → the decisions, and what dossiers lack."""

from datetime import date
from typing import Any

from kamdocs.derive.account.decision import DecisionFacts, derive_decisions
from kamdocs.model.account import Account

TODAY = date(2026, 11, 22)

WHOLE = {
    "name": "Pau",
    "title": "CFO",
    "email": "pau@example.com",
    "orientation": "financial",
    "power": "inner_circle",
    "stance": "neutral",
    "roles": ["economic_buyer"],
}


def decisions(
    people: dict[str, Any], with_judgements: bool = True, **sales: dict[str, Any]
) -> tuple[DecisionFacts, ...]:
    plain = {key: {"name": key.title(), **sale} for key, sale in sales.items()}
    account = Account.model_validate(
        {"id": "acme", "name": "Acme", "people": people, "opportunities": plain}
    )
    return derive_decisions(account, TODAY, with_judgements=with_judgements)


def test_open_decisions_with_members_the_next_to_fall_first() -> None:
    group = {"members": ["pau"]}
    found = decisions(
        {"pau": WHOLE},
        undated={"decision": group},
        late={"decision": {**group, "by": "2027-03"}},
        soon={"decision": {**group, "by": "2026-12-01", "criteria": ["payback", "references"]}},
        lost={"decision": group, "stage": "lost"},
        alone={"decision": {"by": "2026-12-01"}},
    )
    assert [each.opportunity for each in found] == ["soon", "late", "undated"]
    assert found[0].days_left == 9
    assert found[0].criteria == ("payback", "references")


def test_roles_here_come_before_the_usual_ones() -> None:
    people = {"pau": WHOLE, "nuria": {"name": "Núria", "roles": ["champion"]}}
    members = {"pau": ["approver"], "nuria": []}
    [found] = decisions(people, one={"decision": {"members": members}})
    assert [each.roles for each in found.members] == [("approver",), ("champion",)]
    assert found.economic_buyers == ()


def test_a_dossier_says_what_it_lacks() -> None:
    people = {"pau": WHOLE, "nuria": "Núria", "marta": {"name": "Marta", "left": "2026"}}
    members = {"decision": {"members": ["pau", "nuria", "marta"]}}
    [found] = decisions(people, one=members)
    pau, nuria = found.members
    assert pau.gaps == ()
    assert nuria.gaps == ("post", "email", "roles", "orientation", "power", "stance")
    [elsewhere] = decisions(people, with_judgements=False, one=members)
    assert elsewhere.members[1].gaps == ("post", "email", "roles")


def test_the_orientation_may_be_guessed_from_the_roles_and_says_so() -> None:
    people = {"pau": {"name": "Pau", "roles": ["technical_evaluator"]}, "biel": "Biel"}
    [found] = decisions(people, one={"decision": {"members": ["pau", "biel"]}})
    pau, biel = found.members
    assert (pau.orientation, pau.is_guessed) == ("technical", True)
    assert (biel.orientation, biel.is_guessed) == (None, False)
