"""The renewal brief: what a contract brought, what is at stake, until when, and what to ask for."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.contracts import ContractFacts
from kamdocs.model.opportunity import Opportunity
from kamdocs.read.suggest import nearest
from kamdocs.render.brief._case import Case, finish, open_case
from kamdocs.render.brief._contract import (
    contract_figures,
    contract_name,
    covered_by,
    term_lines,
    value_section,
)
from kamdocs.render.brief._figures import key_figures, money, next_contract
from kamdocs.render.brief._past import touchpoint_section
from kamdocs.render.brief._people import in_order, people_section
from kamdocs.render.brief._plan import kpi_section
from kamdocs.render.brief._promises import issue_section, promise_section
from kamdocs.render.brief_kind import BriefInput, BriefKind, NoBrief
from kamdocs.render.engine.brief import Brief, Line, Section
from kamdocs.values.sentence import Sentence, Term, sentence, sentence_n

_EXAMPLE = "contracts: [{id: support, name: …, value: 36_000, ends: 2027-03-31, notice: 3 months}]"
_DECIDING = frozenset(
    {"economic_buyer", "decision_maker", "approver", "champion", "executive_sponsor"}
)


def make(given: BriefInput) -> Brief | NoBrief:
    """Brief whoever renews a contract."""
    case = open_case(given)
    contract = _choose(case)
    if isinstance(contract, NoBrief):
        return contract
    sale = case.account.opportunities.get(contract.opportunity or "")
    return finish(
        case,
        sentence("Renewal brief"),
        "renewal",
        (
            value_section(case, contract),
            Section(sentence("The contract"), tuple(term_lines(case, contract)), most=9),
            Section(sentence("What to do and to ask for"), tuple(_asks(case, contract)), most=7),
            people_section(case, sentence("Who decides"), _deciders(case, sale), most=6),
            Section(
                sentence("The customer’s decision"), tuple(_decision(sale)) if sale else (), most=5
            ),
            issue_section(case),
            promise_section(case, "us"),
            promise_section(case, "them", most=3),
            Section(sentence("Who else is there"), tuple(_rivals(case, contract)), most=3),
            kpi_section(case, most=5),
            touchpoint_section(case, most=4),
        ),
        title=sentence(
            "{account}: {contract}", account=case.account.name, contract=contract_name(contract)
        ),
        subtitle=covered_by(case, contract),
        figures=(*contract_figures(case, contract), *key_figures(case, "health", "satisfaction")),
    )


def _choose(case: Case) -> ContractFacts | NoBrief:
    known = case.facts.contracts.by_id
    asked = case.wish.contract
    if asked is not None:
        if asked in known:
            return known[asked]
        near = nearest(asked, known)
        return NoBrief(
            sentence("{account} has no contract {id}", account=case.account.name, id=asked),
            sentence("did you mean {meant}?", meant=near) if near else _help(case),
        )
    found = next_contract(case) or next(iter(case.facts.contracts.running), None)
    if found is not None:
        return found
    return NoBrief(
        sentence("{account} has no contract that runs", account=case.account.name), _help(case)
    )


def _help(case: Case) -> Sentence:
    known = tuple(case.facts.contracts.by_id)
    if known:
        return sentence("name one of these with --contract: {known}", known=known)
    return sentence(
        "write it in accounts/{account}/account.yaml: {line}",
        account=case.account.id,
        line=_EXAMPLE,
    )


def _asks(case: Case, contract: ContractFacts) -> Iterator[Line]:
    """What is to be done about the renewal, as far as the files show."""
    yield from _beginning(contract)
    unproven = sum(not each.is_proven for each in contract.value_entries)
    if unproven:
        yield Line(
            sentence_n(
                "Find the evidence of one entry", "Find the evidence of {count} entries", unproven
            )
        )
    if contract.opportunity is None and contract.state in ("due", "started"):
        yield Line(
            sentence("Write the renewal down as an opportunity with its decision: kind: renewal")
        )
    yield from _better_terms(contract)
    yield from _enlarged(case, contract)
    for key in case.facts.referrals.never_asked:
        yield Line(sentence("Ask {name} for a testimonial", name=case.theirs(key)))


def _beginning(contract: ContractFacts) -> Iterator[Line]:
    match contract.state:
        case "due":
            yield Line(
                sentence("Begin the renewal, and write renewal_started: with the day"),
                lead=contract.renew_from,
                state=sentence("due"),
                tone="risk",
            )
        case "far":
            yield Line(sentence("Begin the renewal"), lead=contract.renew_from)
        case "given_notice":
            yield Line(sentence("Ask what would have to change for them to stay"))
        case "rolled_over":
            yield Line(
                sentence("It renews by itself now: agree the next term before the next notice day")
            )


def _better_terms(contract: ContractFacts) -> Iterator[Line]:
    record = contract.contract
    if not record.indexation:
        yield Line(sentence("Ask for an indexation"))
    if record.notice is None:
        yield Line(sentence("Agree a period of notice"))
    if record.renews is None and contract.ends is not None:
        yield Line(sentence("Ask for a longer term, or one that renews by itself"))


def _enlarged(case: Case, contract: ContractFacts) -> Iterator[Line]:
    """What the units of the contract could have besides."""
    record = contract.contract
    for cell in case.facts.white_space.cells.values():
        if cell.state != "potential" or cell.unit not in record.units:
            continue
        if cell.product not in record.products:
            yield Line(
                sentence(
                    "Offer {product} with it, for {unit}",
                    product=case.name("product", cell.product),
                    unit=case.name("unit", cell.unit),
                ),
                side=money(case, cell.potential) if cell.potential is not None else None,
            )


def _deciders(case: Case, sale: Opportunity | None) -> list[str]:
    contacts = case.facts.relationships.contacts
    if sale is not None and sale.decision is not None and sale.decision.members:
        return in_order(case, sale.decision.members)
    deciding = [key for key, each in contacts.items() if _DECIDING & set(each.roles)]
    return in_order(case, deciding or contacts)


def _decision(sale: Opportunity) -> Iterator[Line]:
    decision = sale.decision
    yield Line(
        sentence("{opportunity}, {stage}", opportunity=sale.name, stage=Term(sale.stage)),
        lead=decision.by if decision else None,
        side=sale.amount,
    )
    if decision is not None:
        for number, criterion in enumerate(decision.criteria, start=1):
            yield Line(criterion, lead=sentence("criterion {number}", number=number))
        if decision.process:
            yield Line(decision.process)
    for objection in sale.objections:
        notes = (objection.answer,) if objection.answer else (sentence("not answered yet"),)
        yield Line(objection.text, lead=sentence("objection"), notes=notes)


def _rivals(case: Case, contract: ContractFacts) -> Iterator[Line]:
    ours = {*contract.contract.units, *contract.contract.products}
    for each in case.account.profile.competitors:
        if not each.where or ours & set(each.where):
            notes = [part for part in (each.strengths, each.weaknesses) if part]
            yield Line(each.name, notes=tuple(notes))


BRIEF = BriefKind(make)
