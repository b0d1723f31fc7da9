"""The team in; who decides about an account above its manager, out."""

from __future__ import annotations

from datetime import date

from kamdocs.model.team import Team


def find_head(team: Team, owner: str | None, today: date) -> str | None:
    """The head of accounts over a manager: the first of the leadership above them, else the first
    of the leadership at all; None where nobody of it is with us."""
    people = team.people
    leading = [
        key
        for key, member in people.items()
        if member.is_leadership and (member.left is None or not member.left.is_over(today))
    ]
    seen: set[str] = set()
    above = owner
    while above is not None and above in people and above not in seen:
        seen.add(above)
        above = people[above].leader
        if above in leading:
            return above
    return leading[0] if leading else None
