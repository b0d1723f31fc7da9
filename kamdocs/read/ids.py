"""References inside an account, and from it to shared data: each id must be the id of something.

References between accounts are not judged here, since no account is read knowing the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import Path, Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.kpi import KPI_NAMES
from kamdocs.model.record import Record
from kamdocs.model.shape import fields_of
from kamdocs.model.shared import Shared
from kamdocs.read.suggest import nearest
from kamdocs.values.sentence import Sentence, Term, sentence

REST = "rest"

Known = Mapping[str, frozenset[str]]


def known_to_all(shared: Shared) -> Known:
    """The ids that every account may refer to, by kind."""
    settings = shared.settings
    products = frozenset(shared.catalogue.products)
    return {
        "team": frozenset(shared.team.people),
        "product": products,
        "product_or_rest": products | {REST},
        "criterion": frozenset(settings.criteria),
        "kpi": frozenset((*KPI_NAMES, *settings.kpis)),
        "terms": frozenset(shared.terms),
        "customer_reference": frozenset(shared.references.references),
    }


def known_in(account: Account, shared: Shared) -> Known:
    """The ids that the files of one account may refer to, by kind."""
    profile = account.profile
    needs = (*profile.goals, *profile.pains, *profile.looming)
    units = frozenset(account.units)
    return {
        **known_to_all(shared),
        "contact": frozenset(account.people),
        "post": frozenset(account.posts),
        "unit": units,
        "unit_or_rest": units | {REST},
        "contract": frozenset(account.contracts),
        "opportunity": frozenset(account.opportunities),
        "objective": frozenset(account.plan.objectives if account.plan else ()),
        "need": frozenset(need.id for need in needs if need.id is not None),
    }


_BROKEN_BY = {
    "team": "team", "product": "catalogue", "product_or_rest": "catalogue", "criterion": "settings",
    "customer_reference": "references", "kpi": "settings",
}  # fmt: skip
_PART = {
    "contact": "people", "post": "posts", "unit": "units", "unit_or_rest": "units", "contract": "contracts",
    "opportunity": "opportunities", "objective": "plan", "need": "profile",
}  # fmt: skip


def check_references(
    record: Record, known: Known, broken: frozenset[str], file: str | None = None
) -> Iterator[Finding]:
    """Report every reference of a record that leads nowhere.

    `broken` are the parts that could not be read whole: nothing is said of references into them.
    """
    silent = {kind for kind, part in (_BROKEN_BY | _PART).items() if part in broken}
    for path, on_key, kind, written in references(record):
        if kind in silent or kind not in known or written in known[kind]:
            continue
        place = Place(path, file, "key" if on_key else "value")
        yield dangling(place, kind, written, known[kind])


def references(record: Record, path: Path = ()) -> Iterator[tuple[Path, bool, str, str]]:
    """Every reference in a record: its path, whether it is a key, the kind of thing, the id written."""
    for key, shape in fields_of(type(record)).items():
        value = getattr(record, shape.name)
        if value is not None:
            yield from _inside(
                value, (*path, key), shape.inside.reference, shape.inside.key_references
            )


def _inside(
    value: Any, path: Path, reference: str | None, keys: tuple[str | None, ...]
) -> Iterator[tuple[Path, bool, str, str]]:
    if isinstance(value, Record):
        yield from references(value, path)
    elif isinstance(value, Mapping):
        kind, inner = (keys[0], keys[1:]) if keys else (None, ())
        for key, item in value.items():
            if kind is not None and isinstance(key, str):
                yield (*path, key), True, kind, key
            yield from _inside(item, (*path, str(key)), reference, inner)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _inside(item, (*path, number), reference, keys)
    elif isinstance(value, str) and reference is not None:
        yield path, False, reference, value


def check_includes(account: Account, known: Collection[str]) -> Iterator[Finding]:
    """Report every shared passage that an offer includes and that does not exist."""
    for key, offer in account.proposals.items():
        for number, section in enumerate(offer.sections):
            for place, passage in enumerate(section.passages):
                if passage.include is not None and passage.include not in known:
                    path = ("proposals", key, "sections", number, "passages", place, "include")
                    yield dangling(value_of(*path), "passage", passage.include, frozenset(known))


def dangling(place: Place, kind: str, written: str, known: frozenset[str]) -> Finding:
    """The finding that an id leads nowhere, with the one that was probably meant."""
    if kind == "team":
        text = sentence("nobody of our team has the id {written}", written=written)
    elif kind == "passage":
        text = sentence("there is no passage {written}", written=written)
    else:
        text = sentence("there is no {kind} {written}", kind=Term(kind), written=written)
    return Finding("unknown-reference", place, text, _meant(kind, written, known))


def _meant(kind: str, written: str, known: frozenset[str]) -> Sentence:
    meant = nearest(written, sorted(known - {REST}))
    if meant is not None:
        return sentence("did you mean {meant}?", meant=meant)
    if not known - {REST}:
        return sentence("none is recorded yet; they stand in {where}", where=_WHERE.get(kind, kind))
    return sentence("known: {known}", known=tuple(sorted(known - {REST})[:12]))


_WHERE = {
    "team": "accounts/team.yaml", "product": "accounts/catalogue.yaml", "product_or_rest": "accounts/catalogue.yaml",
    "criterion": "kamdocs.yaml (criteria)", "terms": "accounts/terms/", "customer_reference": "accounts/references.yaml",
    "kpi": "kamdocs.yaml (kpis)", "contact": "contacts.yaml (people)", "post": "contacts.yaml (posts)",
    "unit": "account.yaml (units)", "unit_or_rest": "account.yaml (units)", "contract": "account.yaml (contracts)",
    "opportunity": "opportunities.yaml", "objective": "plan.md (objectives)", "passage": "accounts/passages/", "need": "account.yaml (profile: goals, pains)",
}  # fmt: skip


def check_cycles(account: Account) -> Iterator[Finding]:
    """Report units and posts that stand below themselves."""
    units = {unit_id: unit.parent for unit_id, unit in account.units.items()}
    yield from _cycles(units, "units", "parent")
    posts = {post_id: post.reports_to for post_id, post in account.posts.items()}
    yield from _cycles(posts, "posts", "reports_to")


def _cycles(above: Mapping[str, str | None], part: str, key: str) -> Iterator[Finding]:
    told: set[str] = set()
    for start in above:
        chain: list[str] = []
        step: str | None = start
        while step is not None and step in above and step not in chain:
            chain.append(step)
            step = above[step]
        if step == start and start not in told:
            told.update(chain)
            text = sentence("{chain} leads back to itself", chain=" → ".join([*chain, start]))
            help_text = sentence("take one {key} out", key=key)
            yield Finding("circular-reference", value_of(part, start, key), text, help_text)


def check_duplicates(
    record: type[Record], tree: Any, file: str | None = None, path: Path = ()
) -> Iterator[Finding]:
    """Report ids that two items of one list share; the later one would hide the earlier."""
    if not isinstance(tree, Mapping):
        return
    for key, shape in fields_of(record).items():
        value, inner = tree.get(key), shape.inside.record
        if inner is None or value is None:
            continue
        if isinstance(value, list) and "by_key" in shape.inside.holders:
            first: dict[str, int] = {}
            for number, item in enumerate(value):
                own = item.get("id") if isinstance(item, Mapping) else None
                if isinstance(own, str) and own in first:
                    text = sentence("the id {id} is there twice", id=own)
                    help_text = sentence(
                        "give each its own; item {number} has it too", number=first[own] + 1
                    )
                    yield Finding(
                        "duplicate-id",
                        value_of(*path, key, number, "id", file=file),
                        text,
                        help_text,
                    )
                elif isinstance(own, str):
                    first[own] = number
        items = (
            value
            if isinstance(value, list)
            else value.values()
            if isinstance(value, Mapping)
            else ()
        )
        steps = (
            range(len(value))
            if isinstance(value, list)
            else list(value)
            if isinstance(value, Mapping)
            else ()
        )
        if shape.inside.holders:
            for step, item in zip(steps, items, strict=True):
                yield from check_duplicates(inner, item, file, (*path, key, step))
        else:
            yield from check_duplicates(inner, value, file, (*path, key))
