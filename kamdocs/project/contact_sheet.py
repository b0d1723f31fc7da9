"""The contact sheet as the customer gets it: an account and shared data in, a customer's record out."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.customer.contact_sheet import Contact, ContactSheet, Meeting
from kamdocs.customer.record import refuse_foreign
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.cadence import Expectation
from kamdocs.model.shared import Shared
from kamdocs.project.internal_data import internal_data
from kamdocs.project.people import project_brand, project_names, project_supplier, say
from kamdocs.project.withhold import WithheldUsedError, withhold_account, withhold_shared


def project_contact_sheet(
    account: Account, shared: Shared, language: str
) -> tuple[ContactSheet | None, tuple[Finding, ...]]:
    """Whom to call for what; None when nobody of ours is named.

    Contacts that we did not promise are not in the withheld account at all.
    """
    try:
        sheet = _project(withhold_account(account), withhold_shared(shared), language)
        if sheet is not None:
            refuse_foreign(sheet)
    except WithheldUsedError as touched:
        return None, (internal_data(touched.path, None),)
    return sheet, ()


def _project(account: Account, shared: Shared, language: str) -> ContactSheet | None:
    team = project_team(account, shared, language)
    if not team:
        return None
    return ContactSheet(
        account=account.id,
        language=language,
        customer=account.name,
        supplier=project_supplier(shared.settings),
        brand=project_brand(shared.settings, language),
        team=team,
        meetings=project_meetings(account, shared),
        escalation=_contacts(shared, account.escalation, language),
    )


def project_team(account: Account, shared: Shared, language: str) -> tuple[Contact, ...]:
    """Ours who serve a withheld account, the manager first."""
    members = dict.fromkeys([*([account.owner] if account.owner else []), *account.team])
    return _contacts(shared, members, language)


def project_meetings(account: Account, shared: Shared) -> tuple[Meeting, ...]:
    """The contacts we promised, as a withheld account has them."""
    return tuple(_meeting(account, shared, name, one) for name, one in account.cadence.items())


def _meeting(account: Account, shared: Shared, name: str, one: Expectation) -> Meeting:
    ours = (shared.team.people.get(member) for member in one.ours)
    return Meeting(
        name,
        one.every,
        one.channel,
        tuple(person.name for person in ours if person is not None),
        project_names(account, one.contacts),
        one.purpose,
    )


def _contacts(shared: Shared, members: Iterable[str], language: str) -> tuple[Contact, ...]:
    found = (shared.team.people.get(member) for member in members)
    return tuple(
        Contact(
            person.name,
            say(person.position, language),
            say(person.does, language),
            person.email,
            person.phone,
        )
        for person in found
        if person is not None
    )
