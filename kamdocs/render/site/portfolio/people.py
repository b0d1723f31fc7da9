"""Everybody we know at the customers, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.derive.account.newsletter import SEGMENTS, Segment, derive_newsletter
from kamdocs.model.wording import Wording
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.people import POWERS, STANCES
from kamdocs.render.site.entries import tone_of
from kamdocs.render.site.names import Names, Ref, account_link, name_account
from kamdocs.render.site.page import AccountInput, Draft, PortfolioPage, SiteInput
from kamdocs.values.partial_date import PartialDate
from kamdocs.values.sentence import Sentence, Term, sentence, sentence_n


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person at a customer, as this page shows them; `segment` when they get the newsletter."""

    id: str
    name: str
    title: str | None
    unit: str | Wording | None
    roles: tuple[str, ...]
    power: str | None
    stance: str | None
    email: str | None
    phone: str | None
    left: PartialDate | None
    now_at: str | None
    trust: str | None
    given: int
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The directory, those who left, and how many get the newsletter, by segment."""

    table: Table
    gone: Table
    newsletter: Sentence
    segments: tuple[tuple[Segment, int], ...]


def gather(item: AccountInput) -> tuple[PersonRow, ...]:
    """The people of one account."""
    account = item.facts.account
    names = name_account(Names(), account)
    segments = {
        each.person: each.segment for each in derive_newsletter(account).subscribers if each.email
    }
    rows = []
    for person in account.people.values():
        post = account.posts.get(person.post or "")
        rows.append(
            PersonRow(
                id=person.id,
                name=person.name,
                title=person.title or (post.title if post else None),
                unit=names.name("unit", person.unit or (post.unit if post else None)),
                roles=person.roles,
                power=person.power.value if person.power else None,
                stance=person.stance.value if person.stance else None,
                email=person.email,
                phone=person.phone,
                left=person.left if person.has_left(item.facts.today) else None,
                now_at=person.now_at,
                trust=person.trust,
                given=sum(favour.given is not None for favour in person.referrals),
                segment=segments.get(person.id),
            )
        )
    return tuple(rows)


def make(gathered: Mapping[str, tuple[PersonRow, ...]], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_people(gathered, site)
    return (Draft("people/index.html", "site/portfolio/people.html", sentence("People"), view, current="people"),)  # fmt: skip


def view_people(gathered: Mapping[str, tuple[PersonRow, ...]], site: SiteInput) -> PeopleView:
    """Show everybody, by name."""
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("account", sentence("Account"), wide=True),
        Column("unit", sentence("Unit")),
        Column("roles", sentence("Buying roles"), wide=True),
        Column("power", sentence("Power"), "enum", POWERS),
        Column("stance", sentence("Stance"), "enum", STANCES, chips=True),
        Column("newsletter", sentence("Newsletter"), "enum", SEGMENTS, chips=True),
        Column("email", sentence("E-mail")),
        Column("phone", sentence("Telephone")),
    )
    leavers = (
        *columns[:2],
        Column("left", sentence("Left"), "date"),
        Column("now", sentence("Now at"), wide=True),
        Column("trust", sentence("How far they would speak for us"), wide=True),
        Column("given", sentence("Recommendations given"), "number"),
        columns[6],
    )
    everybody = [(account, person) for account, people in gathered.items() for person in people]
    here = tuple(_row(account, each, site) for account, each in everybody if each.left is None)
    new = _new_accounts(site)
    gone = tuple(
        _gone(account, each, new.get((account, each.id)), site)
        for account, each in everybody
        if each.left is not None
    )
    table = Table("people", sentence("People"), columns, here, sort="name")
    if site.shared.settings.judgements_in_overlay and not any(
        each.power or each.stance for _, each in everybody
    ):
        table = table.without("power", "stance")
    found = [each.segment for _, each in everybody if each.segment]
    return PeopleView(
        table,
        Table("gone", sentence("People who left"), leavers, gone, sort="name"),
        sentence_n(
            "{count} person gets the newsletter", "{count} people get the newsletter", len(found)
        ),
        tuple((segment, found.count(segment)) for segment in SEGMENTS if segment in found),
    )


def _row(account: str, person: PersonRow, site: SiteInput) -> Row:
    tone, icon = tone_of(person.stance) if person.stance else (None, None)
    return Row(
        f"{account}-{person.id}",
        (
            Cell(person.name, account_link(account, f"person-{person.id}"), sub=person.title),
            Cell(site.portfolio.accounts[account].name, account_link(account)),
            Cell(person.unit),
            Cell(tuple(Term(role) for role in person.roles) or None),
            Cell(Term(person.power) if person.power else None),
            Cell(Term(person.stance) if person.stance else None, tone=tone, icon=icon),
            Cell(Term(person.segment) if person.segment else None),
            Cell(person.email),
            Cell(person.phone),
        ),
    )


def _gone(account: str, person: PersonRow, found: str | None, site: SiteInput) -> Row:
    row = _row(account, person, site)
    place = site.names.ref("account", found) if found else Ref(person.now_at)
    is_ambassador = found is not None
    return Row(
        row.id,
        (
            *row.cells[:2],
            Cell(person.left),
            Cell(
                place.name,
                place.link,
                sub=sentence("ambassador there") if is_ambassador else None,
                icon="star" if is_ambassador else None,
            ),
            Cell(person.trust),
            Cell(person.given or None),
            row.cells[6],
        ),
    )


def _new_accounts(site: SiteInput) -> Mapping[tuple[str, str], str]:
    """The account of ours where somebody is now, by the account they left and their id there."""
    found: dict[tuple[str, str], str] = {}
    for place, there in site.portfolio.ambassadors.at.items():
        for each in there:
            found.setdefault((each.known_from, each.alumnus.id), place)
    return found


PAGE = PortfolioPage(make, gather, sentence("People"), "people/index.html", icon="people", place=40)
