"""The text that goes with an offer, as one recipient gets it."""

from dataclasses import dataclass
from datetime import date

from kamdocs.customer.brand import Supplier
from kamdocs.customer.proposal import Person, Step
from kamdocs.customer.record import CustomerRecord


@dataclass(frozen=True, slots=True)
class CoverMail(CustomerRecord):
    """What a mail with an offer says: to whom, what is attached, until when, what comes next.

    `next` is the next step that the offer itself names, None without one. `is_new_version` says that
    it replaces an earlier one; `is_whole` that the complete document is attached, and not an edition.
    """

    language: str
    reader: str
    customer: str
    supplier: Supplier
    sender: Person
    title: str
    reference: str
    version: int
    valid_until: date
    pages: int
    is_whole: bool
    is_new_version: bool
    next: Step | None
