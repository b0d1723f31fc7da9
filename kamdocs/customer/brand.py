"""How our documents look, and who we are."""

from dataclasses import dataclass

from kamdocs.customer.record import CustomerRecord


@dataclass(frozen=True, slots=True)
class Supplier(CustomerRecord):
    """Us: name, legal data, where to reach us."""

    name: str
    legal_name: str | None
    tax_id: str | None
    registered_in: str | None
    address: str | None
    email: str | None
    phone: str | None
    website: str | None


@dataclass(frozen=True, slots=True)
class OwnTitle(CustomerRecord):
    """What the supplier calls a part of its proposals."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Brand(CustomerRecord):
    """Colours as #rrggbb; files by their names in the brand folder; wording in the document's language."""

    accent: str
    accent_ink: str | None
    logo: str | None
    font: str | None
    heading_font: str | None
    font_files: tuple[str, ...]
    motto: str | None
    validity_reason: str | None
    titles: tuple[OwnTitle, ...] = ()

    def title_of(self, part: str) -> str | None:
        """The supplier's own title of a part, None when the usual one holds."""
        return next((one.text for one in self.titles if one.part == part), None)
