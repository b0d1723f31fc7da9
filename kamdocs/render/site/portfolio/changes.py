"""What became different in the last week: of every account, of those that are gone, of what all share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from kamdocs.diagnostics.place import Place
from kamdocs.history.change import Change, ChangeKind
from kamdocs.render.engine.link import Source
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.changes import ChangeRow, show_changes
from kamdocs.render.site.names import account_link
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.values.sentence import Sentence, Term, sentence

PATH = "changes/index.html"
_KINDS = get_args(ChangeKind)


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page of changes; `why` there are none to show, where git could not say."""

    since: date | None
    is_whole: bool
    count: int
    accounts: int
    table: Table
    why: Sentence | None


def gather(item: AccountInput) -> tuple[ChangeRow, ...]:
    """What became different of one account."""
    return show_changes(item.changes, item.origins)


def make(gathered: Mapping[str, tuple[ChangeRow, ...]], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_changes(gathered, site)
    return (
        Draft(PATH, "site/portfolio/changes.html", sentence("Changes"), view, current="changes"),
    )


def view_changes(gathered: Mapping[str, tuple[ChangeRow, ...]], site: SiteInput) -> ChangesView:
    """Show all changes by account, those of what all share first."""
    listed = [
        *((None, row) for row in _shared(site.changes.items)),
        *((key, row) for key in gathered for row in gathered[key]),
        *((change.account, row) for change in site.changes.items if change.account not in (None, *gathered) for row in show_changes([change], None)),
    ]  # fmt: skip
    columns = (
        Column("account", sentence("Account")),
        Column("change", sentence("What changed"), wide=True),
        Column("kind", sentence("Kind"), "enum", _KINDS, chips=True),
        Column("owner", sentence("Owner"), chips=True),
    )
    return ChangesView(
        since=site.changes.since,
        is_whole=site.changes.is_whole,
        count=len(listed),
        accounts=len({key for key, _ in listed if key is not None}),
        table=Table(
            "changes",
            sentence("What changed"),
            columns,
            tuple(_row(number, key, row, site) for number, (key, row) in enumerate(listed)),
            empty=sentence("Nothing was changed."),
        ),
        why=site.changes.why,
    )


def _shared(changes: Iterable[Change]) -> tuple[ChangeRow, ...]:
    return tuple(
        row
        for change in changes
        if change.account is None
        for row in (_with_file(change, show_changes([change], None)[0]),)
    )


def _with_file(change: Change, row: ChangeRow) -> ChangeRow:
    place: Place | None = change.place
    source = Source(place.file) if place is not None and place.file is not None else None
    return ChangeRow(row.kind, row.text, row.direction, row.is_loud, row.tone, row.icon, source)


def _row(number: int, key: str | None, row: ChangeRow, site: SiteInput) -> Row:
    summary = site.portfolio.accounts.get(key or "")
    name: Any = summary.name if summary else key or sentence("all accounts")
    owner = site.names.name("team", summary.owner) if summary else None
    return Row(
        str(number + 1),
        (
            Cell(name, account_link(key) if summary and key else None),
            Cell(
                row.text, tone=row.tone if row.is_loud else None, icon=row.icon, source=row.source
            ),
            Cell(Term(row.kind)),
            Cell(owner),
        ),
    )


PAGE = PortfolioPage(
    make,
    gather,
    sentence("Changes"),
    PATH,
    icon="changes",
    place=75,
    count=lambda site: len(site.changes.items),
)
