"""What people did for us and could do: the favours of each account in, tables of them all out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamdocs.derive.account.referrals import Asked, Helper
from kamdocs.derive.portfolio.ambassadors import Ambassador
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.names import Names, Ref, account_link, name_account
from kamdocs.render.site.page import AccountInput, SiteInput
from kamdocs.values.money import Money
from kamdocs.values.sentence import Sentence, Term, sentence

FAVOURS = ("referral", "testimonial", "letter", "call")


@dataclass(frozen=True, slots=True)
class FavourRow:
    """Something that was asked of somebody, or given."""

    person: str
    name: str
    kind: str
    to: Any
    product: str | None
    asked: date | None
    given: date | None
    worth: Money | None

    @property
    def is_asked(self) -> bool:
        """Whether it was asked for; what was given unasked counts."""
        return self.asked is not None or self.given is not None


@dataclass(frozen=True, slots=True)
class HelperRow:
    """Somebody who could speak for us in a unit, or lead us there."""

    person: str
    name: str
    unit: Any
    testify: tuple[str, ...]
    refer_to: tuple[str, ...]
    is_recorded: bool


@dataclass(frozen=True, slots=True)
class Favours:
    """What the people of one account did for us and could do; `unasked` are happy and never asked."""

    industry: str | None
    size: str | None
    favours: tuple[FavourRow, ...]
    helpers: tuple[HelperRow, ...]
    unasked: tuple[tuple[str, str], ...]
    last: date | None


def gather_favours(item: AccountInput) -> Favours:
    """Favours and helpers of one account."""
    account, found = item.facts.account, item.facts.referrals
    names = name_account(Names(), account)
    return Favours(
        industry=account.profile.industry,
        size=account.profile.size,
        favours=tuple(_favour(each, names) for each in found.favours),
        helpers=tuple(_helper(each, names) for each in found.helpers),
        unasked=tuple((key, account.people[key].name) for key in found.never_asked),
        last=found.last_asked,
    )


def _favour(each: Asked, names: Names) -> FavourRow:
    favour = each.favour
    return FavourRow(
        person=each.person,
        name=each.name,
        kind=favour.kind,
        to=names.name("unit", favour.to),
        product=favour.product,
        asked=favour.asked,
        given=favour.given,
        worth=favour.worth,
    )


def _helper(each: Helper, names: Names) -> HelperRow:
    return HelperRow(
        person=each.person,
        name=names.name("contact", each.person),
        unit=names.name("unit", each.unit or None),
        testify=each.testify,
        refer_to=tuple(str(names.name("contact", key)) for key in each.refer_to),
        is_recorded=each.is_recorded,
    )


def helpers_table(gathered: Mapping[str, Favours], site: SiteInput) -> Table:
    """Who could speak for us in which unit, or lead us there."""
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("unit", sentence("Unit"), wide=True),
        Column("testify", sentence("Could testify for"), wide=True),
        Column("refer", sentence("Could introduce us to"), wide=True),
        Column("said", sentence("Written down")),
    )
    rows = tuple(
        Row(
            f"{account}-{number}",
            (
                Cell(each.name, account_link(account, f"person-{each.person}")),
                _account_cell(account, site),
                Cell(each.unit),
                Cell(tuple(site.names.name("product", key) for key in each.testify) or None),
                Cell(each.refer_to or None),
                Cell(Term("yes") if each.is_recorded else None),
            ),
        )
        for account, found in gathered.items()
        for number, each in enumerate(found.helpers, 1)
    )
    return Table("helpers", sentence("Who could help us where"), columns, rows, sort="name",
                 empty=sentence("Nobody well disposed is known who could help into another unit."))  # fmt: skip


def favours_by_account(gathered: Mapping[str, Favours], site: SiteInput) -> Table:
    """How much was asked of each account and given, and who is happy and was never asked."""
    columns = (
        Column("account", sentence("Account"), wide=True),
        Column("asked", sentence("Asked"), "number", total=True),
        Column("given", sentence("Given"), "number", total=True),
        Column("referrals", sentence("Referrals"), "number", total=True, hint=sentence("Given")),
        Column("testimonials", sentence("Testimonials"), "number", total=True, hint=sentence("Given")),
        Column("calls", sentence("Calls"), "number", total=True, hint=sentence("Given")),
        Column("last", sentence("Last"), "date"),
        Column("unasked", sentence("Happy and never asked"), wide=True),
    )  # fmt: skip
    rows = tuple(
        _counts(account, found, site)
        for account, found in gathered.items()
        if found.favours or found.unasked
    )
    return Table("accounts", sentence("Asked and given, by account"), columns, rows, sort="-asked",
                 empty=sentence("Nobody was asked yet, and nobody is known to be happy."))  # fmt: skip


def _counts(account: str, found: Favours, site: SiteInput) -> Row:
    given = [each.kind for each in found.favours if each.given is not None]
    return Row(
        account,
        (
            _account_cell(account, site),
            Cell(sum(each.is_asked for each in found.favours)),
            Cell(len(given)),
            Cell(given.count("referral")),
            Cell(given.count("testimonial") + given.count("letter")),
            Cell(given.count("call")),
            Cell(found.last),
            Cell(
                tuple(name for _, name in found.unasked) or None,
                account_link(account, "people") if found.unasked else None,
            ),
        ),
    )


def favours_table(gathered: Mapping[str, Favours], site: SiteInput) -> Table:
    """All referrals, testimonials, letters and calls, the newest given first."""
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("kind", sentence("Kind"), "enum", FAVOURS, chips=True),
        Column("to", sentence("Leads to"), wide=True),
        Column("product", sentence("Product")),
        Column("asked", sentence("Asked"), "date"),
        Column("given", sentence("Given"), "date"),
        Column("worth", sentence("What came of it"), "money"),
    )
    rows = tuple(
        _favour_row(account, number, each, site)
        for account, found in gathered.items()
        for number, each in enumerate(found.favours, 1)
    )
    return Table("favours", sentence("Referrals, testimonials and calls"), columns, rows, sort="-given",
                 empty=sentence("Nobody was asked yet."))  # fmt: skip


def _favour_row(account: str, number: int, each: FavourRow, site: SiteInput) -> Row:
    kind: Term | str = Term(each.kind) if each.kind in FAVOURS else each.kind
    to = _leads_to(each.to, site)
    return Row(
        f"{account}-favour-{number}",
        (
            Cell(each.name, account_link(account, f"person-{each.person}")),
            _account_cell(account, site),
            Cell(kind),
            Cell(to.name, to.link),
            Cell(site.names.name("product", each.product)),
            Cell(each.asked),
            Cell(each.given),
            Cell(each.worth),
        ),
    )


def _leads_to(written: Any, site: SiteInput) -> Ref:
    """An account by its id or name, else what was written."""
    if isinstance(written, str):
        for key, account in site.portfolio.accounts.items():
            if written == key or written.casefold() == account.name.casefold():
                return Ref(account.name, account_link(key))
    return Ref(written)


def ambassadors_table(site: SiteInput) -> Table:
    """Who left a customer for another company, those at customers of ours first."""
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("from", sentence("Known from"), wide=True),
        Column("now", sentence("Now at"), wide=True),
        Column("trust", sentence("How far they would speak for us"), wide=True),
        Column("left", sentence("Left"), "date"),
        Column("given", sentence("Recommendations given"), "number"),
    )
    found = site.portfolio.ambassadors
    here = [
        _ambassador(each, site.names.ref("account", account), is_customer=True, site=site)
        for account, there in found.at.items()
        for each in there
    ]
    elsewhere = [
        _ambassador(each, Ref(each.alumnus.now_at), is_customer=False, site=site)
        for each in found.elsewhere
    ]
    return Table("ambassadors", sentence("Ambassadors and alumni"), columns, (*here, *elsewhere),
                 empty=sentence("Nobody who left a customer is known elsewhere."))  # fmt: skip


def _ambassador(each: Ambassador, now: Ref, *, is_customer: bool, site: SiteInput) -> Row:
    alumnus = each.alumnus
    said: Sentence | None = sentence("ambassador there") if is_customer else None
    return Row(
        f"{each.known_from}-{alumnus.id}",
        (
            Cell(alumnus.name, account_link(each.known_from, f"person-{alumnus.id}")),
            _account_cell(each.known_from, site),
            Cell(now.name, now.link, sub=said, icon="star" if is_customer else None),
            Cell(alumnus.trust),
            Cell(alumnus.left),
            Cell(alumnus.given or None),
        ),
    )


def _account_cell(key: str, site: SiteInput) -> Cell:
    return Cell(site.portfolio.accounts[key].name, account_link(key))
