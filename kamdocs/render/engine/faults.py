"""What is wrong with a template: Jinja's exceptions come in, located findings go out."""

from __future__ import annotations

import re
import traceback

import jinja2

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.render.engine.layers import BUILTIN, OWN_FOLDER, Layers
from kamdocs.values.sentence import Sentence, sentence


class MissingName(jinja2.UndefinedError):
    """A template used a name that nobody gives it."""

    name: str = ""
    is_attribute: bool = False


def fault_of(error: Exception, layers: Layers, template: str) -> Finding:
    """The finding that an exception while compiling or rendering `template` amounts to."""
    match error:
        case jinja2.TemplateSyntaxError():
            file, line = error.filename or template, error.lineno
            message = sentence("The template cannot be read: {fault}", fault=error.message or "")
            hint = sentence("look for a mark left open: {marks}", marks="{{ }}, {% %}, {# #}")
            return _finding("template-syntax", layers, file, line, message, hint)
        case jinja2.TemplateNotFound():
            file, line = _template_frame(error, layers, template)
            name = str(error.name or template)
            message = sentence("There is no template {name}", name=name)
            hint = sentence("correct the name; names begin below templates/, as site/shell.html")
            return _finding("template-missing", layers, file, line, message, hint, needle=name)
        case MissingName():
            file, line = _template_frame(error, layers, template)
            message = (
                sentence("the field {name} is not there", name=error.name)
                if error.is_attribute
                else sentence("the name {name} is not defined here", name=error.name)
            )
            hint = sentence("correct the name; the built-in template shows those there are")
            return _finding(
                "template-undefined", layers, file, line, message, hint, needle=error.name
            )
        case RecursionError():
            file, line = _template_frame(error, layers, template)
            message = sentence("The template never ends: it includes itself")
            hint = sentence("to change a built-in template, write extends with builtin: before it")
            return _finding("template-failure", layers, file, line, message, hint)
        case _:
            file, line = _template_frame(error, layers, template)
            message = sentence(
                "The template failed: {fault}", fault=f"{type(error).__name__}: {error}"
            )
            hint = sentence(
                "mend this line, or delete the file to have the built-in template again"
            )
            return _finding("template-failure", layers, file, line, message, hint)


def not_literal(layers: Layers, file: str, line: int, keyword: str) -> Finding:
    """The finding for a template that names another by something computed."""
    message = sentence("{keyword} names a template that is not written out", keyword=keyword)
    hint = sentence("write the name in quotes: {example}", example='{% include "site/x.html" %}')
    return _finding("template-name-computed", layers, file, line, message, hint, needle=keyword)


def _finding(
    name: str,
    layers: Layers,
    file: str,
    line: int,
    message: Sentence,
    hint: Sentence,
    *,
    needle: str = "",
) -> Finding:
    place = Place(file=file, extent=_extent(layers, file, line, needle))
    if file.startswith(BUILTIN) or not layers.own:
        hint = sentence("this is a fault of kamdocs itself: please report it")
    return Finding(name, place, message, hint)


def _extent(layers: Layers, file: str, line: int, needle: str) -> Extent:
    name = file.removeprefix(OWN_FOLDER)
    found = layers.find(name) or layers.find(BUILTIN + name)
    lines = found.text.splitlines() if found else []
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    spot = re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", text) if needle else None
    if spot is not None:
        return Extent(line, spot.start() + 1, line, spot.end() + 1)
    start = len(text) - len(text.lstrip())
    return Extent(line, start + 1, line, max(len(text.rstrip()), start + 1) + 1)


def _template_frame(error: Exception, layers: Layers, template: str) -> tuple[str, int]:
    """File and line of the innermost template on the way to the exception."""
    known = {found.file for name in layers.names() if (found := layers.find(name))}
    known |= {BUILTIN + name for name in layers.theme}
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in known
    ]
    if frames:
        return frames[-1].filename, frames[-1].lineno or 1
    asked = layers.find(template)
    return (asked.file if asked else OWN_FOLDER + template), 1
