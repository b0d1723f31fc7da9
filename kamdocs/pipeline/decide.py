"""A decision about an account's tier in; its files with the review recorded out."""

from __future__ import annotations

from datetime import date

from kamdocs.derive.exact import shown_points
from kamdocs.edit.change import AddItem, Refused, SetValue
from kamdocs.pipeline.revise import Revision
from kamdocs.pipeline.revise_account import revise_account
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.whom import member_meant
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import Term, sentence

TIERS = ("low", "normal", "key")


def record_review(
    stock: Stock, account: str, *, decision: str, to: str | None, by: str, why: str, on: date
) -> Revision | Refused:
    """Record a decision about the tier, and change the tier when it says so.

    The entry notes the score of the day. Without `to` a promotion or demotion goes one step.
    """
    record, score = stock.accounts[account].facts.account, stock.accounts[account].facts.score
    member = member_meant(by, stock.shared.team)
    if member is None:
        return Refused(sentence("nobody is called {name}", name=by))
    tier = _tier_after(record.tier, decision, to)
    if isinstance(tier, Refused):
        return tier
    points = None if score.value is None else str(shown_points(score.value))
    fields: dict[str, Value] = {
        "on": on.isoformat(),
        "by": member,
        "of": "tier",
        "decision": decision,
    }
    if tier != record.tier:
        fields |= {"from": record.tier, "to": tier}
    fields |= {"score": points, "why": why.strip()}
    entry: Value = {key: value for key, value in fields.items() if value}
    changes: list[AddItem | SetValue] = [AddItem(("reviews",), entry)]
    if tier != record.tier:
        changes.append(SetValue(("tier",), tier))
    return revise_account(stock, account, changes)


def _tier_after(tier: str | None, decision: str, to: str | None) -> str | Refused | None:
    """The tier that a decision leads to; why it leads nowhere."""
    if decision == "keep":
        if to not in (None, tier):
            return Refused(sentence("keeping a tier leads to no other"))
        return tier
    if tier is None:
        return to or Refused(sentence("it has no tier yet: say which with --to"))
    at, step = TIERS.index(tier), 1 if decision == "promote" else -1
    if to is None and not 0 <= at + step < len(TIERS):
        return Refused(sentence("it is {tier} already", tier=Term(tier)))
    wanted = to or TIERS[at + step]
    if (TIERS.index(wanted) - at) * step <= 0:
        return Refused(
            sentence("from {old} to {new} is no such step", old=Term(tier), new=Term(wanted))
        )
    return wanted
