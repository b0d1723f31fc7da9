"""The first page of a customer's folder: an account and the finished papers in, a record out.

Offers are told by the records their editions were made of, so nothing is read here a second time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamdocs.customer.folder import Document, Edition, Folder, Offer
from kamdocs.customer.proposal import Proposal
from kamdocs.customer.record import refuse_foreign
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.shared import Shared
from kamdocs.project.contact_sheet import project_team
from kamdocs.project.internal_data import internal_data
from kamdocs.project.people import project_brand, project_supplier
from kamdocs.project.withhold import WithheldUsedError, withhold_account, withhold_shared


@dataclass(frozen=True, slots=True)
class FolderContent:
    """What lies in a folder: editions by their file seen from it, and other documents.

    `sheets` are those files that sum an offer up on one page.
    """

    editions: Mapping[str, Proposal]
    documents: tuple[Document, ...]
    sheets: frozenset[str] = frozenset()


def project_folder(
    account: Account,
    shared: Shared,
    content: FolderContent,
    language: str,
    languages: Sequence[str],
) -> tuple[Folder | None, tuple[Finding, ...]]:
    """Tell in a language what there is; None when there is nothing."""
    if not (content.editions or content.documents):
        return None, ()
    try:
        withheld, ours = withhold_account(account), withhold_shared(shared)
        team = project_team(withheld, ours, language)
        folder = Folder(
            account=withheld.id,
            language=language,
            languages=tuple(languages),
            customer=withheld.name,
            supplier=project_supplier(ours.settings),
            brand=project_brand(ours.settings, language),
            manager=team[0] if team else None,
            offers=_offers(content, language),
            documents=content.documents,
        )
        refuse_foreign(folder)
    except WithheldUsedError as touched:
        return None, (internal_data(touched.path, None),)
    return folder, ()


def languages_of(account: Account, shared: Shared, content: FolderContent) -> tuple[str, ...]:
    """The languages a folder is read in: the customer's own first, then those of its editions."""
    own: str = account.language or next(iter(shared.settings.languages), "en")
    return tuple(dict.fromkeys([own, *(one.language for one in content.editions.values())]))


def _offers(content: FolderContent, language: str) -> tuple[Offer, ...]:
    """The offers, the newest first; each told by an edition in the language, if there is one."""
    grouped: dict[str, list[tuple[str, Proposal]]] = {}
    for file, edition in content.editions.items():
        grouped.setdefault(edition.id, []).append((file, edition))
    offers = []
    for listed in grouped.values():
        told = next((one for _, one in listed if one.language == language), listed[0][1])
        listed.sort(key=lambda each: (not each[1].is_complete, each[0] in content.sheets))
        offers.append(
            Offer(
                told.title,
                told.subtitle,
                told.reference,
                told.issued,
                told.valid_until,
                told.mark,
                tuple(_edition(file, one, is_sheet=file in content.sheets) for file, one in listed),
            )
        )
    return tuple(sorted(offers, key=lambda one: str(one.issued or ""), reverse=True))


def _edition(file: str, one: Proposal, *, is_sheet: bool) -> Edition:
    readers = () if one.is_complete else tuple(reader.name for reader in one.readers)
    return Edition(one.language, readers, one.is_complete, one.is_excerpt, file, is_sheet)
