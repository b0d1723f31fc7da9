"""The summaries of all accounts come in; everything said about them together goes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kamdocs.derive.portfolio.ambassadors import Ambassadors, derive_ambassadors
from kamdocs.derive.portfolio.concentration import Concentration, derive_concentration
from kamdocs.derive.portfolio.groups import Groups, derive_groups
from kamdocs.derive.portfolio.links import Links, derive_links
from kamdocs.derive.portfolio.managers import ManagerAccounts, derive_managers
from kamdocs.derive.portfolio.offers import OfferRecord, derive_offer_record
from kamdocs.derive.portfolio.pareto import Ranked, derive_pareto
from kamdocs.derive.portfolio.revenue import PortfolioRevenue, derive_portfolio_revenue
from kamdocs.derive.portfolio.summary import Summary
from kamdocs.derive.portfolio.tiers import TierBoard, derive_tiers
from kamdocs.model.shared import Shared


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All accounts on the day `today`, by id in alphabetical order.

    `place_of` finds a group of `pareto` by the id of its topmost account.
    """

    today: date
    accounts: Mapping[str, Summary]
    links: Links
    groups: Groups
    tiers: TierBoard
    concentration: Concentration
    pareto: tuple[Ranked, ...]
    place_of: Mapping[str, Ranked]
    managers: tuple[ManagerAccounts, ...]
    revenue: PortfolioRevenue
    ambassadors: Ambassadors
    offers: OfferRecord


def derive_portfolio(summaries: Iterable[Summary], shared: Shared, today: date) -> Portfolio:
    """Derive what the accounts say together; the order in which they come does not matter."""
    settings = shared.settings
    ordered = sorted(summaries, key=lambda each: each.id)
    links = derive_links({each.id: each.parent for each in ordered})
    groups = derive_groups(ordered, links)
    pareto = derive_pareto(groups, settings.concentration)
    return Portfolio(
        today=today,
        accounts={each.id: each for each in ordered},
        links=links,
        groups=groups,
        tiers=derive_tiers(ordered, settings.tiers),
        concentration=derive_concentration(ordered, links, groups, settings.concentration),
        pareto=pareto,
        place_of={ranked.group.id: ranked for ranked in pareto},
        managers=derive_managers(ordered),
        revenue=derive_portfolio_revenue(ordered, settings.currency),
        ambassadors=derive_ambassadors(ordered),
        offers=derive_offer_record(ordered),
    )
