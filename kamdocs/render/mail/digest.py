"""A digest in; a page of HTML out that stands by itself and that mail programs show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kamdocs.derive.portfolio.digest import Digest
from kamdocs.language.speak import Speaker
from kamdocs.render.engine.environment import make_environment
from kamdocs.render.engine.layers import Layers
from kamdocs.render.engine.page import Rendered, render_page

TEMPLATE = "mail/digest.html"


@dataclass(frozen=True, slots=True)
class DigestPage:
    """What the template of a digest receives; `accent` is the colour of the brand."""

    title: str
    digest: Digest
    organisation: str
    accent: str


def render_digest(page: DigestPage, layers: Layers, speaker: Speaker) -> Rendered:
    """Write a digest as HTML; findings say where the template is at fault."""
    filters: dict[str, Callable[..., Any]] = {
        "start": lambda said: _start(environment.filters["speak"](said)),
    }
    environment = make_environment(layers, speaker, filters=filters)
    return render_page(environment, TEMPLATE, page)


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]
