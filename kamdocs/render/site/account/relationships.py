"""How the people of an account are known: coverage, warnings, who of ours meets whom, who decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.decision import DecisionFacts, Member
from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.relationships import Pair
from kamdocs.render.engine.link import Link, Source
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.dotted import dotted
from kamdocs.render.site.entries import tone_of
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.money import round_decimal
from kamdocs.values.sentence import Filling, Sentence, Term, sentence, sentence_n

MOST_ADVICE = 4

_STRESS: dict[str, Sentence] = {
    "business": sentence("their standing and their business first; exclusive terms"),
    "financial": sentence("figures and detail; the result in money"),
    "technical": sentence("figures and detail; how it works"),
    "relationship": sentence("people and references; who of like customers would talk"),
    "procurement": sentence("scope, price and terms in their order; what compares"),
    "user": sentence("their situation, the phases and the team; cases like theirs"),
}
"""What is put first for somebody who decides by this; only a hint, people differ."""


@dataclass(frozen=True, slots=True)
class AdviceItem:
    """What would widen the coverage, and where to write it."""

    text: Sentence
    source: Source


@dataclass(frozen=True, slots=True)
class Relations:
    """`coverage` is 0 to 100, None when unknown; `warnings` what is thin, `lines` who influences or
    contradicts whom, `decisions` everybody who takes part in an open decision."""

    coverage: int | None
    reason: Sentence
    advice: tuple[AdviceItem, ...]
    warnings: tuple[Sentence, ...]
    matrix: Table
    decisions: Table
    lines: tuple[Sentence, ...]


def view_relations(facts: Facts, names: Names, sources: Sources) -> Relations:
    """Show who knows whom, and who decides."""
    figure = facts.relationships.coverage
    return Relations(
        coverage=None if figure.value is None else int(round_decimal(figure.value, 0)),
        reason=figure.reason,
        advice=tuple(
            AdviceItem(each.sentence, sources.at(each.place))
            for each in figure.advice[:MOST_ADVICE]
        ),
        warnings=tuple(_warnings(facts, names)),
        matrix=_matrix(facts, names),
        decisions=_decisions(facts.decisions, facts, names),
        lines=tuple(_lines(facts)),
    )


def _warnings(facts: Facts, names: Names) -> Iterator[Sentence]:
    found = facts.relationships
    if found.is_single_thread:
        yield sentence("all that is going on runs through one person, theirs or ours")
    is_judged = facts.account.tier == "key" and facts.account.lifecycle != "former"
    if is_judged and found.contacts and found.missing_roles:
        roles = tuple(Term(role) for role in found.missing_roles)
        yield sentence("nobody here is {roles}", roles=roles)
    if found.must_fill:
        titles = tuple(facts.account.posts[key].title for key in found.must_fill)
        yield sentence("posts whose holder we must know: {posts}", posts=titles)
    unsound = sum(not each.is_sound for each in facts.judgements)
    if unsound:
        yield sentence_n(
            "one judgement about a person is unsigned or too old",
            "{count} judgements about people are unsigned or too old",
            unsound,
        )


def _matrix(facts: Facts, names: Names) -> Table:
    found = facts.relationships
    pairs = {(pair.contact, pair.member): pair for pair in found.pairs}
    columns = (
        Column("name", sentence("Name"), wide=True),
        *(
            Column(member, sentence("{name}", name=str(names.name("team", member))))
            for member in found.ours
        ),
    )
    rows = tuple(
        Row(
            key,
            (
                Cell(contact.name, Link("", f"person-{key}")),
                *(_met(pairs.get((key, member)), facts.today) for member in found.ours),
            ),
        )
        for key, contact in found.contacts.items()
    )
    return Table("matrix", sentence("Who of ours meets whom"), columns, rows, filters=False)


def _met(pair: Pair | None, today: date) -> Cell:
    if pair is None:
        return Cell(None)
    standing = pair.standing
    said: list[Filling] = []
    if pair.touches:
        said.append(sentence_n("one contact lately", "{count} contacts lately", pair.touches))
    if pair.last == today:
        said.append(sentence("last today"))
    elif pair.last:
        said.append(sentence_n("last a day ago", "last {count} days ago", (today - pair.last).days))
    met = dotted(said)
    if standing is None or (standing.now is None and standing.aim is None):
        return Cell(met)
    if standing.now and standing.aim:
        stand: Filling = sentence("{now} → {aim}", now=Term(standing.now), aim=Term(standing.aim))
    else:
        stand = (
            Term(standing.now)
            if standing.now
            else sentence("to become {aim}", aim=Term(standing.aim or ""))
        )
    return Cell(stand, sub=met)


def _decisions(decisions: tuple[DecisionFacts, ...], facts: Facts, names: Names) -> Table:
    columns = (
        Column("decision", sentence("Decision"), wide=True),
        Column("name", sentence("Who takes part"), wide=True),
        Column("roles", sentence("Buying roles"), wide=True),
        Column("stance", sentence("Stance"), "enum"),
        Column("orientation", sentence("Decides by")),
        Column("last", sentence("Last contact"), "date"),
        Column("gaps", sentence("Still to find out"), wide=True),
    )
    rows = tuple(
        _member(decision, member, facts) for decision in decisions for member in decision.members
    )
    table = Table("decisions", sentence("Who decides"), columns, rows, filters=False)
    return table.without("stance") if facts.has_hidden_judgements else table


def _member(decision: DecisionFacts, member: Member, facts: Facts) -> Row:
    tone, icon = tone_of(member.stance) if member.stance else (None, None)
    orientation = member.orientation
    return Row(
        f"{decision.opportunity}-{member.id}",
        (
            Cell(
                decision.name,
                Link("", f"opportunity-{decision.opportunity}"),
                sub=sentence("decided by {day}", day=decision.by) if decision.by else None,
            ),
            Cell(member.name, Link("", f"person-{member.id}")),
            Cell(tuple(Term(role) for role in member.roles) or None),
            Cell(Term(member.stance) if member.stance else None, tone=tone, icon=icon),
            Cell(
                sentence("perhaps {orientation}", orientation=Term(orientation))
                if orientation and member.is_guessed
                else Term(orientation)
                if orientation
                else None,
                sub=_STRESS[orientation] if orientation else None,
            ),
            Cell(facts.relationships.contacts[member.id].last),
            Cell(tuple(Term(gap) for gap in member.gaps) or sentence("nothing")),
        ),
    )


def _lines(facts: Facts) -> Iterator[Sentence]:
    people = facts.account.people
    told: set[frozenset[str]] = set()
    for key in facts.relationships.contacts:
        person = people[key]
        influenced = tuple(people[each].name for each in person.influences if each in people)
        if influenced:
            yield sentence("{name} influences {others}", name=person.name, others=influenced)
    for key in facts.relationships.contacts:
        for other in people[key].conflicts_with:
            pair = frozenset({key, other})
            if other in people and pair not in told:
                told.add(pair)
                yield sentence(
                    "{name} and {other} are at odds",
                    name=people[key].name,
                    other=people[other].name,
                )
