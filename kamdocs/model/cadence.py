"""How often a customer is to be met or called."""

from __future__ import annotations

from typing import ClassVar

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import ContactRef, Flag, Length, Many, TeamRef, Text
from kamdocs.model.scales import ChannelWord


class Expectation(Record):
    """A contact that is expected regularly."""

    short: ClassVar[str | None] = "every"
    every: Length = entry("How often.", example="2 weeks", level="on_request")
    contacts: Many[ContactRef] = entry(
        "With whom.", (), example="[nuria]", key="with", level="on_request"
    )
    ours: Many[TeamRef] = entry("Who of ours.", (), example="[ana]", level="on_request")
    channel: ChannelWord | None = entry("How.", None, example="call", level="on_request")
    promised: Flag = entry("Whether the customer was promised it.", False, example="yes")
    purpose: Text | None = entry("What for.", None, example="progress", level="on_request")

    @property
    def share(self) -> bool:
        """Whether the customer may read it: when it was promised to them."""
        return self.promised
