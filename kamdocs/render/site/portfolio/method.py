"""How the figures are made: criteria with their anchors, tiers, bands, ages, and what the words mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.derive.account.health import PARTS
from kamdocs.model.settings.settings import Settings
from kamdocs.render.engine.table import Cell, Column, Row, Table
from kamdocs.render.site.details import Detail, Node, describe_record
from kamdocs.render.site.names import Names
from kamdocs.render.site.page import Draft, PortfolioPage, SiteInput
from kamdocs.values.sentence import Sentence, Share, Term, sentence


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with what each of its ratings means."""

    id: str
    name: Any
    weight: Share | None
    question: Any
    anchors: tuple[tuple[str, Any], ...]
    knock_out: Decimal | None


@dataclass(frozen=True, slots=True)
class MethodView:
    """The method page."""

    criteria: tuple[CriterionView, ...]
    weights: Table
    approved_by: Any
    approved_on: date | None
    tiers: tuple[Detail, ...]
    bands: tuple[Detail, ...]
    cadences: tuple[Detail, ...]
    ages: tuple[Detail, ...]
    relations: tuple[Detail, ...]
    white_space: tuple[Detail, ...]
    health: tuple[Detail, ...]
    thresholds: tuple[Detail, ...]
    deadlines: tuple[Detail, ...]
    recurring: tuple[Detail, ...]
    pricing: tuple[Detail, ...]
    health_weights: Table
    rates: tuple[Detail, ...]
    limits: Mapping[str, Any]
    glossary: tuple[tuple[Sentence, Sentence], ...]


def make(gathered: Mapping[str, Any], site: SiteInput) -> tuple[Draft, ...]:
    """The one page."""
    view = view_method(site.shared.settings, site.names)
    return (Draft("method/index.html", "site/portfolio/method.html", sentence("Method"), view, current="method"),)  # fmt: skip


def view_method(settings: Settings, names: Names) -> MethodView:
    """Show the rules by which figures and suggestions are made in this workspace."""
    total = sum(
        (item.weight for item in settings.criteria.values() if item.weight and item.weight > 0),
        Decimal(0),
    )
    criteria = tuple(
        CriterionView(
            id=key,
            name=item.name or Term(key),
            weight=Share(item.weight / total) if item.weight and item.weight > 0 else None,
            question=item.question,
            anchors=tuple(sorted(item.anchors.items())),
            knock_out=item.knock_out.below if item.knock_out else None,
        )
        for key, item in settings.criteria.items()
    )
    tiers, approved = settings.tiers, settings.criteria_approved
    return MethodView(
        criteria=criteria,
        weights=_weights(criteria),
        approved_by=names.name("team", approved.by) if approved else None,
        approved_on=approved.on if approved else None,
        tiers=_everything(tiers, names),
        bands=_everything(settings.concentration, names),
        cadences=_everything(settings.cadences, names),
        ages=_everything(settings.ages, names),
        relations=_everything(settings.relationships, names),
        white_space=_everything(settings.white_space, names),
        health=describe_record(settings.health, names, skip=("weights",), with_defaults=True),
        thresholds=_everything(settings.thresholds, names),
        deadlines=_everything(settings.deadlines, names),
        recurring=_recurring(settings, names),
        pricing=_everything(settings.pricing, names),
        health_weights=_health_weights(settings),
        rates=describe_record(
            settings, names, only=("rates", "currency", "fiscal_year"), with_defaults=True
        ),
        limits={
            "promote": tiers.promote_to_key,
            "keep": tiers.keep_key,
            "promote_normal": tiers.promote_to_normal,
            "keep_normal": tiers.keep_normal,
            "limit": tiers.key_limit,
            "provisional": Share(tiers.provisional_below),
            "coverage": Share(tiers.promote_coverage),
            "borderline": tiers.borderline,
        },
        glossary=GLOSSARY,
    )


