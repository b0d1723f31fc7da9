"""The text of a Markdown file in; its front matter and its body out, with true line numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.values.sentence import sentence

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parts:
    """A Markdown file taken apart.

    `matter` is the YAML between the fences, None when the file begins without one; it begins on
    line 2. `body` begins on line `body_line`.
    """

    matter: str | None
    body: str
    body_line: int
    findings: tuple[Finding, ...] = ()


def split_front_matter(file: str, text: str) -> Parts:
    """Part a Markdown text at its fences `---`.

    Front matter that is never closed ends at the first empty line that no field follows.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Parts(None, text, 1)
    for number in range(1, len(lines)):
        if lines[number].rstrip() == FENCE:
            body = "\n".join(lines[number + 1 :])
            return Parts(_joined(lines[1:number]), body, number + 2)
    end = next((n for n in range(1, len(lines)) if not lines[n].strip()), len(lines))
    finding = Finding(
        "unclosed-front-matter",
        Place((), file, extent=Extent(1, 1, 1, 4)),
        sentence("the front matter that opens here is not closed"),
        sentence("put a line with just --- behind the last field"),
    )
    return Parts(_joined(lines[1:end]), "\n".join(lines[end:]), end + 1, (finding,))


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
