"""The findings of Markdown texts: one function a fault, from its position to the finding."""

from __future__ import annotations

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.read.link_target import LONGEST_ADDRESS, LinkFault
from kamdocs.values.sentence import Sentence, sentence, sentence_n

_INSTEAD = {
    "**text**": ("b", "strong"),
    "*text*": ("em", "i"),
    "~~text~~": ("s", "del", "strike"),
    "[text](address)": ("a",),
    "![what it shows](picture.png)": ("img", "picture", "svg"),
    "## Heading": ("h1", "h2", "h3", "h4", "h5", "h6"),
    "- item": ("ul", "ol", "li"),
    "| a | b |": ("table", "thead", "tbody", "tr", "td", "th"),
    "`text`": ("code", "kbd", "tt", "samp", "pre"),
    "> text": ("blockquote", "q"),
    "---": ("hr",),
    "Term / : meaning": ("dl", "dt", "dd"),
}
MARKDOWN_FOR = {tag: markdown for markdown, tags in _INSTEAD.items() for tag in tags}


def find_at(
    name: str, file: str, extent: Extent, message: Sentence, hint: Sentence | None = None
) -> Finding:
    """A finding about an exact stretch of a file."""
    return Finding(name, Place(file=file, extent=extent), message, hint)


def raw_html(file: str, extent: Extent, tags: tuple[str, ...]) -> Finding:
    """`tags` are the names of the elements as written, each once, the first at `extent`."""
    instead = next((MARKDOWN_FOR[tag] for tag in tags if tag in MARKDOWN_FOR), None)
    if instead is not None:
        hint = sentence("write {markdown} instead", markdown=instead)
    elif tags[0] == "br":
        hint = sentence("end the line with a backslash to break it")
    elif tags[0] == "<!--":
        hint = sentence("end the comment with -->, on a line of its own if it has several")
    else:
        hint = sentence("write it as Markdown; to show it as it is, put it between backticks")
    return find_at(
        "raw-html",
        file,
        extent,
        sentence_n(
            "HTML is not allowed here, so it is shown as plain text: {tags}",
            "HTML is not allowed here, so it is shown as plain text: {tags}",
            len(tags),
            tags=tags,
        ),
        hint,
    )


def refused_link(file: str, extent: Extent, address: str, fault: LinkFault) -> Finding:
    """A link whose target is not allowed; what it says is printed without the link."""
    shown = address if len(address) <= 80 else f"{address[:79]}…"
    match fault:
        case "outside":
            return find_at(
                "link-outside-workspace",
                file,
                extent,
                sentence("{address} leads out of the workspace", address=shown),
                sentence("link to a file of this workspace, or to a web address"),
            )
        case "empty":
            message = sentence("this link leads nowhere")
        case "scheme":
            message = sentence("links may not begin like {address}", address=shown)
        case "host":
            message = sentence("{address} is not a complete web address", address=shown)
        case "not_a_file":
            message = sentence("{address} is not the path of a file", address=shown)
        case "too_long":
            message = sentence(
                "an address may have {most} characters at most", most=LONGEST_ADDRESS
            )
    return find_at(
        "link-refused",
        file,
        extent,
        message,
        sentence(
            "allowed are https, http, mailto and tel links, #headings and relative paths of files"
        ),
    )


def refused_image(file: str, extent: Extent, address: str) -> Finding:
    """A picture that is not a file of the workspace; its alternative text is printed."""
    shown = address if len(address) <= 80 else f"{address[:79]}…"
    return find_at(
        "remote-image",
        file,
        extent,
        sentence("{address} is not a picture of this workspace", address=shown),
        sentence("save the picture beside this file and give its relative path"),
    )


def silent_image(file: str, extent: Extent) -> Finding:
    """A picture without alternative text."""
    return find_at(
        "image-without-text",
        file,
        extent,
        sentence("a picture needs a text for those who cannot see it"),
        sentence("say between the brackets what it shows: ![what it shows](picture.png)"),
    )


def too_deep(file: str, extent: Extent, most: int) -> Finding:
    """Nesting beyond what is read."""
    return find_at(
        "quoted-too-deep",
        file,
        extent,
        sentence("more than {most} levels inside each other: the rest is left out", most=most),
        sentence("use fewer levels"),
    )


def too_large(file: str, extent: Extent, kilobytes: int) -> Finding:
    """A text that is not read for its size."""
    return find_at(
        "text-too-large",
        file,
        extent,
        sentence("a text may have {kilobytes} KB at most; it is not shown", kilobytes=kilobytes),
        sentence("split it into several files"),
    )


def lone_footnote(file: str, extent: Extent, label: str, *, is_defined: bool) -> Finding:
    """A footnote nobody refers to, or a reference to a footnote that is not there."""
    if is_defined:
        message = sentence("nothing refers to footnote {label}: it is not shown", label=label)
        hint = sentence("put [^{label}] where it belongs, in the same section", label=label)
    else:
        message = sentence("there is no footnote {label} here", label=label)
        hint = sentence("write a line [^{label}]: … in the same section", label=label)
    return find_at("lone-footnote", file, extent, message, hint)


def unknown_marker(file: str, extent: Extent, hint: Sentence | None = None) -> Finding:
    """A line that looks like a marker and is not understood; it is not printed."""
    return find_at("unknown-marker", file, extent, sentence("this marker is not understood"), hint)


def misplaced_marker(file: str, extent: Extent, hint: Sentence) -> Finding:
    """A marker where it cannot hold for anything; it is not printed."""
    return find_at(
        "misplaced-marker", file, extent, sentence("this marker stands in the wrong place"), hint
    )


def stray_marker(file: str, extent: Extent) -> Finding:
    """A `:::` line in a text, or at a place of it, that knows no passages."""
    hint = sentence("passages (::: for …) stand in proposals, outside lists and quotes")
    return misplaced_marker(file, extent, hint)
