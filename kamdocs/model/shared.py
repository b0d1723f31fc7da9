"""What every account is read against: settings, people, products, references, terms, money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamdocs.model.customer_reference import References
from kamdocs.model.product import Catalogue
from kamdocs.model.prose import Prose
from kamdocs.model.revenue import RevenueLine
from kamdocs.model.settings.settings import Settings
from kamdocs.model.team import Team


@dataclass(frozen=True, slots=True)
class Terms:
    """A version of the terms: `hash` is the SHA-256 of the file's bytes, in hexadecimal."""

    id: str
    title: str
    prose: Prose
    hash: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The workspace without its accounts.

    `revenue` holds all lines of `revenue.csv` by account. `passages` are shared proposal texts by
    id, then by language (`""` where the file names none). `broken` are the parts that could not be
    read whole (`settings`, `team`, `catalogue`, `references`, `revenue`).
    """

    settings: Settings = field(default_factory=Settings)
    team: Team = field(default_factory=Team)
    catalogue: Catalogue = field(default_factory=Catalogue)
    references: References = field(default_factory=References)
    terms: Mapping[str, Terms] = field(default_factory=dict)
    passages: Mapping[str, Mapping[str, Prose]] = field(default_factory=dict)
    revenue: Mapping[str, tuple[RevenueLine, ...]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
