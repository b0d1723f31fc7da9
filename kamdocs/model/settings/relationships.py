"""What a well-knit relation needs: how many people, which roles, how often, and what it counts."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Length, Many, Number, Whole
from kamdocs.model.scales import BuyingRoleWord
from kamdocs.values.period import Span


class PowerWeights(Record):
    """How much a person counts in the coverage of an account, by their power."""

    inner_circle: Number = entry("In the inner circle.", "3", example="4")
    political_structure: Number = entry("In the political structure.", "2", example="3")
    outside: Number = entry("Outside it, or not judged.", "1", example="0.5")


class CoveragePoints(Record):
    """What a person adds to the coverage of an account, 0 to 100, by how well we are in touch."""

    none: Number = entry("Not in touch.", "0", example="0")
    brief: Number = entry("Briefly.", "40", example="30")
    multiple: Number = entry("Several times.", "75", example="70")
    in_depth: Number = entry("In depth.", "100", example="100")


class RelationshipSettings(Record):
    """When relations with people are wide and fresh enough."""

    contacts: Whole = entry("Contacts a key account needs.", 2, example="3")
    ours: Whole = entry("People of ours a key account needs.", 2, example="3")
    roles: Many[BuyingRoleWord] = entry(
        "Buying roles somebody must hold at a key account.",
        ("executive_sponsor", "decision_maker", "champion"),
        example="[decision_maker, champion]",
    )
    role_weight: Number = entry("What a role that nobody holds counts.", "2", example="1")
    champion: Length = entry(
        "The longest time without contact with a champion.", Span(30, "day"), example="6 weeks"
    )
    thread: Length = entry(
        "How long after a contact its thread is active.", Span(90, "day"), example="4 months"
    )
    map_from: Whole = entry(
        "People with a stance from which a map without any critic is doubted.", 5, example="8"
    )
    success: Length = entry(
        "How long after a success to ask for a referral or testimonial.",
        Span(6, "month"),
        example="3 months",
    )
    weights: PowerWeights = entry("Weights by power.", PowerWeights(), example="{inner_circle: 4}")
    points: CoveragePoints = entry("Points by coverage.", CoveragePoints(), example="{brief: 30}")
