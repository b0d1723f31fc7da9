"""People as a customer may see them: references to ours and theirs in, names and business data out."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.customer.brand import Brand, OwnTitle, Supplier
from kamdocs.customer.proposal import Customer, Person, Reader
from kamdocs.model.account import Account
from kamdocs.model.settings.settings import Settings
from kamdocs.model.team import Team
from kamdocs.model.wording import Wording


def say(wording: Wording | None, language: str) -> str | None:
    """A wording in a language, None where there is none."""
    return wording.said_in(language) if wording is not None else None


def project_readers(account: Account, contacts: Iterable[str]) -> tuple[Reader, ...]:
    """Contacts with the titles they go by; unknown ones are left out."""
    found = []
    for contact in contacts:
        person = account.people.get(contact)
        if person is None:
            continue
        post = account.posts.get(person.post) if person.post else None
        found.append(Reader(person.name, person.title or (post.title if post else None)))
    return tuple(found)


def project_names(account: Account, contacts: Iterable[str]) -> tuple[str, ...]:
    """The names of contacts; unknown ones are left out."""
    return tuple(reader.name for reader in project_readers(account, contacts))


def project_person(team: Team, member: str, role: str | None, language: str) -> Person | None:
    """One of ours, None when nobody knows them."""
    found = team.people.get(member)
    if found is None:
        return None
    position = say(found.position, language)
    return Person(found.name, position, role or say(found.does, language), found.email, found.phone)


def project_customer(account: Account) -> Customer:
    """The customer's name and legal data."""
    profile = account.profile
    address = profile.addresses[0].text if profile.addresses else None
    return Customer(account.name, profile.legal_name, profile.tax_id, address)


def project_supplier(settings: Settings) -> Supplier:
    """Our own name and legal data."""
    ours = settings.organisation
    return Supplier(
        ours.name,
        ours.legal_name,
        ours.tax_id,
        ours.registered_in,
        ours.address,
        ours.email,
        ours.phone,
        ours.website,
    )


def project_brand(settings: Settings, language: str) -> Brand:
    """How our documents look, its wording in one language."""
    brand = settings.brand
    return Brand(
        brand.accent,
        brand.accent_ink,
        brand.logo,
        brand.font,
        brand.heading_font,
        brand.font_files,
        say(brand.motto, language),
        say(brand.validity_reason, language),
        tuple(OwnTitle(part, text.said_in(language)) for part, text in brand.titles.items()),
    )
