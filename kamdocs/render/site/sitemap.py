"""All pages of the site: what is known comes in, every file by its path and the faults of templates go out.

A page whose template is at fault is replaced by one that says so; the rest of the site stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from kamdocs.derive.portfolio.standing import Standing
from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import speaker_of
from kamdocs.model.account import Account
from kamdocs.registry import collect
from kamdocs.render.engine.assets import Assets, gather_assets, read_scripts
from kamdocs.render.engine.closure import find_closure
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.link import Link
from kamdocs.render.site.account.broken import view_broken
from kamdocs.render.site.account.changes import AccountPast, show_changes
from kamdocs.render.site.account.history import view_history
from kamdocs.render.site.account.one_page import view_one_page
from kamdocs.render.site.account.page import view_account
from kamdocs.render.site.account.relationship_map import view_relationship_map
from kamdocs.render.site.calendars import calendar_files
from kamdocs.render.site.data import data_tables, portfolio_json
from kamdocs.render.site.long_tables import spread
from kamdocs.render.site.names import account_link, map_link, name_account, plan_link
from kamdocs.render.site.page import (
    AccountInput,
    Draft,
    Each,
    PortfolioPage,
    SiteInput,
    one_by_one,
)
from kamdocs.render.site.press import FAULT
from kamdocs.render.site.print_run import FirstPages, PrintRun, Source
from kamdocs.render.site.repository import find_repository
from kamdocs.render.site.search import FoundPage, first_script, write_search
from kamdocs.render.site.shell import Crumb, Frame, RailItem
from kamdocs.values.call import Call, plainly
from kamdocs.values.sentence import sentence

ASSETS = "site/assets"
MOST_KEY_ACCOUNTS = 10
MAP, ONE_PAGE = "site/account/people_page.html", "site/account/plan_page.html"
BROKEN = "site/account/broken.html"


@dataclass(frozen=True, slots=True)
class Written:
    """Files by their path below the site's root, and what was wrong with templates.

    `has_pages` is false when each page is only there to say that its template is at fault.
    """

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    has_pages: bool = True


@cache
def portfolio_pages() -> Mapping[str, PortfolioPage]:
    """Every kind of page about all accounts, by the name of its file."""
    return collect("kamdocs.render.site.portfolio", "PAGE", PortfolioPage)


def gather_rows(accounts: Mapping[str, AccountInput]) -> dict[str, dict[str, Any]]:
    """What each page asks of each account, by page and account."""
    return {
        name: {key: page.gather(item) for key, item in accounts.items()}
        for name, page in portfolio_pages().items()
        if page.gather is not None
    }


def template_of(account: Account, layers: Layers) -> str:
    """The template of an account's page: its own, if it names one that is there."""
    template = f"site/{account.template}.html"
    if account.template is None or layers.find(template) is None:
        return "site/account.html"
    return template


def draft_account(
    item: AccountInput, site: SiteInput, standing: Standing, layers: Layers, call: Call = plainly
) -> Draft:
    """The page of an account; it may name a template of the workspace's own, if that is there."""
    account = item.facts.account
    view = call(
        view_account,
        item.facts, item.proposals, site.shared, site.names, item.origins, item.diagnostics, item.papers
    )  # fmt: skip
    template = template_of(account, layers)
    link = account_link(account.id)
    history = view_history(
        site.trend.of(account.id), site.shared.settings.tiers, site.names, site.trend.why
    )
    past = AccountPast(site.changes.since, show_changes(item.changes, item.origins), history)
    return Draft(link.path, template, account.name, view, standing, past, current=account.id)


def draft_account_pages(item: AccountInput, site: SiteInput) -> tuple[Draft, ...]:
    """The further pages of an account: its relationship map and its plan on one page."""
    account, settings = item.facts.account, site.shared.settings
    names = name_account(site.names, account)
    crumbs = (Crumb(account.name, account_link(account.id)),)
    found = (
        (map_link(account.id), MAP,
         sentence("Relationship map of {account}", account=account.name),
         view_relationship_map(item.facts, names, settings)),
        (plan_link(account.id), ONE_PAGE,
         sentence("Plan of {account} on one page", account=account.name),
         view_one_page(item.facts, names, settings)),
    )  # fmt: skip
    return tuple(
        Draft(link.path, template, title, view, current=account.id, crumbs=crumbs)
        for link, template, title, view in found
        if view is not None
    )


def draft_broken(account: str, item: AccountInput) -> Draft:
    """The page of an account whose main file cannot be read."""
    view = view_broken(account, item.diagnostics)
    return Draft(account_link(account).path, BROKEN, account, view)


def draft_portfolio(site: SiteInput) -> tuple[Draft, ...]:
    """All pages about all accounts."""
    return tuple(
        draft
        for name, page in portfolio_pages().items()
        for draft in page.make(site.gathered.get(name, {}), site)
    )


