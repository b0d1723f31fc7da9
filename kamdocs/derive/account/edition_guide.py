"""The readers of an edition in; who finds what where in it, once they are several, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kamdocs.derive.account.edition_parts import READINGS
from kamdocs.derive.account.edition_plan import Guide, Piece
from kamdocs.derive.account.languages import Variant
from kamdocs.derive.account.readers import Reader, Readers

FEWEST_GUIDED = 3
"""From so many readers on, a document says who finds what where."""


def derive_guide(
    readers: Readers,
    chosen: tuple[Reader, ...],
    variants: Sequence[Variant],
    opening: tuple[Piece, ...],
) -> tuple[Guide, ...]:
    """What each addressee among the `chosen` finds where, once there are three or more.

    What stands in the `opening` is read by all and not listed.
    """
    guided = [reader for reader in chosen if reader.is_addressee]
    if len(guided) < FEWEST_GUIDED:
        return ()
    opened = {piece.section for piece in opening}
    guides = []
    for reader in guided:
        own = [
            one.number
            for one in variants
            if reader.id in named_in(readers, one.section.readers)
            or any(
                reader.id in named_in(readers, one.section.passages[n].readers)
                for n in one.passages
            )
        ]
        own = [number for number in own if number not in opened]
        asks = READINGS[reader.orientation].asks if reader.orientation else ()
        guides.append(Guide(reader.id, (*own, *asks)))
    return tuple(guides)


def named_in(readers: Readers, words: Iterable[str]) -> tuple[str, ...]:
    """The addressees whom words of an offer mean: by name, group or orientation."""
    meant = readers.meant_by(words)
    return tuple(reader.id for reader in readers.addressees if reader.id in meant)
