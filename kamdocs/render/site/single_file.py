"""One account as one file: its finished pages and the site's assets come in, a page that needs no other goes out.

It holds the account with its plan on one page and the relationship map. Style, fonts and picture are
inside; there is no script. Links to places in it work, links to the web stay, and what led to other
pages is plain text. It says at its head that it is internal.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from urllib.parse import unquote

from markupsafe import Markup, escape

from kamdocs.language.speak import Speaker
from kamdocs.render.engine.assets import Assets

FONTS = ("IBMPlexSans-Regular", "IBMPlexSans-SemiBold")
"""The fonts that are worth their size in a file that is sent, those with characters it holds."""

MAP = "map--"
"""Put before the names of places of the map's page, where the account's page may have the same."""

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_CRUMBS = re.compile(r'<nav class="crumbs".*?</nav>', re.DOTALL)
_FOOT = re.compile(r'<footer class="foot">.*?</footer>', re.DOTALL)
_STACK = re.compile(r'<div class="stack">.*', re.DOTALL)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_FACE = re.compile(r"@font-face \{[^}]*?url\(\"?([^)\"]+)\"?\)[^}]*\}\n?")
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"|\s([a-z-]+)(?=[\s>]|$)')
_ID = re.compile(r'(\s(?:id|for|aria-controls|aria-labelledby|aria-describedby)=")([^"]+)(")')
_NAME = re.compile(r'\sid="([^"]+)"')
_HERE = re.compile(r'(\shref="#)([^"]+)(")')
_OUTSIDE = ("https:", "http:", "mailto:", "tel:")
_OF_LINKS = frozenset({"href", "download", "hreflang", "target", "rel", "type"})
MARK = b'<body class="single">'
"""What a file written here holds and hardly any other."""
_WORTHLESS = frozenset({"rest", "button", "edit"})
"""Classes of links that say nothing when they lead nowhere."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the head says: of which day, which commit, and whether it holds personal data."""

    day: date
    commit: str | None = None
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished page: its path from the site's root and its HTML."""

    path: str
    html: str


@dataclass(frozen=True, slots=True)
class SingleFile:
    """What goes into the file: the account's page, the map's if there is one, and who we are."""

    account: Sheet
    map: Sheet | None
    title: str
    organisation: str
    stamp: Stamp
    assets: Assets = field(repr=False)


