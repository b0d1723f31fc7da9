"""What kamdocs works with, on this machine and in this workspace; what is missing is told.

Nothing is installed or changed here.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

from kamdocs import __version__
from kamdocs.history.fault import GitFault
from kamdocs.history.git import git_version
from kamdocs.history.revision import describe_head, resolve
from kamdocs.language.translations import LANGUAGES
from kamdocs.resources import catalogues_dir, fonts_dir, theme_dir
from kamdocs.values.sentence import Sentence, sentence, sentence_n

State = Literal["good", "poor", "missing", "none"]

_FRESH = sentence("install kamdocs again; in a checkout: make setup")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing kamdocs works with.

    `poor` is what it can do without, but not as well; without what is `missing` it does not work;
    `none` is nobody's fault.
    """

    name: Sentence | str
    state: State
    said: Sentence | str
    help: Sentence | None = None


def look_over(root: Path | None) -> tuple[Item, ...]:
    """Everything kamdocs works with; `root` is the workspace, if there is one."""
    return (
        Item("kamdocs", "good", __version__),
        Item("Python", "good", platform.python_version()),
        *_libraries(),
        *_papers(),
        _folder(sentence("fonts"), fonts_dir(), "*.woff2"),
        _folder(sentence("templates"), theme_dir(), "**/*.html"),
        _languages(),
        *_git(),
        *_workspace(root),
    )


def _libraries() -> Iterator[Item]:
    """The libraries that the installed package says it needs."""
    try:
        needed = [line for line in requires("kamdocs") or () if "extra ==" not in line]
    except PackageNotFoundError:
        text = sentence("kamdocs was not installed as a package, so they are not known")
        yield Item(sentence("libraries"), "poor", text, _FRESH)
        return
    found: list[str] = []
    for name in (re.split(r"[^\w.-]", line)[0] for line in needed):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Item(
                sentence("libraries"), "missing", sentence("{name} is missing", name=name), _FRESH
            )
    yield Item(sentence("libraries"), "good", ", ".join(sorted(found, key=str.casefold)))


def _papers() -> Iterator[Item]:
    """What PDFs are made with, tried out."""
    name = sentence("PDFs")
    help_ = sentence("Debian: apt install libpangoft2-1.0-0; macOS: brew install pango")
    try:
        from kamdocs.render.engine.pdf import has_fast_subsetter, pango_version, render_pdf
        from kamdocs.render.engine.pdf_job import PdfJob
    except (ImportError, OSError) as error:
        reason = str(error).partition("\n")[0]
        text = sentence("Pango or WeasyPrint cannot be loaded: {reason}", reason=reason)
        yield Item(name, "missing", text, help_)
        return
    tried = render_pdf(PdfJob("<!doctype html><html lang=en><title>-</title><p>-"))
    if tried.data is None:
        reason = "; ".join(str(finding.message) for finding in tried.findings)
        yield Item(name, "missing", sentence("none can be made: {reason}", reason=reason), help_)
    else:
        yield Item(name, "good", sentence("made with Pango {version}", version=pango_version()))
    yield (
        Item(sentence("font subsetter"), "good", "HarfBuzz")
        if has_fast_subsetter()
        else Item(
            sentence("font subsetter"),
            "poor",
            sentence(
                "HarfBuzz’s is missing: PDFs take several times longer and differ from one build to the next"
            ),
            sentence("Debian: apt install libharfbuzz-subset0; macOS: brew install harfbuzz"),
        )
    )


def _folder(name: Sentence, folder: Path, pattern: str) -> Item:
    count = len(list(folder.glob(pattern)))
    if count:
        return Item(name, "good", sentence_n("{count} file", "{count} files", count))
    return Item(name, "missing", sentence("there are none in {folder}", folder=str(folder)), _FRESH)


def _languages() -> Item:
    name = sentence("languages")
    lacking = tuple(
        language
        for language in LANGUAGES
        if language != "en"
        and not any((catalogues_dir() / language / "LC_MESSAGES").glob("kamdocs.[mp]o"))
    )
    if not lacking:
        return Item(name, "good", ", ".join(LANGUAGES))
    text = sentence("no translations into {names}: English is spoken", names=lacking)
    return Item(name, "poor", text, _FRESH)


def _git() -> Iterator[Item]:
    found = git_version()
    if found is not None:
        yield Item("git", "good", found)
    else:
        text = sentence("not installed: kamdocs cannot look at earlier versions of the files")
        yield Item("git", "poor", text, sentence("install git"))


def _workspace(root: Path | None) -> Iterator[Item]:
    name = sentence("workspace")
    if root is None:
        help_ = sentence("make one: kamdocs init my-accounts")
        yield Item(name, "none", sentence("none here"), help_)
        return
    yield Item(name, "good", str(root))
    repository = sentence("history")
    head = describe_head(root)
    if head is None:
        commit = resolve(root, "HEAD")
        fault = commit if isinstance(commit, GitFault) else GitFault("failed", commit)
        if fault.kind != "no_git":
            yield Item(repository, "none", fault.message(), fault.help())
    elif head.is_shallow:
        text = sentence("this clone is shallow: it has only the newest commits")
        yield Item(repository, "poor", text, sentence("git fetch --unshallow"))
    else:
        said = sentence("commit {commit} of {day}", commit=head.commit[:9], day=head.day)
        yield Item(repository, "good", said)
