"""The page of one account: its facts come in, the record that its template shows goes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.diagnostics.origins import Origins
from kamdocs.model.shared import Shared
from kamdocs.render.engine.link import Source
from kamdocs.render.site.account.actions import Actions, view_actions
from kamdocs.render.site.account.agenda import AccountAgenda, view_agenda
from kamdocs.render.site.account.contracts import Contracts, view_contracts
from kamdocs.render.site.account.file_quality import FileQuality, view_file_quality
from kamdocs.render.site.account.governance import Governance, view_governance
from kamdocs.render.site.account.health import Health, view_health
from kamdocs.render.site.account.log import view_log
from kamdocs.render.site.account.one_page import OnePage, view_one_page
from kamdocs.render.site.account.opportunities import Opportunities, view_opportunities
from kamdocs.render.site.account.people import People, view_people
from kamdocs.render.site.account.performance import Performance, view_performance
from kamdocs.render.site.account.plan import Plan, view_plan
from kamdocs.render.site.account.profile import Profile, view_profile
from kamdocs.render.site.account.proposals import Proposals, view_proposals
from kamdocs.render.site.account.revenue import Revenue, view_revenue
from kamdocs.render.site.account.score_card import ScoreCard, view_score_card
from kamdocs.render.site.account.units import view_units
from kamdocs.render.site.account.white_space import WhiteSpaceView, view_white_space
from kamdocs.render.site.entries import Entry
from kamdocs.render.site.names import Names, Ref, name_account
from kamdocs.render.site.paper import Paper
from kamdocs.render.site.parts import FindingCount, FindingItem, count_findings, show_finding
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Header:
    """Who, how important, in whose care."""

    name: str
    activity: str | None
    tier: str | None
    lifecycle: str
    owner: Ref | None
    team: tuple[Ref, ...]
    parent: Ref | None
    since: Any
    suggested: str | None
    change: str
    reason: Sentence
    is_borderline: bool
    key_because: tuple[str, ...]
    is_toxic: bool
    source: Source


@dataclass(frozen=True, slots=True)
class AccountView:
    """Everything the page of an account shows, block by block."""

    header: Header
    one_page: OnePage | None
    score_card: ScoreCard
    health: Health
    file_quality: FileQuality
    plan: Plan | None
    performance: Performance
    people: People
    units: tuple[Entry, ...]
    white_space: WhiteSpaceView | None
    revenue: Revenue
    contracts: Contracts
    opportunities: Opportunities
    proposals: Proposals
    agenda: AccountAgenda
    actions: Actions
    log: tuple[Entry, ...]
    profile: Profile
    governance: Governance
    findings: tuple[FindingItem, ...]
    counts: tuple[FindingCount, ...]
    sources: Mapping[str, Source]


def view_account(
    facts: Facts,
    proposals: Mapping[str, ProposalFacts],
    shared: Shared,
    names: Names,
    origins: Origins,
    diagnostics: tuple[Diagnostic, ...] = (),
    papers: Mapping[str, tuple[Paper, ...]] | None = None,
) -> AccountView:
    """Show one account; `diagnostics` are its own, `papers` its customer documents by offer."""
    account, sources = facts.account, Sources(origins)
    here = name_account(names, account)
    return AccountView(
        header=_header(facts, here, sources),
        one_page=view_one_page(facts, here, shared.settings),
        score_card=view_score_card(
            facts.score, facts.suggestion, shared.settings.tiers, here, sources
        ),
        health=view_health(facts.health, sources),
        file_quality=view_file_quality(facts.file_quality, sources),
        plan=view_plan(facts, here, sources),
        performance=view_performance(facts, here, sources, shared.settings.currency),
        people=view_people(facts, here, sources, shared.settings),
        units=view_units(account, here, sources),
        white_space=view_white_space(
            facts,
            here,
            sources,
            shared.settings.currency,
            {key: product.experts for key, product in shared.catalogue.products.items()},
        ),
        revenue=view_revenue(facts.revenue, account, here, sources, facts.today.year),
        contracts=view_contracts(facts, here, sources),
        opportunities=view_opportunities(facts, here, sources),
        proposals=view_proposals(proposals, facts.issued, papers or {}, here, sources),
        agenda=view_agenda(facts, here, origins, shared.settings),
        actions=view_actions(account, here, sources, facts.today),
        log=view_log(account, here, sources, facts.today),
        profile=view_profile(account, here, sources),
        governance=view_governance(account, here, sources),
        findings=tuple(show_finding(item, account.name) for item in diagnostics),
        counts=count_findings(diagnostics),
        sources={
            part: sources.of(part)
            for part in (
                "plan", "people", "units", "revenue", "contracts", "opportunities", "actions",
                "log", "profile", "ratings", "grid",
            )
        },
    )  # fmt: skip


def _header(facts: Facts, names: Names, sources: Sources) -> Header:
    account, suggestion = facts.account, facts.suggestion
    return Header(
        name=account.name,
        activity=account.profile.activity,
        tier=account.tier,
        lifecycle=account.lifecycle,
        owner=names.ref("team", account.owner) if account.owner else None,
        team=names.refs("team", account.team),
        parent=names.ref("account", account.parent) if account.parent else None,
        since=account.since,
        suggested=suggestion.suggested,
        change=suggestion.change,
        reason=suggestion.reason,
        is_borderline=suggestion.is_borderline,
        key_because=account.key_because,
        is_toxic=facts.low_potential.is_toxic,
        source=sources.of(),
    )
