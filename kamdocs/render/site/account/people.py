"""The people of an account: how well they are known, a table to scan, everything recorded of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kamdocs.derive.account.facts import Facts
from kamdocs.derive.account.relationships import Contact
from kamdocs.model.contact import Person, Post
from kamdocs.model.settings.settings import Settings
from kamdocs.render.chart.relationship_map import RelationshipMap
from kamdocs.render.engine.link import Link
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.account.personal import view_personal
from kamdocs.render.site.account.relationship_map import view_small_map
from kamdocs.render.site.account.relationships import Relations, view_relations
from kamdocs.render.site.details import describe_record
from kamdocs.render.site.entries import Badge, Entry, badge_of, tone_of
from kamdocs.render.site.names import Names, map_link
from kamdocs.render.site.sources import Sources
from kamdocs.values.sentence import Term, sentence

STANCES = ("advocate", "supporter", "neutral", "sceptic", "opposed")
POWERS = ("inner_circle", "political_structure", "outside")
COVERAGES = ("none", "brief", "multiple", "in_depth")


@dataclass(frozen=True, slots=True)
class People:
    """People who are there, people who left, posts that nobody holds, and how they are known."""

    table: Table
    relations: Relations
    map: RelationshipMap | None
    map_link: Link
    present: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    posts: tuple[Entry, ...]


def view_people(facts: Facts, names: Names, sources: Sources, settings: Settings) -> People:
    """Show the people and posts of an account."""
    account, relationships = facts.account, facts.relationships
    gone = [account.people[key] for key in relationships.gone]
    return People(
        table=_table(facts, names),
        relations=view_relations(facts, names, sources),
        map=view_small_map(facts, names, settings),
        map_link=map_link(account.id),
        present=tuple(
            _entry(account.people[key], facts, names, sources) for key in relationships.contacts
        ),
        gone=tuple(_entry(person, facts, names, sources) for person in gone),
        posts=tuple(
            _post(post, names, sources, is_vacant=key in relationships.vacant)
            for key, post in account.posts.items()
        ),
    )


def _table(facts: Facts, names: Names) -> Table:
    account, contacts = facts.account, facts.relationships.contacts
    columns = (
        Column("name", sentence("Name"), wide=True),
        Column("unit", sentence("Unit")),
        Column("roles", sentence("Buying roles"), wide=True),
        Column("power", sentence("Power"), "enum", POWERS),
        Column("stance", sentence("Stance"), "enum", STANCES, chips=True),
        Column("coverage", sentence("Contact"), "enum", COVERAGES),
        Column("last", sentence("Last contact"), "date"),
        Column("email", sentence("E-mail"), wide=True),
        Column("phone", sentence("Telephone")),
    )
    rows = tuple(
        _row(account.people[key], contact, account.posts, names)
        for key, contact in contacts.items()
    )
    table = Table("people-table", sentence("People"), columns, rows)
    # Judgements that are kept in the overlay are not unknown: they are not for this page.
    return table.without("power", "stance") if facts.has_hidden_judgements else table


def _row(person: Person, contact: Contact, posts: Mapping[str, Post], names: Names) -> Row:
    stance = person.stance.value if person.stance else None
    tone, icon = tone_of(stance) if stance else (None, None)
    roles = tuple(Term(role) for role in contact.roles)
    return Row(
        person.id,
        (
            Cell(person.name, _anchor(person), sub=_title(person, posts)),
            Cell(names.name("unit", contact.unit)),
            Cell(roles or None),
            Cell(Term(person.power.value) if person.power else None),
            Cell(Term(stance) if stance else None, tone=tone, icon=icon),
            Cell(
                Term(contact.coverage) if contact.coverage else None,
                sub=sentence("by the log") if contact.is_counted else None,
            ),
            Cell(
                contact.last,
                sub=sentence("next {day}", day=contact.planned) if contact.planned else None,
            ),
            Cell(person.email),
            Cell(person.phone),
        ),
    )


def _anchor(person: Person) -> Link:
    return Link("", f"person-{person.id}")


def _title(person: Person, posts: Mapping[str, Post]) -> Any:
    post = posts.get(person.post or "")
    return person.title or (post.title if post else None) or person.post


def _entry(person: Person, facts: Facts, names: Names, sources: Sources) -> Entry:
    personal = facts.personal.get(person.id)
    badges = [badge_of(person.stance.value)] if person.stance else []
    if person.left is not None:
        badges.append(Badge(sentence("left {when}", when=person.left), "muted", "down"))
    return Entry(
        anchor=f"person-{person.id}",
        title=person.name,
        badges=tuple(badges),
        details=describe_record(person, names, skip=("name", "left")),
        children=view_personal(person.id, personal, names, sources) if personal else (),
        source=sources.of("people", person.id),
    )


def _post(post: Post, names: Names, sources: Sources, *, is_vacant: bool) -> Entry:
    badges = (Badge(sentence("vacant"), "warn", "warn"),) if is_vacant else ()
    return Entry(
        anchor=f"post-{post.id}",
        title=post.title,
        badges=badges,
        details=describe_record(post, names, skip=("title",)),
        source=sources.of("posts", post.id),
    )
