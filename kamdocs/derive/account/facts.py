"""One account and what all share come in; everything derived from them goes out, computed in order.

Broken parts stand for what could be read of them. What rests on a broken part is named as broken
too, so that nobody judges it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.account.actions import Actions, derive_actions
from kamdocs.derive.account.agenda import Agenda, Dated, derive_agenda
from kamdocs.derive.account.cadence import Cadence, derive_cadence
from kamdocs.derive.account.commitments import Commitments, derive_commitments
from kamdocs.derive.account.contracts import Contracts, derive_contracts
from kamdocs.derive.account.decision import DecisionFacts, derive_decisions
from kamdocs.derive.account.effort import Effort, derive_effort
from kamdocs.derive.account.exposure import Exposure, derive_exposure
from kamdocs.derive.account.file_item import Known
from kamdocs.derive.account.file_quality import FileQuality, derive_file_quality
from kamdocs.derive.account.follow_up import FollowUp, derive_follow_ups
from kamdocs.derive.account.handoffs import Handoffs, derive_handoffs
from kamdocs.derive.account.health import Health, derive_health, find_caps, satisfaction_part
from kamdocs.derive.account.issued import IssuedFacts, derive_issued
from kamdocs.derive.account.issues import Issues, derive_issues
from kamdocs.derive.account.judgements import PersonJudgement, derive_judgements
from kamdocs.derive.account.kpis import Kpis, derive_kpis
from kamdocs.derive.account.low_potential import LowPotential, derive_low_potential
from kamdocs.derive.account.offer_outcome import OfferOutcome, list_outcomes
from kamdocs.derive.account.opportunities import Opportunities, derive_opportunities
from kamdocs.derive.account.plan_review import PlanReview, derive_plan_review
from kamdocs.derive.account.progress import Progress, derive_progress
from kamdocs.derive.account.proposals import ProposalFacts, derive_proposals
from kamdocs.derive.account.referrals import Referrals, derive_referrals
from kamdocs.derive.account.relationships import Relationships, derive_relationships
from kamdocs.derive.account.rests_on import resting_on
from kamdocs.derive.account.revenue import Revenue, derive_revenue
from kamdocs.derive.account.score import Score, derive_score
from kamdocs.derive.account.suggestion import Suggestion, derive_suggestion
from kamdocs.derive.account.tenders import TenderFacts, derive_tenders
from kamdocs.derive.account.tier_review import TierReview, derive_tier_review
from kamdocs.derive.account.triggers import Trigger, derive_triggers
from kamdocs.derive.account.units import UnitTree, derive_unit_tree
from kamdocs.derive.account.value_delivered import ValueDelivered, derive_value_delivered
from kamdocs.derive.account.white_space import WhiteSpace, derive_white_space
from kamdocs.derive.head import find_head
from kamdocs.model.account import Account
from kamdocs.model.frozen import Frozen
from kamdocs.model.personal import Personal
from kamdocs.model.shared import Shared
from kamdocs.values.working_day import WorkingDays


@dataclass(frozen=True, slots=True)
class Facts:
    """An account and what follows from it on the day `today`.

    `broken` names the parts that could not be read whole and the derived ones that rest on them.
    `suggestion` is the tier before the key accounts of all are counted. `personal` is what the
    overlay says of the people, by contact; empty unless somebody asked for it. Judgements about
    them are hidden when they are kept there and nobody asked.
    """

    account: Account
    broken: frozenset[str]
    today: date
    score: Score
    low_potential: LowPotential
    tier_review: TierReview
    suggestion: Suggestion
    revenue: Revenue
    proposals: Mapping[str, ProposalFacts]
    issued: Mapping[str, IssuedFacts]
    offer_outcomes: tuple[OfferOutcome, ...]
    unit_tree: UnitTree
    relationships: Relationships
    judgements: tuple[PersonJudgement, ...]
    decisions: tuple[DecisionFacts, ...]
    white_space: WhiteSpace
    exposure: Exposure
    referrals: Referrals
    opportunities: Opportunities
    kpis: Kpis
    progress: Progress
    plan_review: PlanReview
    commitments: Commitments
    issues: Issues
    value_delivered: ValueDelivered
    triggers: tuple[Trigger, ...]
    effort: Effort
    working_days: WorkingDays
    cadence: Cadence
    actions: Actions
    contracts: Contracts
    tenders: Mapping[str, TenderFacts]
    handoffs: Handoffs
    follow_ups: Mapping[str, FollowUp]
    agenda: Agenda
    health: Health
    file_quality: FileQuality
    personal: Mapping[str, Personal]
    has_hidden_judgements: bool


def derive_facts(
    account: Account,
    broken: frozenset[str],
    shared: Shared,
    today: date,
    personal: Mapping[str, Personal] | None = None,
    frozen: Mapping[str, Frozen] | None = None,
) -> Facts:
    """Derive everything that one account says by itself.

    `broken` names parts of the account; those of `shared` are in it itself. `personal` is what the
    overlay says, None when nobody asked for it. `frozen` are the issued versions of its offers.
    """
    settings = shared.settings
    is_hidden = settings.judgements_in_overlay and personal is None
    score = derive_score(account.ratings, settings, today)
    low_potential = derive_low_potential(account.low_potential, settings.thresholds.problem_markers)
    tier_review = derive_tier_review(account.reviews, account.tier, settings.tiers, today)
    plan_review = derive_plan_review(
        account.plan, account.reviews, settings.cadences.plan_review, today
    )
    lines = shared.revenue.get(account.id, ())
    revenue = derive_revenue(lines, account.revenue, settings, shared.catalogue, today)
    opportunities = derive_opportunities(account.opportunities, settings, today)
    kpis = derive_kpis(account, revenue, opportunities, settings, today)
    progress = derive_progress(account.plan, kpis, today)
    commitments = derive_commitments(account.plan, today)
    issues = derive_issues(account.log, settings.thresholds, settings.health, today)
    units = derive_unit_tree(account)
    relationships = derive_relationships(account, settings, today)
    people = relationships.contacts
    grid = derive_white_space(account, units, revenue, shared.catalogue, settings, today)
    proposals = derive_proposals(account, shared, today, frozen)
    value_delivered = derive_value_delivered(account.log, settings, today)
    days = _working_days(account, shared)
    dated = Dated(
        cadence=derive_cadence(account, settings.cadences, days, today),
        actions=derive_actions(account, settings.recurring, days, today),
        contracts=derive_contracts(account, value_delivered, settings.deadlines, today),
        tenders=derive_tenders(account, settings.deadlines, today),
        handoffs=derive_handoffs(account, today),
        proposals=proposals,
        follow_ups=derive_follow_ups(proposals, account.log, settings.deadlines, days, today),
        issues=issues,
        triggers=derive_triggers(account.log, account.opportunities, settings.thresholds, today),
        tier_review=tier_review,
        plan_review=plan_review,
        head=find_head(shared.team, account.owner, today),
        personal=personal or {},
    )
    parts = {
        "objectives": progress.part,
        "kpis": kpis.part,
        "issues": issues.part,
        "satisfaction": satisfaction_part(kpis.figures["satisfaction"], settings.health, today),
        "commitments": commitments.part,
        "cadence": dated.cadence.part,
        "renewals": dated.contracts.part,
        "relationships": relationships.part,
    }
    return Facts(
        account=account,
        broken=broken | resting_on(broken | shared.broken),
        today=today,
        score=score,
        low_potential=low_potential,
        tier_review=tier_review,
        suggestion=derive_suggestion(
            account.tier,
            score,
            account.key_because,
            low_potential,
            tier_review,
            settings.tiers,
            account.lifecycle,
        ),
        revenue=revenue,
        proposals=proposals,
        issued=derive_issued(frozen or {}, account.proposals, today),
        offer_outcomes=tuple(list_outcomes(proposals, account.owner, settings)),
        unit_tree=units,
        relationships=relationships,
        judgements=derive_judgements(account, settings.ages.judgement, today),
        decisions=derive_decisions(account, today, with_judgements=not is_hidden),
        white_space=grid,
        exposure=derive_exposure(account, people, grid, settings.white_space.reexposure, today),
        referrals=derive_referrals(account, people, grid),
        opportunities=opportunities,
        kpis=kpis,
        progress=progress,
        plan_review=plan_review,
        commitments=commitments,
        issues=issues,
        value_delivered=value_delivered,
        triggers=dated.triggers,
        effort=derive_effort(account.effort, settings, today),
        working_days=days,
        cadence=dated.cadence,
        actions=dated.actions,
        contracts=dated.contracts,
        tenders=dated.tenders,
        handoffs=dated.handoffs,
        follow_ups=dated.follow_ups,
        agenda=derive_agenda(account, dated, today),
        health=derive_health(parts, find_caps(account, issues, today), settings.health),
        file_quality=derive_file_quality(
            Known(
                account,
                score,
                tier_review,
                plan_review,
                revenue,
                kpis,
                settings,
                today,
                with_judgements=not is_hidden,
            )
        ),
        personal=personal or {},
        has_hidden_judgements=is_hidden,
    )


def _working_days(account: Account, shared: Shared) -> WorkingDays:
    """Days on which somebody of theirs and of ours can meet."""
    settings = shared.settings
    return WorkingDays(
        account.holidays or settings.holidays, (*account.closures, *settings.closures)
    )