def write_single_file(parts: SingleFile, speaker: Speaker) -> bytes:
    """Write the file in the speaker's language."""
    body = _content(parts.account.html)
    if parts.map is not None:
        heading = escape(speaker.text("Relationship map"))
        body = _add_to_contents(body, f'<li><a href="#{MAP}map">{heading}</a></li>')
        body += _map_part(parts.map.html, heading)
    places = frozenset({"content", *(unescape(place) for place in _NAME.findall(body))})
    homes = {parts.account.path: ""} | ({parts.map.path: MAP} if parts.map else {})
    body = _LINK.sub(lambda found: _settle(found, parts.account.path, homes, places), body)
    title = f"{parts.title} · {parts.organisation}"
    style = _style(parts.assets, frozenset(map(ord, unescape(body))))
    icon = _data("image/svg+xml", _file(parts.assets, "icon.svg"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        "<!doctype html>\n"
        f'<html lang="{speaker.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        f" style-src 'sha256-{digest}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{escape(title)}</title>\n"
        f'<style>{style}</style>\n<link rel="icon" type="image/svg+xml" href="{icon}">\n'
        f"</head>\n{MARK.decode()}\n{_head(parts, speaker)}\n"
        f'<main id="content">\n<div class="page">{body}</div>\n</main>\n</body>\n</html>\n'
    ).encode()


def _head(parts: SingleFile, speaker: Speaker) -> Markup:
    stamp = parts.stamp
    notes = [parts.organisation, speaker.text("As of {day}", day=stamp.day)]
    notes += [speaker.text("Commit {commit}", commit=stamp.commit[:10])] if stamp.commit else []
    warning = speaker.text("Internal: do not send to the customer")
    if stamp.is_private:
        notes.append(speaker.text("holds personal data: keep it to yourself"))
    return Markup('<header class="single-head"><b>{}</b> <span>{}</span></header>').format(
        warning, " · ".join(notes)
    )


def _content(html: str) -> str:
    """What a page says, without what stands around every page."""
    main = _MAIN.search(html)
    inner = (
        main[1] if main else html.partition("<body")[2].partition(">")[2].partition("</body>")[0]
    )
    return _SCRIPT.sub("", _FOOT.sub("", _CRUMBS.sub("", inner)))


def _add_to_contents(html: str, entry: str) -> str:
    """The page with one entry more in its list of what stands on it, if it has one."""
    before, nav, after = html.partition('<nav class="anchors"')
    return before + nav + after.replace("</ul></nav>", f"{entry}\n</ul></nav>", 1) if nav else html


def _map_part(html: str, title: str) -> str:
    """The drawings and the table of the map's page, below a heading of their own."""
    content = _content(html)
    stack = _STACK.search(content)
    inner = (stack[0] if stack else content).replace(" sheet", "")
    inner = _HERE.sub(rf"\g<1>{MAP}\g<2>\g<3>", _ID.sub(rf"\g<1>{MAP}\g<2>\g<3>", inner))
    opened, closed = inner.count("<div"), inner.count("</div>")
    for _ in range(closed - opened):  # the page's own, which began before
        inner = inner.rstrip().removesuffix("</div>")
    return f'</div>\n<div class="page map-part"><h2 id="{MAP}map">{title}</h2>{inner}'


def _settle(
    found: re.Match[str], page: str, homes: Mapping[str, str], places: frozenset[str]
) -> str:
    """A link that leads to a place of this file or to the web; otherwise only what it says."""
    attributes, inner = found[1], found[2]
    values = {name or flag: unescape(value) for name, value, flag in _ATTRIBUTE.findall(attributes)}
    href = values.get("href", "")
    if href.startswith(_OUTSIDE):
        return found[0]
    place = _place(href, page, homes)
    if place is not None and place in places:
        kept = _without(attributes, _OF_LINKS)
        return f'<a href="#{escape(place)}"{kept}>{inner}</a>'
    if _WORTHLESS & set(values.get("class", "").split()):
        return ""
    return f"<a{_without(attributes, _OF_LINKS)}>{inner}</a>"


def _place(href: str, page: str, homes: Mapping[str, str]) -> str | None:
    """The place in this file that an address leads to, None where it leads out of it."""
    path, _, anchor = href.partition("#")
    if not path:
        return unquote(anchor)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path)))
    if target not in homes:
        return None
    return homes[target] + (unquote(anchor) or ("map" if homes[target] else "content"))


def _without(attributes: str, names: frozenset[str]) -> str:
    def keep(found: re.Match[str]) -> str:
        return "" if (found[1] or found[3]) in names else found[0]

    return _ATTRIBUTE.sub(keep, attributes)


def _style(assets: Assets, characters: frozenset[int]) -> str:
    """The style sheet, with the fonts that are worth it inside."""
    names = {path.rpartition("/")[2]: name for name, path in assets.paths.items()}

    def face(found: re.Match[str]) -> str:
        name = names.get(found[1], "")
        if not name.startswith(FONTS) or not _is_used(found[0], characters):
            return ""
        return found[0].replace(found[1], _data("font/woff2", _file(assets, name)))

    return _FACE.sub(face, _file(assets, "kamdocs.css").decode())


def _is_used(face: str, characters: frozenset[int]) -> bool:
    """Whether one of the characters is of those that a font's rule names, if it names any."""
    ranges = [(int(low, 16), int(high or low, 16)) for low, high in _RANGE.findall(face)]
    return not ranges or any(low <= each <= high for each in characters for low, high in ranges)


def _file(assets: Assets, name: str) -> bytes:
    return assets.files[assets.paths[name]]


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
