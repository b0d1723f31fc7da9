"""What a template can reach: its name comes in, the texts of all it extends, includes and imports go out.

So a page's key can name every text that can change it. That works only when names are written out,
which is why a computed one is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import jinja2
from jinja2 import nodes

from kamdocs.diagnostics.finding import Finding
from kamdocs.render.engine.faults import fault_of, not_literal
from kamdocs.render.engine.layers import Layers, TemplateText

_REFERRING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True, slots=True)
class Closure:
    """The texts a template can reach, itself first, and what is wrong with them."""

    texts: tuple[TemplateText, ...]
    findings: tuple[Finding, ...] = ()


def find_closure(name: str, layers: Layers) -> Closure:
    """Follow the literal extends, include and import of a template, each text once."""
    texts: dict[str, TemplateText] = {}
    findings: list[Finding] = []
    waiting = [name]
    while waiting:
        found = layers.find(waiting.pop(0))
        if found is None or found.file in texts:
            continue
        texts[found.file] = found
        try:
            references = _references(found)
        except jinja2.TemplateSyntaxError as error:
            findings.append(fault_of(error, layers, found.name))
            continue
        for each in references:
            waiting += [name for name in each.names if name is not None]
            if None in each.names:
                findings.append(not_literal(layers, found.file, each.line, each.keyword))
    return Closure(tuple(texts.values()), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Reference:
    """A statement that names templates; None for a name that is not written out."""

    keyword: str
    line: int
    names: tuple[str | None, ...]


@lru_cache(1_000)
def _references(template: TemplateText) -> tuple[_Reference, ...]:
    """What a text refers to: the same parts are reached from many pages, and read once."""
    tree = jinja2.Environment(autoescape=True).parse(template.text, template.name, template.file)
    return tuple(
        _Reference(
            type(node).__name__.replace("FromImport", "Import").lower(),
            node.lineno,
            tuple(_named(node)),
        )
        for node in tree.find_all(_REFERRING)
    )


def _named(node: nodes.Node) -> Iterable[str | None]:
    """The names a node refers to; None for one that is not written out."""
    template = getattr(node, "template", None)
    listed = template.items if isinstance(template, nodes.Tuple | nodes.List) else [template]
    for item in listed:
        if not isinstance(item, nodes.Const):
            yield None
        elif isinstance(item.value, str):
            yield item.value
        else:
            yield from item.value
