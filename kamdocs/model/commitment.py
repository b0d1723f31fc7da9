"""What one side promised the other."""

from __future__ import annotations

from typing import Annotated, Literal

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Day, Flag, Text, When, choice
from kamdocs.model.scales import SideWord

CommitmentState = Literal["open", "kept", "broken", "dropped"]


class Commitment(Record):
    """A promise of either side."""

    who: SideWord = entry("Who promised: `us` or `them`.", example="us", level="on_request")
    text: Text = entry("What.", example="Named engineer on site", level="on_request")
    due: When | None = entry("By when.", None, example="2026-12-15", level="on_request")
    made: Day | None = entry("When it was promised.", None, example="2026-10-01")
    state: Annotated[CommitmentState, choice(CommitmentState)] = entry(
        "How it stands.", "open", example="kept", level="on_request"
    )
    owner: Text | None = entry("The person who answers for it.", None, example="marc")
    share: Flag = entry("Whether it may stand in a customer document.", False, example="yes")
