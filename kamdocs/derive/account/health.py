"""The parts of health in; their weighted mean with what caps it, or why it is unknown, out.

Health = Σ(weight · points) / Σ(weight) over the parts that are known, from 0 to 100. Parts without
data are left out and named; with less than the settings' share of the weight (half) it is unknown.
A mean hides disasters: notice given by the customer, a severe open issue and the loss of the sponsor
cap it. How complete the files are never counts here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kamdocs.derive.account.issues import Issues
from kamdocs.derive.account.kpis import Kpi
from kamdocs.derive.exact import ratio, shown_points
from kamdocs.derive.part import BEST, Part, at_most_best
from kamdocs.diagnostics.place import Place, value_of
from kamdocs.model.account import Account
from kamdocs.model.settings.health import HealthSettings, HealthWeights
from kamdocs.values.period import Span
from kamdocs.values.sentence import Sentence, Share, sentence

PARTS = tuple(name for name in HealthWeights.model_fields if name != "custom")
"""The parts by name, in the order of the settings."""

SPONSOR = "executive_sponsor"
A_YEAR = Span(12, "month")


@dataclass(frozen=True, slots=True)
class WeightedPart:
    """A part and what it counts for: `share` is its part of the weight that is known, None without data."""

    name: str
    part: Part
    weight: Decimal
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Cap:
    """A reason for which health is not more than the cap."""

    kind: str
    reason: Sentence
    place: Place


@dataclass(frozen=True, slots=True)
class Health:
    """How well the relation is doing, in points from 0 to 100.

    `mean` is the weighted mean, `value` the same under the caps; both are None while unknown.
    `coverage` is the known part of all weights (0 to 1), None without any weight.
    """

    value: Decimal | None
    mean: Decimal | None
    coverage: Decimal | None
    parts: tuple[WeightedPart, ...]
    caps: tuple[Cap, ...]
    reason: Sentence

    @property
    def is_capped(self) -> bool:
        """Whether a cap lowers it."""
        return self.value is not None and self.value != self.mean


def derive_health(
    parts: Mapping[str, Part], caps: tuple[Cap, ...], settings: HealthSettings
) -> Health:
    """Weigh the parts; one that nobody gives is unknown."""
    weights = {name: Fraction(max(getattr(settings.weights, name), Decimal(0))) for name in PARTS}
    missing = Part(None, sentence("nothing is known of it"))
    given = {name: parts.get(name, missing) for name, weight in weights.items() if weight}
    all_weight = sum(weights.values(), Fraction(0))
    known = {name: part.value for name, part in given.items() if part.value is not None}
    known_weight = sum((weights[name] for name in known), Fraction(0))
    coverage = ratio(known_weight, all_weight) if all_weight else None
    mean = None
    if known_weight and coverage is not None and coverage >= settings.known_from:
        points = sum(
            (weights[name] * Fraction(value) for name, value in known.items()), Fraction(0)
        )
        mean = ratio(points, known_weight)
    value = min(mean, settings.cap) if mean is not None and caps else mean
    return Health(
        value=value,
        mean=mean,
        coverage=coverage,
        parts=tuple(
            WeightedPart(
                name,
                part,
                ratio(weights[name]),
                ratio(weights[name], known_weight) if name in known else None,
            )
            for name, part in given.items()
        ),
        caps=caps,
        reason=_reason(value, mean, coverage, len(known), len(given), caps, settings),
    )


def find_caps(account: Account, issues: Issues, today: date) -> tuple[Cap, ...]:
    """What caps the health of an account, the gravest first."""
    return (*_notices(account, today), *_severe(issues), *_lost_sponsor(account, today))


def satisfaction_part(kpi: Kpi, settings: HealthSettings, today: date) -> Part:
    """The newest satisfaction as a share of the best there is; unknown when too old."""
    if kpi.value is None or kpi.when is None:
        return Part(None, sentence("nobody knows how content they are"))
    age = (today - kpi.when.last).days
    if age > settings.satisfaction_age:
        said = sentence("the newest satisfaction is of {when}, too old to count", when=kpi.when)
        return Part(None, said, kpi.places)
    best = settings.satisfaction_best
    if best <= 0:
        return Part(None, sentence("the settings say no best satisfaction"))
    said = sentence("{value} of {best}, {when}", value=kpi.value, best=best, when=kpi.when)
    return Part(at_most_best(ratio(BEST * kpi.value, best)), said, kpi.places)


def _notices(account: Account, today: date) -> tuple[Cap, ...]:
    """Notice by the customer: until the contract ends, and for a year from the day it was given."""
    found = []
    for key, contract in account.contracts.items():
        notice = contract.given_notice
        if notice is None or notice.by == "us" or notice.on > today:
            continue
        runs = contract.ends is not None and not contract.ends.is_over(today)
        if runs or notice.on > A_YEAR.before(today):
            name = contract.name or key
            said = sentence(
                "notice was given for {contract} on {day}", contract=name, day=notice.on
            )
            found.append(Cap("notice", said, value_of("contracts", key, "given_notice")))
    return tuple(found)


def _severe(issues: Issues) -> tuple[Cap, ...]:
    return tuple(
        Cap(
            "issue",
            sentence("a severe issue is open: {title}", title=issue.entry.title or "–"),
            issue.place,
        )
        for issue in issues.open
        if issue.is_severe
    )


def _lost_sponsor(account: Account, today: date) -> tuple[Cap, ...]:
    """Every executive sponsor has left, and nobody took the part over."""
    sponsors = {key: person for key, person in account.people.items() if SPONSOR in person.roles}
    gone = {key: person for key, person in sponsors.items() if person.has_left(today)}
    if not gone or len(gone) < len(sponsors):
        return ()
    key, person = max(gone.items(), key=lambda each: each[1].left.last if each[1].left else today)
    said = sentence("the sponsor {name} has left and nobody took over", name=person.name)
    return (Cap("sponsor", said, value_of("people", key, "left")),)


def _reason(
    value: Decimal | None,
    mean: Decimal | None,
    coverage: Decimal | None,
    known: int,
    given: int,
    caps: tuple[Cap, ...],
    settings: HealthSettings,
) -> Sentence:
    if coverage is None:
        return sentence("the settings give no part of health a weight")
    if mean is None or value is None:
        return sentence(
            "only {share} of the weight is known, {least} are needed",
            share=Share(coverage),
            least=Share(settings.known_from),
        )
    said = sentence(
        "{points} points by {known} of {all} parts",
        points=shown_points(mean),
        known=known,
        all=given,
    )
    if value == mean:
        return said
    return sentence(
        "{mean}, held at {cap} because {why}", mean=said, cap=settings.cap, why=caps[0].reason
    )
