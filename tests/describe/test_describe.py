"""What the model says of itself is true: schemas, examples, the reference."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kamdocs.describe.files import FILE_KINDS
from kamdocs.describe.format_reference import write_reference
from kamdocs.describe.schema import all_schemas
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, fields_of
from kamdocs.read.schema import validate
from kamdocs.read.yaml import read_yaml


def records() -> dict[str, type[Record]]:
    """Every record that can be reached from a file, by name."""
    found: dict[str, type[Record]] = {}
    queue = [kind.record for kind in FILE_KINDS.values()]
    while queue:
        record = queue.pop()
        if record.__name__ not in found:
            found[record.__name__] = record
            queue += [
                shape.inside.record for shape in fields_of(record).values() if shape.inside.record
            ]
    return found


def fields() -> Iterator[tuple[str, type[Record], FieldShape]]:
    for name, record in records().items():
        for key, shape in fields_of(record).items():
            yield f"{name}.{key}", record, shape


def test_the_committed_reference_is_the_one_the_model_gives(repository: Path) -> None:
    text = (repository / "docs" / "format.md").read_text("utf-8")
    assert text == write_reference(), "run: kamdocs schema --reference > docs/format.md"


def test_record_names_are_unique() -> None:
    seen: dict[str, type[Record]] = {}
    for record in records().values():
        assert seen.setdefault(record.__name__, record) is record
    assert len(seen) > 50


def test_every_field_says_what_it_is_for_and_who_may_see_it() -> None:
    told = list(fields())
    assert len(told) > 300
    assert [name for name, _, shape in told if not shape.doc.endswith((".", "…"))] == []
    levels = {"shareable", "on_request", "internal", "private"}
    assert {shape.level for _, _, shape in told} == levels


WRITTEN = [
    (name, record, shape)
    for name, record, shape in fields()
    if shape.example and "…" not in shape.example
]


@pytest.mark.parametrize(("name", "record", "shape"), WRITTEN, ids=[name for name, _, _ in WRITTEN])
def test_every_example_is_read_without_a_finding(
    name: str, record: type[Record], shape: FieldShape
) -> None:
    read = read_yaml("example.yaml", f"{shape.key}: {shape.example}\n")
    assert read.findings == ()
    assert isinstance(read.value, dict)
    findings = validate(record, read.value, currency="EUR").findings
    own = [
        str(found.message)
        for found in findings
        if found.place.path[:1] == (shape.key,) and found.name != "missing-value"
    ]
    assert own == []


def test_registers_hold_records_with_ids() -> None:
    seen = 0
    for name, record, shape in fields():
        hint = str(record.__annotations__.get(shape.name, ""))
        if hint.startswith("Register["):
            seen += 1
            assert shape.inside.record is not None, name
            assert "id" in shape.inside.record.model_fields, name
    assert seen > 8


FILES = {
    "settings": "kamdocs.yaml",
    "team": "accounts/team.yaml",
    "catalogue": "accounts/catalogue.yaml",
    "references": "accounts/references.yaml",
    "account": "accounts/*/account.y*ml",
    "contacts": "accounts/*/contacts.yaml",
    "opportunities": "accounts/*/opportunities.yaml",
    "grid": "accounts/*/grid.yaml",
}


@pytest.mark.parametrize("name", FILES)
def test_the_demonstration_fits_the_editor_schemas(name: str, repository: Path) -> None:
    schema = all_schemas()[name]
    jsonschema.Draft7Validator.check_schema(schema)
    paths = sorted(repository.glob(FILES[name]))
    assert paths
    for path in paths:
        value = read_yaml(path.name, path.read_text("utf-8")).value
        errors = [
            error.message[:200]
            for error in jsonschema.Draft7Validator(schema).iter_errors(typed(value))
        ]
        assert errors == [], path


def typed(value: Any) -> Any:
    """The value as an editor sees it: objects and texts."""
    return json.loads(json.dumps(value))


def test_a_misspelled_key_fails_the_editor_schema() -> None:
    validator = jsonschema.Draft7Validator(all_schemas()["account"])
    assert [error.message for error in validator.iter_errors({"name": "Acme", "ownr": "ana"})] != []
