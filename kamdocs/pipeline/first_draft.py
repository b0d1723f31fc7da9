"""An account with its open sale in; a first draft of an offer to it out, as a file.

The front matter holds what the files know: the sale, those who decide, who of ours, price lines,
terms, references with consent, shared objectives, the talk about it. The text is `draft_text`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kamdocs.derive.account.opportunities import CLOSED
from kamdocs.derive.account.readers import DECIDING_ROLES
from kamdocs.derive.consent import has_consent
from kamdocs.derive.portfolio.offer_numbers import next_number
from kamdocs.edit.change import Refused
from kamdocs.language.speak import speaker_of
from kamdocs.model.account import Account
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.shared import Shared
from kamdocs.pipeline.draft_text import Brief, write_draft
from kamdocs.pipeline.notes import front_matter
from kamdocs.pipeline.revise import Revision, revise_text
from kamdocs.pipeline.revise_account import folder_of
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.suggest import nearest
from kamdocs.read.whom import contact_meant, nearest_person
from kamdocs.read.yaml import Value
from kamdocs.values.identifier import id_fault, make_id
from kamdocs.values.period import read_span
from kamdocs.values.sentence import Term, sentence
from kamdocs.workspace.layout import ACCOUNTS, PROPOSALS

VALID_FOR = "30 days"
DECIDERS = DECIDING_ROLES | {"decision_maker"}
LEFT_TO_THE_AUTHOR = frozenset(["price-unknown", "proposal-team-incomplete"])
"""Errors of a draft that nobody but its author can put right."""

TALK_AFTER = 5
"""Working days until the talk about the offer."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known of the offer; what is None or empty is taken from the files."""

    account: str
    title: str | None = None
    key: str | None = None
    opportunity: str | None = None
    readers: tuple[str, ...] = ()
    language: str | None = None


def draft_proposal(stock: Stock, wish: Wish) -> Revision | Refused:
    """Begin an offer for an open sale of an account."""
    account = stock.accounts[wish.account].facts.account
    sale = _sale(account, wish.opportunity)
    if isinstance(sale, Refused):
        return sale
    language = (
        wish.language or account.language or next(iter(stock.shared.settings.languages), "en")
    )
    speaker = speaker_of(language)
    title = wish.title or (
        sale.name if sale else speaker.text("Proposal for {customer}", customer=account.name)
    )
    readers = _readers(stock, account, sale, wish)
    if isinstance(readers, Refused):
        return readers
    key = wish.key or f"{stock.today.year}-{make_id(title)}"[:60].strip("-")
    if id_fault(key) is not None:
        return Refused(sentence("{new} cannot be an id; take {meant}", new=key, meant=make_id(key)))
    folder = folder_of(stock, account.id)
    file = f"{ACCOUNTS}/{folder.folder}/{PROPOSALS}/{key}.md"
    if f"{PROPOSALS}/{key}.md" in folder.files:
        return Refused(sentence("{file} exists already", file=file))
    shared, today = stock.shared, stock.today
    fields: dict[str, Value] = {
        "number": free_number(stock),
        "title": title,
        "language": language,
        "opportunity": sale.id if sale else None,
        "to": list(readers),
        "prepared_by": [account.owner] if account.owner else [],
        "team": _team(stock, account),
        "issued": today.isoformat(),
        "valid_for": _valid_for(stock),
        "terms": _terms(account, shared, language),
        "objectives": _objectives(account, sale),
        "references": _references(account, shared, sale, today),
        "next_steps": [
            _talk(stock, account, readers, speaker.text("Walk through this offer together"))
        ],
        "prices": _prices(stock, sale),
    }
    has_title = wish.title is not None or sale is not None
    brief = Brief(account, shared, sale, readers, language, has_title=has_title)
    body = write_draft(brief)
    done = revise_text(stock.root, file, lambda _: front_matter(file, fields, body))
    return done if isinstance(done, Refused) else replace(done, open=LEFT_TO_THE_AUTHOR)


def free_number(stock: Stock) -> str | None:
    """The number that an offer of this year would have."""
    accounts = stock.portfolio.accounts.values()
    taken = (offer.number for summary in accounts for offer in summary.offers)
    return next_number(stock.shared.settings.pricing.number_form, stock.today.year, taken)


