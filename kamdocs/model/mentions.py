"""Texts that may hold an id, or words that are none: a field in, the kinds of things it may name out.

Nothing is checked by it: words that name nothing are as good.
"""

from __future__ import annotations

from collections.abc import Mapping

from kamdocs.model.commitment import Commitment
from kamdocs.model.contact import Favour, Person
from kamdocs.model.handoff import Handoff
from kamdocs.model.kpi import Effort, RevenueEntry
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.plan import Plan, Risk, Step
from kamdocs.model.product import Product
from kamdocs.model.profile import Competitor, SwotItem
from kamdocs.model.record import Record

_PEOPLE = ("team", "contact")
_MENTIONS: Mapping[tuple[type[Record], str], tuple[str, ...]] = {
    (Person, "now_at"): ("account",),
    (Favour, "to"): ("unit", "account"),
    (Opportunity, "serves"): ("need",),
    (Opportunity, "pilot_for"): ("opportunity",),
    (LogEntry, "about"): ("contract", "opportunity", "unit", "product"),
    (Product, "replaces"): ("product",),
    (Competitor, "where"): ("unit", "product"),
    (SwotItem, "evidence"): ("contract",),
    (RevenueEntry, "product"): ("product",),
    (RevenueEntry, "seller"): ("team",),
    (Effort, "by"): ("team",),
    (Handoff, "from"): ("team",),
    (Commitment, "owner"): _PEOPLE,
    (Risk, "owner"): _PEOPLE,
    (Step, "ours"): ("team",),
    (Step, "theirs"): ("contact",),
    (Plan, "approved_by"): ("team",),
}
_BY_NAME: Mapping[str, tuple[str, ...]] = {"escalation": _PEOPLE}


def mentioned_kinds(record: type[Record], key: str) -> tuple[str, ...]:
    """The kinds of things (`unit`, `team` …) that the text under a key of the file may name."""
    return _MENTIONS.get((record, key), _BY_NAME.get(key, ()))
