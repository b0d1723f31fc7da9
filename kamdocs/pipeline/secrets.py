"""Everything of a workspace that one customer or another must not read, and where it is written.

A stock in; out, for each customer, what was found in a file of theirs and may not be there. What the
customer may see, by the levels of the fields or because the program itself says it, is no secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kamdocs.derive.consent import has_consent
from kamdocs.diagnostics.place import Extent, Path, Place
from kamdocs.language.translations import every_wording
from kamdocs.model.record import Record
from kamdocs.pipeline.examine import Examined
from kamdocs.pipeline.take_stock import Stock
from kamdocs.project.internal_texts import (
    SHORTEST,
    Value,
    internal_texts,
    names_of,
    values_of,
)
from kamdocs.publish.figures import figures_in, ways_to_print
from kamdocs.publish.last_look import Watch
from kamdocs.read.comments import comments_in
from kamdocs.values.money import Money
from kamdocs.values.squeezed import squeeze, squeeze_all

SHORTEST_NAME = 5
FEWEST_LETTERS = 5
"""So many letters that are not a customer's own to see make a text a secret."""
LONGEST_TERM = 60
"""Names and terms, of which texts are made, are no longer."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A text or figure, and where it is written: in an account's files (`owner`) or in all's.

    `is_name` for what only other customers must not read.
    """

    owner: str | None
    place: Place
    is_name: bool = False


class Secrets:
    """The secrets of a workspace; `watch` finds the texts, `figures` are those of an account."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self._values = {key: _values_of(each) for key, each in stock.accounts.items()}
        self._shared = tuple(_shared_values(stock))
        self._kept: dict[str, list[Secret]] = {}
        self._own = dict.fromkeys(stock.accounts, 0)
        for text, secret in self._collect():
            self._kept.setdefault(text, []).append(secret)
            if secret.owner is not None and not secret.is_name:
                self._own[secret.owner] += 1
        self.watch = Watch(tuple(self._kept))
        self._shown: dict[str, str] = {}

    @property
    def count(self) -> int:
        """How many texts are looked for."""
        return len(self._kept)

    def count_of(self, account: str) -> int:
        """How many of them are an account's own."""
        return self._own[account]

    def find(self, number: int, found: str, account: str) -> Secret | None:
        """The secret that a text in a file for this account gives away, if it is one for them."""
        kept = self._kept[self.watch.texts[number]]
        own = [each for each in kept if not (each.is_name and self._is_family(each.owner, account))]
        own.sort(key=lambda each: (each.owner != account, each.owner is not None))
        if not own or self._is_shown(squeeze(found), account):
            return None
        return own[0]

    def figures(self, account: str) -> Mapping[Decimal, Secret]:
        """The internal figures of an account and of all, as they may be printed."""
        found: dict[Decimal, Secret] = {}
        for owner, values in ((None, self._shared), (account, self._values[account])):
            for each in values:
                if not each.is_shown and not isinstance(each.value, str):
                    secret = Secret(owner, _place(each.path, owner))
                    found |= dict.fromkeys(ways_to_print(_amount(each.value)), secret)
        for key, facts in self.stock.accounts[account].proposals.items():
            secret = Secret(account, Place(("proposals", key, "prices")))
            if facts.margin.fraction is not None:
                ways = ways_to_print(facts.margin.fraction, is_share=True)
                found |= dict.fromkeys(ways, secret)
            for cost in (facts.margin.cost, *(line.cost for line in facts.margin.lines)):
                if cost is not None:
                    found |= dict.fromkeys(ways_to_print(cost.amount), secret)
        return found

    def shown_figures(self, account: str) -> frozenset[Decimal]:
        """The figures that a customer may read."""
        found: set[Decimal] = set()
        for each in (*self._shared, *self._values[account]):
            if each.is_shown:
                found |= read_figures(each.value)
        return frozenset(found)

    def _collect(self) -> Iterator[tuple[str, Secret]]:
        for text, path in internal_texts(iter(self._shared)):
            yield text, Secret(None, _place(path, None))
        for file, text, extent in _comments(self.stock.shared_origins.maps):
            yield text, Secret(None, Place((), file, extent=extent))
        for account, values in self._values.items():
            for text, path in internal_texts(iter(values)):
                yield text, Secret(account, Place(path))
            examined = self.stock.accounts[account]
            for text, path in names_of(examined.written):
                if len(text) >= SHORTEST_NAME:
                    yield text, Secret(account, Place(path), is_name=True)
            for file, text, extent in _comments(examined.origins.maps):
                yield text, Secret(account, Place((), file, extent=extent))

    def _is_family(self, owner: str | None, account: str) -> bool:
        """Whether an account is the other itself, belongs to it, or is what it belongs to."""
        if owner is None or owner == account:
            return True
        accounts = self.stock.accounts
        return (
            accounts[owner].written.parent == account or accounts[account].written.parent == owner
        )

    def _is_shown(self, squeezed: str, account: str) -> bool:
        if squeezed in self._shown_by_all or squeezed in self._shown_in(account):
            return True
        for term in self._terms_of(account):
            if term in squeezed:
                squeezed = squeezed.replace(term, "")
        return len(squeezed) < FEWEST_LETTERS

    @cached_property
    def _shown_by_all(self) -> str:
        return squeeze_all([*every_wording(), *_shown_texts(self._shared)])

    def _shown_in(self, account: str) -> str:
        if account not in self._shown:
            self._shown[account] = squeeze_all(_shown_texts(self._values[account]))
        return self._shown[account]

    def _terms_of(self, account: str) -> list[str]:
        values = (*self._shared, *self._values[account])
        short = {squeeze(text) for text in _shown_texts(values) if len(text) <= LONGEST_TERM}
        return sorted(
            (term for term in short if len(term) > 2), key=lambda term: (-len(term), term)
        )


