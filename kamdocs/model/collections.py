"""How several things of one kind are written: by id, as a list with ids, or under one stamp."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

from kamdocs.model.record import BARE

T = TypeVar("T")

STAMP = ("by", "on", "evidence")


def _by_id(value: Any) -> Any:
    """Bring both spellings to one: a mapping from id to record, each record holding its id."""
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return {key: _with_id(key, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return {_list_key(item, number): item for number, item in enumerate(value)}
    return value


def _with_id(key: Any, item: Any) -> Any:
    if isinstance(item, Mapping):
        return {"id": key, **item}
    if item is None or isinstance(item, str):
        return {"id": key, BARE: item}
    return item


def _list_key(item: Any, number: int) -> str:
    own = item.get("id") if isinstance(item, Mapping) else None
    return own if isinstance(own, str) else f"#{number}"


def spread_stamp(value: Any) -> Any:
    """Give the `by`, `on` and `evidence` of a block to each entry that has none of its own.

    A bare entry (`product_fit: 4`) becomes a mapping first, so that it can carry the stamp.
    """
    if not isinstance(value, Mapping):
        return {} if value is None else value
    stamp = {key: value[key] for key in STAMP if isinstance(value.get(key), str)}
    entries = {key: item for key, item in value.items() if key not in STAMP and item is not None}
    return {
        key: {**stamp, **(item if isinstance(item, Mapping) else {BARE: item})}
        if isinstance(item, str | Mapping)
        else item
        for key, item in entries.items()
    }


Register = Annotated[Mapping[str, T], BeforeValidator(_by_id)]
"""Things with ids: `{cork: {name: …}}` or `[{id: cork, name: …}]`."""
