"""A mapping file's values in, checked key by key; what does not belong there becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, Place
from kamdocs.exchange.mapping import Reference, TableSource
from kamdocs.read.schema_messages import missing_value
from kamdocs.read.suggest import nearest
from kamdocs.read.yaml_tree import Value
from kamdocs.values.identifier import id_fault
from kamdocs.values.sentence import Sentence, sentence

T = TypeVar("T")


class Checked:
    """Takes values out of a mapping file and remembers what was wrong with them.

    `tables` are those the file has named so far.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.tables: dict[str, TableSource] = {}

    def tell(
        self,
        name: str,
        path: Path,
        message: Sentence,
        hint: Sentence | None = None,
        *,
        key: bool = False,
    ) -> None:
        """Remember a finding at a key or value of the file."""
        place = Place(path, self.file, "key" if key else "value")
        self.findings.append(Finding(name, place, message, hint))

    def keys(
        self, value: Value, path: Path, known: Iterable[str], required: Iterable[str] = ()
    ) -> dict[str, Value]:
        """The entries of a mapping; unknown keys and missing ones are told."""
        if not isinstance(value, dict):
            self.tell("wrong-shape", path, sentence("keys and values are expected here"))
            return {}
        known = tuple(known)
        for key in value:
            if key not in known:
                hint = guess(key, known) or sentence("known here: {known}", known=known)
                message = sentence("unknown key {key}", key=key)
                self.tell("unknown-key", (*path, key), message, hint, key=True)
        for key in required:
            if value.get(key) is None:
                missing = missing_value(key)
                self.tell(missing.name, path, missing.text, missing.help, key=True)
        return {key: item for key, item in value.items() if key in known and item is not None}

    def text(self, value: Value, path: Path) -> str | None:
        """A single text."""
        if isinstance(value, str) and value:
            return value
        self.tell("wrong-shape", path, sentence("a single text is expected here"))
        return None

    def texts(self, value: Value, path: Path) -> tuple[str, ...]:
        """One text or several."""
        found = (
            [self.text(item, (*path, number)) for number, item in enumerate(value)]
            if isinstance(value, list)
            else [self.text(value, path)]
        )
        return tuple(item for item in found if item is not None)

    def one_of(self, value: Value, path: Path, words: Mapping[str, T]) -> T | None:
        """One of a few words."""
        word = self.text(value, path)
        if word is None:
            return None
        if word in words:
            return words[word]
        message = sentence("{word} is not one of {words}", word=word, words=tuple(words))
        self.tell("unknown-word", path, message, guess(word, words))
        return None

    def identifier(self, value: Value, path: Path) -> str | None:
        """A text that can be an id."""
        text = self.text(value, path)
        if text is not None and id_fault(text):
            self.tell("wrong-shape", path, sentence("{text} cannot be an id", text=text))
        return text

    def knows_table(self, table: str, path: Path) -> bool:
        """Whether a table has been named; told when not."""
        if table in self.tables:
            return True
        message = sentence("there is no table {table}", table=table)
        self.tell("unknown-table", path, message, guess(table, self.tables))
        return False

    def reference(self, text: str, base: str) -> Reference:
        """A column: of the table named before the dot, else of `base`."""
        table, _, column = text.strip().partition(".")
        if column and table in self.tables:
            return Reference(table, column)
        return Reference(base, text.strip())


def guess(word: str, known: Iterable[str]) -> Sentence | None:
    """What was probably meant by a word that is not known."""
    meant = nearest(word, known)
    return None if meant is None else sentence("did you mean {meant}?", meant=meant)
