"""What both sides look at together: what was done, where it leads, what is late, what comes next."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamdocs.customer.brand import Brand, Supplier
from kamdocs.customer.contact_sheet import Contact, Meeting
from kamdocs.customer.record import CustomerRecord
from kamdocs.values.partial_date import PartialDate

ItemKind = Literal["step", "milestone", "promise"]
Side = Literal["us", "them", "both"]


@dataclass(frozen=True, slots=True)
class Item(CustomerRecord):
    """A step, milestone or promise: whose it is, by when, and since when it is done, if it is.

    `is_done` without `done` was done on a day nobody wrote down. `people` are names of both sides.
    """

    kind: ItemKind
    side: Side
    text: str
    due: PartialDate | None
    done: date | None
    is_done: bool
    is_late: bool
    people: tuple[str, ...]
    status: str | None


@dataclass(frozen=True, slots=True)
class Aim(CustomerRecord):
    """A long-term aim of both sides, with its milestones in the order of the plan."""

    text: str
    due: PartialDate | None
    milestones: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Need(CustomerRecord):
    """A goal or pain of the customer, in their own words."""

    text: str
    cost_of_waiting: str | None


@dataclass(frozen=True, slots=True)
class Advice(CustomerRecord):
    """Something we recommend."""

    text: str
    why: str | None
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JointEffort(CustomerRecord):
    """Something both sides do together."""

    text: str
    when: PartialDate | None


@dataclass(frozen=True, slots=True)
class Together(CustomerRecord):
    """What both sides share of a plan; `items` are steps and promises, `team` begins with the manager."""

    account: str
    language: str
    customer: str
    supplier: Supplier
    brand: Brand
    team: tuple[Contact, ...]
    goals: tuple[Need, ...]
    pains: tuple[Need, ...]
    common_goals: tuple[str, ...]
    aims: tuple[Aim, ...]
    items: tuple[Item, ...]
    recommendations: tuple[Advice, ...]
    joint: tuple[JointEffort, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class BusinessReview(Together):
    """The same as it stands on a day."""

    day: date
