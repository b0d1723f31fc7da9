"""A file that a customer may have, as our own pages list it."""

from __future__ import annotations

from dataclasses import dataclass

DOCUMENTS = "other documents"
"""What stands in the place of an offer for the papers that belong to none; no id has a blank."""
FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that a customer may have: where it lies below the root, and what it is called."""

    path: str
    name: str
    language: str
