"""Sources of pages in; their pages in every language out, each drafted only when it is printed.

A site of many accounts is larger than the memory of a machine likes: nothing of a page is kept but what
is published of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kamdocs.render.engine.closure import Closure
from kamdocs.render.engine.layers import Layers
from kamdocs.render.site.page import Draft
from kamdocs.render.site.press import FAULT, Press, Printed, make_press, print_page
from kamdocs.render.site.shell import Frame, prefix_of
from kamdocs.values.call import Call


@dataclass(frozen=True, slots=True)
class Source:
    """What pages come from: the templates and paths (without language) they may have, and how they are drafted."""

    templates: tuple[str, ...]
    paths: tuple[str, ...]
    draft: Callable[[], tuple[Draft, ...]]


@dataclass(frozen=True, slots=True)
class FirstPages:
    """The pages somebody waits for, by path, and who is told of each as soon as it is written."""

    paths: Sequence[str] = ()
    on_page: Callable[[str, bytes], None] = lambda path, html: None


class PrintRun:
    """Prints the pages of one site; `call` has each page written, or knows what it came to."""

    def __init__(
        self,
        frame: Frame,
        layers: Layers,
        closures: Mapping[str, Closure],
        call: Call,
        first: FirstPages | None = None,
    ) -> None:
        self.frame, self.call, self.first = frame, call, first or FirstPages()
        presses = {language: make_press(layers, language) for language in frame.languages}

        @cache
        def press_for(template: str, language: str) -> Press:
            return presses[language].with_texts(closures[template], closures[FAULT])

        self._press_for = press_for

    def in_order(self, sources: Sequence[Source]) -> list[int]:
        """The numbers of the sources, those of pages somebody waits for at the front."""
        return sorted(range(len(sources)), key=lambda number: not self._is_awaited(sources[number]))

    def print(self, source: Source) -> list[tuple[str, Printed]]:
        """The pages of a source, each with its language."""
        drafts = source.draft()
        pages = [(language, draft) for draft in drafts for language in self.frame.languages]
        pages.sort(key=lambda page: self._path(*page) not in self.first.paths)
        return [(language, self._print(language, draft)) for language, draft in pages]

    def _print(self, language: str, draft: Draft) -> Printed:
        page = self.call(print_page, draft, self.frame, self._press_for(draft.template, language))
        if page.path in self.first.paths and not page.faults:
            self.first.on_page(page.path, page.html)
        return page

    def _path(self, language: str, draft: Draft) -> str:
        return prefix_of(language, self.frame.languages) + draft.path

    def _is_awaited(self, source: Source) -> bool:
        languages = self.frame.languages
        return any(
            prefix_of(language, languages) + path in self.first.paths
            for language in (languages if self.first.paths else ())
            for path in source.paths
        )
