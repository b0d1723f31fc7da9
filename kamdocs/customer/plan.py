"""The plan of both sides: what the customer wants, where it leads, who does what by when."""

from dataclasses import dataclass

from kamdocs.customer.brand import Brand, Supplier
from kamdocs.customer.business_review import Advice, Aim, Item, JointEffort, Need
from kamdocs.customer.contact_sheet import Contact, Meeting
from kamdocs.customer.proposal import Resource
from kamdocs.customer.record import CustomerRecord


@dataclass(frozen=True, slots=True)
class JointPlan(CustomerRecord):
    """The plan; `items` are agreed steps and promises, `team` begins with the account manager.

    Nothing in it depends on the day but what is done: what is late is for the review.
    """

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
    resources: tuple[Resource, ...]
    recommendations: tuple[Advice, ...]
    joint: tuple[JointEffort, ...]
    meetings: tuple[Meeting, ...]
