"""Markdown to safe HTML, once: the only room of the Markdown parser.

In: the text of a body, already decoded, and where it stands. Out: well-formed HTML without a tag of
the author's own, its plain text, its headings, links and pictures, and findings with positions.
Links to files stay symbolic (`workspace:accounts/acme/plan.md`) until a page is made of it. Nothing
here opens a file, follows a link or raises over what an author wrote.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from kamdocs.diagnostics.place import Extent
from kamdocs.read import markdown_faults as faults
from kamdocs.read.markdown_page import DEEPEST, Page
from kamdocs.read.rendered import Block, Outline, Rendered

LARGEST_BODY = 256 * 1024

Context = Literal["heading", "opening", "inside"]
InlineRule = Callable[[StateInline, bool], bool]
IsDirective = Callable[[str, Context], bool]

_CONTAINERS = {"blockquote_open", "list_item_open", "dd_open", "footnote_reference_open"}
_SPANNED = {"link": link, "image": image, "autolink": autolink, "html_inline": html_inline}
_OPENED = re.compile(r"<(!--|\?|!\[)")
_LINE_END = re.compile(r"\r\n?|\n")
_FOOTNOTE = re.compile(r"\[\^([^\]\[\s]{1,64})\]")


def split_lines(text: str) -> list[str]:
    """The lines of a text as the Markdown parser counts them, without their ends."""
    return _LINE_END.split(text.replace("\0", "\ufffd"))


def is_too_large(body: str) -> bool:
    """Whether a text is over the size that is read (`LARGEST_BODY` bytes)."""
    return len(body) > LARGEST_BODY or len(body.encode("utf-8", "replace")) > LARGEST_BODY


def render_markdown(
    body: str,
    file: str,
    first_line: int,
    *,
    heading_offset: int = 0,
    id_prefix: str = "",
    taken_ids: Collection[str] = (),
    references: Mapping[str, Any] | None = None,
) -> Rendered:
    """Render the text `body`, which begins on line `first_line` of `file`.

    `heading_offset` lowers every heading by as many levels. `id_prefix` stands before the ids of
    headings and footnotes, `taken_ids` are avoided: for several texts on one page. `references` are
    link definitions of the text around it (`Outline.references`).
    """
    lines = split_lines(body)
    if is_too_large(body):
        extent = Extent(first_line, 1, first_line, max(len(lines[0]), 1) + 1)
        return Rendered(findings=(faults.too_large(file, extent, LARGEST_BODY // 1024),))
    env: dict[str, Any] = {"references": dict(references or {})}
    if id_prefix:
        env["docId"] = id_prefix.strip("-")
    parser = _parser()
    tokens = parser.parse("\n".join(lines), env)
    page = Page(file, lines, first_line, heading_offset, id_prefix, set(taken_ids))
    page.judge_blocks(env)
    tokens = page.walk(tokens)
    page.join_fragments(tokens)
    html: str = parser.renderer.render(tokens, parser.options, env)
    return Rendered(
        html,
        "\n".join(filter(None, page.text)),
        tuple(page.headings),
        tuple(page.links),
        tuple(page.images),
        tuple(sorted(page.findings, key=lambda found: found.place.extent or Extent(0, 0, 0, 0))),
    )


def read_outline(body: str, is_directive: IsDirective) -> Outline:
    """Find the outermost blocks of a text, without rendering them.

    `is_directive(line, context)` says whether a line is one: right under a heading (or another
    directive), at the beginning of a block, or inside a paragraph.
    """
    env: dict[str, Any] = {"is_directive": is_directive}
    parser = _parser()
    tokens: list[Token] = []
    parser.block.parse("\n".join(split_lines(body)), parser, env, tokens)
    blocks = tuple(
        Block(
            token.type.removesuffix("_open"),
            int(token.tag[1:]) if token.type == "heading_open" else 0,
            token.map[0],
            token.map[1],
        )
        for token in tokens
        if token.level == 0 and token.nesting >= 0 and token.map is not None
    )
    return Outline(blocks, env.get("references", {}))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("js-default", {"maxNesting": DEEPEST, "html": True})
    parser.disable("html_block")
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    blocks, inlines = parser.block.ruler, parser.inline.ruler
    everywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    blocks.before("table", "marker", _read_marker, everywhere)
    blocks.before("table", "comment", _read_comment, everywhere)
    blocks.before("table", "directive", _read_directive, everywhere)
    for name, rule in _SPANNED.items():
        inlines.at(name, _with_span(rule))
    inlines.after("html_inline", "opened_html", _with_span(_read_opened))
    blocks.at("footnote_def", _read_footnote_text, {"alt": ["paragraph", "reference"]})
    inlines.at("footnote_ref", _read_footnote)
    inlines.after("footnote_ref", "lone_footnote", _read_lone_footnote)
    parser.core.ruler.after("block", "containers", _keep_containers)
    parser.add_render_rule("html_inline", _escape)
    parser.validateLink = _accept  # type: ignore[method-assign]
    return parser


def _accept(url: str) -> bool:
    """Every link is read; which ones are allowed is judged afterwards."""
    return True


def _escape(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """No raw HTML: what the walk has not turned into text is escaped all the same."""
    return escapeHtml(tokens[index].content)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _take_line(state: StateBlock, kind: str, number: int) -> bool:
    token = state.push(kind, "", 0)
    token.map = [number, number + 1]
    state.line = number + 1
    return True


def _read_marker(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not _line(state, start).lstrip().startswith(":::"):
        return False
    return silent or _take_line(state, "marker", start)


def _read_directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    is_directive: IsDirective | None = state.env.get("is_directive")
    is_inside = state.level and state.sCount[start] >= state.blkIndent
    if is_directive is None or is_inside or state.is_code_block(start):
        return False
    context: Context = "inside" if silent else "opening"
    above = state.tokens[-1] if state.tokens else None
    if not silent and above is not None and above.type in ("heading_close", "directive"):
        opener = state.tokens[-3] if above.type == "heading_close" else above
        if opener.map and opener.map[1] == start and opener.tag in ("h2", ""):
            context = "heading"
    if not is_directive(_line(state, start), context):
        return False
    return silent or _take_line(state, "directive", start)


def _read_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that fills its lines, blank ones too; it is never shown."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<!--", begin):
        return False
    since, close = state.env.get("comment", (0, -1))
    if not since <= begin + 2 <= close:
        close = state.src.find("-->", begin + 2)
        close = len(state.src) if close < 0 else close
        state.env["comment"] = (begin + 2, close)
    last = bisect_left(state.eMarks, close + 3)
    if last >= end or state.src[close + 3 : state.eMarks[last]].strip():
        return False
    if any(state.sCount[n] < state.blkIndent and not state.isEmpty(n) for n in range(start, last)):
        return False
    if not silent:
        state.line = last + 1
    return True


def _with_span(rule: InlineRule) -> InlineRule:
    """The rule, which also notes on its first token which characters it read."""

    def read(state: StateInline, silent: bool) -> bool:
        begin, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in [] if silent else state.tokens[count:]:
            if token.type in ("link_open", "image", "html_inline"):
                token.meta["span"] = (begin, state.pos)
                break
        return True

    return read


def _read_opened(state: StateInline, silent: bool) -> bool:
    """The beginning of a comment or the like that does not end in its paragraph."""
    match = _OPENED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = match[0]
    state.pos = match.end()
    return True


def _read_footnote_text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The plugin mixes up footnotes that stand inside others: there they are plain text."""
    if state.env.get("is_in_footnote"):
        return False
    state.env["is_in_footnote"] = True
    is_read = footnote_def(state, start, end, silent)
    state.env["is_in_footnote"] = False
    return is_read


def _read_footnote(state: StateInline, silent: bool) -> bool:
    """The plugin's rule looks for the closing bracket as far as it takes: only with one at hand."""
    return bool(_FOOTNOTE.match(state.src, state.pos, state.posMax)) and footnote_ref(state, silent)


def _read_lone_footnote(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("lone_footnote", "", 0)
        token.content, token.info = match[0], match[1]
        token.meta["span"] = match.span()
    state.pos = match.end()
    return True


def _keep_containers(state: StateCore) -> None:
    """Remember what holds other blocks, before footnotes are moved."""
    state.env["containers"] = [token for token in state.tokens if token.type in _CONTAINERS]