def read_figures(value: str | Decimal | Money) -> set[Decimal]:
    """Every figure that somebody who may see a value may see."""
    if isinstance(value, str):
        return set(figures_in(value))
    amount = _amount(value)
    return {abs(amount).normalize(), *ways_to_print(amount, is_share=True)}


def _amount(value: Decimal | Money | str) -> Decimal:
    return value.amount if isinstance(value, Money) else Decimal(value)


def _values_of(examined: Examined) -> tuple[Value, ...]:
    """The values of an account as its own files say it, and what the overlay adds when it is open."""
    found = [*values_of(examined.written)]
    if examined.facts.account is not examined.written:
        found += [each for each in values_of(examined.facts.account) if not each.is_shown]
    for key, person in examined.facts.personal.items():
        found += values_of(person, ("people", key), is_open=False)
    return tuple(found)


def _shared_values(stock: Stock) -> Iterator[Value]:
    shared = stock.shared
    rooms: Mapping[str, Record] = {
        "settings": shared.settings, "team": shared.team, "catalogue": shared.catalogue,
    }  # fmt: skip
    for room, record in rooms.items():
        yield from values_of(record, (room,))
    for key, one in shared.references.references.items():
        is_open = has_consent(one.consent, stock.today)
        yield from values_of(one, ("references", "references", key), is_open=is_open)
    for name, spoken in shared.passages.items():
        for prose in spoken.values():
            yield Value(("passages", name), prose.text, is_shown=True)
            yield Value(("passages", name), prose.html, is_shown=True)
    for terms in shared.terms.values():
        for text in (terms.title, terms.id, terms.prose.text, terms.prose.html):
            yield Value(("terms", terms.id), text, is_shown=True)


def _shown_texts(values: tuple[Value, ...]) -> list[str]:
    return [each.value for each in values if each.is_shown and isinstance(each.value, str)]


def _place(path: Path, owner: str | None) -> Place:
    """Where a path leads; the first step of a shared one is the room it is in."""
    if owner is not None:
        return Place(path)
    files = {"team": "accounts/team.yaml", "catalogue": "accounts/catalogue.yaml",
             "references": "accounts/references.yaml"}  # fmt: skip
    room, rest = str(path[0]), path[1:]
    if room == "settings":
        return Place(rest)
    return Place(rest, files.get(room))


def _comments(maps: Mapping[str, object]) -> Iterator[tuple[str, str, Extent]]:
    for file, source in maps.items():
        for line, text in comments_in(file, getattr(source, "lines", ())):
            if len(text) >= SHORTEST:
                yield file, text, Extent(line, 1, line, 2)
