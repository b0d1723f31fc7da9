"""An offer as one edition shows it: an account, shared data and a plan in, a customer's record out.

Account and shared data are withheld first, so whatever is not shareable cannot be read here; if it is
touched all the same, that is a finding and there is no document. Prices are derived anew from what is
left. There is no document either while a price is unknown: the rules say which.
"""

from __future__ import annotations

from kamdocs.customer import proposal as shown
from kamdocs.customer.record import refuse_foreign
from kamdocs.derive.account.edition_parts import Part
from kamdocs.derive.account.edition_plan import EditionPlan, Piece
from kamdocs.derive.account.price import derive_price
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.opportunity import Decision
from kamdocs.model.profile import Need
from kamdocs.model.proposal import NextMove, Proposal, TimelineItem
from kamdocs.model.proposal import ScopeItem as Item
from kamdocs.model.shared import Shared
from kamdocs.project.internal_data import internal_data
from kamdocs.project.people import (
    project_brand,
    project_customer,
    project_names,
    project_person,
    project_readers,
    project_supplier,
    say,
)
from kamdocs.project.price import project_price
from kamdocs.project.prose import release_html
from kamdocs.project.value_case import project_value_case
from kamdocs.project.withhold import WithheldUsedError, withhold_account, withhold_shared


def project_proposal(
    account: Account, shared: Shared, plan: EditionPlan
) -> tuple[shown.Proposal | None, tuple[Finding, ...]]:
    """Fill an edition with what its readers may see."""
    try:
        projected = _Projector(withhold_account(account), withhold_shared(shared), plan).project()
        if projected is not None:
            refuse_foreign(projected)
    except WithheldUsedError as touched:
        return None, (internal_data(touched.path, plan.proposal),)
    return projected, ()


def _need(need: Need) -> shown.Need:
    return shown.Need(need.text, need.cost_of_waiting)


