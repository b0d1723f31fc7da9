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
    if not any(True for _ in entries_of(personal)):
        return ()
    update = {name: _without(getattr(personal, name), personal) for name in ENTRIES}
    bare = personal.model_copy(update=update)
    reasons = describe_record(personal, names, only=REASONS)
    why = Entry(anchor=f"kept-{contact}", title=sentence("Why it is kept"), details=reasons)
    return (
        Entry(
            anchor=f"personal-{contact}",
            title=sentence("Personal"),
            badges=(Badge(sentence("from the overlay, not for others"), "warn", "warn"),),
            details=describe_record(bare, names, only=(*ENTRIES, "custom")),
            children=(why,) if reasons else (),
            source=sources.of("personal", contact),
        ),
    )


def _without(value: Any, person: Kept) -> Any:
    """Entries without the reasons that hold for all that is kept of the person."""
    if isinstance(value, Kept):
        same = [name for name in REASONS if getattr(value, name) == getattr(person, name)]
        return value.model_copy(update=dict.fromkeys(same))
    if isinstance(value, tuple):
        return tuple(_without(item, person) for item in value)
    if isinstance(value, Mapping):
        return {key: _without(item, person) for key, item in value.items()}
    return value
