"""How much of our revenue hangs on the key accounts, and on the largest account.

Over the twelve months to the day, each account together with those below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kamdocs.derive.portfolio.groups import Group, Groups, add_known
from kamdocs.derive.portfolio.links import Links
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.model.settings.concentration import ConcentrationBands
from kamdocs.values.sentence import Sentence, Share, sentence, sentence_n

KeyBand = Literal["unknown", "low", "normal", "high", "loud"]
LargestBand = Literal["unknown", "normal", "warning", "loud", "monodependence"]

_ALONE = sentence("one account with known revenue says nothing of concentration")


@dataclass(frozen=True, slots=True)
class Concentration:
    """Shares from 0 to 1 of the twelve months' known revenue, `total`; None where unknown.

    `key_share` is what key accounts and those below them bring: 0 when no account is key, unknown
    when there are some and the revenue of none is known. While less than two accounts have known
    revenue nothing is judged: the bands are `unknown`. `largest_account` is the id of the group's
    topmost account. `unknown` names the accounts whose revenue is not known.
    """

    total: Decimal | None
    key_share: Decimal | None
    key_band: KeyBand
    key_reason: Sentence
    largest_share: Decimal | None
    largest_account: str | None
    largest_band: LargestBand
    largest_reason: Sentence
    unknown: tuple[str, ...]
    is_estimated: bool


def derive_concentration(
    summaries: Sequence[Summary], links: Links, groups: Groups, bands: ConcentrationBands
) -> Concentration:
    """Judge the shares of the key accounts and of the largest group by the bands of the settings."""
    key_share = groups.share_of(_key_amount(summaries, links, groups))
    unknown = tuple(sorted(each.id for each in summaries if each.trailing.value is None))
    is_alone = len(summaries) - len(unknown) == 1
    key_band = "unknown" if is_alone else _key_band(key_share, bands)
    largest = next((group for group in groups.ranked if group.share is not None), None)
    largest_share = largest.share if largest else None
    largest_band = "unknown" if is_alone else _largest_band(largest_share, bands)
    return Concentration(
        total=groups.total,
        key_share=key_share,
        key_band=key_band,
        key_reason=_ALONE if is_alone else _admit(_key_reason(key_share, key_band, bands), unknown),
        largest_share=largest_share,
        largest_account=largest.id if largest else None,
        largest_band=largest_band,
        largest_reason=_ALONE
        if is_alone
        else _admit(_largest_reason(largest, largest_band, bands), unknown),
        unknown=unknown,
        is_estimated=any(each.trailing.is_estimated for each in summaries),
    )


def _key_amount(summaries: Sequence[Summary], links: Links, groups: Groups) -> Decimal | None:
    """What key accounts and those below them bring; 0 when there is no key account."""
    named = {each.id for each in summaries if each.tier == "key"}
    counted = [
        each.trailing.value
        for each in summaries
        if named.intersection((each.id, *links.ancestors_of[each.id]))
    ]
    return add_known(counted) if counted else Decimal(0)


def _admit(reason: Sentence, unknown: tuple[str, ...]) -> Sentence:
    """Say how many accounts the figure knows nothing of."""
    if not unknown:
        return reason
    return sentence_n(
        "{reason} (one account’s is unknown)",
        "{reason} ({count} accounts’ is unknown)",
        len(unknown),
        reason=reason,
    )


def _key_band(share: Decimal | None, bands: ConcentrationBands) -> KeyBand:
    if share is None:
        return "unknown"
    if share > bands.key_loud:
        return "loud"
    if share > bands.key_to:
        return "high"
    return "low" if share < bands.key_from else "normal"


def _largest_band(share: Decimal | None, bands: ConcentrationBands) -> LargestBand:
    if share is None:
        return "unknown"
    if share >= bands.largest_monodependence:
        return "monodependence"
    if share >= bands.largest_loud:
        return "loud"
    return "warning" if share >= bands.largest_warning else "normal"


def _key_reason(share: Decimal | None, band: KeyBand, bands: ConcentrationBands) -> Sentence:
    if share is None:
        return sentence("the revenue of the key accounts is not known")
    held, low, high = Share(share), Share(bands.key_from), Share(bands.key_to)
    match band:
        case "loud":
            return sentence(
                "the key accounts hold {share} of revenue, more than {limit}: a change at one of"
                " them can push us out of the market",
                share=held,
                limit=Share(bands.key_loud),
            )
        case "high":
            return sentence(
                "the key accounts hold {share} of revenue, above the usual {low} to {high}",
                share=held,
                low=low,
                high=high,
            )
        case "low":
            return sentence(
                "the key accounts hold {share} of revenue, below the usual {low} to {high}",
                share=held,
                low=low,
                high=high,
            )
        case _:
            return sentence(
                "the key accounts hold {share} of revenue, within the usual {low} to {high}",
                share=held,
                low=low,
                high=high,
            )


def _largest_reason(
    largest: Group | None, band: LargestBand, bands: ConcentrationBands
) -> Sentence:
    if largest is None or largest.share is None:
        return sentence("no revenue of the last twelve months is known")
    name, held = largest.name, Share(largest.share)
    match band:
        case "monodependence":
            return sentence(
                "we live on one customer: {name} holds {share} of revenue", name=name, share=held
            )
        case "loud":
            return sentence(
                "{name} alone holds {share} of revenue, {limit} or more: losing it would hurt badly",
                name=name,
                share=held,
                limit=Share(bands.largest_loud),
            )
        case "warning":
            return sentence(
                "{name} alone holds {share} of revenue, {limit} or more",
                name=name,
                share=held,
                limit=Share(bands.largest_warning),
            )
        case _:
            return sentence(
                "the largest account, {name}, holds {share} of revenue", name=name, share=held
            )
