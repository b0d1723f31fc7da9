"""Health: how much each part weighs, what an open issue costs, and what caps the whole."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Number, Percent, Whole


class HealthWeights(Record):
    """How much each part of health weighs; 0 leaves it out."""

    objectives: Number = entry("Objectives on track.", "3", example="2")
    kpis: Number = entry("Figures against their targets.", "2", example="3")
    cadence: Number = entry("Contact kept, both sides speaking.", "3", example="2")
    relationships: Number = entry("How well we know those who decide.", "3", example="2")
    issues: Number = entry("Complaints, wishes, misunderstandings.", "2", example="3")
    renewals: Number = entry("Contracts and their renewal.", "3", example="2")
    satisfaction: Number = entry("What they say of us.", "2", example="3")
    commitments: Number = entry("Promises of both sides.", "2", example="1")


class HealthSettings(Record):
    """How health is made. Points run from 0 to 100."""

    weights: HealthWeights = entry(
        "Weight of each part.", HealthWeights(), example="{objectives: 2, issues: 3}"
    )
    known_from: Percent = entry(
        "Share of the weight that must be known; below, health is unknown.", "50 %", example="60 %"
    )
    cap: Number = entry(
        "Most points while notice is given, a severe issue is open or the sponsor is lost.",
        "40",
        example="30",
    )
    issue_slight: Number = entry("Points a slight open issue costs.", "10", example="5")
    issue_serious: Number = entry(
        "Points a serious one costs, or one whose severity is not said.", "25", example="20"
    )
    issue_severe: Number = entry("Points a severe one costs.", "60", example="80")
    satisfaction_best: Number = entry("The best satisfaction there is.", "5", example="10")
    satisfaction_age: Whole = entry(
        "Days after which a satisfaction figure says nothing any more.", 365, example="180"
    )
