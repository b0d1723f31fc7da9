"""Posts at the customer, and the people who hold them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from kamdocs.model.collections import spread_stamp
from kamdocs.model.judgement import Judged
from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import (
    Amount,
    ContactRef,
    Day,
    Flag,
    Id,
    Language,
    Many,
    PostRef,
    ProductRef,
    TeamRef,
    Text,
    UnitRef,
    When,
)  # fmt: skip
from kamdocs.model.scales import (
    BuyingRoleWord,
    CoverageWord,
    Orientation,
    OrientationWord,
    PowerWord,
    RelationshipWord,
    StanceWord,
)  # fmt: skip


class Post(Record):
    """A post; it stays when the person leaves."""

    short: ClassVar[str | None] = "title"
    id: Id = entry("Its id.", example="cio")
    title: Text = entry("Its title.", example="Chief information officer", level="shareable")
    unit: UnitRef | None = entry("The unit it belongs to.", None, example="retail")
    reports_to: PostRef | None = entry("The post above it.", None, example="ceo")
    required: Flag = entry("Whether we must know its holder.", False, example="yes")


class Standing(Record):
    """How one of our people stands with a contact, and how they should."""

    short: ClassVar[str | None] = "now"
    now: RelationshipWord | None = entry("The relationship today.", None, example="credible_source")
    aim: RelationshipWord | None = entry(
        "The relationship we want.", None, example="trusted_advisor"
    )
    coverage: CoverageWord | None = entry("How well they are in touch.", None, example="multiple")
    by: TeamRef | None = entry("Who judged.", None, example="ana")
    on: Day | None = entry("When it was judged.", None, example="2026-09-14")
    why: Text | None = entry("The reason, in a sentence.", None, example="Asks us before deciding")
    evidence: Text | None = entry("Where it can be seen.", None, example="meeting of 2026-09-14")


class Favour(Record):
    """A referral or testimonial: asked, given, for which unit."""

    kind: Text = entry(
        "`referral`, `testimonial`, `letter` or `call`.", "referral", example="testimonial"
    )
    asked: Day | None = entry("When we asked.", None, example="2026-05-02")
    given: Day | None = entry("When it was given.", None, example="2026-06-11")
    to: Text | None = entry("Unit, company or person it leads to.", None, example="online")
    product: ProductRef | None = entry("The product concerned.", None, example="wms")
    worth: Amount | None = entry("What came of it.", None, example="18_000")
    note: Text | None = entry("Anything else.", None, example="Spoke at our breakfast")


class Person(Record):
    """A person at the customer; or one who has left and may speak for us elsewhere."""

    short: ClassVar[str | None] = "name"
    id: Id = entry("Their id.", example="nuria")
    name: Text = entry("Name and surname.", example="Núria Soler", level="shareable")
    post: PostRef | None = entry("The post they hold.", None, example="cio", level="shareable")
    title: Text | None = entry(
        "Their title, where no post is recorded.", None, example="Buyer", level="shareable"
    )
    unit: UnitRef | None = entry("Their unit, where no post is recorded.", None, example="retail")
    email: Text | None = entry("Business e-mail.", None, example="nuria.soler@example.com")
    phone: Text | None = entry("Business telephone.", None, example="+34 600 000 100")
    language: Language | None = entry("The language they read.", None, example="ca")
    roles: Many[BuyingRoleWord] = entry("Their usual buying roles.", (), example="[champion]")
    power: Judged[PowerWord] | None = entry(
        "How close they are to power.", None, example="inner_circle"
    )
    stance: Judged[StanceWord] | None = entry(
        "How they stand towards us.", None, example="supporter"
    )
    coverage: Judged[CoverageWord] | None = entry(
        "How well we are in touch.", None, example="multiple"
    )
    orientation: Judged[OrientationWord] | None = entry(
        "What they decide by.", None, example="technical"
    )
    relationship: Annotated[Mapping[TeamRef, Standing], BeforeValidator(spread_stamp)] = entry(
        "How each of ours stands with them.",
        {},
        example="{ana: {now: credible_source, aim: trusted_advisor}}",
    )
    influences: Many[ContactRef] = entry("Whom they influence.", (), example="[pau]")
    conflicts_with: Many[ContactRef] = entry("With whom they are at odds.", (), example="[pau]")
    responsibilities: Many[Text] = entry("What they answer for.", (), example="[store systems]")
    channel: Text | None = entry("How they prefer to be reached.", None, example="e-mail")
    referrals: Many[Favour] = entry(
        "Referrals and testimonials.", (), example="[{kind: referral, asked: 2026-05-02}]"
    )
    newsletter: Flag = entry("Whether they get the newsletter.", False, example="yes")
    since: When | None = entry("Since when they hold the post.", None, example="2024-03")
    left: When | None = entry("When they left.", None, example="2026-06")
    now_at: Text | None = entry(
        "Where they went: an account id or a company.", None, example="Hospital de Terrassa"
    )
    trust: Text | None = entry(
        "How far an alumnus would speak for us.", None, example="would call for us"
    )
    note: Text | None = entry(
        "Anything else worth knowing for business.", None, example="Prefers mornings"
    )

    def has_left(self, today: date) -> bool:
        """Whether the day they leave has come."""
        return self.left is not None and self.left.first <= today

    @property
    def decides_by(self) -> Orientation | None:
        """The word of their orientation, None while nobody judged it."""
        return self.orientation.value if self.orientation else None
