"""What is recorded of an offer: approvals and changes of state in, the offer's file with them out.

Entries are appended, never edited; one that cannot follow is refused with those that can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.offer_outcome import option_name
from kamdocs.derive.account.offer_states import NEXT
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.account.validity import (
    DECIDED_STATES,
    WRITING_STATES,
    entries_about,
    find_state,
)
from kamdocs.edit.change import AddItem, Change, Refused, SetValue
from kamdocs.model.scales import ProposalState
from kamdocs.offer.offer import Offer
from kamdocs.pipeline.revise import Revision
from kamdocs.pipeline.revise_account import revise_account
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.whom import contact_meant, member_meant, nearest_person
from kamdocs.read.yaml import Value
from kamdocs.values.sentence import Sentence, Term, sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """A change of state as somebody tells it.

    `version` is the one it is about. When left out it is the newest that was issued; the one that is
    being written where none was, and for the states of writing. `on` is the day it happened.
    """

    state: ProposalState
    by: str
    on: date
    note: str | None = None
    reason: str | None = None
    next: date | None = None
    to: Sequence[str] = ()
    channel: str | None = None
    options: Sequence[str] = ()
    package: str | None = None
    version: int | None = None


def approve(offer: Offer, by: str, on: date, note: str | None) -> Revision | Refused:
    """Give leave for the present version, for as much as it comes to now."""
    facts = offer.facts
    if facts.is_issued:
        version = facts.proposal.version
        return Refused(sentence("version {version} was issued already", version=version))
    if facts.state in DECIDED_STATES | {"superseded"}:
        return Refused(_impossible(facts.state, "approved"))
    member = member_meant(by, offer.stock.shared.team)
    if member is None:
        return Refused(nobody(offer.stock, by, None))
    value = facts.approval.worth
    if value is None:
        return Refused(sentence("what the offer comes to is not known yet"))
    amount = f"{value.amount:f}"
    if value.currency != offer.stock.shared.settings.currency:
        amount = f"{amount} {value.currency}"
    leave: dict[str, Value] = {
        "by": member, "on": on.isoformat(), "amount": _grouped(amount),
        "version": str(facts.proposal.version), "note": note,
    }  # fmt: skip
    path = ("proposals", offer.id)
    changes: list[Change] = [SetValue((*path, "approval"), _filled(leave))]
    if facts.state in WRITING_STATES:
        entry = entry_of(facts, "approved", on, member)
        changes.append(AddItem((*path, "states"), entry))
    return revise_account(offer.stock, offer.account, changes)


def record_state(offer: Offer, answer: Answer) -> Revision | Refused:
    """Append what became of an offer."""
    stock = offer.stock
    version = answer.version or _version_meant(offer, answer.state)
    if version not in offer.numbers | {offer.facts.proposal.version}:
        return Refused(sentence("there is no version {version}", version=version))
    member = member_meant(answer.by, stock.shared.team)
    if member is None:
        return Refused(nobody(stock, answer.by, None))
    fault = _fault(offer, answer, version)
    if fault is not None:
        return Refused(fault)
    addressed = tuple(each for each in offer.facts.proposal.to if answer.state == "sent")
    readers = _readers(offer, answer.to or addressed)
    if isinstance(readers, Refused):
        return readers
    chosen = _chosen(offer, answer, version)
    if chosen is not None:
        return Refused(chosen)
    fields: dict[str, Value] = {
        "to": list(readers), "channel": answer.channel, "reason": answer.reason,
        "options": list(answer.options), "package": answer.package, "note": answer.note,
        "next": answer.next.isoformat() if answer.next else None,
    }  # fmt: skip
    entry = entry_of(offer.facts, answer.state, answer.on, member, version, **fields)
    return revise_account(stock, offer.account, [AddItem(("proposals", offer.id, "states"), entry)])


def entry_of(
    facts: ProposalFacts,
    state: ProposalState,
    on: date,
    by: str,
    version: int | None = None,
    **fields: Value,
) -> dict[str, Value]:
    """An entry as it is written; which version it is about is said from the second on."""
    about = version or facts.proposal.version
    entry: dict[str, Value] = {"state": state, "on": on.isoformat(), "by": by, **fields}
    is_said = about > 1 or any(each.version for each in facts.proposal.states)
    return _filled({**entry, "version": str(about) if is_said else None})


def _version_meant(offer: Offer, state: ProposalState) -> int:
    newest = None if state in WRITING_STATES else offer.newest
    return newest.frozen.version or 1 if newest else offer.facts.proposal.version


def _fault(offer: Offer, answer: Answer, version: int) -> Sentence | None:
    """Why the state cannot be recorded."""
    issued = offer.facts.issued.of(version) if offer.facts.issued else None
    last = issued.lock.valid_until if issued and issued.lock else None
    before = find_state(
        offer.facts.proposal, answer.on, version=version, issued=offer.numbers, last=last
    )
    if answer.on > offer.stock.today:
        return sentence("{day} is still to come", day=answer.on)
    if answer.state not in NEXT[before] or (issued and answer.state in WRITING_STATES):
        return _impossible(before, answer.state, is_issued=issued is not None)
    about = [each.on for each in entries_about(offer.facts.proposal, version, offer.numbers)]
    if about and answer.on < about[-1]:
        return sentence(
            "the last entry is of {later}; what happened earlier cannot be appended",
            later=about[-1],
        )
    if answer.state == "sent" and issued is None:
        return sentence("it is not issued yet: kamdocs proposal issue {offer}", offer=offer.name)
    return None


def _impossible(
    before: ProposalState, after: ProposalState, *, is_issued: bool = False
) -> Sentence:
    never = WRITING_STATES | {"approved"} if is_issued else {"approved"}
    possible = tuple(Term(each) for each in NEXT[before] if each not in never)
    if not possible:
        return sentence("it is {state}, and nothing comes after that", state=Term(before))
    return sentence(
        "it is {before}, and cannot be {after} now; possible: {possible}",
        before=Term(before),
        after=Term(after),
        possible=possible,
    )


def _readers(offer: Offer, names: Sequence[str]) -> tuple[str, ...] | Refused:
    account = offer.stock.accounts[offer.account].facts.account
    found = []
    for name in names:
        contact = contact_meant(name, account)
        if contact is None:
            return Refused(nobody(offer.stock, name, offer.account))
        found.append(contact)
    return tuple(dict.fromkeys(found))


def _chosen(offer: Offer, answer: Answer, version: int) -> Sentence | None:
    """What was chosen that the version does not offer."""
    if answer.state != "accepted":
        if answer.options or answer.package:
            return sentence("options and packages are chosen when an offer is accepted")
        return None
    issued = offer.facts.issued.of(version) if offer.facts.issued else None
    if issued is not None and issued.lock is not None:
        options = {each.product or each.text for each in issued.lock.lines if each.optional}
        packages = {each.package for each in issued.lock.totals if each.package}
    else:
        lines = offer.facts.price.lines
        options = {option_name(each) for each in lines if each.optional}
        packages = {each.id for each in offer.facts.price.bundles if each.id}
    for written, known in (
        *((each, options) for each in answer.options),
        (answer.package, packages),
    ):
        if written is not None and written not in known:
            return sentence(
                "{name} is not offered; there are {known}",
                name=written,
                known=tuple(sorted(known)) or "–",
            )
    return None


def nobody(stock: Stock, written: str, account: str | None) -> Sentence:
    """What is said when a name fits nobody, or several."""
    record = stock.accounts[account].facts.account if account else None
    meant = nearest_person(written, record, stock.shared.team)
    if meant is None or meant == written:
        return sentence("nobody is called {name}", name=written)
    return sentence("nobody is called {name}; did you mean {meant}?", name=written, meant=meant)


def _filled(fields: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in fields.items() if value}


def _grouped(amount: str) -> str:
    """An amount as people write it here: 54_480.50."""
    number, space, currency = amount.partition(" ")
    whole, dot, rest = number.partition(".")
    rest = rest.rstrip("0").ljust(2, "0") if rest.strip("0") else ""
    return f"{int(whole):_}{dot if rest else ''}{rest}{space}{currency}"
