"""What to ask: questions drawn from what the files do not know yet, the most telling first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from kamdocs.model.profile import Need
from kamdocs.render.brief._case import Case
from kamdocs.render.engine.brief import Line, Section
from kamdocs.values.period import Span
from kamdocs.values.sentence import Filling, Sentence, Term, sentence

_OLD_FIGURE = Span(12, "month")
_STEPS = {
    "receipt": sentence("Have you received the offer?"),
    "next_steps": sentence("What happens next with the offer, on your side?"),
    "urgency": sentence("What makes the offer urgent for you?"),
    "interim": sentence("When shall we talk about the offer?"),
}


def question_section(case: Case, people: Sequence[str], *, most: int = 7) -> Section | None:
    """Questions for these people: one of each sort first, then the second of each, and so on."""
    sorts = (
        _offers(case),
        _decisions(case),
        _owed(case),
        _pains(case),
        _feedback(case),
        _persons(case, people),
        _roles(case),
        _cells(case, people),
        _figures(case),
        _favours(case, people),
    )
    found = [each for each in chain.from_iterable(zip_longest(*sorts)) if each is not None]
    return Section(sentence("Questions to ask"), tuple(found), most=most) if found else None


def _bare(text: str) -> str:
    """A text that can stand inside a question."""
    return " ".join(text.split()).rstrip(" .?!…")


def _ask(question: Sentence, why: Filling) -> Line:
    return Line(question, notes=(why,))


def _offers(case: Case) -> Iterator[Line]:
    for follow in case.facts.follow_ups.values():
        for step, _ in follow.open[:1]:
            yield _ask(_STEPS[step], follow.facts.proposal.title)


def _decisions(case: Case) -> Iterator[Line]:
    for chance in case.facts.opportunities.items.values():
        if not chance.is_taken_up:
            continue
        name, decision = chance.record.name, chance.record.decision
        if decision is None or decision.by is None:
            yield _ask(
                sentence("When, and how, do you decide about {name}?", name=name),
                sentence("no day of decision"),
            )
        if decision is None or not decision.criteria:
            yield _ask(
                sentence("What do you compare first when you decide about {name}?", name=name),
                sentence("no criteria"),
            )
        for objection in chance.record.objections:
            if objection.answer is None:
                yield _ask(
                    sentence(
                        "What would have to change: “{objection}”?", objection=_bare(objection.text)
                    ),
                    sentence("objection without an answer"),
                )


def _owed(case: Case) -> Iterator[Line]:
    for promise in case.facts.commitments.overdue("them"):
        yield _ask(
            sentence("When can we count on it: {promise}?", promise=_bare(promise.record.text)),
            sentence("they promised it"),
        )


def _pains(case: Case) -> Iterator[Line]:
    profile, plan = case.account.profile, case.account.plan
    served = {key for each in (plan.objectives.values() if plan else ()) for key in each.serves}
    served |= {key for each in case.account.opportunities.values() for key in each.serves}
    needs: tuple[Need, ...] = (*profile.pains, *profile.looming)
    for need in needs:
        if need.id is None or need.id not in served:
            yield _ask(
                sentence("What would it take to be rid of it: {pain}?", pain=_bare(need.text)),
                sentence("nothing of ours answers it"),
            )
    for need in profile.pains:
        if need.cost_of_waiting is None and need.id in served:
            yield _ask(
                sentence("What does waiting cost you: {pain}?", pain=_bare(need.text)),
                sentence("no figure yet"),
            )


def _feedback(case: Case) -> Iterator[Line]:
    for each in case.facts.issues.feedback:
        if each.is_open and each.entry.routed_to is None:
            said = _bare(each.entry.title or each.entry.text.text)
            if said:
                yield _ask(
                    sentence("How has it been since you told us: {feedback}?", feedback=said),
                    sentence("feedback nobody answered"),
                )


def _persons(case: Case, people: Iterable[str]) -> Iterator[Line]:
    for key in people:
        person = case.account.people.get(key)
        if person is not None and person.orientation is None and not person.has_left(case.today):
            yield _ask(
                sentence("What must be right for {name} to say yes?", name=person.name),
                sentence("unknown what they decide by"),
            )


def _roles(case: Case) -> Iterator[Line]:
    relationships = case.facts.relationships
    if relationships.contacts and case.account.lifecycle != "former":
        for role in relationships.missing_roles:
            yield _ask(
                sentence("Who is, on your side, the {role}?", role=Term(role)),
                sentence("nobody is known in this role"),
            )
    for post in relationships.must_fill:
        title = case.account.posts[post].title
        yield _ask(sentence("Who follows as {title}?", title=title), sentence("the post is vacant"))


def _cells(case: Case, people: Sequence[str]) -> Iterator[Line]:
    """Unexplored cells, those of the units of the people first, a product at a time."""
    contacts = case.facts.relationships.contacts
    near = {contacts[key].unit for key in people if key in contacts}
    cells = sorted(case.facts.white_space.unexplored, key=lambda cell: cell.unit not in near)
    for cell in islice(cells, 3):
        yield _ask(
            sentence(
                "Who does it for {unit} today: {product}?",
                unit=case.name("unit", cell.unit),
                product=case.name("product", cell.product),
            ),
            sentence("unexplored in the white space"),
        )


def _figures(case: Case) -> Iterator[Line]:
    if case.account.lifecycle != "customer":
        return
    figures = case.facts.kpis.figures
    satisfaction = figures["satisfaction"]
    oldest = _OLD_FIGURE.before(case.today)
    if satisfaction.when is None or satisfaction.when.last < oldest:
        yield _ask(
            sentence("How content are you with us, from 1 to 5?"),
            sentence("satisfaction not measured for a year"),
        )
    if figures["share_of_wallet"].value is None and case.account.tier == "key":
        yield _ask(
            sentence("What part of what you buy of this kind comes from us?"),
            sentence("share of wallet unknown"),
        )


def _favours(case: Case, people: Iterable[str]) -> Iterator[Line]:
    for key in people:
        if key in case.facts.referrals.never_asked:
            yield _ask(
                sentence("Whom do you know who should know us, {name}?", name=case.theirs(key)),
                sentence("content with us, and never asked"),
            )
