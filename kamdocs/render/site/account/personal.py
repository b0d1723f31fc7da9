"""What the personal overlay says of somebody: shown only when the overlay was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kamdocs.model.personal import ENTRIES, REASONS, Kept, Personal, entries_of
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Badge, Entry
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import sentence


def view_personal(
    contact: str, personal: Personal, names: Names, sources: Sources
) -> tuple[Entry, ...]:
    """Show what is personal of a contact, and below it why it is kept; nothing where nothing is."""
    entries = [entry for _, entry in entries_of(personal)]
    if not entries:
        return ()
    shared = {name: getattr(entries[0], name) for name in REASONS}
    shared = {
        name: value
        for name, value in shared.items()
        if all(getattr(entry, name) == value for entry in entries)
    }
    bare = personal.model_copy(
        update={
            **{name: _without(getattr(personal, name), shared) for name in ENTRIES},
            **{name: shared.get(name) for name in REASONS},
        }
    )
    return (
        Entry(
            anchor=f"personal-{contact}",
            title=sentence("Personal"),
            badges=(Badge(sentence("from the overlay, not for others"), "warn", "warn"),),
            details=(
                *describe_record(bare, names, only=ENTRIES),
                *describe_record(bare, names, only=REASONS),
            ),
            source=sources.of("personal", contact),
        ),
    )


def _without(value: Any, reasons: dict[str, Any]) -> Any:
    """Entries without the reasons that are said once for all of them."""
    if isinstance(value, Kept):
        return value.model_copy(update=dict.fromkeys(reasons))
    if isinstance(value, tuple):
        return tuple(_without(item, reasons) for item in value)
    if isinstance(value, Mapping):
        return {key: _without(item, reasons) for key, item in value.items()}
    return value
