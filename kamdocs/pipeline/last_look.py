"""Finished files for customers in; those with nothing internal in them, and what was found, out.

The last thing before anything is written into a customer's folder or handed over. What can be read in
a file is worked out once for its bytes; it is compared with the workspace's secrets every time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from importlib.metadata import version

from kamdocs.customer.record import CustomerRecord
from kamdocs.diagnostics.diagnostic import Located
from kamdocs.pipeline.last_look_told import tell_empty, tell_found, tell_illegible
from kamdocs.pipeline.secrets import Secrets, read_figures
from kamdocs.pipeline.take_stock import Stock
from kamdocs.publish.figures import find_figures
from kamdocs.publish.legible.file import read_pieces
from kamdocs.publish.legible.piece import IllegibleError, Piece
from kamdocs.values.money import Money
from kamdocs.values.squeezed import squeeze
from kamdocs.work.run import Step, run_each
from kamdocs.work.store import Store, digest_of

CUSTOMER_FOLDER = "customer"
FORMAT = "1"
"""Raised when a file is read in another way, so that what was known of it is read anew."""
TALKATIVE = 200
"""With so many letters in plan, tasks or log an account has something internal to tell."""
_TOLD_IN = ("plan.md", "actions.md", "log.md")
NO_RECORDS: Mapping[str, CustomerRecord] = {}


@dataclass(frozen=True, slots=True)
class Legible:
    """A file by its name and bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class LastLook:
    """What came of it: the files that may go, those that may not, and why.

    `texts` is how many internal texts they were searched for.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    located: tuple[Located, ...] = ()
    texts: int = 0


def take_last_look(
    secrets: Secrets,
    files: Mapping[str, bytes],
    records: Mapping[str, CustomerRecord] = NO_RECORDS,
    *,
    account: str | None = None,
    jobs: int = 1,
    store: Store | None = None,
) -> LastLook:
    """Search files for everything that must not be in them; those with a find are not handed on.

    They are for the customer `account`, or for the one whose folder they are in (`customer/<id>/…`).
    `records` are what files were made of; of those without one no figures are judged.
    """
    read = run_each(
        LEGIBLE, [Legible(name, data) for name, data in files.items()], jobs=jobs, store=store
    )
    located: dict[Located, None] = {}
    refused: set[str] = set()
    for name, pieces in zip(files, read, strict=True):
        owner = account if account is not None else owner_of(name)
        found = [*_look(secrets, name, pieces, owner, records.get(name))]
        if found:
            refused.add(name)
            located |= dict.fromkeys(found)
    kept = {name: data for name, data in files.items() if name not in refused}
    return LastLook(kept, frozenset(refused), tuple(located), secrets.count)


def owner_of(name: str) -> str:
    """The account whose folder a file is in."""
    return name.removeprefix(f"{CUSTOMER_FOLDER}/").partition("/")[0]


def read_legible(file: Legible) -> tuple[Piece, ...] | None:
    """Everything legible in a file, None for one that cannot be looked through."""
    try:
        return tuple(read_pieces(file.name, file.data))
    except IllegibleError:
        return None


def _key(file: Legible) -> str:
    made_by = f"legible {FORMAT} {version('pypdf')}"
    return digest_of([made_by.encode(), file.name.encode(), file.data])


def _write(pieces: tuple[Piece, ...] | None) -> bytes | None:
    if pieces is None:
        return None
    rows = [(piece.part, piece.text) for piece in pieces]
    return json.dumps(rows).encode()


def _read(data: bytes) -> tuple[Piece, ...]:
    return tuple(Piece(part, text) for part, text in json.loads(data))


LEGIBLE = Step(read_legible, _key, _write, _read)


def _look(
    secrets: Secrets,
    name: str,
    pieces: tuple[Piece, ...] | None,
    account: str,
    record: CustomerRecord | None,
) -> Iterator[Located]:
    stock = secrets.stock
    if pieces is None:
        yield tell_illegible(stock, account, name)
        return
    if not secrets.count_of(account) and _is_talkative(stock, account):
        yield tell_empty(stock, account, name)
        return
    told: list[str] = []
    sightings = sorted(secrets.watch.look(pieces), key=lambda each: -len(each.found))
    for sighting in sightings:
        secret = secrets.find(sighting.text, sighting.found, account)
        text = secrets.watch.texts[sighting.text]
        if secret is None or any(squeeze(text) in longer for longer in told):
            continue  # A part of what was told already is told with it.
        told.append(squeeze(text))
        yield tell_found(stock, secret, account, text, name, sighting.part)
    if record is not None:
        figures = secrets.figures(account)
        wanted = figures.keys() - secrets.shown_figures(account) - _figures_of(record)
        for figure, part in find_figures(pieces, wanted):
            yield tell_found(stock, figures[figure], account, figure, name, part)


def _is_talkative(stock: Stock, account: str) -> bool:
    maps = stock.accounts[account].origins.maps
    written = [
        line for file, each in maps.items() if file.endswith(_TOLD_IN) for line in each.lines
    ]
    return sum(char.isalpha() for line in written for char in line) >= TALKATIVE


def _figures_of(record: CustomerRecord) -> set[Decimal]:
    found: set[Decimal] = set()
    for one in fields(record):  # type: ignore[arg-type]
        value = getattr(record, one.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, CustomerRecord):
                found |= _figures_of(item)
            elif isinstance(item, str | Decimal | Money):
                found |= read_figures(item)
            elif isinstance(item, int):
                found.add(Decimal(item))
    return found
