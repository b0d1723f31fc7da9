"""From when on something takes too long, happens too often or is too little."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Amount, Length, Number, Whole
from kamdocs.values.period import Span


class Thresholds(Record):
    """Limits that nothing else of the settings holds."""

    issue_slight: Length = entry(
        "A slight complaint or misunderstanding is solved within.",
        Span(30, "day"),
        example="6 weeks",
    )
    issue_serious: Length = entry(
        "A serious one within, or one whose severity is not said.",
        Span(14, "day"),
        example="10 days",
    )
    issue_severe: Length = entry("A severe one within.", Span(5, "day"), example="2 days")
    wish: Length = entry("A wish is answered within.", Span(90, "day"), example="1 month")
    feedback: Length = entry(
        "Feedback is passed to a team or answered within.", Span(14, "day"), example="1 month"
    )
    trigger: Length = entry(
        "An event at the customer is reacted to within.", Span(14, "day"), example="1 week"
    )
    problem_markers: Whole = entry(
        "So many of the six marks of a problem customer raise the alert.", 3, example="2"
    )
    closing_slips: Whole = entry("A closing date moved so often is a finding.", 2, example="3")
    file_quality: Number = entry(
        "File quality of a key account below which it is a finding, 0 to 100.", "50", example="70"
    )
    criteria_fewest: Whole = entry("Fewest selection criteria.", 3, example="4")
    criteria_most: Whole = entry("Most selection criteria.", 8, example="10")
    plan_shortest: Whole = entry("Shortest plan, in months.", 12, example="6")
    plan_longest: Whole = entry("Longest plan, in months.", 36, example="60")
    plan_default: Whole = entry(
        "Months a plan is advised to take that says nothing of it.", 36, example="24"
    )
    day_cost: Amount | None = entry(
        "What a working day of ours costs, to weigh effort against margin.", None, example="420"
    )
