"""JSON Schemas for editors, made from the model: completion, hints and red lines while typing.

They accept what kamdocs accepts, short forms included; the finer judgements stay with the checker.
"""

from __future__ import annotations

import json
from typing import Any

from kamdocs.describe.files import FILE_KINDS, FileKind
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, fields_of
from kamdocs.model.wording import LANGUAGES

DIALECT = "http://json-schema.org/draft-07/schema#"
"""What the editors' YAML language server understands best."""

Schema = dict[str, Any]
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_STAMPED = frozenset({"ratings", "relationship"})


def all_schemas() -> dict[str, Schema]:
    """The schema of every kind of file, by the name of its file without the ending."""
    schemas: dict[str, Schema] = {}
    contacts: Schema = {}
    for name, kind in FILE_KINDS.items():
        if name in ("posts", "people"):
            contacts[name] = kind
        else:
            schemas[name] = _file_schema(kind)
    schemas["contacts"] = _contacts_schema(contacts["posts"], contacts["people"])
    schemas["grid"] = _part_schema("grid", "The white space")
    return schemas


def schema_files() -> dict[str, bytes]:
    """The schemas as the files that editors read, by file name."""
    return {
        f"{name}.schema.json": f"{json.dumps(schema, indent=1, ensure_ascii=False)}\n".encode()
        for name, schema in all_schemas().items()
    }


def _file_schema(kind: FileKind) -> Schema:
    writer = _Writer()
    body = writer.register(kind.record) if kind.part else writer.body(kind.record, kind.hidden)
    return {
        "$schema": DIALECT,
        "title": f"{kind.title} ({kind.pattern})",
        **body,
        "definitions": writer.definitions,
    }


def _contacts_schema(posts: FileKind, people: FileKind) -> Schema:
    writer = _Writer()
    properties = {"posts": writer.register(posts.record), "people": writer.register(people.record)}
    return {
        "$schema": DIALECT,
        "title": "Posts and people (accounts/*/contacts.yaml)",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "definitions": writer.definitions,
    }


def _part_schema(part: str, title: str) -> Schema:
    writer = _Writer()
    shape = fields_of(FILE_KINDS["account"].record)[part]
    body = writer.field(shape)
    return {
        "$schema": DIALECT,
        "title": f"{title} (accounts/*/{part}.yaml)",
        **body,
        "definitions": writer.definitions,
    }


class _Writer:
    """Writes schemas of records, each record once, below `definitions`."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def reference(self, record: type[Record]) -> Schema:
        name = _definition_name(record)
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.record(record)
        return {"$ref": f"#/definitions/{name}"}

    def record(self, record: type[Record]) -> Schema:
        body = self.body(record, frozenset())
        if record.short is None:
            return body
        short = fields_of(record)[_key_of(record, record.short)]
        return {"anyOf": [self.value(short), body]}

    def body(self, record: type[Record], hidden: frozenset[str]) -> Schema:
        fields = {key: shape for key, shape in fields_of(record).items() if key not in hidden}
        required = [
            key for key, shape in fields.items() if shape.required and key != record.named_by
        ]
        schema: Schema = {
            "type": "object",
            "description": (record.__doc__ or "").strip().partition("\n")[0],
            "properties": {key: self.described(shape) for key, shape in fields.items()},
            "patternProperties": {"^x-": {}},
            "additionalProperties": False,
        }
        return {**schema, "required": required} if required else schema

    def described(self, shape: FieldShape) -> Schema:
        schema: Schema = {"description": shape.doc, **self.field(shape)}
        return schema

    def field(self, shape: FieldShape) -> Schema:
        """The schema of a field's value with its containers."""
        inside = self.value(shape)
        stamped = shape.key in _STAMPED
        for holder in reversed(shape.inside.holders):
            if holder == "many":
                inside = {"anyOf": [inside, {"type": "array", "items": inside}, {"type": "null"}]}
            elif stamped:
                keys = {"by": _TEXT, "on": _TEXT, "evidence": _TEXT}
                inside = {
                    "type": ["object", "null"],
                    "properties": keys,
                    "additionalProperties": inside,
                }
            else:
                inside = self.keyed(inside, is_register=_is_register(shape))
                if "many" in shape.inside.holders and any(shape.inside.key_references):
                    # People with their roles may be a plain list of people.
                    inside = {"anyOf": [inside, {"type": "array", "items": _TEXT}]}
        return inside

    def keyed(self, inside: Schema, *, is_register: bool) -> Schema:
        mapping: Schema = {
            "type": ["object", "null"],
            "additionalProperties": {"anyOf": [inside, {"type": "null"}]},
        }
        if not is_register:
            return mapping
        return {"anyOf": [mapping, {"type": "array", "items": inside}]}

    def register(self, record: type[Record]) -> Schema:
        return self.keyed(self.reference(record), is_register=True)

    def value(self, shape: FieldShape) -> Schema:
        inside = shape.inside
        if inside.record is not None:
            return self.reference(inside.record)
        if inside.words:
            words: list[Any] = list(inside.words)
            return {"enum": words + [int(word) for word in words if word.isdigit()]}
        if shape.name == "custom":
            return {}
        if inside.scalar is not None:
            return dict(inside.scalar.schema)
        if shape.inside.is_wording:
            languages = {language: {"type": "string"} for language in LANGUAGES}
            return {
                "anyOf": [
                    _TEXT,
                    {"type": "object", "properties": languages, "additionalProperties": False},
                ]
            }
        return _TEXT


def _is_register(shape: FieldShape) -> bool:
    record = shape.inside.record
    return shape.key == "revenue" or (record is not None and "id" in record.model_fields)


def _key_of(record: type[Record], name: str) -> str:
    return record.model_fields[name].alias or name


def _definition_name(record: type[Record]) -> str:
    return "".join(char for char in record.__name__ if char.isalnum())[:60]
