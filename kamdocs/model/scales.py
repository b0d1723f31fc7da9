"""The closed vocabularies of the trade: who people are, how they stand, what state things are in."""

from __future__ import annotations

from typing import Annotated, Literal

from kamdocs.model.scalars import choice

Tier = Literal["key", "normal", "low"]
Lifecycle = Literal["prospect", "customer", "former"]
BuyingRole = Literal[
    "initiator", "user", "influencer", "technical_evaluator", "economic_buyer", "decision_maker",
    "approver", "procurement", "gatekeeper", "champion", "coach", "executive_sponsor",
]  # fmt: skip
Power = Literal["inner_circle", "political_structure", "outside"]
Stance = Literal["advocate", "supporter", "neutral", "sceptic", "opposed"]
Coverage = Literal["none", "brief", "multiple", "in_depth"]
Relationship = Literal["vendor", "credible_source", "problem_solver", "trusted_advisor"]
Orientation = Literal[
    "business", "financial", "technical", "relationship", "procurement", "user"
]  # fmt: skip
Ladder = Literal["supplier", "preferred_supplier", "partner"]
CellState = Literal[
    "won", "opportunity", "potential", "competitor", "blocked", "lapsed", "not_eligible"
]
OpportunityKind = Literal[
    "cross-sell", "higher-range", "upgrade", "new-version", "longer-term", "renewal", "larger-team",
    "larger-project", "left-over-need", "extra-feature", "pilot", "first-sale",
]  # fmt: skip
Stage = Literal[
    "lead", "qualified", "discovery", "proposal", "negotiation", "won", "lost", "dropped"
]
ObjectiveClass = Literal["retention", "expansion", "growth"]
LowPotentialMarker = Literal[
    "pays_little", "small_projects", "old_rate", "friction", "never_content", "problem_for_every_solution",
    "fights_everything", "everything_urgent", "disorganised",
]  # fmt: skip
PROBLEM_MARKERS: tuple[LowPotentialMarker, ...] = (
    "friction", "never_content", "problem_for_every_solution", "fights_everything", "everything_urgent",
    "disorganised",
)  # fmt: skip
ProposalState = Literal[
    "draft", "in_review", "approved", "sent", "received", "in_discussion", "accepted", "declined",
    "expired", "withdrawn", "superseded",
]  # fmt: skip
Channel = Literal["meeting", "call", "email", "letter", "visit", "review", "event", "newsletter"]
Side = Literal["us", "them"]

TierWord = Annotated[Tier, choice(Tier)]
LifecycleWord = Annotated[Lifecycle, choice(Lifecycle)]
BuyingRoleWord = Annotated[BuyingRole, choice(BuyingRole)]
PowerWord = Annotated[Power, choice(Power)]
StanceWord = Annotated[Stance, choice(Stance)]
CoverageWord = Annotated[Coverage, choice(Coverage)]
RelationshipWord = Annotated[Relationship, choice(Relationship)]
OrientationWord = Annotated[Orientation, choice(Orientation)]
LadderWord = Annotated[Ladder, choice(Ladder)]
CellStateWord = Annotated[CellState, choice(CellState)]
OpportunityKindWord = Annotated[OpportunityKind, choice(OpportunityKind)]
StageWord = Annotated[Stage, choice(Stage)]
ObjectiveClassWord = Annotated[ObjectiveClass, choice(ObjectiveClass)]
LowPotentialMarkerWord = Annotated[LowPotentialMarker, choice(LowPotentialMarker)]
ProposalStateWord = Annotated[ProposalState, choice(ProposalState)]
ChannelWord = Annotated[Channel, choice(Channel)]
SideWord = Annotated[Side, choice(Side)]
