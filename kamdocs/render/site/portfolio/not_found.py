"""The page shown for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.render.engine.link import Link
from kamdocs.render.site.page import Draft, PortfolioPage, SiteInput
from kamdocs.values.sentence import sentence


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """Where one may go instead."""

    home: Link


def make(gathered: Mapping[str, Any], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = NotFoundView(Link("index.html"))
    return (Draft("404.html", "site/portfolio/not_found.html", sentence("Page not found"), view),)


PAGE = PortfolioPage(make)
