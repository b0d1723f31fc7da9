"""What the live preview says on its pages: errors in, a banner out; and the page while there is none.

The built-in theme is used, so that it can be said when the workspace's own templates are at fault.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kamdocs.diagnostics.diagnostic import Diagnostic
from kamdocs.language.speak import speaker_of
from kamdocs.render.engine.environment import Environment
from kamdocs.render.engine.layers import Layers, read_theme
from kamdocs.render.engine.page import render_page
from kamdocs.render.site.environment import make_site_environment
from kamdocs.render.site.parts import FindingItem, show_finding

MOST_SHOWN = 8
FOLDER = "site/preview"
OWN_FILES = ("preview.css", "preview.js")


@dataclass(frozen=True, slots=True)
class BannerContext:
    """What the banner says: the first errors and how many more.

    `is_held` when something is shown as it was; `trouble` is what kept the site from being drawn.
    """

    errors: tuple[FindingItem, ...]
    count: int
    more: int
    trouble: str | None
    is_held: bool


@dataclass(frozen=True, slots=True)
class WaitingContext:
    """The page while there is no site says nothing of its own."""


def write_banner(
    errors: Iterable[Diagnostic], language: str, *, is_held: bool, trouble: str | None = None
) -> str:
    """Write the banner in a language; empty when there is nothing to say."""
    found = tuple(show_finding(error) for error in errors)
    if not found and trouble is None:
        return ""
    more = max(len(found) - MOST_SHOWN, 0)
    context = BannerContext(found[:MOST_SHOWN], len(found), more, trouble, is_held)
    return _write(f"{FOLDER}/banner.html", context, language)


def write_waiting(language: str) -> bytes:
    """Write the page that is shown while there is no site."""
    return _write(f"{FOLDER}/waiting.html", WaitingContext(), language).encode()


def own_files() -> dict[str, bytes]:
    """Script and style of the preview, by name."""
    return {name: read_theme()[f"{FOLDER}/{name}"].encode() for name in OWN_FILES}


@cache
def _environment(language: str) -> Environment:
    return make_site_environment(Layers({}, read_theme()), speaker_of(language))


def _write(template: str, context: BannerContext | WaitingContext, language: str) -> str:
    rendered = render_page(_environment(language), template, context)
    if rendered.text is None:
        raise RuntimeError(f"the built-in theme is broken: {rendered.findings}")
    return rendered.text
