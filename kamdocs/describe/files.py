"""Which file holds which record: the list that schemas and the format reference walk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.model.contact import Person, Post
from kamdocs.model.customer_reference import References
from kamdocs.model.log_entry import LogEntry
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.personal import Overlay
from kamdocs.model.plan import Plan
from kamdocs.model.product import Catalogue
from kamdocs.model.proposal import Proposal
from kamdocs.model.record import Record
from kamdocs.model.settings.settings import Settings
from kamdocs.model.team import Team
from kamdocs.model.tender import Tender
from kamdocs.model.unit import Unit


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file of a workspace.

    `pattern` is where such files are; `record` what their keys are. `part` is set when the file
    holds one part of an account: then its keys are ids and `record` is what each id leads to.
    `hidden` are fields that are not written in the file.
    """

    pattern: str
    title: str
    record: type[Record]
    part: str | None = None
    hidden: frozenset[str] = frozenset()


_NOT_WRITTEN = frozenset({"id", "strategy"})

FILE_KINDS: Mapping[str, FileKind] = {
    "settings": FileKind("kamdocs.yaml", "Settings of the workspace", Settings),
    "team": FileKind("accounts/team.yaml", "Our people", Team),
    "catalogue": FileKind("accounts/catalogue.yaml", "Our products and services", Catalogue),
    "references": FileKind("accounts/references.yaml", "Reference customers", References),
    "account": FileKind("accounts/*/account.yaml", "An account", Account, hidden=_NOT_WRITTEN),
    "posts": FileKind("accounts/*/contacts.yaml", "Posts at the customer", Post, "posts"),
    "people": FileKind("accounts/*/contacts.yaml", "People at the customer", Person, "people"),
    "units": FileKind("accounts/*/units.yaml", "Parts of the customer", Unit, "units"),
    "opportunities": FileKind(
        "accounts/*/opportunities.yaml", "Possible sales", Opportunity, "opportunities"
    ),
    "tenders": FileKind("accounts/*/tenders.yaml", "Tenders", Tender, "tenders"),
    "plan": FileKind("accounts/*/plan.md", "The plan (front matter)", Plan),
    "log-entry": FileKind(
        "accounts/*/log/*.md",
        "A touchpoint or event (front matter)",
        LogEntry,
        hidden=frozenset({"text"}),
    ),
    "proposal": FileKind(
        "accounts/*/proposals/*.md",
        "A proposal (front matter)",
        Proposal,
        hidden=frozenset({"id", "sections"}),
    ),
    "private": FileKind(
        "private/*.yaml", "What is personal: the overlay, one file an account", Overlay
    ),
}
