"""The example of the documentation is a mapping that can be used."""

import re

from kamdocs.exchange.imports.csv import plan_csv_import, read_mapping_file
from kamdocs.exchange.mapping import ROW_NUMBER
from kamdocs.workspace.files import FileFault


def test_the_example_is_read_and_asks_for_columns_that_could_be_there(repository):
    text = (repository / "docs" / "import.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    mapping, _, findings = read_mapping_file("shop.yaml", example.encode())
    assert findings == ()
    columns = {name: {} for name in mapping.tables}
    for part in mapping.parts:
        for cell in part.cells():
            for reference in cell.references:
                columns[reference.table][reference.column] = ""
    for join in mapping.joins:
        for side in (join.left, join.right):
            columns[side.table][side.column] = ""
    for table in mapping.tables.values():
        for rule in table.filters:
            columns[rule.reference.table][rule.reference.column] = ""
    for reference in mapping.revenue.amount_columns.values():
        columns[reference.table][reference.column] = ""
    assert not any(ROW_NUMBER in names for names in columns.values())
    files = {
        table.file: (table.delimiter or ",").join(columns[name]).encode()
        for name, table in mapping.tables.items()
    }
    plan = plan_csv_import(mapping, lambda name: files.get(name, FileFault("missing")), {})
    assert plan.report.findings == ()
