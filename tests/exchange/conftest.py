"""A small shop as tables of another system, and the import of it into a workspace of bytes."""

from dataclasses import dataclass, field

import pytest

from kamdocs.exchange.imports.csv import plan_csv_import, read_mapping_file
from kamdocs.pipeline.take_stock import take_stock
from kamdocs.workspace.files import FileFault

MAPPING = """\
source: shop
dates: D/M/YYYY
tables:
  customers: customers.csv
  people: people.csv
  sellers: sellers.csv
  products: products.csv
  orders: orders.csv
  lines: lines.csv
joins:
  - lines.order -> orders.id
team: {from: sellers, key: id, name: name}
products: {from: products, key: id, name: name, price: price, family: family}
accounts:
  from: customers
  key: id
  name: name
  tier: {column: class, values: {A: key, B: normal}, default: low}
  owner: {by: revenue, default: ana-ferrer}
  lifecycle: {by: revenue}
  profile: {addresses: "{street}, {city}"}
contacts: {from: people, account: customer, name: name, post: title, email: mail}
revenue:
  from: lines
  account: orders.customer
  product: product
  seller: orders.seller
  date: orders.date
  by: month
  amount: price * quantity * (1 - discount)
"""

TABLES = {
    "customers.csv": "id,name,class,street,city\n"
    "c1,Farmàcies del Vallès,A,Carrer Major 1,Sabadell\n"
    "c2,Acme,B,,Lleida\n"
    "c3,Mendizabal,,,\n",
    "people.csv": "customer,name,title,mail\n"
    "c1,Núria Soler,CIO,nuria@example.com\n"
    "c1,Pau Serra,CFO,\n"
    "c2,Jo Lee,Buyer,jo@example.com\n",
    "sellers.csv": "id,name\n1,Ana Ferrer\n2,Marc Vila\n",
    "products.csv": "id,name,price,family\np1,CRM,100.5,Software\np2,Help,0.125,Services\n",
    "orders.csv": "id,customer,seller,date\n"
    "o1,c1,1,3/2/2026\no2,c1,2,28/2/2026\no3,c2,2,1/3/2026\n",
    "lines.csv": "order,product,price,quantity,discount\n"
    "o1,p1,100.5,2,0\n"
    "o1,p2,0.125,3,0.1\n"
    "o2,p1,100.5,1,0.05\n"
    "o3,p2,0.125,1,0\n",
}


@dataclass
class Shop:
    """The source's mapping and tables, and the workspace's files, all of which a test may change."""

    mapping: str = MAPPING
    tables: dict[str, str] = field(default_factory=lambda: dict(TABLES))
    files: dict[str, bytes] = field(default_factory=dict)

    def plan(self):
        mapping, source_map, findings = read_mapping_file("shop.yaml", self.mapping.encode())
        assert findings == (), [
            (str(finding.message), source_map.extent(finding.place)) for finding in findings
        ]
        return plan_csv_import(mapping, self._bytes, self.files, tuple(self.tables))

    def run(self):
        """Import, put the files into the workspace, and tell what was done."""
        plan = self.plan()
        self.files.update(plan.files)
        return plan.report

    def text(self, file):
        return self.files[f"accounts/{file}"].decode()

    def change(self, file, old, new):
        """What a person edits in a file of the workspace."""
        text = self.text(file)
        assert old in text
        self.files[f"accounts/{file}"] = text.replace(old, new).encode()

    def change_source(self, table, old, new):
        assert old in self.tables[table]
        self.tables[table] = self.tables[table].replace(old, new)

    def _bytes(self, file):
        return self.tables[file].encode() if file in self.tables else FileFault("missing")


@pytest.fixture
def shop():
    return Shop()


@pytest.fixture
def errors_of(tmp_path):
    """The errors that `kamdocs check` finds in a workspace of the given files."""

    def check(files, today):
        (tmp_path / "kamdocs.yaml").write_text("format: 1\ncurrency: USD\n")
        for file, data in files.items():
            path = tmp_path / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        stock = take_stock(tmp_path, today=today, clock_day=today)
        assert stock.accounts
        return [found for found in stock.diagnostics if found.severity == "error"]

    return check
