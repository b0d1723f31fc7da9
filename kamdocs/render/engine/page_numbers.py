"""Page numbers of contents: a document that was laid out once comes in, with its numbers in place it goes out.

`target-counter` makes the engine lay out pages again until nothing moves. Here an element says in
`data-page` how wide its number will be and in `data-page-of` of which anchor it is, as in
`<p data-page="00" data-page-of="#scope">`, and a style sheet shows `content: attr(data-page)` before
or after it. Once the pages are known, the number takes the place of the placeholder. That moves nothing:
the number begins where the placeholder began. To whoever reads the page or its structure it is text
like any other.

Where numbers are wider than their placeholders, these are made wider and the document is laid out
once more. On which page an anchor stands, the library says publicly. The boxes with the placeholders
are not public; a version of the library that has others is noticed, and the numbers are then written
into the elements and laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

SHOWN, OF = "data-page", "data-page-of"
_MOST_LAYOUTS = 4


def number_pages(root: Any, lay_out: Callable[[], Any]) -> Any:
    """The document that `lay_out` makes of the elements below `root`, with its page numbers in place.

    `lay_out` is called again when numbers do not fit or cannot be placed.
    """
    document = lay_out()
    elements = [element for element in root.iter() if element.get(SHOWN) and element.get(OF)]
    for _ in range(_MOST_LAYOUTS):
        pages = _pages_of(document)
        wanted = {element: _number(element, pages) for element in elements}
        if all(number == element.get(SHOWN) for element, number in wanted.items()):
            break
        widest = max(map(len, wanted.values()))
        if any(len(element.get(SHOWN)) < widest for element in elements):
            written = dict.fromkeys(elements, "0" * widest)
        elif _fill(document, wanted):
            break
        else:
            written = wanted
        for element, text in written.items():
            element.set(SHOWN, text)
        document = lay_out()
    return document


def _pages_of(document: Any) -> Mapping[str, int]:
    """The number of the page on which each anchor stands first."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            pages.setdefault(name, number)
    return pages


def _number(element: Any, pages: Mapping[str, int]) -> str:
    return str(pages.get(element.get(OF).removeprefix("#"), "–"))


def _fill(document: Any, wanted: Mapping[Any, str]) -> bool:
    """Put the numbers in the place of the placeholders; whether the boxes are as they were known."""
    missing = set(wanted)
    try:
        for page in document.pages:
            for box in _made_boxes(page):
                element = box.element
                if element in wanted and element.get(SHOWN) in box.text:
                    text = box.text.replace(element.get(SHOWN), wanted[element])
                    box.text = box.pango_layout.text = text
                    missing.discard(element)
            if not missing:
                break
    except AttributeError:
        return False
    return not missing


def _made_boxes(page: Any) -> Iterator[Any]:
    """The boxes of a page with text that a style sheet put before or after an element."""
    for box in page._page_box.descendants():  # noqa: SLF001  # see above what happens without it
        if hasattr(box, "text") and str(box.element_tag).endswith(("::before", "::after")):
            yield box