def make_frame(site: SiteInput, assets: Assets) -> Frame:
    """What stands around every page of the site."""
    settings, portfolio = site.shared.settings, site.portfolio
    kinds = sorted(portfolio_pages().items(), key=lambda pair: (pair[1].place, pair[0]))
    rail = tuple(
        RailItem(name, page.name, Link(page.path), page.icon, page.count(site) if page.count else None)
        for name, page in kinds
        if page.name is not None
    )  # fmt: skip
    key = [portfolio.accounts[account] for account in portfolio.tiers.members["key"]]
    key.sort(key=lambda each: (-(each.trailing.value or 0), each.name))
    languages = tuple(dict.fromkeys(settings.languages)) or ("en",)
    return Frame(
        organisation=settings.organisation.name,
        languages=languages,
        rail=rail,
        key_accounts=tuple(
            RailItem(each.id, each.name, account_link(each.id), "account")
            for each in key[:MOST_KEY_ACCOUNTS]
        ),
        assets={**assets.paths, **{first_script(language): first_script(language) for language in languages}},
        repository=find_repository(settings.repository, site.folder),
    )  # fmt: skip


def site_assets(site: SiteInput, layers: Layers) -> Assets:
    """Style sheets, scripts and fonts, with the brand's colour and the scripts by others."""
    brand = f":root{{--brand:{site.shared.settings.brand.accent}}}\n"
    return gather_assets(layers, ASSETS, read_scripts(), {"kamdocs.css": brand.encode()})


def write_site(
    site: SiteInput,
    accounts: Mapping[str, AccountInput],
    standings: Mapping[str, Standing],
    layers: Layers,
    broken: Iterable[str] = (),
    *,
    call: Call = plainly,
    each: Each = one_by_one,
    first: FirstPages | None = None,
    into: MutableMapping[str, bytes] | None = None,
) -> Written:
    """Write the whole site; `broken` are accounts of which only the findings can be shown.

    `call` has the work of each page done, or knows what it came to; `each` has pages written, perhaps
    several at once; `first` are written first. The files are put `into` what is given.
    """
    assets = site_assets(site, layers)
    frame = make_frame(site, assets)
    spread_out, tables = spread(draft_portfolio(site), speaker_of(frame.languages[0]))
    sources = [
        *_account_sources(site, accounts, standings, layers, frozenset(broken), call),
        *(Source((draft.template,), (draft.path,), partial(_given, draft)) for draft in spread_out),
    ]
    closures = {
        template: call(find_closure, template, layers)
        for template in sorted({FAULT, *(name for source in sources for name in source.templates)})
    }
    run = PrintRun(frame, layers, closures, call, first)
    files = {} if into is None else into
    files.update({**assets.files, **tables})
    findings: dict[Finding, None] = {}
    has_pages = False
    found: dict[tuple[str, int], list[FoundPage]] = {}
    order = run.in_order(sources)
    for number, pages in zip(order, each(run.print, [sources[n] for n in order]), strict=True):
        for language, page in pages:
            files[page.path] = page.html
            has_pages = has_pages or not page.faults
            findings.update(dict.fromkeys(page.faults))
            if page.found is not None:
                found.setdefault((language, number), []).append(page.found)
    for language in frame.languages:
        files.update(
            write_search(
                (
                    page
                    for number in range(len(sources))
                    for page in found.get((language, number), ())
                ),
                speaker_of(language),
            )
        )
    for closure in closures.values():
        findings.update(dict.fromkeys(closure.findings))
    files.update(
        calendar_files(site.gathered.get("agenda", {}), site, speaker_of(frame.languages[0]))
    )
    files["data/portfolio.json"] = portfolio_json(site).encode()
    files.update({f"data/{name}": text.encode() for name, text in data_tables(site).items()})
    return Written(files, tuple(findings), has_pages)


def build_stamp(
    day: str, commit: str | None, versions: Mapping[str, str], *, is_private: bool = False
) -> Mapping[str, bytes]:
    """The only files that name the day and the commit: JSON, and the same as a script.

    A site with personal data says so, that whoever publishes sites can refuse it.
    """
    stamp: dict[str, Any] = {"day": day, "commit": commit}
    stamp |= {"private": True} if is_private else {}
    stamp |= {"versions": dict(sorted(versions.items()))}
    text = json.dumps(stamp, ensure_ascii=False, indent=1)
    return {
        "build.json": f"{text}\n".encode(),
        "build.js": f"window.kamdocsBuild = {text};\n".encode(),
    }


def _account_sources(
    site: SiteInput,
    accounts: Mapping[str, AccountInput],
    standings: Mapping[str, Standing],
    layers: Layers,
    broken: frozenset[str],
    call: Call,
) -> Iterator[Source]:
    """The pages of all accounts, then their further ones; none is drafted before it is printed."""
    for key, item in accounts.items():
        path = account_link(key).path
        if key in broken:
            yield Source((BROKEN,), (path,), partial(_one, draft_broken, key, item))
        else:
            template = template_of(item.facts.account, layers)
            draft = partial(_one, draft_account, item, site, standings[key], layers, call)
            yield Source((template,), (path,), draft)
    for key, item in accounts.items():
        if key not in broken:
            paths = map_link(key).path, plan_link(key).path
            yield Source((MAP, ONE_PAGE), paths, partial(draft_account_pages, item, site))


def _one(draft: Callable[..., Draft], /, *args: Any) -> tuple[Draft, ...]:
    return (draft(*args),)


def _given(draft: Draft) -> tuple[Draft, ...]:
    return (draft,)
