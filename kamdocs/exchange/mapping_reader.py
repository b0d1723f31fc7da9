"""A mapping file as read in, the mapping out; every defect is a finding at its line.

The names of columns are not judged here: the tables have not been seen yet (see `binding`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Extent, Path, Place
from kamdocs.diagnostics.source_map import SourceMap
from kamdocs.exchange.expression import ExpressionFault, names_in, read_expression
from kamdocs.exchange.mapping import (
    Field,
    ImportMapping,
    Kind,
    Records,
    Revenue,
)
from kamdocs.exchange.mapping_cells import read_cell
from kamdocs.exchange.mapping_keys import Checked
from kamdocs.exchange.mapping_tables import read_filters, read_joins, read_tables
from kamdocs.exchange.targets import BY_REVENUE, LINKS, OWN, REVENUE_LINKS, targets_of
from kamdocs.read.yaml_tree import Value
from kamdocs.values.partial_date import Precision
from kamdocs.values.sentence import Sentence, sentence

_PRECISIONS: dict[str, Precision] = {word: word for word in get_args(Precision)}


def read_mapping(
    file: str, value: Value, source_map: SourceMap
) -> tuple[ImportMapping | None, tuple[Finding, ...]]:
    """Understand a mapping file; None when something in it is wrong."""
    reader = _Reader(file, source_map)
    mapping = reader.whole(value)
    findings = dict.fromkeys(reader.findings)  # a name may have been read twice, for its id
    in_order = sorted(findings, key=lambda finding: source_map.extent(finding.place))
    return (None if findings else mapping), tuple(in_order)


class _Reader(Checked):
    def __init__(self, file: str, source_map: SourceMap) -> None:
        super().__init__(file)
        self.source_map = source_map

    def whole(self, value: Value) -> ImportMapping:
        kinds: tuple[Kind, ...] = get_args(Kind)
        known = ("source", "on_conflict", "numbers", "dates", "tables", "joins", *kinds, "revenue")
        told = self.keys(value, (), known, ("source", "tables", "accounts"))
        source = self.identifier(told["source"], ("source",)) if "source" in told else None
        wins = {"keep": False, "import": True}
        source_wins = "on_conflict" in told and self.one_of(
            told["on_conflict"], ("on_conflict",), wins
        )
        read_tables(self, told)
        records = {kind: self.records(kind, told[kind], (kind,)) for kind in kinds if kind in told}
        if "revenue" not in told:
            self.tell_lack_of_revenue(records.get("accounts"))
        return ImportMapping(
            file=self.file,
            source=source or "",
            source_wins=bool(source_wins),
            tables=self.tables,
            joins=read_joins(self, told.get("joins")),
            records={kind: found for kind, found in records.items() if found is not None},
            revenue=self.revenue(told["revenue"]) if "revenue" in told else None,
        )

    def tell_lack_of_revenue(self, accounts: Records | None) -> None:
        for cell in accounts.cells() if accounts is not None else ():
            if cell.by_revenue:
                message = sentence("this needs revenue, and the mapping has none")
                self.tell("missing-value", cell.at, message)

    def records(self, kind: Kind, value: Value, path: Path) -> Records | None:
        links = LINKS[kind]
        top = dict.fromkeys(target[0] for target in targets_of(kind))
        known = ("from", "key", "id", "distinct", "only", "drop", *top, *links, OWN)
        needed = ("from", "key", "name") if kind != "contacts" else ("from", "account", "name")
        told = self.keys(value, path, known, needed)
        base = self.text(told["from"], (*path, "from")) if "from" in told else None
        if base is None or not self.knows_table(base, (*path, "from")):
            return None
        cells = {
            key: read_cell(
                self, told[key], (*path, key), base, by_revenue=key in BY_REVENUE & {*links}
            )
            for key in ("key", "id", *links)
            if key in told
        }
        name = told.get("name", "")
        identity = cells.pop("id", None) or read_cell(self, name, (*path, "name"), base)
        key = cells.pop("key", None) or identity
        distinct = {"yes": True, "no": False, "true": True, "false": False}
        return Records(
            kind=kind,
            base=base,
            key=key,
            id=identity,
            fields=tuple(self.fields(kind, told, path, base)),
            links=cells,
            filters=read_filters(self, told, path, base),
            distinct=bool(
                "distinct" in told and self.one_of(told["distinct"], (*path, "distinct"), distinct)
            ),
            at=path,
        )

    def fields(
        self, kind: Kind, told: Mapping[str, Value], path: Path, base: str
    ) -> Iterable[Field]:
        targets = targets_of(kind)
        for key in dict.fromkeys(target[0] for target in targets):
            if key not in told:
                continue
            at = (*path, key)
            if (key,) in targets:
                by_revenue = kind == "accounts" and key in BY_REVENUE
                cell = read_cell(self, told[key], at, base, by_revenue=by_revenue)
                yield Field((key,), cell, targets[key,].type)
                continue
            inner = [target[1] for target in targets if target[0] == key]
            for name, value in self.keys(told[key], at, (*inner, OWN)).items():
                if name == OWN:
                    yield from self.own_fields(value, (*at, OWN), (key, OWN), base)
                else:
                    cell = read_cell(self, value, (*at, name), base)
                    yield Field((key, name), cell, targets[key, name].type)
        if OWN in told:
            yield from self.own_fields(told[OWN], (*path, OWN), (OWN,), base)

    def own_fields(
        self, value: Value, path: Path, target: tuple[str, ...], base: str
    ) -> Iterable[Field]:
        if not isinstance(value, dict):
            self.keys(value, path, ())
            return
        for name, item in value.items():
            yield Field((*target, name), read_cell(self, item, (*path, name), base), "text")

    def revenue(self, value: Value) -> Revenue | None:
        path = ("revenue",)
        extras = ("unit", "currency")
        known = ("from", "account", "date", "by", "amount", *REVENUE_LINKS, *extras, "only", "drop")
        told = self.keys(value, path, known, ("from", "account", "date", "amount"))
        base = self.text(told["from"], (*path, "from")) if "from" in told else None
        if base is None or not self.knows_table(base, (*path, "from")):
            return None
        if not {"account", "date", "amount"} <= told.keys():
            return None
        text = self.text(told["amount"], (*path, "amount")) or "0"
        expression = read_expression(text)
        if isinstance(expression, ExpressionFault):
            self.tell_expression(expression, text, (*path, "amount"))
            return None
        by = self.one_of(told.get("by", "day"), (*path, "by"), _PRECISIONS)
        cells = {
            key: read_cell(self, told[key], (*path, key), base)
            for key in ("account", "date", *REVENUE_LINKS, *extras)
            if key in told
        }
        return Revenue(
            base=base,
            account=cells["account"],
            date=cells["date"],
            by=by or "day",
            amount=expression,
            amount_columns={name: self.reference(name, base) for name in names_in(expression)},
            links={key: cells[key] for key in REVENUE_LINKS if key in cells},
            unit=cells.get("unit"),
            currency=cells.get("currency"),
            filters=read_filters(self, told, path, base),
            at=path,
        )

    def tell_expression(self, fault: ExpressionFault, text: str, path: Path) -> None:
        place = Place(path, self.file)
        extent = self.source_map.extent(place)
        line = self.source_map.line(extent.line)
        column = line.find(text, max(extent.column - 1, 0))
        if column >= 0:  # written on one line: point at the very character
            at = column + 1 + fault.at
            place = Place(path, self.file, extent=Extent(extent.line, at, extent.line, at + 1))
        self.findings.append(Finding("unreadable-sum", place, _say(fault)))


def _say(fault: ExpressionFault) -> Sentence:
    return {
        "unexpected": sentence("{mark} is not expected here", mark=fault.text),
        "character": sentence("{mark} cannot be reckoned with", mark=fault.text),
        "unfinished": sentence("this sum ends too early"),
        "empty": sentence("this sum is empty"),
        "too_long": sentence("this sum is too long"),
        "too_deep": sentence("this sum has too many parentheses"),
    }[fault.kind]
