"""The names of a workspace: which file holds which part of what."""

from __future__ import annotations

SETTINGS = "kamdocs.yaml"
ACCOUNTS = "accounts"
TEMPLATES = "templates"
OVERLAY = "private"
OUTPUT = "site"
CACHE = ".kamdocs"

TEAM = "team.yaml"
CATALOGUE = "catalogue.yaml"
REFERENCES = "references.yaml"
REVENUE = "revenue.csv"
SHARED_FILES = (TEAM, CATALOGUE, REFERENCES, REVENUE)
TERMS = "terms"
PASSAGES = "passages"
BRAND = "brand"
SHARED_FOLDERS = (TERMS, PASSAGES, BRAND)

ACCOUNT = "account.yaml"
PLAN = "plan.md"
ACTIONS = "actions.md"
LOG = "log.md"
LOG_FOLDER = "log"
PROPOSALS = "proposals"
ISSUED = ".issued"
"""What the folder of an offer's issued versions is called, behind the offer's id."""
CONTACTS = "contacts.yaml"
CONTACT_PARTS = ("posts", "people")
SPLIT_PARTS = (
    "units", "grid", "opportunities", "contracts", "tenders", "cadence", "kpis", "ratings", "reviews", "revenue",
    "targets", "profile", "effort",
)  # fmt: skip
ACCOUNT_FILES = (ACCOUNT, CONTACTS, PLAN, ACTIONS, LOG, *(f"{part}.yaml" for part in SPLIT_PARTS))

YAML_ENDINGS = (".yaml", ".yml")


def usual_name(name: str) -> str:
    """The name a file goes by here: `account.yml` is `account.yaml`."""
    return f"{name.removesuffix('.yml')}.yaml" if name.endswith(".yml") else name
