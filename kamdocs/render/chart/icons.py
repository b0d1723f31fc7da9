"""Small line drawings in the colour of the text; always beside a word, or hidden from those who listen.

How their lines are drawn is said once, in the style sheet: a page may have hundreds.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from markupsafe import Markup

_DRAWINGS: Final = {
    "portfolio": "M2 13.5h12M3.5 11V7.5M7 11V3.5M10.5 11V6M14 11V2.5",
    "account": "M3 14V3.5L9 2v12M9 6h4v8M1.5 14h13M5.3 5.5h1.4M5.3 8h1.4M5.3 10.5h1.4M11 8.5h.1M11 11h.1",
    "people": "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c0-2.6 2-4.2 4.5-4.2s4.5 1.6 4.5 4.2M10.5 7.4a2.3 2.3 0 0 0 0-4.5M12 9.6c1.6.5 2.6 1.9 2.6 3.9",
    "manager": "M8 7.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.5 14c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8",
    "proposals": "M4 1.8h5.2L12.5 5v9.2h-8.5ZM9 2v3.3h3.3M6.2 8.5h4M6.2 11h4",
    "findings": "M8 2 1.8 13.5h12.4ZM8 6.3v3.4M8 11.5v.1",
    "method": "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM6.1 6.2c.1-1.2.9-1.9 2-1.9s1.9.7 1.9 1.7c0 1.5-1.9 1.6-1.9 3M8 11.4v.1",
    "search": "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7l3.3 3.3",
    "menu": "M2 4h12M2 8h12M2 12h12",
    "theme": "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 2v12M8 4.5l4.5-.3M8 8h6M8 11.5l4.5.2",
    "ok": "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM5.2 8.2l2 2 3.7-4.2",
    "warn": "M8 2 1.8 13.5h12.4ZM8 6.3v3.4M8 11.5v.1",
    "risk": "M5.5 1.8h5l3.7 3.7v5l-3.7 3.7h-5l-3.7-3.7v-5ZM8 5v3.6M8 10.9v.1",
    "info": "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 7.2v4M8 4.9v.1",
    "up": "M8 13V3M4 7l4-4 4 4",
    "down": "M8 3v10M4 9l4 4 4-4",
    "keep": "M2.5 6h11M2.5 10h11",
    "edit": "M10.5 2.8l2.7 2.7L6 12.7l-3.3.600.6-3.3ZM8.9 4.4l2.7 2.7",
    "file": "M4 1.8h5.2L12.5 5v9.2h-8.5ZM9 2v3.3h3.3",
    "chevron": "M4 6l4 4 4-4",
    "done": "M2.5 2.5h11v11h-11ZM5.3 8l2 2 3.5-4",
    "open": "M2.5 2.5h11v11h-11Z",
    "star": "M8 1.9l1.9 3.9 4.2.6-3 3 .7 4.2L8 11.6l-3.8 2 .7-4.2-3-3 4.2-.6Z",
    "external": "M6.5 3H3v10h10V9.5M9 2.5h4.5V7M13.3 2.7 7.5 8.5",
    "won": "M2.5 2.5h11v11h-11ZM5 5h6v6h-6ZM5 6.5h6M5 8h6M5 9.5h6",
    "opportunity": "M2.5 2.5h11v11h-11ZM8 2.5v11M4 2.5v11M6 2.5v11",
    "potential": "M2.5 2.5h11v11h-11Z",
    "lapsed": "M8 13.5A5.5 5.5 0 1 0 8 2.5M5.5 3.1l-.5.3M3.2 5.3l-.2.5M2.6 8.3l.1.6M4 11.7l.4.4",
    "competitor": "M3 3l10 10M13 3 3 13",
    "blocked": "M2.5 2.5h11v11h-11ZM2.5 8 8 2.5M2.5 13.5l11-11M8 13.5 13.5 8",
    "not_eligible": "M3 8h10",
    "unexplored": "M4 8h.1M8 8h.1M12 8h.1",
    "changes": "M8 4.5V8l2.3 1.6M13.9 6.2A6.2 6.2 0 1 0 14.2 8M14.2 2.8v3.4h-3.4",
    "agenda": "M2 3.5h12v10.5h-12ZM2 6.5h12M5 1.8v3M11 1.8v3",
}
_PATTERN = Markup('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="{}"/></svg>')


@cache
def draw_icon(name: str) -> Markup:
    """Draw an icon; KeyError when there is none of that name."""
    return _PATTERN.format(_DRAWINGS[name])
