"""Tiers: limits, thresholds, review intervals."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Flag, Length, Number, Percent, Whole
from kamdocs.values.period import Span


class Tiers(Record):
    """How tiers are suggested and guarded. Scores run from 0 to 100."""

    key_limit: Whole = entry("Most key accounts of the workspace.", 10, example="12")
    key_limit_per_manager: Whole | None = entry(
        "Most key accounts of one manager.", None, example="4"
    )
    promote_to_key: Number = entry("Score from which key is suggested.", "70", example="75")
    keep_key: Number = entry("Score down to which a key account stays key.", "55", example="60")
    promote_to_normal: Number = entry(
        "Score from which a low account becomes normal.", "40", example="45"
    )
    keep_normal: Number = entry(
        "Score down to which a normal account stays normal.", "25", example="20"
    )
    borderline: Number = entry("Distance to a threshold called borderline.", "3", example="5")
    provisional_below: Percent = entry(
        "Coverage below which a score is provisional.", "60 %", example="50 %"
    )
    promote_coverage: Percent = entry("Coverage needed for a promotion.", "80 %", example="70 %")
    fall: Number = entry(
        "Points lost since the last review that are a finding.", "15", example="10"
    )
    review_key: Length = entry(
        "How often a key account's tier is reviewed.", Span(6, "month"), example="3 months"
    )
    review_others: Length = entry(
        "How often the others' is.", Span(12, "month"), example="6 months"
    )
    one_tier_share: Percent = entry(
        "Share of accounts in one tier that is a finding.", "90 %", example="95 %"
    )
    one_tier_from: Whole = entry(
        "Number of accounts from which that is looked at.", 5, example="10"
    )
    sales_may_own: Flag = entry(
        "Whether sales representatives may own accounts.", False, example="yes"
    )
