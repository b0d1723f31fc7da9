"""What the last look found, as findings at the place where the internal text is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from kamdocs.diagnostics.diagnostic import Located
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.locate import locate
from kamdocs.diagnostics.place import Extent, Place
from kamdocs.pipeline.secrets import Secret
from kamdocs.pipeline.take_stock import Stock
from kamdocs.publish.legible.piece import Part
from kamdocs.values.sentence import Sentence, sentence

LONGEST_QUOTE = 60
_PARTS: Mapping[Part, Sentence] = {
    "text": sentence("in its text"),
    "metadata": sentence("in what is said of the file"),
    "bookmark": sentence("in its title or a bookmark"),
    "link": sentence("in the address of a link"),
    "form field": sentence("in a form field"),
    "attachment": sentence("in an attachment"),
    "alternative text": sentence("in the description of a picture"),
    "structure": sentence("in a hidden name"),
    "comment": sentence("in a comment"),
    "attribute": sentence("in an attribute"),
    "script": sentence("in a script"),
    "style": sentence("in a style sheet"),
    "header": sentence("in a header"),
    "file name": sentence("in the name of the file"),
    "picture": sentence("in a picture file"),
}


def tell_illegible(stock: Stock, account: str, name: str) -> Located:
    """That a file cannot be looked through."""
    message = sentence("{document} cannot be looked through", document=name)
    hint = sentence("it is not handed over, since nobody can say what is in it")
    return _locate(stock, Finding("file-not-legible", Place(), message, hint), account, account)


def tell_empty(stock: Stock, account: str, name: str) -> Located:
    """That there was nothing to look for."""
    message = sentence(
        "nothing internal was found in this account to search {document} for", document=name
    )
    hint = sentence("a search for nothing proves nothing, so it is not handed over")
    return _locate(stock, Finding("last-look-empty", Place(), message, hint), account, account)


def tell_found(
    stock: Stock, secret: Secret, account: str, found: str | Decimal, name: str, part: Part
) -> Located:
    """That a text or a figure is in a file for `account` that must not be there."""
    hint = sentence("the file is not handed over: see which template prints it, and mend that")
    if isinstance(found, Decimal):
        message = sentence(
            "the figure {figure} is internal, and stands in {document} ({part})",
            figure=found, document=name, part=_PARTS[part],
        )  # fmt: skip
        finding = Finding("internal-figure-handed-out", secret.place, message, hint)
        return _locate(stock, finding, secret.owner, account)
    quote = found if len(found) <= LONGEST_QUOTE else f"{found[: LONGEST_QUOTE - 1].rstrip()}…"
    message = sentence(
        "“{text}” is not for this customer, and stands in {document} ({part})",
        text=quote, document=name, part=_PARTS[part],
    )  # fmt: skip
    finding = Finding("internal-text-handed-out", secret.place, message, hint)
    return _at_text(stock, _locate(stock, finding, secret.owner, account), secret.owner, found)


def _locate(stock: Stock, finding: Finding, owner: str | None, account: str) -> Located:
    origins = stock.shared_origins if owner is None else stock.accounts[owner].origins
    return locate(finding, origins, account)


def _at_text(stock: Stock, located: Located, owner: str | None, text: str) -> Located:
    """The same at the very line of its file that has the text, where one has."""
    origins = stock.shared_origins if owner is None else stock.accounts[owner].origins
    start = text[:24]
    files = [located.file, *(file for file in origins.maps if file != located.file)]
    if start in located.excerpt:
        return located
    for file in files:
        source = origins.maps.get(file)
        for number, line in enumerate(source.lines if source is not None else (), 1):
            at = line.find(start)
            if at >= 0:
                end = min(at + len(text), len(line))
                extent = Extent(number, at + 1, number, end + 1)
                return replace(located, file=file, extent=extent, excerpt=line)
    return located
