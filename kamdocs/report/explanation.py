"""The page of a finding in; plain text for a terminal, or HTML for the site, out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kamdocs.check.explanation import Block, Explanation, blocks_of, explanation_of
from kamdocs.check.suppress import unknown_name
from kamdocs.read.markdown import render_markdown
from kamdocs.report.colour import Paint
from kamdocs.values.sentence import Sentence

_SHOWN_AS = {"bytes": "python", "link": "text", "socket": "text", "absent": "text"}


def explain(
    written: str, *, colour: bool = False, width: int = 88
) -> str | tuple[Sentence, Sentence]:
    """The page with this name or code as plain text, or why there is none and what was meant."""
    page = explanation_of(written)
    return unknown_name(written) if page is None else write_text(page, colour=colour, width=width)


def write_text(page: Explanation, *, colour: bool = False, width: int = 88) -> str:
    """A page as plain text: the files of its examples are indented, each below its name."""
    paint = Paint(colour)
    head = [
        f"{paint('strong', f'{page.name} [{page.code}]')} · {paint(page.severity, page.severity)}",
        page.title,
        "",
    ]
    lines = page.body.split("\n")
    blocks = {block.first: block for block in blocks_of(page.body)}
    text: list[str] = []
    number = 0
    while number < len(lines):
        block = blocks.get(number)
        if block is not None:
            text.extend(_indented(block, paint))
            number = block.last
        elif lines[number].startswith("## "):
            text.append(paint("strong", lines[number][3:]))
        else:
            text.append(_wrapped(lines[number], width))
        number += 1
    return "\n".join([*head, *text]).rstrip() + "\n"


def write_html(page: Explanation, *, heading_offset: int = 0) -> str:
    """A page below its title as HTML; `heading_offset` lowers its headings."""
    lines = page.body.split("\n")
    text: list[str] = []
    number = 0
    for block in blocks_of(page.body):
        text.extend(lines[number : block.first])
        fence = lines[block.first][: len(lines[block.first]) - len(lines[block.first].lstrip("`~"))]
        if block.file is not None:
            text.extend([f"`{block.file}`{_remark(block)}", ""])
        if block.lines or not _remark(block):
            word = _SHOWN_AS.get(block.word, block.word)
            text.extend([f"{fence}{word}", *block.lines, fence])
        number = block.last + 1
    text.extend(lines[number:])
    return render_markdown(
        "\n".join(text), page.name, 1, heading_offset=heading_offset, id_prefix=f"{page.name}-"
    ).html


def _wrapped(line: str, width: int) -> str:
    """A paragraph, or an item of a list, in lines of at most `width` characters."""
    indent = " " * (2 if line.startswith(("- ", "* ")) else 0)
    return textwrap.fill(
        line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _indented(block: Block, paint: Paint) -> Iterator[str]:
    if block.file is not None:
        yield paint("faint", f"  {block.file}{_remark(block)}")
    yield from (f"    {line}".rstrip() for line in block.lines)


def _remark(block: Block) -> str:
    return {"absent": " (no such file)", "socket": " (cannot be read)"}.get(block.word, "")
