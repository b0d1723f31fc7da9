"""What a page of the site is, and what pages are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.proposals import ProposalFacts
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.diagnostics.origins import Origins
from kamdocs.history.change import Change
from kamdocs.history.changes import Changes
from kamdocs.history.trend import Trend
from kamdocs.model.shared import Shared
from kamdocs.render.site.names import Names
from kamdocs.render.site.paper import Paper
from kamdocs.render.site.shell import Crumb, Shell
from kamdocs.values.sentence import Sentence

R = TypeVar("R")


class Each(Protocol):
    """Who has many pieces of work done: the results in the order of the pieces, each when it is there."""

    def __call__(self, function: Callable[[Any], R], pieces: Sequence[Any], /) -> Iterator[R]:
        """What the function gives for each piece."""
        ...


def one_by_one(function: Callable[[Any], R], pieces: Sequence[Any], /) -> Iterator[R]:
    """Do one after the other."""
    return map(function, pieces)


@dataclass(frozen=True, slots=True)
class AccountInput:
    """Everything known of one account.

    `papers` are its customer documents by offer; `changes` what became different lately.
    """

    facts: Facts
    proposals: Mapping[str, ProposalFacts]
    origins: Origins
    diagnostics: tuple[Diagnostic, ...] = ()
    papers: Mapping[str, tuple[Paper, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteInput:
    """Everything known of the portfolio, for the pages about all accounts.

    `gathered` holds, by page and account, what each page asked of each account (its `gather`);
    `folder` is where the workspace lies in its repository, `trend` how all of it went over the last
    months.
    """

    shared: Shared
    portfolio: Portfolio
    names: Names
    diagnostics: tuple[Diagnostic, ...]
    gathered: Mapping[str, Mapping[str, Any]]
    changes: Changes = field(default_factory=Changes)
    folder: str = ""
    trend: Trend = field(default_factory=Trend)


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before it is written: its path (without language), template, title and view.

    `standing` and `past` are for account pages. `current` names the entry of the rail it belongs
    to; `crumbs` lead to it, without the portfolio and without itself.
    """

    path: str
    template: str
    title: Any
    view: Any
    standing: Any = None
    past: Any = None
    current: str = ""
    crumbs: tuple[Crumb, ...] = ()


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the template of a portfolio page is given."""

    view: Any
    shell: Shell


@dataclass(frozen=True, slots=True)
class AccountContext:
    """What the template of an account page is given.

    `view` is what the account itself says, `standing` what the portfolio says of it, `past` what
    became different of it lately, `shell` the surroundings.
    """

    view: Any
    standing: Any
    past: Any
    shell: Shell


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """A kind of page about all accounts: what it asks of each, and the pages it makes.

    A page with a `name` stands in the rail, in the order of `place`. `gather` gives one account's
    plain rows; `make` turns those of all, by account, and the rest of the input into pages. `count`
    is the number shown beside its name in the rail.
    """

    make: Callable[[Mapping[str, Any], SiteInput], tuple[Draft, ...]]
    gather: Callable[[AccountInput], Any] | None = None
    name: Sentence | None = None
    path: str = ""
    icon: str = "file"
    place: int = 100
    count: Callable[[SiteInput], int] | None = None
