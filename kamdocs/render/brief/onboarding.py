"""The onboarding brief: a new manager's first study of an account, and where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kamdocs.derive.account.decision import DecisionFacts
from kamdocs.derive.account.grid_cell import GridCell
from kamdocs.diagnostics.place import value_of
from kamdocs.render.brief._case import Case, finish, left, open_case
from kamdocs.render.brief._figures import key_figures, money
from kamdocs.render.brief._past import touchpoint_section, touchpoints
from kamdocs.render.brief._people import in_order, people_section
from kamdocs.render.brief._plan import gap_section, objective_section
from kamdocs.render.brief._promises import promise_section, risk_section
from kamdocs.render.brief._sales import contract_section
from kamdocs.render.brief_kind import BriefInput, BriefKind, NoBrief
from kamdocs.render.engine.brief import Brief, Line, Section
from kamdocs.values.sentence import Filling, Share, Term, sentence, sentence_n

_FIGURES = ("tier", "health", "revenue", "since", "pipeline", "explored", "quality")
_YEAR = timedelta(days=365)
_FILES = (
    "profile",
    "people",
    "contracts",
    "grid",
    "opportunities",
    "plan",
    "actions",
    "log",
    "tenders",
    "proposals",
)


def make(given: BriefInput) -> Brief | NoBrief:
    """Brief somebody who is new to an account."""
    case = open_case(given)
    people = in_order(case, case.facts.relationships.contacts)
    return finish(
        case,
        sentence("Onboarding brief"),
        "onboarding",
        (
            Section(sentence("Who they are"), tuple(_profile(case)), most=7),
            Section(sentence("How we got here"), tuple(_history(case)), most=6),
            people_section(case, sentence("People"), people),
            Section(
                sentence("Who decides what"),
                tuple(_decision(case, each) for each in case.facts.decisions),
                most=3,
            ),
            objective_section(case),
            Section(sentence("White space"), tuple(_grid(case)), most=5),
            contract_section(case),
            promise_section(case, "us", most=3),
            touchpoint_section(case, most=4),
            risk_section(case, most=3),
            Section(sentence("What is written where"), tuple(_files(case)), most=9),
            gap_section(case, most=4),
        ),
        subtitle=case.account.profile.activity,
        figures=key_figures(case, *_FIGURES),
    )


def _profile(case: Case) -> Iterator[Line]:
    profile = case.account.profile
    told: list[Filling] = [part for part in (profile.industry, profile.size) if part]
    if profile.markets:
        told.append(profile.markets)
    if told:
        yield Line(told[0], notes=tuple(told[1:]), source=case.source(value_of("profile")))
    goals = [(sentence("wants"), need) for need in profile.goals]
    pains = [(sentence("suffers"), need) for need in profile.pains]
    for pair in range(max(len(goals), len(pains))):
        for word, need in (*goals[pair : pair + 1], *pains[pair : pair + 1]):
            who = (case.theirs(need.said_by),) if need.said_by else ()
            cost = (need.cost_of_waiting,) if need.cost_of_waiting else ()
            yield Line(need.text, lead=word, notes=(*who, *cost))
    if profile.initiatives:
        yield Line(profile.initiatives, lead=sentence("is busy with"))
    for one in profile.competitors:
        until = (
            (sentence("contract until {when}", when=one.contract_ends),)
            if one.contract_ends
            else ()
        )
        strong = (one.strengths,) if one.strengths else ()
        yield Line(one.name, lead=sentence("competitor"), notes=(*until, *strong))


def _history(case: Case) -> Iterator[Line]:
    account, facts = case.account, case.facts
    for tenure in facts.handoffs.owners:
        yield Line(
            sentence("{name} takes the account", name=case.ours(tenure.person)),
            lead=tenure.since,
            notes=() if tenure.since else (sentence("since an unknown day"),),
            source=case.source(value_of("handoff")),
        )
    held = touchpoints(case)
    recent = sum(entry.on is not None and entry.on > case.today - _YEAR for _, entry in held)
    if held:
        first = min(entry.on for _, entry in held if entry.on is not None)
        yield Line(
            sentence_n("one contact in twelve months", "{count} contacts in twelve months", recent),
            notes=(sentence("the log begins {when}", when=left(first, case.today)),),
            source=case.source(value_of("log")),
        )
    years = sorted(facts.revenue.by_fiscal_year.items(), reverse=True)[:3]
    if years:
        told = tuple(
            sentence("{year}: {amount}", year=str(year), amount=money(case, tally.amount))
            for year, tally in years
        )
        yield Line(sentence("revenue by fiscal year"), notes=told)
    won, lost = len(facts.opportunities.won), len(facts.opportunities.lost)
    if won or lost:
        yield Line(sentence("{won} won, {lost} lost opportunities", won=won, lost=lost))
    for review in reversed(account.reviews[-2:]):
        what = sentence("review of the {what}: {decision}", what=Term(review.of),
                        decision=Term(review.decision) if review.decision else sentence("not said"))  # fmt: skip
        yield Line(what, lead=review.on, notes=(review.why,) if review.why else ())
    for entry in facts.value_delivered.entries[:2]:
        said = entry.entry.title or entry.entry.text.text
        if said:
            yield Line(said, lead=entry.entry.on, notes=(sentence("value delivered"),))


def _decision(case: Case, each: DecisionFacts) -> Line:
    notes: list[Filling] = [
        sentence(
            "{name}: {roles}", name=member.name, roles=tuple(Term(role) for role in member.roles)
        )
        if member.roles
        else member.name
        for member in each.members
    ]
    if each.criteria:
        notes.append(sentence("compares {criteria}", criteria=each.criteria))
    return Line(each.name, lead=each.by, notes=tuple(notes),
                source=case.source(value_of("opportunities", each.opportunity)))  # fmt: skip


def _grid(case: Case) -> Iterator[Line]:
    grid = case.facts.white_space
    if not grid.is_begun:
        return
    best = sorted(
        (
            cell
            for cell in grid.cells.values()
            if cell.state in ("potential", "competitor", "lapsed")
        ),
        key=lambda cell: (-(cell.potential or 0), cell.unit, cell.product),
    )
    for cell in best:
        yield _cell(case, cell)
    count = len(grid.unexplored)
    if count:
        told = sentence_n("one cell is unexplored", "{count} cells are unexplored", count)
        share = grid.explored.value
        yield Line(
            told,
            notes=(sentence("{share} explored", share=Share(share)),) if share is not None else (),
        )


def _cell(case: Case, cell: GridCell) -> Line:
    notes: list[Filling] = [case.name("unit", cell.unit)]
    if cell.who:
        notes.append(cell.who)
    if cell.until is not None:
        notes.append(sentence("until {when}", when=cell.until))
    return Line(
        case.name("product", cell.product),
        notes=tuple(notes),
        side=None if cell.potential is None else money(case, cell.potential),
        state=Term(cell.state) if cell.state else None,
        source=case.source(cell.place) if cell.place else None,
    )


def _files(case: Case) -> Iterator[Line]:
    """In which files of the account's folder what stands; of a folder of files the folder."""
    found: dict[str, list[Term]] = {}
    for part in _FILES:
        if not getattr(case.account, part, None):
            continue
        for file in case.files_of(part):
            folder, slash, _ = file.rpartition("/")
            said = found.setdefault(f"{folder}/" if slash else file, [])
            if Term(part) not in said:
                said.append(Term(part))
    for file, parts in found.items():
        yield Line(tuple(parts), lead=file)


BRIEF = BriefKind(make)