class _Projector:
    """Reads a withheld account; one for each edition."""

    def __init__(self, account: Account, shared: Shared, plan: EditionPlan) -> None:
        self.account, self.shared, self.plan = account, shared, plan
        self.proposal: Proposal = account.proposals[plan.proposal]
        self.language = plan.language

    def project(self) -> shown.Proposal | None:
        offer, settings = self.proposal, self.shared.settings
        totals = derive_price(offer, self.shared.catalogue, settings.pricing, settings.currency)
        if not totals.is_known:
            return None
        price = project_price(offer, totals, settings.pricing, self.language)
        terms = self.shared.terms.get(offer.terms) if offer.terms else None
        return shown.Proposal(
            account=self.account.id,
            id=offer.id,
            edition=self.plan.id,
            language=self.language,
            is_complete=self.plan.is_complete,
            is_excerpt=self.plan.is_excerpt,
            mark=self.plan.mark,
            number=offer.number,
            version=offer.version,
            title=offer.title.said_in(self.language),
            subtitle=say(offer.subtitle, self.language),
            customer=project_customer(self.account),
            supplier=project_supplier(settings),
            brand=project_brand(settings, self.language),
            readers=project_readers(self.account, self.plan.readers),
            prepared_by=self._people(offer.prepared_by or self._manager()),
            team=self._team(),
            issued=offer.issued,
            valid_until=self.plan.valid_until,
            rfp=offer.rfp,
            confidentiality=say(offer.confidentiality, self.language),
            ask=say(offer.summary, self.language),
            letter=self._section(self.plan.letter) if self.plan.letter else None,
            summary=self._section(self.plan.summary) if self.plan.summary else None,
            outcomes=self._outcomes(),
            body=tuple(self._part(part) for part in self.plan.body),
            appendix=tuple(self._part(part) for part in self.plan.appendix),
            guide=self._guide(),
            changes=tuple(text.said_in(self.language) for text in offer.changes),
            understanding=self._understanding(),
            recommendation=self._recommendations(),
            value_case=project_value_case(offer, totals, self.language),
            scope=self._scope(),
            timeline=tuple(self._step(item) for item in offer.timeline),
            objectives=self._objectives(),
            resources=self._resources(),
            references=self._references(),
            price=price,
            terms=shown.Terms(terms.id, terms.title, terms.hash) if terms else None,
            terms_note=say(offer.terms_note, self.language),
            next_steps=tuple(self._step(item) for item in offer.next_steps),
            fillable=offer.fillable,
            template=offer.template,
        )

    def _manager(self) -> tuple[str, ...]:
        return (self.account.owner,) if self.account.owner else ()

    def _people(self, members: tuple[str, ...]) -> tuple[shown.Person, ...]:
        found = (project_person(self.shared.team, one, None, self.language) for one in members)
        return tuple(person for person in found if person is not None)

    def _team(self) -> tuple[shown.Person, ...]:
        """Who prepared it and who will deliver it, each once."""
        roles = {member.person: say(member.role, self.language) for member in self.proposal.team}
        members = dict.fromkeys([*(self.proposal.prepared_by or self._manager()), *roles])
        found = (
            project_person(self.shared.team, one, roles.get(one), self.language) for one in members
        )
        return tuple(person for person in found if person is not None)

    def _section(self, piece: Piece) -> shown.Section:
        section = self.proposal.sections[piece.section]
        own = section.language or self.plan.written_in
        prose = []
        for number in piece.passages:
            passage = section.passages[number]
            html, language = passage.prose.html, passage.language or own
            if passage.include is not None:
                html, language = self._included(passage.include)
            prose.append(shown.Prose(release_html(html), self._foreign(language)))
        return shown.Section(
            section.id,
            section.title,
            project_names(self.account, piece.readers),
            tuple(prose),
            is_continued=piece.is_continued,
            language=self._foreign(own),
        )

    def _foreign(self, language: str) -> str | None:
        """The language where it is not the edition's."""
        return language if language != self.language else None

    def _included(self, passage: str) -> tuple[str, str]:
        """A shared passage and its language: the edition's, or the first of those there are."""
        spoken = self.shared.passages.get(passage, {})
        for language in (self.language, "", self.plan.written_in, *spoken):
            if language in spoken:
                return spoken[language].html, language or self.language
        return "", self.language

    def _part(self, part: Part | Piece) -> shown.Part:
        if isinstance(part, Piece):
            return shown.Part(None, self._section(part))
        return shown.Part(part, None)

    def _guide(self) -> tuple[shown.Guide, ...]:
        guides = []
        for guide in self.plan.guide:
            entries = []
            for entry in guide.entries:
                if isinstance(entry, int):
                    section = self.proposal.sections[entry]
                    entries.append(shown.GuideEntry(section.id, section.title, None))
                else:
                    entries.append(shown.GuideEntry(None, None, entry))
            guides += [
                shown.Guide(reader, tuple(entries))
                for reader in project_readers(self.account, (guide.reader,))
            ]
        return tuple(guides)

    def _outcomes(self) -> tuple[shown.Outcome, ...]:
        return tuple(
            shown.Outcome(
                one.figure,
                one.text.said_in(self.language),
                say(one.when, self.language),
                say(one.source, self.language),
            )
            for one in self.proposal.outcomes
        )

    def _understanding(self) -> shown.Understanding:
        profile, decision = self.account.profile, self._decision()
        goals, pains, looming = profile.goals, profile.pains, profile.looming
        chosen = self.plan.told
        return shown.Understanding(
            goals=tuple(_need(goals[number]) for number in chosen.goals),
            pains=(
                *(_need(pains[number]) for number in chosen.pains),
                *(_need(looming[number]) for number in chosen.looming),
            ),
            criteria=decision.criteria if decision else (),
            cooperation=decision.cooperation if decision else (),
        )

    def _decision(self) -> Decision | None:
        """The decision behind the offer, when it may be told: the plan has asked."""
        if self.plan.told.decision is None:
            return None
        return self.account.opportunities[self.plan.told.decision].decision

    def _recommendations(self) -> tuple[shown.Recommendation, ...]:
        plan = self.account.plan
        return tuple(
            shown.Recommendation(one.text, one.why, one.partners)
            for one in (plan.recommendations if plan else ())
        )

    def _scope(self) -> shown.Scope | None:
        scope = self.proposal.scope
        if scope is None:
            return None
        return shown.Scope(
            self._items(scope.included),
            self._items(scope.excluded),
            self._items(scope.assumptions),
            self._items(scope.customer),
        )

    def _items(self, items: tuple[Item, ...]) -> tuple[shown.ScopeItem, ...]:
        return tuple(
            shown.ScopeItem(
                item.id, item.text.said_in(self.language), say(item.accepted_when, self.language)
            )
            for item in items
        )

    def _step(self, item: TimelineItem | NextMove) -> shown.Step:
        names = (project_person(self.shared.team, one, None, self.language) for one in item.ours)
        ours = tuple(person.name for person in names if person is not None)
        theirs = project_names(self.account, item.theirs)
        text = item.text.said_in(self.language)
        if isinstance(item, NextMove):
            return shown.Step(text, item.on, item.on, ours, theirs, is_decision=False)
        return shown.Step(text, item.starts, item.ends, ours, theirs, item.decision)

    def _objectives(self) -> tuple[shown.Objective, ...]:
        plan = self.account.plan
        if plan is None:
            return ()
        known = (plan.objectives.get(name) for name in self.proposal.objectives)
        return tuple(
            shown.Objective(
                one.text,
                one.due,
                tuple(
                    shown.Marker(mark.text, mark.due, mark.state == "done")
                    for mark in one.milestones
                ),
            )
            for one in known
            if one is not None
        )

    def _resources(self) -> tuple[shown.Resource, ...]:
        plan = self.account.plan
        return tuple(
            shown.Resource(one.text, one.side == "us", one.days)
            for one in (plan.resources if plan else ())
        )

    def _references(self) -> tuple[shown.Reference, ...]:
        """Those with consent: the plan has asked for it, here it cannot be read."""
        known = self.shared.references.references
        return tuple(
            shown.Reference(
                one.customer.said_in(self.language),
                say(one.project, self.language),
                say(one.result, self.language),
                say(one.quote, self.language),
                say(one.said_by, self.language),
                say(one.contact, self.language),
            )
            for one in (known[name] for name in self.plan.references)
        )
