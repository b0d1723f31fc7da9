"""One page: a template's name and its context come in, text or findings go out.

A context is a frozen dataclass; its fields are the names that the template may use, and nothing else
is handed to it. A fault of the template is a finding with its file and line, never an exception.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import jinja2

from kamdocs.diagnostics.finding import Finding
from kamdocs.render.engine.faults import fault_of
from kamdocs.render.engine.layers import LayeredLoader, Layers

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text of a page, None when its template is at fault, which `findings` then says."""

    text: str | None
    findings: tuple[Finding, ...] = ()


def render_page(
    environment: jinja2.Environment, template: str, context: DataclassInstance
) -> Rendered:
    """Render a template with the fields of `context` as its names."""
    try:
        return Rendered(environment.get_template(template).render(names_of(context)))
    except RecursionError as error:
        return Rendered(None, (fault_of(error, _layers(environment), template),))
    except Exception as error:  # noqa: BLE001  # whatever a template does is the template's fault
        return Rendered(None, (fault_of(error, _layers(environment), template),))


def names_of(context: DataclassInstance) -> dict[str, Any]:
    """The names a context gives to a template."""
    return {field.name: getattr(context, field.name) for field in fields(context)}


def _layers(environment: jinja2.Environment) -> Layers:
    loader = environment.loader
    return loader.layers if isinstance(loader, LayeredLoader) else Layers({}, {})
