"""The plan of both sides: what the customer wants, where it leads, who does what by when."""

from dataclasses import dataclass

from kamdocs.customer.business_review import Together
from kamdocs.customer.proposal import Resource


@dataclass(frozen=True, slots=True)
class JointPlan(Together):
    """The plan with what each side puts in.

    Nothing in it depends on the day but what is done: what is late is for the review.
    """

    resources: tuple[Resource, ...]
