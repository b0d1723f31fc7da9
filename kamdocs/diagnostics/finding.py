"""Something worth telling: a name, a place and a sentence. It knows no code and no severity."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.diagnostics.place import Place
from kamdocs.values.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, where, and what would mend it.

    `name` is the name of its page (`milestone-overdue`). `escalated` asks for the graver of the two
    severities its page gives. `help` is the hint printed below.
    """

    name: str
    place: Place
    message: Sentence
    help: Sentence | None = None
    escalated: bool = False