def _sale(account: Account, wanted: str | None) -> Opportunity | Refused | None:
    """The sale that is meant: the one named, else the only open one; None when none is open."""
    opened = {key: each for key, each in account.opportunities.items() if each.stage not in CLOSED}
    if wanted is not None and wanted not in account.opportunities:
        meant = nearest(wanted, account.opportunities)
        kind = Term("opportunity")
        if meant is None:
            return Refused(sentence("there is no {kind} {written}", kind=kind, written=wanted))
        return Refused(
            sentence("there is no {kind} {written}; did you mean {meant}?",
                     kind=kind, written=wanted, meant=meant)
        )  # fmt: skip
    if wanted is not None:
        return account.opportunities[wanted]
    if len(opened) > 1:
        return Refused(sentence("several sales are open: say which of {ids}", ids=tuple(opened)))
    return next(iter(opened.values()), None)


def _readers(
    stock: Stock, account: Account, sale: Opportunity | None, wish: Wish
) -> tuple[str, ...] | Refused:
    """Those who were named, else who takes part in the decision, else who usually decides."""
    if not wish.readers:
        there = {key: one for key, one in account.people.items() if not one.has_left(stock.today)}
        members = sale.decision.members if sale and sale.decision else {}
        return tuple(key for key in members if key in there) or tuple(
            key for key, one in there.items() if DECIDERS & {*one.roles}
        )
    found = []
    for name in wish.readers:
        contact = contact_meant(name, account)
        if contact is None:
            meant = nearest_person(name, account, stock.shared.team)
            if meant is None or meant == name:
                return Refused(sentence("nobody is called {name}", name=name))
            return Refused(
                sentence("nobody is called {name}; did you mean {meant}?", name=name, meant=meant)
            )
        found.append(contact)
    return tuple(dict.fromkeys(found))


def _prices(stock: Stock, sale: Opportunity | None) -> list[Value]:
    """A line for the product of the sale, with a price where the catalogue has none."""
    if sale is None:
        return []
    product = stock.shared.catalogue.products.get(sale.product or "")
    amount = str(sale.amount.amount) if sale.amount else None
    if sale.amount and sale.amount.currency != stock.shared.settings.currency:
        amount = f"{amount} {sale.amount.currency}"
    if product is None:
        return [{"text": sale.name, "price": amount}] if amount else []
    line: dict[str, Value] = {"product": product.id, "quantity": "1"}
    if product.price is None and amount is not None:
        line["price"] = amount
    return [line]


def _team(stock: Stock, account: Account) -> list[Value]:
    """Those of ours who work for the account and have not left."""
    people = stock.shared.team.people
    there = [key for key in account.team if key in people and not people[key].has_left(stock.today)]
    return [{"person": key} for key in dict.fromkeys([*filter(None, [account.owner]), *there])]


def _valid_for(stock: Stock) -> str:
    usual, longest = read_span(VALID_FOR), stock.shared.settings.pricing.longest_validity
    return VALID_FOR if usual is None or usual.days <= longest.days else str(longest)


def _terms(account: Account, shared: Shared, language: str) -> str | None:
    """The terms of the account's latest offer in the language, else the only ones there are."""
    usual = account.language or next(iter(shared.settings.languages), None)
    spoken = [one for one in account.proposals.values() if (one.language or usual) == language]
    offers = sorted(spoken, key=lambda offer: offer.issued or date.min)
    used = [offer.terms for offer in offers if offer.terms in shared.terms]
    return used[-1] if used else next(iter(shared.terms)) if len(shared.terms) == 1 else None


def _objectives(account: Account, sale: Opportunity | None) -> list[Value]:
    """The shared objectives that serve what the sale serves; all of them where none does."""
    known = account.plan.objectives.items() if account.plan else ()
    shared = {key: one for key, one in known if one.share}
    serving = [key for key, one in shared.items() if sale and {*one.serves} & {*sale.serves}]
    return [*(serving or shared)]


def _references(
    account: Account, shared: Shared, sale: Opportunity | None, today: date
) -> list[Value]:
    """References with consent that bought the same product or are of the same industry."""
    found: list[Value] = []
    for key, one in shared.references.references.items():
        is_like = (sale is not None and sale.product in one.products) or (
            one.industry is not None and one.industry == account.profile.industry
        )
        if is_like and one.account != account.id and has_consent(one.consent, today):
            found.append(key)
    return found


def _talk(stock: Stock, account: Account, readers: tuple[str, ...], text: str) -> Value:
    """The talk about the offer, a week from now, on a day on which both can meet."""
    days = stock.accounts[account.id].facts.working_days
    step: dict[str, Value] = {
        "text": text,
        "on": days.after(stock.today, TALK_AFTER).isoformat(),
        "ours": [account.owner] if account.owner else [],
        "theirs": list(readers),
    }
    return {key: value for key, value in step.items() if value}
