"""A drafted page and a language in; its path, its bytes, what can be found on it and the faults of its template out.

A page whose template is at fault is replaced by one that says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.language.speak import speaker_of
from kamdocs.render.engine.closure import Closure
from kamdocs.render.engine.environment import Environment
from kamdocs.render.engine.layers import Layers, TemplateText
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.page import render_page
from kamdocs.render.site.environment import make_site_environment
from kamdocs.render.site.page import AccountContext, Draft, PageContext
from kamdocs.render.site.parts import FindingItem, show_fault
from kamdocs.render.site.search import FoundPage, read_page
from kamdocs.render.site.shell import Crumb, Frame, make_shell
from kamdocs.values.sentence import sentence

FAULT = "site/fault.html"
"""The template of the page that stands in for one whose own is at fault."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a template can reach, and the language it is to speak; all else follows from the two."""

    texts: tuple[TemplateText, ...]
    language: str
    layers: Layers = field(compare=False)
    environment: Environment = field(compare=False)

    def with_texts(self, *closures: Closure) -> Press:
        """The press for a page of these closures; all templates, where one reaches who knows what."""
        texts = tuple(text for closure in closures for text in closure.texts)
        if any(closure.findings for closure in closures):
            found = (self.layers.find(name) for name in self.layers.names())
            texts = tuple(text for text in found if text is not None)
        return replace(self, texts=texts)


@dataclass(frozen=True, slots=True)
class Printed:
    """A page as it is published: its path, its HTML, what the search finds on it, and its faults."""

    path: str
    html: bytes
    found: FoundPage | None
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class FaultView:
    """In place of a page whose template is at fault."""

    title: Any
    faults: tuple[FindingItem, ...]


def make_press(layers: Layers, language: str) -> Press:
    """Everything for writing pages in a language."""
    return Press((), language, layers, make_site_environment(layers, speaker_of(language)))


def print_page(draft: Draft, frame: Frame, press: Press) -> Printed:
    """Write one page in one language, and read back what can be found on it."""
    path, html, faults = write_page(draft, frame, press)
    return Printed(path, html.encode(), read_page(path, html), faults)


def write_page(draft: Draft, frame: Frame, press: Press) -> tuple[str, str, tuple[Finding, ...]]:
    """Write one page in one language: its path, its text, and the faults of its template."""
    crumbs = _crumbs(draft)
    shell = make_shell(frame, draft.path, press.language, draft.title, crumbs, draft.current)
    context: AccountContext | PageContext = (
        AccountContext(draft.view, draft.standing, draft.past, shell)
        if draft.standing is not None
        else PageContext(draft.view, shell)
    )
    rendered = render_page(press.environment, draft.template, context)
    if rendered.text is None:
        fault = FaultView(draft.title, tuple(show_fault(found) for found in rendered.findings))
        plain = make_press(press.layers.theme_only(), press.language)
        replaced = render_page(plain.environment, FAULT, PageContext(fault, shell))
        if replaced.text is None:
            raise RuntimeError(f"the built-in theme is broken: {replaced.findings}")
        return shell.page, replaced.text, rendered.findings
    return shell.page, rendered.text, ()


def _crumbs(draft: Draft) -> tuple[Crumb, ...]:
    if draft.path in ("index.html", "404.html"):
        return ()
    home = Crumb(sentence("Portfolio"), Link("index.html"))
    return (home, *draft.crumbs, Crumb(draft.title))
