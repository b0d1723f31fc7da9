"""The dates of contracts: when a renewal is begun, the last day for notice, the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.derive.account.contracts import ContractFacts, Contracts
from kamdocs.derive.due import Due, DueKind
from kamdocs.model.account import Account
from kamdocs.values.sentence import Sentence, sentence


def list_contract_dates(account: Account, contracts: Contracts, today: date) -> Iterator[Due]:
    """List what running contracts date; one that renews by itself has no end to wait for."""
    for each in contracts.running:
        if each.ends is None:
            continue
        name = each.contract.name or each.id
        if each.state in ("far", "due") and each.renew_from is not None:
            what = sentence("Begin to renew {contract}", contract=name)
            yield _due(account, each, "renewal", each.renew_from, what, _why_renew(each, each.ends))
        if each.deadline is not None and each.deadline >= today and each.state != "given_notice":
            what = sentence("Last day for notice: {contract}", contract=name)
            yield _due(account, each, "notice", each.deadline, what, _why_notice(each, each.ends))
        if each.contract.renews is None or each.state == "given_notice":
            what = sentence("End of {contract}", contract=name)
            yield _due(account, each, "contract_end", each.ends, what, _why_end(each))


def _due(
    account: Account, each: ContractFacts, kind: DueKind, on: date, what: Sentence, reason: Sentence
) -> Due:
    return Due(
        account=account.id,
        key=f"{kind}-{each.id}",
        kind=kind,
        on=on,
        what=what,
        reason=reason,
        place=each.place,
        owner=account.owner,
        amount=each.contract.value,
    )


def _why_renew(each: ContractFacts, end: date) -> Sentence:
    if each.deadline is not None:
        return sentence("notice is due by {deadline}", deadline=each.deadline)
    if each.is_notice_unknown:
        return sentence("the contract ends on {end}; its notice is not known", end=end)
    return sentence("the contract ends on {end}", end=end)


def _why_notice(each: ContractFacts, end: date) -> Sentence:
    if each.contract.renews is not None:
        return sentence("otherwise it renews for {length}", length=each.contract.renews)
    return sentence("the contract ends on {end}", end=end)


def _why_end(each: ContractFacts) -> Sentence:
    if each.contract.given_notice is not None:
        return sentence("notice was given on {day}", day=each.contract.given_notice.on)
    return sentence("it does not renew by itself")
