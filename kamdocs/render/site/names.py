"""What ids are called and where they lead: an account and the shared records in, names and links out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kamdocs.model.account import Account
from kamdocs.model.profile import Need
from kamdocs.model.shared import Shared
from kamdocs.render.engine.link import Link

REFERENCES = Link("references/index.html", "references")
"""Where all reference customers stand."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Something that is named: what it is called, and the page or place about it."""

    name: Any
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Names by kind of reference (`team`, `contact`, `product` …) and id."""

    known: Mapping[str, Mapping[str, Ref]] = field(default_factory=dict)

    def ref(self, kind: str, key: str) -> Ref:
        """What an id is called; one that nobody knows is called by itself."""
        return self.known.get(kind, {}).get(key) or Ref(key)

    def refs(self, kind: str, ids: tuple[str, ...]) -> tuple[Ref, ...]:
        """What several ids are called."""
        return tuple(self.ref(kind, key) for key in ids)

    def person(self, key: str) -> Ref:
        """Somebody of ours or of theirs; a name that is no id stays as it is."""
        ours, theirs = self.known.get("team", {}), self.known.get("contact", {})
        return ours.get(key) or theirs.get(key) or Ref(key)

    def mentioned(self, kinds: Iterable[str], text: str) -> Ref | None:
        """What a text names, if it is the id of something of these kinds, the first that knows it."""
        found = (self.known.get(kind, {}).get(text) for kind in kinds)
        return next((ref for ref in found if ref is not None), None)

    def name(self, kind: str, key: str | None) -> Any:
        """Only the name; None stays None."""
        return None if key is None else self.ref(kind, key).name


def account_link(key: str, anchor: str = "") -> Link:
    """The page of an account."""
    return Link(f"accounts/{key}/index.html", anchor)


def map_link(key: str, anchor: str = "") -> Link:
    """The relationship map of an account."""
    return Link(f"accounts/{key}/people/index.html", anchor)


def plan_link(key: str) -> Link:
    """The plan of an account on one page."""
    return Link(f"accounts/{key}/plan/index.html")


def manager_link(key: str) -> Link:
    """The page of one of ours."""
    return Link(f"managers/{key}/index.html")


def agenda_link(key: str) -> Link:
    """The agenda of one of ours."""
    return Link(f"agenda/{key}/index.html")


def person_calendar(key: str) -> Link:
    """The calendar of one of ours."""
    return Link(f"calendars/people/{key}.ics", common=True)


def account_calendar(key: str) -> Link:
    """The calendar of an account."""
    return Link(f"calendars/accounts/{key}.ics", common=True)


def name_shared(shared: Shared, accounts: Mapping[str, str]) -> Names:
    """The names that hold everywhere; `accounts` are names by id."""
    settings = shared.settings
    return Names(
        {
            "team": {
                key: Ref(member.name, manager_link(key))
                for key, member in shared.team.people.items()
            },
            "product": {
                key: Ref(product.name) for key, product in shared.catalogue.products.items()
            },
            "family": {key: Ref(family.name) for key, family in shared.catalogue.families.items()},
            "account": {key: Ref(name, account_link(key)) for key, name in accounts.items()},
            "criterion": {
                key: Ref(criterion.name, Link("method/index.html", "criteria"))
                for key, criterion in settings.criteria.items()
                if criterion.name is not None
            },
            "customer_reference": {
                key: Ref(reference.customer, REFERENCES)
                for key, reference in shared.references.references.items()
            },
            "terms": {key: Ref(terms.title) for key, terms in shared.terms.items()},
            "kpi": {key: Ref(name) for key, name in settings.kpis.items()},
        }
    )


def name_account(names: Names, account: Account) -> Names:
    """The names that hold on the page of one account, on top of those that hold everywhere."""
    page = f"accounts/{account.id}/index.html"

    def here(anchor: str, things: Mapping[str, Any], attribute: str = "name") -> dict[str, Ref]:
        return {
            key: Ref(getattr(thing, attribute) or key, Link(page, f"{anchor}-{key}"))
            for key, thing in things.items()
        }

    profile = account.profile
    needs: tuple[Need, ...] = (*profile.goals, *profile.pains, *profile.looming)
    own = {
        "contact": here("person", account.people),
        "post": here("post", account.posts, "title"),
        "unit": here("unit", account.units),
        "contract": here("contract", account.contracts),
        "opportunity": here("opportunity", account.opportunities),
        "objective": here("objective", account.plan.objectives if account.plan else {}, "text"),
        "need": {need.id: Ref(need.text, Link(page, "profile")) for need in needs if need.id},
    }
    return Names({**names.known, **own})
