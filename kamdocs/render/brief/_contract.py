"""A contract as briefs tell it: what is at stake, what it brought, and its terms."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.contracts import ContractFacts
from kamdocs.derive.conversion import tally
from kamdocs.derive.tally import Tally
from kamdocs.render.brief._case import Case, joined, left
from kamdocs.render.brief._figures import UNKNOWN, money
from kamdocs.render.brief._past import value_lines
from kamdocs.render.engine.brief import KeyFigure, Line, Section, Tone
from kamdocs.values.sentence import Filling, Sentence, Share, Term, sentence, sentence_n

_SOON = 60


def contract_name(contract: ContractFacts) -> str:
    """What a contract is called."""
    return contract.contract.name or contract.id


def covered_by(case: Case, contract: ContractFacts) -> Filling | None:
    """The products and units it is about, as far as they are written."""
    record = contract.contract
    products = joined([case.name("product", key) for key in record.products])
    units = joined([case.name("unit", key) for key in record.units])
    if products is not None and units is not None:
        return sentence("{products} for {units}", products=products, units=units)
    return products if products is not None else units


def _delivered(case: Case, contract: ContractFacts) -> Tally:
    amounts = [each.entry.amount for each in contract.value_entries if each.entry.amount]
    return tally(amounts, case.settings)


def contract_figures(case: Case, contract: ContractFacts) -> Iterator[KeyFigure]:
    """What is at stake, until when, and what it brought."""
    value = contract.contract.value
    yield KeyFigure(sentence("At stake, a year"), value if value is not None else UNKNOWN)
    if contract.deadline is not None:
        days = (contract.deadline - case.today).days
        tone: Tone | None = (
            "risk" if 0 <= days < _SOON // 2 else "warn" if 0 <= days < _SOON else None
        )
        yield KeyFigure(
            sentence("Notice by"), contract.deadline, left(contract.deadline, case.today), tone
        )
    if contract.ends is not None:
        yield KeyFigure(sentence("Ends"), contract.ends, left(contract.ends, case.today))
    else:
        yield KeyFigure(sentence("Ends"), sentence("no end is written"))
    count = len(contract.value_entries)
    sum_ = _delivered(case, contract)
    yield KeyFigure(
        sentence("Value delivered"),
        money(case, sum_.amount) if sum_.amount is not None else sentence("not in figures"),
        sentence_n("one entry", "{count} entries", count)
        if count
        else sentence("nothing recorded"),
        None if count else "warn",
    )


def value_section(case: Case, contract: ContractFacts) -> Section:
    """All value delivered under the contract with its evidence, and the sum of what has a figure."""
    entries = contract.value_entries
    sum_ = _delivered(case, contract)
    priced = sum(each.entry.amount is not None for each in entries)
    proven = sum(each.is_proven for each in entries)
    foot = None
    if entries and not priced:
        foot = sentence_n(
            "one entry, without a figure; {proven} with evidence",
            "{count} entries, none with a figure; {proven} with evidence",
            len(entries),
            proven=proven,
        )
    elif entries:
        foot = sentence(
            "in all {amount} from {priced} of {count} entries; {proven} with evidence",
            amount=money(case, sum_.amount),
            priced=priced,
            count=len(entries),
            proven=proven,
        )
    return Section(
        sentence("Value delivered under it"),
        tuple(value_lines(case, entries)),
        empty=sentence(
            "nothing is recorded, so nothing argues the renewal. In log.md: {line}",
            line=f"## {case.today.isoformat()} value · {contract.id}",
        ),
        foot=foot,
        most=8,
        is_wide=True,
    )


def term_lines(case: Case, contract: ContractFacts) -> Iterator[Line]:
    """Its terms, line by line; what nobody wrote is to be found out."""
    record = contract.contract

    def line(
        name: Sentence, value: Filling | None, unknown: Sentence | None = None
    ) -> Iterator[Line]:
        if value is not None:
            yield Line(value, lead=name)
        elif unknown is not None:
            yield Line(unknown, lead=name, state=sentence("to find out"), tone="warn")

    yield Line(
        sentence("renewal {state}", state=Term(contract.state)),
        lead=sentence("state"),
        notes=(sentence("begun {day}", day=contract.started),) if contract.started else (),
        source=case.source(contract.place),
    )
    yield from line(sentence("runs"), _term(contract))
    yield from line(sentence("notice"), record.notice, sentence("no period of notice is written"))
    yield from line(
        sentence("renews"),
        sentence("by itself for {length}", length=record.renews) if record.renews else sentence("not by itself"),
    )  # fmt: skip
    yield from line(sentence("indexation"), record.indexation, sentence("no indexation is written"))
    if contract.price_change is not None:
        first, last = record.rates[0], record.rates[-1]
        yield Line(
            sentence("{old} → {new}", old=first.price, new=last.price),
            lead=sentence("price"),
            notes=(
                sentence("{share} since {when}", share=Share(contract.price_change), when=first.on),
            ),
        )
    if record.given_notice is not None:
        by = record.given_notice.by
        yield Line(
            sentence("on {day}", day=record.given_notice.on),
            lead=sentence("notice was given"),
            notes=((Term(by) if by in ("us", "them") else by,) if by else ())
            + ((record.given_notice.why,) if record.given_notice.why else ()),
            state=sentence("notice given"),
            tone="risk",
        )
    if record.non_solicit is not None:
        yield Line(
            sentence("yes") if record.non_solicit else sentence("no"),
            lead=sentence("non-solicit clause"),
        )
    yield from line(sentence("kept at"), record.file)


def _term(contract: ContractFacts) -> Filling | None:
    if contract.term_start is not None and contract.ends is not None:
        return sentence("{start} to {end}", start=contract.term_start, end=contract.ends)
    if contract.ends is not None:
        return sentence("until {day}", day=contract.ends)
    if contract.term_start is not None:
        return sentence("since {day}", day=contract.term_start)
    return None
