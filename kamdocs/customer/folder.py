"""The first page of what a customer has from us: offers with their editions, and documents."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamdocs.customer.brand import Brand, Supplier
from kamdocs.customer.contact_sheet import Contact
from kamdocs.customer.proposal import Mark
from kamdocs.customer.record import CustomerRecord

DocumentKind = Literal["contacts", "plan", "review"]


@dataclass(frozen=True, slots=True)
class Edition(CustomerRecord):
    """A document of an offer: for whom, in which language, and its file seen from the folder.

    Without `readers` it is for everybody. A sheet sums the whole offer up on one page.
    """

    language: str
    readers: tuple[str, ...]
    is_complete: bool
    is_excerpt: bool
    file: str
    is_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Offer(CustomerRecord):
    """An offer with its editions, in one language where there is one in it."""

    title: str
    subtitle: str | None
    reference: str
    issued: date | None
    valid_until: date | None
    mark: Mark | None
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Document(CustomerRecord):
    """A document besides the offers, as a page and on paper; one of them may be missing."""

    kind: DocumentKind
    page: str | None
    paper: str | None


@dataclass(frozen=True, slots=True)
class Folder(CustomerRecord):
    """All there is, told in `language`; `languages` are those this page exists in."""

    account: str
    language: str
    languages: tuple[str, ...]
    customer: str
    supplier: Supplier
    brand: Brand
    manager: Contact | None
    offers: tuple[Offer, ...]
    documents: tuple[Document, ...]
