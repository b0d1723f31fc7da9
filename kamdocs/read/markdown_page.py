"""The walk over the tokens of one Markdown text.

In: tokens of the parser, still as the author wrote them. Out: the same tokens, safe to render, with
everything worth knowing collected on the way: findings, headings, links, pictures, plain text. Its
tokens are changed in place; they belong to nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol
from urllib.parse import unquote

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent
from kamdocs.read import markdown_faults as faults
from kamdocs.read.link_target import Target, read_target
from kamdocs.read.rendered import Heading, Image, Link
from kamdocs.read.text_position import BlockPosition
from kamdocs.values.identifier import make_id

DEEPEST = 40
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_TASK = re.compile(r"\[([ xX])\]\s+")


class Token(Protocol):
    """What is used of a token of the parser."""

    type: str
    tag: str
    nesting: int
    level: int
    content: str
    info: str
    attrs: dict[str, Any]
    meta: dict[Any, Any]
    map: Any
    children: Any

    def attrSet(self, name: str, value: Any) -> None:  # noqa: N802
        """Set an attribute of the HTML element."""


class Page:
    """The walk over the tokens of one text: judges and rewrites them, collects what stands there."""

    def __init__(
        self,
        file: str,
        lines: Sequence[str],
        first_line: int,
        offset: int,
        prefix: str,
        ids: set[str],
    ) -> None:
        self.file, self.lines, self.first_line = file, lines, first_line
        self.offset, self.prefix, self.ids = offset, prefix, ids
        self.findings: list[Finding] = []
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.text: list[str] = []
        self.cell_end = 0

    def line_extent(self, index: int) -> Extent:
        """Where the text of a line stands, without its indentation."""
        line = self.lines[index] if index < len(self.lines) else ""
        begin = len(line) - len(line.lstrip())
        end = max(len(line.rstrip()), begin + 1)
        return Extent(self.first_line + index, begin + 1, self.first_line + index, end + 1)

    def judge_blocks(self, env: dict[str, Any]) -> None:
        """Report nesting beyond the cap, and footnotes that are not shown."""
        opened: list[Token] = env.get("containers", [])
        deep = [token for token in opened if token.level >= DEEPEST - 1 and token.map]
        if deep and deep[0].map:
            self.findings.append(
                faults.too_deep(self.file, self.line_extent(deep[0].map[0]), DEEPEST)
            )
        used: dict[str, int] = env.get("footnotes", {}).get("refs", {})
        seen: set[str] = set()
        for token in reversed(opened):
            if token.type != "footnote_reference_open" or token.map is None:
                continue
            label = token.meta["label"]
            if label in seen or used.get(f":{label}", -1) < 0:
                extent = self.line_extent(token.map[0])
                self.findings.append(
                    faults.lone_footnote(self.file, extent, label, is_defined=True)
                )
            seen.add(label)

    def walk(self, tokens: Sequence[Any]) -> list[Any]:
        """The tokens to render."""
        kept: list[Any] = []
        for index, token in enumerate(tokens):
            if token.type == "marker" and token.map:
                self.findings.append(faults.stray_marker(self.file, self.line_extent(token.map[0])))
                continue
            kept.append(token)
            match token.type:
                case "inline":
                    self._walk_inline(token, is_cell=tokens[index - 1].tag in ("td", "th"))
                case "fence" | "code_block":
                    self.text.append(token.content.strip())
                case "tr_open":
                    self.cell_end = 0
                case "td_open" | "th_open" if "style" in token.attrs:
                    token.attrs = {"class": f"align-{str(token.attrs['style']).split(':')[1]}"}
                case "list_item_open":
                    _mark_task(tokens[index : index + 3])
                case "heading_open":
                    self._lower(token)
                case "heading_close":
                    self._lower(token)
                    self._name_heading(*tokens[index - 2 : index])
        return kept

    def _lower(self, token: Token) -> None:
        token.tag = f"h{max(1, min(6, int(token.tag[1:]) + self.offset))}"

    def _name_heading(self, token: Token, inline: Token) -> None:
        text = self.text[-1] if inline.content else ""
        base = self.prefix + make_id(text)
        name, number = base, 1
        while name in self.ids:
            number += 1
            name = f"{base}-{number}"
        self.ids.add(name)
        token.attrSet("id", name)
        line = token.map[0] if token.map else 0
        extent = self._position(inline).whole() if inline.content else self.line_extent(line)
        self.headings.append(Heading(int(token.tag[1:]), name, text, extent))

    def _position(self, inline: Token, *, is_cell: bool = False) -> BlockPosition:
        start = inline.map[0] if inline.map else 0
        after = self.cell_end
        return BlockPosition(
            inline.content, self.lines, start, self.first_line, after, is_cell=is_cell
        )

    def _walk_inline(self, inline: Token, *, is_cell: bool) -> None:
        position = self._position(inline, is_cell=is_cell)
        if is_cell and inline.content:
            self.cell_end = position.end_column()
        kept: list[Token] = []
        tags: list[tuple[str, Extent]] = []
        is_kept: list[bool] = []
        for child in inline.children or ():
            begin, end = child.meta.get("span", (0, 0))
            if child.nesting > 0:
                is_kept.append(self._keep_open(child, len(is_kept), position))
                kept += [child] if is_kept[-1] else []
            elif child.nesting < 0:
                kept += [child] if is_kept.pop() else []
            elif child.type == "image":
                tags += _plain_tags(child.children or [], position, begin + 2)
                kept.append(self._judge_image(child, position.extent(begin, end)))
            elif child.type == "lone_footnote":
                self.findings.append(
                    faults.lone_footnote(
                        self.file, position.extent(begin, end), child.info, is_defined=False
                    )
                )
                kept.append(_as_text(child, child.content))
            else:
                kept.append(child)
        tags += _plain_tags(kept, position, 0)
        inline.children = kept
        self.text.append(_plain(kept).strip())
        if tags:
            names = tuple(dict.fromkeys(name for name, _ in tags))
            self.findings.append(faults.raw_html(self.file, min(at for _, at in tags), names))

    def _keep_open(self, token: Token, depth: int, position: BlockPosition) -> bool:
        extent = position.extent(*token.meta.get("span", (0, 1)))
        if depth >= DEEPEST:
            if depth == DEEPEST:
                self.findings.append(faults.too_deep(self.file, position.whole(), DEEPEST))
            return False
        if token.type != "link_open":
            return True
        address = str(token.attrs.get("href", ""))
        target = read_target(address, self.file)
        if not isinstance(target, Target):
            self.findings.append(faults.refused_link(self.file, extent, address, target))
            return False
        token.attrs["href"] = target.address
        if target.kind == "web":
            token.attrs["rel"] = "noopener"
        self.links.append(Link(target, extent))
        return True

    def _judge_image(self, token: Token, extent: Extent) -> Token:
        address, text = str(token.attrs.get("src", "")), _plain(token.children or [])
        target = read_target(address, self.file)
        if target == "outside":
            self.findings.append(faults.refused_link(self.file, extent, address, target))
            return _as_text(token, text)
        if not isinstance(target, Target) or target.kind != "file" or target.path is None:
            self.findings.append(faults.refused_image(self.file, extent, address))
            return _as_text(token, text)
        if not text.strip():
            self.findings.append(faults.silent_image(self.file, extent))
        token.attrs["src"] = target.address
        self.images.append(Image(target.path, text, extent))
        return token

    def join_fragments(self, tokens: Sequence[Any]) -> None:
        """Let links to a heading of this text lead to the id it was given."""
        own = {heading.id for heading in self.headings}
        for child in (child for token in tokens for child in token.children or ()):
            address = str(child.attrs.get("href", ""))
            if child.type == "link_open" and address.startswith("#"):
                name = self.prefix + make_id(unquote(address[1:]))
                if name in own:
                    child.attrs["href"] = f"#{name}"


def _as_text(token: Token, text: str) -> Token:
    token.type, token.tag, token.content, token.children = "text", "", text, None
    return token


def _plain(tokens: Sequence[Token]) -> str:
    """What a reader sees of inline tokens."""
    return "".join(
        " "
        if token.type in ("softbreak", "hardbreak")
        else _plain(token.children)
        if token.children
        else token.content
        for token in tokens
    )


def _plain_tags(
    tokens: list[Token], position: BlockPosition, base: int
) -> list[tuple[str, Extent]]:
    """Turn raw HTML into text, in place; comments go. Gives each element's name and position."""
    tags = []
    for token in tokens:
        if token.type != "html_inline":
            continue
        begin, end = token.meta.get("span", (0, 1))
        token.type = "text"
        if token.content.startswith("<!--") and token.content.endswith("-->"):
            token.content = ""
            continue
        name = _TAG.match(token.content)
        shown = name[1].lower() if name else token.content[:20]
        tags.append((shown, position.extent(base + begin, base + end)))
    return tags


def _mark_task(tokens: Sequence[Token]) -> None:
    """Show `[ ]` and `[x]` at the beginning of a list item as boxes."""
    if len(tokens) < 3 or tokens[1].type != "paragraph_open" or not tokens[2].children:
        return
    first = tokens[2].children[0]
    box = _TASK.match(first.content) if first.type == "text" else None
    if box:
        is_done = box[1] != " "
        tokens[0].attrSet("class", "task task-done" if is_done else "task")
        first.content = ("☑ " if is_done else "☐ ") + first.content[box.end() :]