def _everything(record: Any, names: Names) -> tuple[Detail, ...]:
    """All settings of a group, those at their default included."""
    return describe_record(record, names, with_defaults=True)


def _recurring(settings: Settings, names: Names) -> tuple[Detail, ...]:
    """What is done again and again, by what it is."""
    return tuple(
        Detail(
            each.text,
            Node("group", describe_record(each, names, skip=("text",), with_defaults=True)),
        )
        for each in settings.recurring.values()
    )


def _weights(criteria: tuple[CriterionView, ...]) -> Table:
    columns = (
        Column("name", sentence("Criterion"), wide=True),
        Column("weight", sentence("Weight"), "percent", total=True),
        Column("question", sentence("Question"), wide=True),
        Column("knock_out", sentence("Knock-out below"), "number"),
    )
    rows = tuple(
        Row(item.id, (Cell(item.name), Cell(item.weight), Cell(item.question), Cell(item.knock_out)))
        for item in criteria
    )  # fmt: skip
    return Table("criteria", sentence("Criteria"), columns, rows, filters=False)


def _health_weights(settings: Settings) -> Table:
    weights = {name: max(getattr(settings.health.weights, name), Decimal(0)) for name in PARTS}
    total = sum(weights.values(), Decimal(0))
    columns = (
        Column("name", sentence("Part of health"), wide=True),
        Column("weight", sentence("Weight"), "percent", digits=0),
    )
    rows = tuple(
        Row(name, (Cell(Term(name)), Cell(Share(weight / total) if total else None)))
        for name, weight in weights.items()
    )
    return Table("health-weights", sentence("Parts of health"), columns, rows, filters=False)


GLOSSARY: tuple[tuple[Sentence, Sentence], ...] = (
    (sentence("Account"), sentence("The business relation with one customer, an organisation or a person; it may belong to a parent account.")),
    (sentence("Tier"), sentence("Key, normal or low. People decide it; the score only suggests.")),
    (sentence("Criterion"), sentence("One of the three to eight questions by which accounts are chosen, with a weight.")),
    (sentence("Rating"), sentence("The answer to a criterion from 0 to 5, with reason, author and day.")),
    (sentence("Score"), sentence("The weighted ratings, from 0 to 100, over the criteria that are rated.")),
    (sentence("Coverage"), sentence("The part of all weights that is rated.")),
    (sentence("Knock-out"), sentence("A rating so low that the tier has to be looked at, whatever the score.")),
    (sentence("Unit"), sentence("A part of the customer that can buy: a department, division, subsidiary or site.")),
    (sentence("Post"), sentence("A position at the customer; it stays when the person who holds it leaves.")),
    (sentence("Relationship coverage"), sentence("How well we are in touch with the people of a customer, 0 to 100: the mean by their power; posts to be filled and missing roles count with nothing.")),
    (sentence("Thread"), sentence("A person with whom a meeting, call or letter took place lately.")),
    (sentence("White space"), sentence("Products and units: each pair is a cell that is won, an opportunity, potential, a competitor's, blocked, lapsed, not eligible or unexplored.")),
    (sentence("Explored"), sentence("The known part of all cells that could be sold.")),
    (sentence("Penetration"), sentence("The won part of the explored cells; in money, what is won of all that is won, open and possible.")),
    (sentence("Exposure"), sentence("Who was shown which product, and when; people forget, so it is repeated.")),
    (sentence("Ambassador"), sentence("Somebody who knew us at one customer and now works at another.")),
    (sentence("Trailing twelve months"), sentence("The twelve months up to the day of the site; subsidiaries count with their parent.")),
    (sentence("Class A, B, C"), sentence("The ranking by revenue, cut where the accounts together reach the first and the second share.")),
    (sentence("Unknown"), sentence("Nobody wrote it down. It is never counted as zero.")),
)  # fmt: skip


PAGE = PortfolioPage(
    make, name=sentence("Method"), path="method/index.html", icon="method", place=90
)
