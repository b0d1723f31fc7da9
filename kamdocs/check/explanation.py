"""The pages of the findings in; what each says, its code and its severity out.

A page stands at `rules/<family>/<name>.md`. It alone says what code and severity a finding has. Its
front matter has `code` and `severity`, and may have `escalated` (the graver severity), `private`
(can be neither suppressed nor lowered), `scope` (`account`, or `portfolio` for what only all
accounts together show) and `caused_by` (`time`, `others` or `change`: whether a change of files can
be blamed for it; `change`, or `others` for what only all accounts show). Its examples are files:

    ```yaml accounts/acme/account.yaml      the text of a file
    ```bytes accounts/acme/plan.md          a Python bytes literal, perhaps `b"…" * 9`, with `+`
    ```link accounts/acme/plan.md           a symbolic link and where it leads
    ```socket accounts/acme/plan.md         a file that cannot be read
    ```absent accounts/acme/account.yaml    no file, though the others' workspace has it

A page that breaks this form is a fault of ours and raises ValueError.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from kamdocs.diagnostics.diagnostic import SEVERITIES, Severity
from kamdocs.read.document import read_document

Scope = Literal["account", "portfolio"]
Cause = Literal["change", "time", "others"]
Kind = Literal["text", "bytes", "link", "socket", "absent"]
W = TypeVar("W", bound=str)

_SCOPES: tuple[Scope, ...] = get_args(Scope)
_CAUSES: tuple[Cause, ...] = get_args(Cause)
_KEYS = {"code", "severity", "escalated", "private", "scope", "caused_by"}
_CODE = re.compile(r"[A-Z]{3}\d\d")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<kind>[\w+-]*)(?:[ \t]+(?P<file>\S+))?[ \t]*")


@dataclass(frozen=True, slots=True)
class Example:
    """A file of a small workspace, relative to it. `data` is its bytes, or where a link leads."""

    file: str
    kind: Kind
    data: bytes


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page: what it shows, and of which file, if any. `first` is its fence."""

    first: int
    last: int
    word: str
    file: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A page. `body` is its Markdown below the title; `intro` what stands before the first heading."""

    name: str
    family: str
    code: str
    severity: Severity
    escalated: Severity | None
    is_private: bool
    scope: Scope
    caused_by: Cause
    title: str
    intro: str
    body: str
    headings: tuple[str, ...]
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]


@cache
def all_explanations() -> Mapping[str, Explanation]:
    """Every page by its name, sorted. Raises ValueError when two have one name or one code."""
    return read_explanations(Path(__file__).with_name("rules"))


def read_explanations(folder: Path) -> Mapping[str, Explanation]:
    """Every page below a folder, by its name, sorted."""
    pages: dict[str, Explanation] = {}
    codes: dict[str, str] = {}
    for path in sorted(folder.glob("*/*.md"), key=lambda path: path.stem):
        page = read_explanation(path.parent.name, path.stem, path.read_bytes())
        if page.name in pages:
            raise ValueError(f"{page.name} has two pages")
        if page.code in codes:
            raise ValueError(f"{page.name} and {codes[page.code]} have the code {page.code}")
        pages[page.name], codes[page.code] = page, page.name
    if not pages:
        raise ValueError(f"no pages in {folder}")
    return MappingProxyType(pages)


def explanation_of(written: str) -> Explanation | None:
    """The page with this name or code, however its letters are written; None when there is none."""
    name = written.strip().casefold().replace("_", "-").replace(" ", "-")
    pages = all_explanations()
    return pages.get(name) or pages.get(_names_by_code().get(written.strip().upper(), ""))


def nearest_name(written: str) -> str | None:
    """The name of a finding that somebody most likely meant."""
    from kamdocs.read.suggest import nearest

    return nearest(written, all_explanations())


@cache
def _names_by_code() -> Mapping[str, str]:
    return {page.code: name for name, page in all_explanations().items()}


def read_explanation(family: str, name: str, data: bytes) -> Explanation:
    """Read one page."""
    document = read_document(f"{family}/{name}.md", data)
    if document.findings:
        raise ValueError(f"{document.file}: {document.findings[0].message}")
    front = document.value if isinstance(document.value, dict) else {}
    if unknown := front.keys() - _KEYS:
        raise ValueError(f"{document.file}: unknown key {min(unknown)}")
    title, _, body = document.body.strip().partition("\n")
    if not title.startswith("# "):
        raise ValueError(f"{document.file}: a title is missing")
    code = str(front.get("code"))
    if not _CODE.fullmatch(code):
        raise ValueError(f"{document.file}: {code} is no code")
    scope = _word(document.file, front.get("scope"), _SCOPES, "account")
    cause: Cause = "others" if scope == "portfolio" else "change"
    escalated = front.get("escalated")
    sections = dict(_sections(body))
    return Explanation(
        name=name,
        family=family,
        code=code,
        severity=_word(document.file, front.get("severity"), SEVERITIES),
        escalated=_word(document.file, escalated, SEVERITIES) if escalated else None,
        is_private=_word(document.file, front.get("private"), ("true", "false"), "false") == "true",
        scope=scope,
        caused_by=_word(document.file, front.get("caused_by"), _CAUSES, cause),
        title=title[2:].strip(),
        intro=sections.pop("", "").strip(),
        body=body.strip(),
        headings=tuple(sections),
        fails=tuple(_examples(sections.get("Fails", ""))),
        passes=tuple(_examples(sections.get("Passes", ""))),
    )


def blocks_of(text: str) -> Iterator[Block]:
    """The fenced blocks of a text, in order; lines are counted from 0."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        match = _FENCE.fullmatch(lines[number])
        if match is not None:
            first, fence = number, match["fence"]
            number += 1
            while number < len(lines) and not lines[number].startswith(fence):
                number += 1
            inside = tuple(lines[first + 1 : number])
            yield Block(first, number, match["kind"], match["file"], inside)
        number += 1


