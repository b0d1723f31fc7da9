"""The form of offer numbers and those that are taken in; the next number out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import Formatter

_PLACES = {"year": r"(?P<year>\d{4})", "count": r"(?P<count>\d+)"}


def next_number(form: str, year: int, taken: Iterable[str]) -> str | None:
    """One more than the largest count of the year, from 1 on; None for a form that cannot count.

    A form is a text with `{count}`, perhaps as wide as `{count:03}`, and perhaps with `{year}`.
    """
    try:
        pieces = [*Formatter().parse(form)]
        first = form.format(year=year, count=1)
    except (ValueError, KeyError, IndexError, AttributeError):
        return None
    names = [name for _, name, _, _ in pieces if name is not None]
    if names.count("count") != 1 or names.count("year") > 1 or {*names} - _PLACES.keys():
        return None
    pattern = "".join(re.escape(text) + _PLACES.get(name or "", "") for text, name, _, _ in pieces)
    counts = [0]
    for number in taken:
        found = re.fullmatch(pattern, number)
        if found is not None and found.groupdict().get("year", str(year)) == str(year):
            counts.append(int(found["count"]))
    following = max(counts) + 1
    return first if following == 1 else form.format(year=year, count=following)
