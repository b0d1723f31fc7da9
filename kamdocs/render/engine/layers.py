"""The two layers of templates, the workspace's own over the built-in theme: a name in, its text out.

`builtin:site/account.html` names the theme's text even where the workspace has one of that name.
The workspace's texts are handed in; only the theme, which is our own, is read from disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import jinja2

from kamdocs.resources import theme_dir

BUILTIN = "builtin:"
OWN_FOLDER = "templates/"
_TEXTS = frozenset([".html", ".css", ".js", ".svg", ".md", ".txt"])


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template: the name it is asked for by, the file people know it by, and its text."""

    name: str
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Layers:
    """Templates by name (`site/account.html`), the workspace's own before the theme's."""

    own: Mapping[str, str]
    theme: Mapping[str, str]

    def find(self, name: str) -> TemplateText | None:
        """The template of a name, or None when neither layer has it."""
        bare = name.removeprefix(BUILTIN)
        if bare == name and name in self.own:
            return TemplateText(name, OWN_FOLDER + name, self.own[name])
        if bare in self.theme:
            return TemplateText(name, BUILTIN + bare, self.theme[bare])
        return None

    def names(self) -> tuple[str, ...]:
        """Every name that can be asked for without `builtin:`, sorted."""
        return tuple(sorted({*self.own, *self.theme}))

    def theme_only(self) -> Layers:
        """The same without the workspace's own: what is left when those are broken."""
        return Layers({}, self.theme)


def forget_theme() -> None:
    """Let the theme be read from the disk again, for those who work on it."""
    read_theme.cache_clear()


@cache
def read_theme() -> Mapping[str, str]:
    """Read the built-in theme: texts by their name below the theme's folder."""
    root = theme_dir()
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.suffix in _TEXTS and path.is_file()
    }


class LayeredLoader(jinja2.BaseLoader):
    """Gives Jinja the texts of the layers."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Text, file name and freshness of a template; raises TemplateNotFound."""
        found = self.layers.find(template)
        if found is None:
            raise jinja2.TemplateNotFound(template)
        return found.text, found.file, lambda: True
