"""An offer as one reader gets it: texts in one language, in the order they are printed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kamdocs.customer.brand import Brand, Supplier
from kamdocs.customer.price import Price
from kamdocs.customer.record import CustomerRecord
from kamdocs.customer.value_case import ValueCase
from kamdocs.values.partial_date import PartialDate

Mark = Literal["draft", "expired", "superseded", "withdrawn"]
PartName = Literal[
    "changes", "understanding", "recommendation", "value_case", "scope", "timeline", "roadmap", "references",
    "price", "team", "terms", "next_steps",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reader(CustomerRecord):
    """Somebody it is addressed to."""

    name: str
    title: str | None


@dataclass(frozen=True, slots=True)
class Person(CustomerRecord):
    """One of ours, with what is needed to reach them."""

    name: str
    position: str | None
    role: str | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Prose(CustomerRecord):
    """Running text; `language` is set where it is not the document's."""

    html: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Section(CustomerRecord):
    """A section; `readers` are the names of those it is written for, none for everybody.

    `language` is set where its title is not in the document's.
    """

    id: str
    title: str
    readers: tuple[str, ...]
    prose: tuple[Prose, ...]
    is_continued: bool
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Part(CustomerRecord):
    """A place in the order: a section, or a part made from data."""

    name: PartName | None
    section: Section | None


@dataclass(frozen=True, slots=True)
class Need(CustomerRecord):
    """What the customer wants or suffers, in their own words, and what waiting costs them."""

    text: str
    cost_of_waiting: str | None


@dataclass(frozen=True, slots=True)
class Understanding(CustomerRecord):
    """What they told us: goals and pains, their criteria in their order, what was done together."""

    goals: tuple[Need, ...]
    pains: tuple[Need, ...]
    criteria: tuple[str, ...]
    cooperation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation(CustomerRecord):
    """What we advise, why, and which third firms take part."""

    text: str
    why: str | None
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome(CustomerRecord):
    """A result: figure, what it is, by when, where the figure comes from."""

    figure: str | None
    text: str
    when: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class ScopeItem(CustomerRecord):
    """Something inside or outside the offer."""

    id: str | None
    text: str
    accepted_when: str | None


@dataclass(frozen=True, slots=True)
class Scope(CustomerRecord):
    """What is inside, outside, assumed, and the customer's part."""

    included: tuple[ScopeItem, ...]
    excluded: tuple[ScopeItem, ...]
    assumptions: tuple[ScopeItem, ...]
    customer: tuple[ScopeItem, ...]


@dataclass(frozen=True, slots=True)
class Step(CustomerRecord):
    """A phase of the timeline or a next step; who of ours, who of theirs."""

    text: str
    starts: PartialDate | None
    ends: PartialDate | None
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    is_decision: bool


@dataclass(frozen=True, slots=True)
class Marker(CustomerRecord):
    """A short-term marker of an objective."""

    text: str
    due: PartialDate | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class Objective(CustomerRecord):
    """A long-term aim with its short-term markers."""

    text: str
    due: PartialDate | None
    markers: tuple[Marker, ...]


@dataclass(frozen=True, slots=True)
class Resource(CustomerRecord):
    """What one side puts in."""

    text: str
    is_ours: bool
    days: str | None


@dataclass(frozen=True, slots=True)
class Reference(CustomerRecord):
    """A customer who lets us name them."""

    customer: str
    project: str | None
    result: str | None
    quote: str | None
    said_by: str | None
    contact: str | None


@dataclass(frozen=True, slots=True)
class Terms(CustomerRecord):
    """The terms it rests on: name, version, SHA-256 of the text."""

    id: str
    title: str
    hash: str


@dataclass(frozen=True, slots=True)
class GuideEntry(CustomerRecord):
    """Where to read: a section's id or a part's name."""

    section: str | None
    title: str | None
    part: PartName | None


@dataclass(frozen=True, slots=True)
class Guide(CustomerRecord):
    """What one reader should read."""

    reader: Reader
    entries: tuple[GuideEntry, ...]


@dataclass(frozen=True, slots=True)
class Customer(CustomerRecord):
    """The customer: name, legal data."""

    name: str
    legal_name: str | None
    tax_id: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Proposal(CustomerRecord):
    """An edition of an offer, complete.

    `edition` and `is_complete` say which; `mark` is printed across every page. The first of
    `prepared_by` signs. Dates and amounts are written by whoever prints them, in `language`.
    """

    account: str
    id: str
    edition: str
    language: str
    is_complete: bool
    is_excerpt: bool
    mark: Mark | None
    number: str | None
    version: int
    title: str
    subtitle: str | None
    customer: Customer
    supplier: Supplier
    brand: Brand
    readers: tuple[Reader, ...]
    prepared_by: tuple[Person, ...]
    team: tuple[Person, ...]
    issued: date | None
    valid_until: date | None
    rfp: str | None
    confidentiality: str | None
    ask: str | None
    letter: Section | None
    summary: Section | None
    outcomes: tuple[Outcome, ...]
    body: tuple[Part, ...]
    appendix: tuple[Part, ...]
    guide: tuple[Guide, ...]
    changes: tuple[str, ...]
    understanding: Understanding
    recommendation: tuple[Recommendation, ...]
    value_case: ValueCase | None
    scope: Scope | None
    timeline: tuple[Step, ...]
    objectives: tuple[Objective, ...]
    resources: tuple[Resource, ...]
    references: tuple[Reference, ...]
    price: Price | None
    terms: Terms | None
    terms_note: str | None
    next_steps: tuple[Step, ...]
    fillable: bool
    template: str | None

    @property
    def reference(self) -> str:
        """Number and version as they are quoted."""
        return f"{self.number or self.id} v{self.version}"
