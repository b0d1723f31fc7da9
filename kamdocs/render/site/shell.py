"""What stands around every page: bar, rail, breadcrumbs, the same page in the other languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.render.engine.link import Link, Source, relative_path
from kamdocs.render.site.repository import Repository
from kamdocs.workspace.layout import ACCOUNTS, TEMPLATES
from kamdocs.workspace.root import SETTINGS_NAMES

_IN_REPOSITORY = frozenset({ACCOUNTS, TEMPLATES, *SETTINGS_NAMES})

_NAMES = {"en": "English", "es": "Español", "ca": "Català"}


@dataclass(frozen=True, slots=True)
class RailItem:
    """An entry of the rail."""

    key: str
    name: Any
    link: Link
    icon: str
    count: int | None = None
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to a page; the last has no link."""

    name: Any
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language."""

    language: str
    name: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same around all pages of a site."""

    organisation: str
    languages: tuple[str, ...]
    rail: tuple[RailItem, ...]
    key_accounts: tuple[RailItem, ...]
    assets: Mapping[str, str]
    repository: Repository | None = None


@dataclass(frozen=True, slots=True)
class Shell:
    """What a page's template knows of its surroundings.

    `page` is the page's path from the root, `prefix` the folder of its language, `root` the way
    back to the root, `assets` the present path of each asset by name.
    """

    organisation: str
    language: str
    languages: tuple[LanguageLink, ...]
    page: str
    prefix: str
    root: str
    home: Link
    title: Any
    crumbs: tuple[Crumb, ...]
    rail: tuple[RailItem, ...]
    key_accounts: tuple[RailItem, ...]
    assets: Mapping[str, str]
    repository: Repository | None

    def source_url(self, source: Source) -> str | None:
        """Where a line can be read, None without a repository or where the file is not in it."""
        return self.repository.address(source) if self._holds(source) and self.repository else None

    def edit_url(self, source: Source) -> str | None:
        """Where a file can be edited, None without a repository or where the file is not in it."""
        if self.repository is None or not self._holds(source):
            return None
        return self.repository.address(source, editing=True)

    def _holds(self, source: Source) -> bool:
        """Whether the repository holds a file: those of the personal overlay it must not."""
        return source.file.split("/")[0] in _IN_REPOSITORY


def prefix_of(language: str, languages: tuple[str, ...]) -> str:
    """The folder of a language: none for the first, which stands at the root."""
    return "" if language == languages[0] else f"{language}/"


def make_shell(
    frame: Frame,
    path: str,
    language: str,
    title: Any,
    crumbs: tuple[Crumb, ...] = (),
    current: str = "",
) -> Shell:
    """The surroundings of the page at `path` (without language) in one language.

    `current` is the key of the entry of the rail that the page belongs to.
    """
    prefix = prefix_of(language, frame.languages)
    page = prefix + path
    others = tuple(
        LanguageLink(
            other,
            _NAMES.get(other, other),
            relative_path(page, prefix_of(other, frame.languages) + path),
            other == language,
        )
        for other in frame.languages
    )
    return Shell(
        organisation=frame.organisation,
        language=language,
        languages=others,
        page=page,
        prefix=prefix,
        root="../" * page.count("/"),
        home=Link("index.html"),
        title=title,
        crumbs=crumbs,
        rail=tuple(_marked(item, current) for item in frame.rail),
        key_accounts=tuple(_marked(item, current) for item in frame.key_accounts),
        assets=frame.assets,
        repository=frame.repository,
    )


def _marked(item: RailItem, current: str) -> RailItem:
    if item.key != current:
        return item
    return RailItem(item.key, item.name, item.link, item.icon, item.count, is_current=True)
