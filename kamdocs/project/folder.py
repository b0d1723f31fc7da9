"""The first page of a customer's folder: an account and the finished papers in, a record out.

Offers are told by the records their editions were made of, so nothing is read here a second time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kamdocs.customer.folder import Document, Edition, Folder, Offer
from kamdocs.customer.proposal import Mark, Proposal
from kamdocs.customer.record import refuse_foreign
from kamdocs.diagnostics.finding import Finding
from kamdocs.model.account import Account
from kamdocs.model.issued import COMPLETE, DECISION_SHEET, Issued, IssuedEdition
from kamdocs.model.shared import Shared
from kamdocs.project.contact_sheet import project_team
from kamdocs.project.internal_data import internal_data
from kamdocs.project.people import project_brand, project_names, project_supplier
from kamdocs.project.withhold import WithheldUsedError, withhold_account, withhold_shared


@dataclass(frozen=True, slots=True)
class FrozenPaper:
    """A paper that was issued, and what is printed across it since."""

    lock: Issued
    edition: IssuedEdition
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class FolderContent:
    """What lies in a folder: editions by their file seen from it, and other documents.

    Of what was issued and is not in its file any more only the lock tells. `sheets` are those files
    that sum an offer up on one page.
    """

    editions: Mapping[str, Proposal | FrozenPaper]
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
            offers=_offers(withheld, content, language),
            documents=content.documents,
        )
        refuse_foreign(folder)
    except WithheldUsedError as touched:
        return None, (internal_data(touched.path, None),)
    return folder, ()


def languages_of(account: Account, shared: Shared, content: FolderContent) -> tuple[str, ...]:
    """The languages a folder is read in: the customer's own first, then those of its editions."""
    own: str = account.language or next(iter(shared.settings.languages), "en")
    return tuple(dict.fromkeys([own, *map(_language, content.editions.values())]))


def _language(one: Proposal | FrozenPaper) -> str:
    return one.language if isinstance(one, Proposal) else one.edition.language


@dataclass(frozen=True, slots=True)
class _Listed:
    """One file of an offer, and what it says of the offer as a whole, which has no editions here.

    `version` is the folder of the offer with the version: a lock may call an offer as it was named once.
    """

    version: tuple[str, int]
    edition: Edition
    offer: Offer
    is_frozen: bool


def _offers(account: Account, content: FolderContent, language: str) -> tuple[Offer, ...]:
    """The offers, the newest first; each told by an edition in the language, if there is one."""
    grouped: dict[tuple[str, int], list[_Listed]] = {}
    for file, one in content.editions.items():
        listed = (
            _written(file, one, is_sheet=file in content.sheets)
            if isinstance(one, Proposal)
            else _frozen(account, file, one)
        )
        grouped.setdefault(listed.version, []).append(listed)
    offers = []
    for key in sorted(grouped, key=lambda key: key[1], reverse=True):
        group = grouped[key]
        told = min(group, key=lambda one: (one.is_frozen, one.edition.language != language))
        editions = [one.edition for one in group]
        editions.sort(key=lambda one: (not one.is_complete, one.is_sheet))
        offers.append(replace(told.offer, editions=tuple(editions)))
    return tuple(sorted(offers, key=lambda one: str(one.issued or ""), reverse=True))


def _written(file: str, one: Proposal, *, is_sheet: bool) -> _Listed:
    readers = () if one.is_complete else tuple(reader.name for reader in one.readers)
    return _Listed(
        (file.rpartition("/")[0], one.version),
        Edition(one.language, readers, one.is_complete, one.is_excerpt, file, is_sheet),
        Offer(one.title, one.subtitle, one.reference, one.issued, one.valid_until, one.mark, ()),
        is_frozen=False,
    )


def _frozen(account: Account, file: str, one: FrozenPaper) -> _Listed:
    """What a lock says; the names of readers to whom the offer was not addressed are those of today."""
    lock, edition = one.lock, one.edition
    is_sheet = edition.id == DECISION_SHEET
    is_complete = is_sheet or edition.id == COMPLETE
    addressed = {each.id: each.name for each in lock.to}
    readers = [
        name
        for each in (() if is_complete else edition.readers)
        for name in ((addressed[each],) if each in addressed else project_names(account, (each,)))
    ]
    return _Listed(
        (file.rpartition("/")[0], lock.version),
        Edition(edition.language, tuple(readers), is_complete, edition.excerpt, file, is_sheet),
        Offer(
            lock.title, None, f"{lock.number} v{lock.version}", lock.issued, lock.valid_until,
            one.mark, (),
        ),
        is_frozen=True,
    )  # fmt: skip
