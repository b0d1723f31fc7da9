"""Name, lifecycle and who answers for the account."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.diagnostics.place import value_of
from kamdocs.history.change import LOUD, Change, Comparison, Direction, Side
from kamdocs.values.sentence import Term, sentence

_WAYS: dict[str, Direction] = {"customer": "better", "former": "worse", "prospect": "neither"}


def compare(before: Side, after: Side) -> Iterator[Change]:
    """What became different of the account as such."""
    was, now = before.facts.account, after.facts.account
    if was.name != now.name:
        text = sentence("{was} is now called {now}", was=was.name, now=now.name)
        yield Change(now.id, "account", text, place=value_of("name"))
    if was.lifecycle != now.lifecycle:
        text = sentence("{was} became {now}", was=Term(was.lifecycle), now=Term(now.lifecycle))
        yield Change(now.id, "account", text, LOUD, _WAYS[now.lifecycle], value_of("lifecycle"))
    if was.owner != now.owner:
        if was.owner is None:
            text = sentence("{now} answers for it now", now=after.member(now.owner))
        elif now.owner is None:
            text = sentence(
                "nobody answers for it any more; it was {was}", was=before.member(was.owner)
            )
        else:
            text = sentence(
                "went from {was} to {now}",
                was=before.member(was.owner),
                now=after.member(now.owner),
            )
        way: Direction = "worse" if now.owner is None else "neither"
        yield Change(now.id, "owner", text, LOUD, way, value_of("owner"))


COMPARISON = Comparison(compare, frozenset(["name", "lifecycle", "owner"]))
