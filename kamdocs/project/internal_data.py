"""What is said when a document asked for something internal."""

from __future__ import annotations

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, value_of
from kamdocs.values.sentence import sentence


def internal_data(path: Path, proposal: str | None) -> Finding:
    """The finding that a document asked for something internal."""
    message = sentence(
        "{field} is internal, and the document for the customer asked for it",
        field=".".join(str(step) for step in path),
    )
    hint = sentence("no document is made until its template or projection leaves it out")
    is_ours = path[:1] == ("proposals",) or proposal is None
    place = value_of(*path) if is_ours else value_of("proposals", str(proposal))
    return Finding("internal-data", place, message, hint)
