"""The back-planning of tenders: when to begin, by when each condition is to be met, the submission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kamdocs.derive.account.tenders import Condition, TenderFacts
from kamdocs.derive.due import Due
from kamdocs.model.account import Account
from kamdocs.values.sentence import Sentence, sentence

WORK: Mapping[Condition, Sentence] = {
    "needs": sentence("Recognise and shape their needs"),
    "success_factors": sentence("Identify what success depends on"),
    "participants": sentence("Be in good contact with everybody who takes part"),
}


def list_tender_dates(account: Account, tenders: Iterable[TenderFacts]) -> Iterator[Due]:
    """List what open tenders date."""
    for tender in tenders:
        if tender.is_open:
            yield from _tender(account, tender)


def _tender(account: Account, tender: TenderFacts) -> Iterator[Due]:
    record = tender.tender
    owner = record.owner or account.owner
    if not tender.is_started:
        yield Due(
            account=account.id,
            key=f"tender-{tender.id}",
            kind="tender",
            on=tender.prepare_from,
            what=sentence("Begin to prepare the tender {name}", name=record.name),
            reason=sentence("offers are due on {day}", day=tender.submission),
            place=tender.place,
            owner=owner,
            amount=record.value,
        )
    for ready in tender.ready:
        if not ready.is_met:
            yield Due(
                account=account.id,
                key=f"tender-{tender.id}-{ready.condition}",
                kind="tender",
                on=ready.by,
                what=WORK[ready.condition],
                reason=sentence("for the tender {name}", name=record.name),
                place=ready.place,
                owner=owner,
                amount=record.value,
            )
    yield Due(
        account=account.id,
        key=f"submission-{tender.id}",
        kind="submission",
        on=tender.submission,
        what=sentence("Submit the offer: {name}", name=record.name),
        reason=sentence("the last day for offers"),
        place=tender.place,
        owner=owner,
        amount=record.value,
    )
