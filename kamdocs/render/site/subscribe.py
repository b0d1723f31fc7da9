"""How to have the agenda in one's own calendar: links to files, and their addresses where they are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kamdocs.render.chart.qr_code import QrCode
from kamdocs.render.engine.link import Link
from kamdocs.values.sentence import sentence


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar: whose it is, its file, and the address to subscribe to, None where it is not known."""

    name: Any
    file: Link
    address: str | None

    @property
    def webcal(self) -> str | None:
        """The address by which a calendar program is asked to subscribe."""
        return f"webcal:{self.address.partition(':')[2]}" if self.address else None


@dataclass(frozen=True, slots=True)
class Subscription:
    """The calendar of a page, its code for the telephone, and the other calendars in two groups."""

    own: Calendar
    code: QrCode | None
    people: tuple[Calendar, ...] = ()
    accounts: tuple[Calendar, ...] = ()


def subscription(
    site_url: str | None,
    own: tuple[Any, Link],
    people: Iterable[tuple[Any, Link]] = (),
    accounts: Iterable[tuple[Any, Link]] = (),
) -> Subscription:
    """Lay out what can be subscribed to; without an address of the site there is no code."""

    def calendar(of: tuple[Any, Link]) -> Calendar:
        name, link = of
        return Calendar(name, link, f"{site_url.rstrip('/')}/{link.path}" if site_url else None)

    mine = calendar(own)
    code = QrCode(mine.address, sentence("Address of this calendar")) if mine.address else None
    return Subscription(mine, code, tuple(map(calendar, people)), tuple(map(calendar, accounts)))
