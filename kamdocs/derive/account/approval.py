"""Whether an offer needs leave before it goes out, and whether it was given: an offer and its price in."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.derive.account.price_totals import PERIOD_MONTHS, Bundle, PriceTotals
from kamdocs.derive.conversion import convert
from kamdocs.model.proposal import Proposal
from kamdocs.model.settings.settings import Settings
from kamdocs.values.money import Money


@dataclass(frozen=True, slots=True)
class ApprovalFacts:
    """Leave for the present version of an offer.

    `worth` is the most it comes to before tax: its dearest package, over the term, or over the first
    year where nothing ends it; None when that is unknown. What is unknown, or in a currency without
    an exchange rate, needs leave wherever a threshold is set, and no leave up to an amount covers it.
    """

    worth: Money | None
    is_needed: bool
    is_given: bool

    @property
    def is_lacking(self) -> bool:
        """Whether it may not go out as it is."""
        return self.is_needed and not self.is_given


def derive_approval(offer: Proposal, price: PriceTotals, settings: Settings) -> ApprovalFacts:
    """Tell whether leave is needed, by `pricing.approval_from`, and whether it was given."""
    worth, limit = find_worth(price), settings.pricing.approval_from
    return ApprovalFacts(
        worth,
        is_needed=limit is not None
        and bool(price.lines)
        and _compare(worth, limit, settings) != -1,
        is_given=_is_given(offer, worth, settings),
    )


def find_worth(price: PriceTotals) -> Money | None:
    """The most that an offer comes to before tax, options aside."""
    worths = [_worth(bundle) for bundle in price.bundles]
    known = [worth for worth in worths if worth is not None]
    return (
        max(known, key=lambda worth: worth.amount) if known and len(known) == len(worths) else None
    )


def _worth(bundle: Bundle) -> Money | None:
    if bundle.contract is not None or not bundle.subtotals:
        return bundle.contract
    parts = [
        part.net if part.period is None else part.net * (12 // PERIOD_MONTHS[part.period])
        for part in bundle.subtotals
    ]
    return sum(parts[1:], parts[0])


def _is_given(offer: Proposal, worth: Money | None, settings: Settings) -> bool:
    leave = offer.approval
    if leave is None or leave.version not in (None, offer.version):
        return False
    return leave.amount is None or _compare(worth, leave.amount, settings) in (-1, 0)


def _compare(worth: Money | None, bound: Money, settings: Settings) -> int | None:
    """-1 below, 0 at, 1 above a bound; None where they cannot be compared."""
    if worth is None:
        return None
    if worth.currency == bound.currency:
        return (worth.amount > bound.amount) - (worth.amount < bound.amount)
    ours, theirs = convert(worth, settings), convert(bound, settings)
    return None if ours is None or theirs is None else (ours > theirs) - (ours < theirs)
