"""The base of every record: unknown keys refused, own keys kept, fields that explain themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from kamdocs.model.confidentiality import Level

_REQUIRED: Any = ...

BARE = ""
"""The key under which a bare scalar of a register entry travels until its record unfolds it."""


def entry(
    doc: str,
    default: Any = _REQUIRED,
    *,
    example: str | None = None,
    level: Level = "internal",
    key: str | None = None,
) -> Any:
    """Declare a field: what it is for, its default, how it is written, and who may see it.

    `example` is the YAML of the value. `key` is the key in the file where it differs from the
    name in Python (`class`, `from`, `with`).
    """
    extra: Any = {"level": level, "example": example}
    # Mutable defaults never occur: records hold tuples and read-only mappings.
    return Field(default, description=doc, alias=key, json_schema_extra=extra)


class Record(BaseModel):
    """A record of the account files.

    A bare scalar stands for the field named by `short`. A key without a value counts as not
    written. Keys that begin with `x-` and everything below `custom` are the user's own and are
    kept as they are.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=True,
        validate_default=True,
    )

    short: ClassVar[str | None] = None
    named_by: ClassVar[str] = "id"
    """The field that the key fills in when records are written as a mapping."""

    custom: Mapping[str, Any] = entry(
        "Fields of your own, kept as they are and handed to templates.",
        {},
        example="{region: north}",
    )

    @model_validator(mode="before")
    @classmethod
    def _unfold(cls, value: Any) -> Any:
        if isinstance(value, str) and cls.short is not None:
            return {cls.short: value}
        if not isinstance(value, Mapping):
            if isinstance(value, cls):
                return value
            raise PydanticCustomError(
                "mapping_expected", "keys and values expected", {"short": cls.short}
            )
        if BARE in value:
            bare = value[BARE]
            value = {key: item for key, item in value.items() if key != BARE}
            if bare is not None and cls.short is None:
                raise PydanticCustomError(
                    "mapping_expected", "keys and values expected", {"short": None}
                )
            value = value if bare is None else {**value, str(cls.short): bare}
        own = {
            key: item
            for key, item in value.items()
            if isinstance(key, str) and key.startswith("x-")
        }
        fields = {key for name, info in cls.model_fields.items() for key in (name, info.alias)}
        known = {
            key: item
            for key, item in value.items()
            if key not in own and (item is not None or key not in fields)
        }
        if own:
            custom = known.get("custom")
            known["custom"] = {**(custom if isinstance(custom, Mapping) else {}), **own}
        return known
