"""Pages that were written before: how they are kept from one build to the next.

A page is what its draft, what stands around it, the templates it can reach, its language and our code
make of it, and nothing else. One at whose template something is wrong is not kept, so that it is told.
"""

from __future__ import annotations

import json
import zlib

from kamdocs.render.site.places import Place
from kamdocs.render.site.press import Printed, print_page
from kamdocs.render.site.search import FoundPage
from kamdocs.work.fingerprint import fingerprint
from kamdocs.work.remembered import Remembered, Script
from kamdocs.work.store import Store

_LIBRARIES = ("jinja2", "markupsafe", "babel", "holidays", "segno")
_QUICK = 1


def remember_pages(store: Store) -> Remembered:
    """Who calls functions, and writes no page that an earlier build wrote."""
    return Remembered(store, fingerprint(_LIBRARIES), {print_page: Script(write, read)})


def write(printed: Printed) -> bytes | None:
    """A page as bytes: what is known of it on the first line, then its HTML; both compressed."""
    if printed.faults:
        return None
    found = printed.found
    known = found and [found.path, found.title, [_parts(place) for place in found.places]]
    head = json.dumps([printed.path, known], separators=(",", ":"))
    return zlib.compress(head.encode() + b"\n" + printed.html, _QUICK)


def read(data: bytes) -> Printed | None:
    """The page again; None when these are no such bytes."""
    try:
        head, _, html = zlib.decompress(data).partition(b"\n")
        path, known = json.loads(head)
        found = None
        if known is not None:
            page, title, places = known
            found = FoundPage(page, title, tuple(Place(*place) for place in places))
    except (zlib.error, ValueError, TypeError):
        return None
    return Printed(path, html, found)


def _parts(place: Place) -> tuple[str, str, str, str]:
    return place.kind, place.anchor, place.title, place.text
