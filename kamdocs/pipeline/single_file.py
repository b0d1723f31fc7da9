"""A stock and an account in, that account as one file that needs no other out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import speaker_of
from kamdocs.pipeline.build import gather_input, grade_more
from kamdocs.pipeline.papers import Papers
from kamdocs.pipeline.take_stock import Stock
from kamdocs.pipeline.templates import read_layers
from kamdocs.render.site.names import map_link
from kamdocs.render.site.press import make_press, write_page
from kamdocs.render.site.search import first_script
from kamdocs.render.site.single_file import Sheet, SingleFile, Stamp, write_single_file
from kamdocs.render.site.sitemap import draft_account, draft_account_pages, make_frame, site_assets
from kamdocs.work.store import Store


@dataclass(frozen=True, slots=True)
class Single:
    """The file, None when a template of it is at fault; what is wrong with templates."""

    data: bytes | None
    faults: tuple[Diagnostic, ...] = ()


def make_single_file(
    root: Path, stock: Stock, account: str, language: str, stamp: Stamp, store: Store | None = None
) -> Single:
    """Make the file of an account that can be shown, in one language; `store` knows its past."""
    layers, faults = read_layers(root)
    accounts, site = gather_input(stock, stock.diagnostics, Papers(), store=store)
    item = accounts[account]
    assets = site_assets(site, layers)
    frame = make_frame(site, assets)
    search = first_script(language)  # named by every page, also in a language the site has not
    frame = replace(
        frame, languages=(language,), repository=None, assets={**frame.assets, search: search}
    )
    press = make_press(layers, language)
    drafts = [draft_account(item, site, stock.standings[account], layers)]
    drafts += [
        draft for draft in draft_account_pages(item, site) if draft.path == map_link(account).path
    ]
    sheets: list[Sheet] = []
    found: list[Finding] = []
    for draft in drafts:
        path, html, wrong = write_page(draft, frame, press)
        found += wrong
        sheets.append(Sheet(path, html))
    told = grade_more(stock, (*faults, *found))
    if found:
        return Single(None, told)
    parts = SingleFile(
        account=sheets[0],
        map=sheets[1] if len(sheets) > 1 else None,
        title=item.facts.account.name,
        organisation=stock.shared.settings.organisation.name,
        stamp=stamp,
        assets=assets,
    )
    return Single(write_single_file(parts, speaker_of(language)), told)
