"""An account with its open sale in; a first draft of an offer to it out, as a file.

The draft holds what the files know and may be told: the sale, its readers, price lines, and, as far
as they are marked to be shared, needs, criteria, earlier cooperation and recommendations. Its headings are in the language of the offer; the words are left to people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kamdocs.derive.account.opportunities import CLOSED
from kamdocs.edit.change import Refused
from kamdocs.language.speak import Speaker, speaker_of
from kamdocs.model.account import Account
from kamdocs.model.opportunity import Opportunity
from kamdocs.model.profile import Need
from kamdocs.pipeline.notes import front_matter
from kamdocs.pipeline.revise import Revision, revise_text
from kamdocs.pipeline.revise_account import folder_of
from kamdocs.pipeline.take_stock import Stock
from kamdocs.read.suggest import nearest
from kamdocs.read.whom import contact_meant, nearest_person
from kamdocs.read.yaml import Value
from kamdocs.values.identifier import id_fault, make_id
from kamdocs.values.sentence import Term, sentence
from kamdocs.workspace.layout import ACCOUNTS, PROPOSALS

VALID_FOR = "30 days"
_HEADINGS: Mapping[str, tuple[str, str, str, str, str]] = {
    "en": (
        "Executive summary", "What we understood", "What we propose", "What it pays back",
        "What happens next",
    ),
    "es": (
        "Resumen ejecutivo", "Lo que hemos entendido", "Lo que proponemos", "Lo que aporta",
        "Próximos pasos",
    ),
    "ca": (
        "Resum executiu", "El que hem entès", "El que proposem", "El que aporta",
        "Propers passos",
    ),
}  # fmt: skip


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
    title = wish.title or (sale.name if sale else None)
    if title is None:
        return Refused(sentence("no sale is open: give the offer a title"))
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
    settings = stock.shared.settings
    language = wish.language or account.language or next(iter(settings.languages), "en")
    fields: dict[str, Value] = {
        "title": title,
        "language": language,
        "opportunity": sale.id if sale else None,
        "to": list(readers),
        "prepared_by": [account.owner] if account.owner else [],
        "issued": stock.today.isoformat(),
        "valid_for": VALID_FOR,
        "terms": next(iter(stock.shared.terms)) if len(stock.shared.terms) == 1 else None,
        "prices": _prices(stock, sale),
    }
    body = _body(account, sale, language)
    return revise_text(stock.root, file, lambda _: front_matter(file, fields, body))


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
    """Those who were named, else those who take part in the decision."""
    if not wish.readers:
        members = sale.decision.members if sale and sale.decision else {}
        return tuple(key for key in members if key in account.people)
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


def _body(account: Account, sale: Opportunity | None, language: str) -> str:
    """The sections, with what the customer may read; their ids put them in the place of what data tells."""
    summary, understood, proposed, pays, then = _HEADINGS[language]
    speaker = speaker_of(language)
    blocks = (
        f"## {summary}",
        f"## {understood}\nid: understanding",
        *_told(account, sale, speaker),
        f"## {proposed}\nid: recommendation",
        *_recommended(account, speaker),
        f"## {pays}",
        f"## {then}",
    )
    return "\n\n".join(blocks) + "\n"


def _told(account: Account, sale: Opportunity | None, speaker: Speaker) -> Iterator[str]:
    """Needs with the cost of waiting; criteria in the customer's order; earlier cooperation."""
    needs = [need for need in (*account.profile.pains, *account.profile.goals) if need.share]
    if sale is not None and sale.serves:
        needs = [need for need in needs if need.id in sale.serves] or needs
    if needs:
        yield "\n".join(_need(need, speaker) for need in needs)
    decision = sale.decision if sale else None
    if decision is None or not decision.share:
        return
    if decision.criteria:
        yield f"### {speaker.text('What you decide by, in your order')}"
        numbered = enumerate(decision.criteria, start=1)
        yield "\n".join(f"{number}. {_line(text)}" for number, text in numbered)
    if decision.cooperation:
        yield f"### {speaker.text('What we have done together')}"
        yield "\n".join(f"- {_line(text)}" for text in decision.cooperation)


def _recommended(account: Account, speaker: Speaker) -> Iterator[str]:
    """What the plan recommends, why, and with whom."""
    for one in account.plan.recommendations if account.plan else ():
        if one.share:
            said = [f"### {_line(one.text)}"]
            said += [_line(one.why)] if one.why else []
            if one.partners:
                said.append(speaker.text("Together with {partners}", partners=one.partners))
            yield "\n\n".join(said)


def _need(need: Need, speaker: Speaker) -> str:
    if need.cost_of_waiting is None:
        return f"- {_line(need.text)}"
    cost = speaker.text("What waiting costs: {cost}", cost=_line(need.cost_of_waiting))
    return f"- {_line(need.text)}\n  ({cost})"


def _line(text: str) -> str:
    return " ".join(text.split())
