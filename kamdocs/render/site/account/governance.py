"""How the account is run: reviews, handings-over, cadence, tenders, targets, effort, own fields.

Whatever the other blocks of the page do not show stands here, so that everything written in the
files can be read somewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.model.record import Record
from kamdocs.render.site.details import Detail, describe_record, make_node
from kamdocs.render.site.entries import Badge, Entry, Group
from kamdocs.render.site.names import Names
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Term, sentence

SHOWN_ELSEWHERE = (
    "name", "tier", "owner", "lifecycle", "profile", "ratings", "units", "posts", "people", "revenue",
    "contracts", "opportunities", "plan", "strategy", "actions", "log", "proposals", "reviews",
    "handoffs", "tenders", "cadence", "grid", "template",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Governance:
    """Groups of entries, and the rest as facts."""

    facts: tuple[Detail, ...]
    groups: tuple[Group, ...]


def view_governance(account: Account, names: Names, sources: Sources) -> Governance:
    """Show what no other block shows."""
    grid = tuple(
        Entry(
            anchor=f"grid-{unit}",
            title=names.name("unit", unit) if unit != "rest" else Term("rest"),
            details=tuple(
                Detail(
                    names.name("product", product) if product != "rest" else Term("rest"),
                    describe_cell,
                )
                for product, describe_cell in (
                    (product, make_node(cell, names)) for product, cell in cells.items()
                )
            ),
            source=sources.of("grid", unit),
        )
        for unit, cells in account.grid.items()
    )
    return Governance(
        facts=describe_record(account, names, skip=SHOWN_ELSEWHERE),
        groups=(
            Group(
                sentence("Reviews"),
                tuple(
                    Entry(
                        anchor=f"review-{number + 1}",
                        title=review.on or sentence("without a day"),
                        badges=(Badge(Term(review.decision), "muted"),) if review.decision else (),
                        details=describe_record(review, names, skip=("on", "decision")),
                        source=sources.of("reviews", number),
                    )
                    for number, review in enumerate(account.reviews)
                ),
            ),
            Group(
                sentence("Handings-over"),
                tuple(
                    _entry(
                        f"handoff-{number + 1}", item, item.on or sentence("without a day"), names
                    )
                    for number, item in enumerate(account.handoffs)
                ),
            ),
            Group(
                sentence("Agreed contact"),
                tuple(
                    _entry(f"cadence-{number + 1}", item, name, names)
                    for number, (name, item) in enumerate(account.cadence.items())
                ),
            ),
            Group(
                sentence("Tenders"),
                tuple(
                    _entry(f"tender-{key}", item, item.name, names)
                    for key, item in account.tenders.items()
                ),
            ),
            Group(sentence("White space: what only we know"), grid),
        ),
    )


def _entry(anchor: str, record: Record, title: object, names: Names) -> Entry:
    return Entry(anchor, title, details=describe_record(record, names, skip=("name", "on")))
