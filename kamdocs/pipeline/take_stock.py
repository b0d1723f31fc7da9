"""Files in; accounts, portfolio and findings out. Nothing is rendered.

`check`, `score`, `build` and everything else that looks at the workspace start here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kamdocs.check.grade import grade, judge_severities
from kamdocs.check.run import names_judged
from kamdocs.check.suppress import Held, Silenced, hold, settle
from kamdocs.derive.portfolio.portfolio import Portfolio
from kamdocs.derive.portfolio.standing import Standing
from kamdocs.diagnostics.diagnostic import Diagnostic, Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.origins import Origins
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared
from kamdocs.pipeline.bytes_of import gather, gather_frozen
from kamdocs.pipeline.examine import Examined, examine
from kamdocs.pipeline.overlay import Overlay, look_at_overlay
from kamdocs.pipeline.survey import survey
from kamdocs.read.folder import judge_listing, read_folders
from kamdocs.read.shared import read_shared
from kamdocs.values.call import Call, plainly
from kamdocs.workspace.files import FileFault, read_bytes
from kamdocs.workspace.layout import SETTINGS
from kamdocs.workspace.overlay import OverlayWish
from kamdocs.workspace.walk import Listing, list_workspace

_NOT_ASKED = OverlayWish()


@dataclass(frozen=True, slots=True)
class Stock:
    """A workspace as it stands on the day `today`.

    `diagnostics` are all findings, graded and in order; `silenced` those that a comment ignores.
    `overlay` holds the personal data that somebody asked for, and nothing otherwise.
    """

    root: Path
    today: date
    shared: Shared
    shared_origins: Origins
    accounts: Mapping[str, Examined]
    portfolio: Portfolio
    standings: Mapping[str, Standing]
    diagnostics: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...]
    overlay: Overlay = field(default_factory=Overlay)


def take_stock(
    root: Path, *, today: date | None, clock_day: date, overlay: OverlayWish = _NOT_ASKED
) -> Stock:
    """Read, derive and check the workspace at `root`.

    `today` is the day asked for, if any; otherwise the settings say it, otherwise the clock. Nothing
    of the personal overlay is opened unless `overlay` asks for it.
    """
    return take_stock_of(
        list_workspace(root),
        lambda file: read_bytes(root, file),
        root=root,
        today=today,
        clock_day=clock_day,
        overlay=lambda settings: look_at_overlay(root, settings, overlay),
    )


def take_stock_of(
    listing: Listing,
    read_file: Callable[[str], bytes | FileFault],
    *,
    root: Path,
    today: date | None,
    clock_day: date,
    overlay: Callable[[Settings], Overlay] = lambda _: Overlay(),
    call: Call = plainly,
) -> Stock:
    """Read, derive and check the files of a listing, wherever `read_file` has their bytes from.

    `overlay` finds the personal overlay, once the settings are known. `call` has the work of shared
    files and of each account done, or knows what it came to.
    """
    settings = (listing.settings,) if listing.settings else ()
    files, unreadable = gather(read_file, (*settings, *listing.shared))
    given = (listing.settings, files.pop(listing.settings)) if listing.settings in files else None
    unread = {*settings, *listing.shared} - files.keys() - ({given[0]} if given else set())
    read = call(read_shared, given, files, tuple(sorted(unread)))
    shared = read.shared
    day = today or shared.settings.today or clock_day
    laid = overlay(shared.settings)

    accounts: dict[str, Examined] = {}
    for folder in read_folders(listing):
        found, faults = gather(read_file, folder.files.values())
        frozen = gather_frozen(read_file, folder.frozen)
        accounts[folder.id] = call(examine, folder, found, faults, shared, day, laid, frozen)

    summaries = {account: examined.summary for account, examined in accounts.items()}
    origins = {account: examined.origins for account, examined in accounts.items()}
    shared_origins = Origins(listing.settings or SETTINGS, {}, read.maps)
    surveyed = survey(summaries, origins, shared, shared_origins, day)

    own: list[Finding] = [*judge_listing(listing), *unreadable, *read.findings]
    own += laid.judge(accounts)
    own += judge_severities(shared.settings.severities, listing.settings or SETTINGS)
    located = [locate(finding, shared_origins, None) for finding in own]
    located += surveyed.located
    located += [found for examined in accounts.values() for found in examined.located]
    held: list[Held] = list(hold(read.suppressions, read.maps, None))
    held += [comment for examined in accounts.values() for comment in examined.held]
    diagnostics, silenced = _settle(located, held, accounts, shared, day)
    return Stock(
        root=root,
        today=day,
        shared=shared,
        shared_origins=shared_origins,
        accounts=accounts,
        portfolio=surveyed.portfolio,
        standings=surveyed.standings,
        diagnostics=diagnostics,
        silenced=silenced,
        overlay=laid,
    )


def _settle(
    located: list[Located],
    held: list[Held],
    accounts: Mapping[str, Examined],
    shared: Shared,
    today: date,
) -> tuple[tuple[Diagnostic, ...], tuple[Silenced, ...]]:
    """Leave out what a comment ignores, and grade the rest."""
    portfolio_names = names_judged("portfolio", shared.broken)
    kept: list[Located] = []
    silenced: list[Silenced] = []
    found_of: dict[str | None, list[Located]] = {}
    for found in located:
        found_of.setdefault(found.account, []).append(found)
    held_of: dict[str | None, list[Held]] = {}
    for comment in held:
        held_of.setdefault(comment.account, []).append(comment)
    for account in (None, *accounts):
        broken = accounts[account].facts.broken if account is not None else frozenset()
        names = names_judged("account", broken | shared.broken) | portfolio_names
        settled = settle(
            found_of.get(account, ()),
            held_of.get(account, ()),
            names,
            today,
        )
        kept += settled.kept
        silenced += settled.silenced
    return grade(kept, shared.settings.severities), tuple(silenced)
