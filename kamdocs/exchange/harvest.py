"""Tables and a mapping in; every value an import would write, by file group and path, out.

Nothing here knows what the account files hold already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.exchange.join import filter_table
from kamdocs.exchange.mapping import Cell, ImportMapping, Kind, Records
from kamdocs.exchange.memory import Leaf, Memory
from kamdocs.exchange.records import Extracted, extract_records, give_ids
from kamdocs.exchange.report import LeftOutRows, Renumbered
from kamdocs.exchange.revenue_rows import Bought, first_year, owners_by_revenue, sum_revenue
from kamdocs.exchange.standing import CATALOGUE_GROUP, TEAM_GROUP, account_group
from kamdocs.exchange.tables import Table
from kamdocs.exchange.targets import LINKS, POST
from kamdocs.workspace.layout import SHARED_FOLDERS

Values = dict[Leaf, str]

_NO_FAMILY = ("products", "Products")
_FIRST = (("name",), ("tier",), ("owner",), ("lifecycle",), ("since",))


@dataclass(frozen=True, slots=True)
class Harvest:
    """What an import would write.

    `groups` are values by path, by file group; `sums` the money; `ids` by kind and key, to be
    remembered; `counts` records by kind.
    """

    groups: Mapping[str, Values]
    sums: Mapping[Bought, Decimal]
    ids: Mapping[str, Mapping[str, str]]
    renumbered: tuple[Renumbered, ...]
    counts: tuple[tuple[str, int], ...]


def harvest(
    mapping: ImportMapping,
    tables: Mapping[str, Table],
    memory: Memory,
    left_out: LeftOutRows,
    deleted: frozenset[str] = frozenset(),
) -> Harvest:
    """Make everything of the tables that the mapping asks for.

    `deleted` are ids of accounts that people have deleted here; they stay away, and their money.
    """
    worker = _Harvester(mapping, tables, memory, left_out, deleted)
    worker.collect()
    return worker.result()


class _Harvester:
    def __init__(
        self,
        mapping: ImportMapping,
        tables: Mapping[str, Table],
        memory: Memory,
        left_out: LeftOutRows,
        deleted: frozenset[str],
    ) -> None:
        self.mapping, self.memory, self.left_out = mapping, memory, left_out
        self.deleted = deleted
        self.tables = {
            name: filter_table(table, mapping.tables[name].filters, left_out)
            for name, table in tables.items()
        }
        self.found: dict[Kind, tuple[Extracted, ...]] = {}
        self.ids: dict[str, dict[str, str]] = {}
        self.here: dict[str, str] = {}
        self.renumbered: list[Renumbered] = []
        self.groups: defaultdict[str, Values] = defaultdict(dict)
        self.sums: dict[Bought, Decimal] = {}

    def collect(self) -> None:
        for kind, part in self.mapping.records.items():
            self.found[kind] = extract_records(part, self.mapping, self.tables, self.left_out)
            if kind != "contacts":
                reserved = SHARED_FOLDERS if kind == "accounts" else ()
                wanted = [(record.key, record.wanted) for record in self.found[kind]]
                self.give_ids(kind, wanted, reserved)
        self.take_families()
        self.here = self.accounts_here()
        ids = {**self.ids, "accounts": self.here}
        away = frozenset(
            key for key, account in self.ids["accounts"].items() if account in self.deleted
        )
        self.sums = sum_revenue(self.mapping, self.tables, ids, self.left_out, away)
        self.place_units()
        self.write_team()
        self.write_catalogue()
        self.write_accounts()
        self.write_contacts()

    def result(self) -> Harvest:
        counts = tuple((kind, len(found)) for kind, found in self.found.items())
        return Harvest(dict(self.groups), self.sums, self.ids, tuple(self.renumbered), counts)

    def give_ids(
        self, kind: str, wanted: list[tuple[str, str]], reserved: Iterable[str] = ()
    ) -> dict[str, str]:
        remembered = self.memory.ids.get(kind, {})
        ids, renumbered = give_ids(kind, wanted, remembered, reserved)
        self.renumbered += renumbered
        self.ids[kind] = {**remembered, **ids}
        return ids

    def accounts_here(self) -> dict[str, str]:
        """The accounts that the source has and that people have not deleted: key to id."""
        known = {record.key for record in self.found["accounts"]}
        return {
            key: account
            for key, account in self.ids["accounts"].items()
            if key in known and account not in self.deleted
        }

    def take_families(self) -> None:
        """Families that no table lists: the texts that products name."""
        if "families" in self.mapping.records:
            return
        names = [record.links.get("family", "") for record in self.found.get("products", ())]
        self.give_ids("families", [(name, name) for name in dict.fromkeys(names) if name])

    def place_units(self) -> None:
        """Give units ids within their accounts, and put the ids where their names stood."""
        names: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for bought in self.sums:
            if bought.unit:
                names[bought.account][bought.unit] = None
        ids = {
            account: self.give_ids(f"units/{account}", [(name, name) for name in found])
            for account, found in names.items()
        }
        for account, given in ids.items():
            for name, unit in given.items():
                self.groups[account_group(account)]["units", unit, "name"] = name
        if ids:
            self.sums = {
                bought.with_unit(ids[bought.account][bought.unit])
                if bought.unit
                else bought: amount
                for bought, amount in self.sums.items()
            }

    def write_team(self) -> None:
        for record, member in self.each("team"):
            values = {**record.values, **self.linked("team", record)}
            self.write(TEAM_GROUP, ("people", member), values)

    def write_catalogue(self) -> None:
        families: dict[str, Values] = {}
        for record, family in self.each("families"):
            families[family] = dict(record.values)
        if "families" not in self.mapping.records:
            families = {
                family: {("name",): name} for name, family in self.ids.get("families", {}).items()
            }
        products: defaultdict[str, list[tuple[str, Values]]] = defaultdict(list)
        for record, product in self.each("products"):
            family = self.linked("products", record).get(("family",)) or _NO_FAMILY[0]
            if family == _NO_FAMILY[0]:
                families.setdefault(family, {("name",): _NO_FAMILY[1]})
            products[family].append((product, dict(record.values)))
        for family, values in families.items():
            self.write(CATALOGUE_GROUP, ("families", family), values)
            for product, told in products[family]:
                self.write(CATALOGUE_GROUP, ("families", family, "products", product), told)

    def write_accounts(self) -> None:
        part = self.mapping.records["accounts"]
        owners, years = owners_by_revenue(self.sums), first_year(self.sums)
        bought = {bought.account for bought in self.sums}
        for record, account in self.each("accounts"):
            if account in self.deleted:
                continue
            values: Values = {**record.values, **self.linked("accounts", record)}
            if _is_by_revenue(part.links.get("owner")) and account in owners:
                values["owner",] = owners[account]
            for entry in part.fields:
                if entry.cell.by_revenue and entry.path == ("lifecycle",):
                    default = entry.cell.default or "prospect"
                    values[entry.path] = "customer" if account in bought else default
                if entry.cell.by_revenue and entry.path == ("since",) and account in years:
                    values[entry.path] = years[account]
            ordered: Values = {path: values[path] for path in _FIRST if path in values}
            group, units = account_group(account), self.groups.pop(account_group(account), {})
            self.groups[group] = {}
            self.write(group, (), {**ordered, **values})
            self.groups[group].update(units)

    def write_contacts(self) -> None:
        by_account: defaultdict[str, list[Extracted]] = defaultdict(list)
        part = self.mapping.records.get("contacts")
        for record in self.found.get("contacts", ()):
            key = record.links["account"]
            if key in self.here:
                by_account[self.here[key]].append(record)
            elif part is not None:
                self.tell_unlinked(part, "account", record, key, kept=False)
        for account, records in by_account.items():
            ids = self.give_ids(f"contacts/{account}", [(r.key, r.wanted) for r in records])
            titles = [(r.key, r.values[POST,]) for r in records if (POST,) in r.values]
            posts = self.give_ids(f"posts/{account}", titles) if titles else {}
            group = account_group(account)
            for key, title in titles:
                self.groups[group]["posts", posts[key], "title"] = title
            for record in records:
                values = dict(record.values)
                if record.key in posts:
                    values[POST,] = posts[record.key]
                self.write(group, ("people", ids[record.key]), values)

    def each(self, kind: Kind) -> Iterable[tuple[Extracted, str]]:
        for record in self.found.get(kind, ()):
            yield record, self.ids[kind][record.key]

    def write(self, group: str, prefix: Leaf, values: Mapping[Leaf, str]) -> None:
        for path, text in values.items():
            self.groups[group][*prefix, *path] = text

    def linked(self, kind: Kind, record: Extracted) -> Values:
        """The links of a record as ids of ours; one that leads nowhere is told and left out.

        A text that is the same for every row is an id of ours already.
        """
        part = self.mapping.records[kind]
        values: Values = {}
        for name, key in record.links.items():
            target, default = LINKS[kind][name], part.links[name].default
            if key and not part.links[name].references and not part.links[name].by_revenue:
                values[name,] = key
                continue
            ids = self.here if target == "accounts" else self.ids.get(target, {})
            found = ids.get(key)
            if found is None and key and key != default:
                self.tell_unlinked(part, name, record, key, kept=True)
            if found := found or default:
                values[name,] = found
        return values

    def tell_unlinked(
        self, part: Records, name: str, record: Extracted, key: str, *, kept: bool
    ) -> None:
        target = LINKS[part.kind][name]
        is_deleted = target == "accounts" and self.ids["accounts"].get(key) in self.deleted
        self.left_out.add(
            part.kind,
            "deleted" if is_deleted else "joins_nothing",
            part.base,
            record.line,
            key,
            column=name,
            target=target,
            kept=kept,
        )


def _is_by_revenue(cell: Cell | None) -> bool:
    return cell is not None and cell.by_revenue
