"""What an import did or would do, to be told in words by whoever ran it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path
from kamdocs.values.sentence import Sentence

SHOWN_ROWS = 5

LeftOutWhy = Literal[
    "joins_nothing", "filtered", "no_key", "twice", "no_amount", "no_date", "unreadable", "deleted"
]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that did not become what they should have, and why.

    `what` is what they were read for (`revenue`, `accounts` …). `why` is `joins_nothing` (the
    `column` of `table` names nothing in `target`), `filtered`, `no_key`, `twice`, `no_amount`,
    `no_date`, `unreadable` (the value of one field), or `deleted` (the record was deleted here). `kept` tells that the row counts all the
    same, without what it should have found. `first` are the line and text of the first few.
    """

    what: str
    why: LeftOutWhy
    table: str
    column: str
    target: str
    count: int
    first: tuple[tuple[int, str], ...]
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides said different things of one value, and who won.

    `ours` is what stands in the file (None: nothing, or something that is no single text),
    `theirs` what the source says now, `base` what it said at the last import. `gone` and `deleted`
    are records or values no longer at the source, and records deleted here. A file that is
    `unreadable`, or could not be edited for a `reason`, was left alone.
    """

    file: str
    path: Path
    kind: Literal["changed", "deleted", "gone", "unreadable"]
    ours: str | None = None
    theirs: str | None = None
    base: str | None = None
    source_won: bool = False
    reason: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Renumbered:
    """Two records would have had the same id; the later one was numbered."""

    what: str
    key: str
    wanted: str
    given: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Everything there is to tell about an import.

    `created`, `updated` and `unchanged` are files of the workspace. `counts` are records by kind.
    """

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    findings: tuple[Finding, ...] = ()


class LeftOutRows:
    """Collects rows that are left out, so that each reason is told once, with its count."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, LeftOutWhy, str, str, str, bool], list[tuple[int, str]]] = {}

    def add(
        self,
        what: str,
        why: LeftOutWhy,
        table: str,
        line: int,
        text: str,
        *,
        column: str = "",
        target: str = "",
        kept: bool = False,
    ) -> None:
        """Remember one row."""
        self._rows.setdefault((what, why, table, column, target, kept), []).append((line, text))

    def told(self) -> tuple[LeftOut, ...]:
        """Everything remembered, one entry a reason, in the order of happening."""
        return tuple(
            LeftOut(
                what,
                why,
                table,
                column,
                target,
                len(rows),
                tuple(rows[:SHOWN_ROWS]),
                kept,
            )
            for (what, why, table, column, target, kept), rows in self._rows.items()
        )
