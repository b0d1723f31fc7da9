"""What the search of the site finds: finished pages come in, scripts that set a variable go out.

Pages opened from a folder may load nothing but scripts. Each language has a first one with accounts, our
people, products and pages; others with everything else that has a name, and others with notes, plans and
findings, which are read only when too few names are found. The index itself is made in the browser: one
made ahead is twice as large and takes a second instead of seven.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamdocs.language.speak import Speaker
from kamdocs.render.site.places import Place, find_places
from kamdocs.values.sentence import Sentence, sentence

FOLDER = "search"
PART_SIZE = 2_000
"""How many places a script holds at most."""
MOST_CHARACTERS = 2_000_000
"""How long all texts of a language may be together; beyond it each is cut, whole titles stay."""
CUTS = (2_000, 600, 240, 120, 60)
"""To how many characters texts are cut: the first that fits, at the least the last."""

_FIRST = ("account", "manager", "product", "family", "page", "rule")
_NAMES = (*_FIRST, "person", "post", "unit", "opportunity", "proposal", "contract", "tender")
_KINDS: Mapping[str, Sentence] = {
    "account": sentence("Account"),
    "manager": sentence("Manager"),
    "product": sentence("Product"),
    "family": sentence("Family"),
    "page": sentence("Page"),
    "rule": sentence("Rule"),
    "person": sentence("Person"),
    "post": sentence("Post"),
    "unit": sentence("Unit"),
    "opportunity": sentence("Opportunity"),
    "proposal": sentence("Proposal"),
    "contract": sentence("Contract"),
    "tender": sentence("Tender"),
    "action": sentence("Action"),
    "log": sentence("Log"),
    "finding": sentence("Finding"),
    "plan": sentence("Plan"),
    "profile": sentence("Profile"),
}
_OF_PLAN = frozenset(
    ["objective", "milestone", "risks", "resources", "steps", "joint", "recommendations", "commitments"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page with what can be found on it, and what the page itself is called."""

    path: str
    title: str
    places: tuple[Place, ...]


def read_page(path: str, html: str) -> FoundPage | None:
    """What can be found on a finished page, None when nothing can."""
    places = find_places(html)
    if not places:
        return None
    heads = (place.title for place in places if not place.anchor)
    return FoundPage(path, next(heads, ""), places)


def first_script(language: str) -> str:
    """The path of the script that is asked for first."""
    return f"{FOLDER}/{language}.js"


def write_search(pages: Iterable[FoundPage], speaker: Speaker) -> Mapping[str, bytes]:
    """The scripts of one language by path: the first names the others, which have their digest."""
    found = [(page, place) for page in pages for place in page.places]
    longest = _longest([place for _, place in found])
    ranked = sorted(found, key=lambda each: each[1].kind not in _FIRST)
    names = [each for each in ranked if each[1].kind in _NAMES]
    rest = [each for each in ranked if each[1].kind not in _NAMES]
    files: dict[str, bytes] = {}
    paths: dict[str, list[str]] = {"names": [], "rest": []}
    for kind, places in (("names", names[PART_SIZE:]), ("rest", rest)):
        for number, part in enumerate(_cut(places), start=1):
            data = _script({"places": part}, longest)
            digest = hashlib.sha256(data).hexdigest()[:10]
            path = f"{FOLDER}/{speaker.language}-{kind}-{number}.{digest}.js"
            files[path] = data
            paths[kind].append(path)
    kinds = [speaker.speak(name) for name in _KINDS.values()]
    head = {"kinds": kinds, **paths, "places": names[:PART_SIZE]}
    files[first_script(speaker.language)] = _script(head, longest)
    return files


def _longest(places: Sequence[Place]) -> int:
    """To how many characters texts are cut so that they fit together."""
    lengths = [len(place.text) for place in places]
    fitting = (cut for cut in CUTS if sum(min(each, cut) for each in lengths) <= MOST_CHARACTERS)
    return next(fitting, CUTS[-1])


def _cut(found: Sequence[tuple[FoundPage, Place]]) -> Iterator[Sequence[tuple[FoundPage, Place]]]:
    for start in range(0, len(found), PART_SIZE):
        yield found[start : start + PART_SIZE]


def _script(part: Mapping[str, object], longest: int) -> bytes:
    """A part as a script: pages as path and title, places as kind, page, id, title and text."""
    found: Sequence[tuple[FoundPage, Place]] = part["places"]  # type: ignore[assignment]
    pages = {
        page.path: number
        for number, page in enumerate({page.path: page for page, _ in found}.values())
    }
    titles = {page.path: page.title for page, _ in found}
    kinds = list(_KINDS)
    places = [
        (kinds.index(_kind(place)), pages[page.path], place.anchor, place.title, _fitted(place.text, longest))
        for page, place in found
    ]  # fmt: skip
    written = {**part, "pages": list(titles.items()), "places": places}
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    return f"(window.kamdocsPlaces=window.kamdocsPlaces||[]).push({text});\n".encode()


def _fitted(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest + 1].rpartition(" ")[0]


def _kind(place: Place) -> str:
    """The kind a place is shown as: all that plans are made of is of the plan."""
    if place.kind in _KINDS:
        return place.kind
    return "plan" if place.kind in _OF_PLAN else "profile"
