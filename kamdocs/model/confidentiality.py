"""Who may see a field: every field of the model has one of these levels."""

from __future__ import annotations

from typing import Literal

Level = Literal["shareable", "on_request", "internal", "private"]
"""`shareable` may reach a customer document; `on_request` may when its record says `share: true`;
`internal` stays inside the company; `private` is personal data that lives in the overlay."""