def _sections(body: str) -> Iterator[tuple[str, str]]:
    lines = body.split("\n")
    hidden = {n for block in blocks_of(body) for n in range(block.first, block.last + 1)}
    starts = [n for n, line in enumerate(lines) if line.startswith("## ") and n not in hidden]
    yield "", "\n".join(lines[: starts[0] if starts else len(lines)])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield lines[start][3:].strip(), "\n".join(lines[start + 1 : end])


def _examples(text: str) -> Iterator[Example]:
    for block in blocks_of(text):
        if block.file is None:
            continue
        content = "\n".join(block.lines)
        match block.word:
            case "bytes":
                yield Example(block.file, "bytes", _bytes(ast.parse(content.strip(), mode="eval")))
            case "link":
                yield Example(block.file, "link", content.strip().encode())
            case "socket":
                yield Example(block.file, "socket", b"")
            case "absent":
                yield Example(block.file, "absent", b"")
            case _:
                data = f"{content}\n" if block.lines else ""
                yield Example(block.file, "text", data.encode())


def _bytes(node: ast.AST) -> bytes:
    match node:
        case ast.Expression(body):
            return _bytes(body)
        case ast.Constant(bytes() as value):
            return value
        case ast.BinOp(left, ast.Mult(), ast.Constant(int() as count)):
            return _bytes(left) * count
        case ast.BinOp(left, ast.Add(), right):
            return _bytes(left) + _bytes(right)
    raise ValueError("bytes are written as a Python literal, perhaps with * and +")


def _word(file: str, written: object, words: tuple[W, ...], default: W | None = None) -> W:
    """The word that is written, one of `words`; the default where none is."""
    if written is None and default is not None:
        return default
    for word in words:
        if word == written:
            return word
    raise ValueError(f"{file}: {written} is none of {', '.join(words)}")
