"""Whom the customer calls for what, how often we meet, and whom to ask when something is stuck."""

from dataclasses import dataclass

from kamdocs.customer.brand import Brand, Supplier
from kamdocs.customer.record import CustomerRecord
from kamdocs.values.period import Span


@dataclass(frozen=True, slots=True)
class Contact(CustomerRecord):
    """One of ours."""

    name: str
    position: str | None
    does: str | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Meeting(CustomerRecord):
    """A contact we promised to keep."""

    name: str
    every: Span
    channel: str | None
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    purpose: str | None


@dataclass(frozen=True, slots=True)
class ContactSheet(CustomerRecord):
    """The sheet; `team` begins with the account manager, `escalation` is in the order of asking."""

    account: str
    language: str
    customer: str
    supplier: Supplier
    brand: Brand
    team: tuple[Contact, ...]
    meetings: tuple[Meeting, ...]
    escalation: tuple[Contact, ...]
