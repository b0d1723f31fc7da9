"""How often a customer is to be met or called."""

from __future__ import annotations

from typing import ClassVar

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import ContactRef, Flag, Length, Many, TeamRef, Text
from kamdocs.model.scales import ChannelWord


class Expectation(Record):
    """A contact that is expected regularly."""

    short: ClassVar[str | None] = "every"
    every: Length = entry("How often.", example="2 weeks", level="shareable")
    contacts: Many[ContactRef] = entry("With whom.", (), example="[nuria]", key="with")
    ours: Many[TeamRef] = entry("Who of ours.", (), example="[ana]")
    channel: ChannelWord | None = entry("How.", None, example="call", level="shareable")
    promised: Flag = entry("Whether the customer was promised it.", False, example="yes")
    purpose: Text | None = entry("What for.", None, example="progress")
