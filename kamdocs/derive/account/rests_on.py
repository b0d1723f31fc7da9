"""What each derived part of an account is made of, so that nobody judges what rests on something broken."""

from __future__ import annotations

from collections.abc import Mapping

_FIGURES = frozenset(
    {"kpis", "targets", "revenue", "contracts", "opportunities", "log", "effort", "settings"}
)

_PEOPLE = frozenset({"people", "posts", "units"})
_GRID = _PEOPLE | {"grid", "contracts", "revenue", "opportunities", "catalogue", "settings"}

_CONTACT = frozenset({"cadence", "log", "tier", "lifecycle", "closures", "settings"})

RESTS_ON: Mapping[str, frozenset[str]] = {
    "score": frozenset({"ratings", "settings"}),
    "low_potential": frozenset({"low_potential", "settings"}),
    "tier_review": frozenset({"reviews", "tier", "settings"}),
    "suggestion": frozenset(
        {"ratings", "tier", "lifecycle", "key_because", "low_potential", "reviews", "settings"}
    ),
    "revenue": frozenset({"revenue", "settings"}),
    "proposals": frozenset({"proposals", "catalogue", "settings"}),
    "offer_outcomes": frozenset({"proposals", "catalogue", "settings"}),
    "issued": frozenset(),  # whatever else is broken, frozen files are compared
    "unit_tree": _PEOPLE,
    "relationships": _PEOPLE | {"log", "opportunities", "settings"},
    "judgements": frozenset({"people", "settings"}),
    "decisions": frozenset({"people", "opportunities", "settings"}),
    "white_space": _GRID,
    "exposure": _GRID | {"log", "proposals"},
    "referrals": _GRID,
    "opportunities": frozenset({"opportunities", "settings"}),
    "kpis": _FIGURES,
    "progress": frozenset({"plan"}) | _FIGURES,
    "plan_review": frozenset({"plan", "reviews", "settings"}),
    "commitments": frozenset({"plan"}),
    "issues": frozenset({"log", "settings"}),
    "value_delivered": frozenset({"log", "settings"}),
    "triggers": frozenset({"log", "opportunities", "settings"}),
    "effort": frozenset({"effort", "settings"}),
    "working_days": frozenset({"holidays", "closures", "settings"}),
    "cadence": _CONTACT,
    "actions": frozenset({"actions", "log", "tier", "settings"}),
    "contracts": frozenset({"contracts", "opportunities", "log", "settings"}),
    "tenders": frozenset({"tenders", "people", "log", "settings"}),
    "handoffs": frozenset(
        {"handoff", "owner", "sales", "lifecycle", "tier", "assigned", "since", "contracts"}
    ),
    "follow_ups": frozenset({"proposals", "log", "closures", "catalogue", "settings"}),
    "agenda": _CONTACT | {"actions", "contracts", "tenders", "proposals", "plan", "opportunities"},
    "health": _PEOPLE | _CONTACT | {"plan"} | _FIGURES,
    "file_quality": frozenset(
        {
            "profile",
            "people",
            "units",
            "plan",
            "ratings",
            "reviews",
            "cadence",
            "escalation",
            "tier",
            "owner",
        }
    )
    | _FIGURES,
    "personal": frozenset({"personal"}),
    "has_hidden_judgements": frozenset({"settings"}),
}
"""Which parts of the account, and of what all share, each derived part is made of."""


def resting_on(broken: frozenset[str]) -> frozenset[str]:
    """The derived parts that rest on one of these."""
    return frozenset(part for part, sources in RESTS_ON.items() if sources & broken)
