"""What an offer is worth to the customer: where they stand, what improves, on which assumptions."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Amount, Many, Text
from kamdocs.model.wording import Phrase


class Baseline(Record):
    """A figure of today that the case is compared with."""

    text: Phrase = entry("What.", example="Urgent orders between shops", level="shareable")
    figure: Text = entry("The figure.", example="48_000 € a year", level="shareable")
    source: Phrase | None = entry(
        "Where the figure comes from.", None, example="accounts of 2025", level="shareable"
    )


class Benefit(Record):
    """A gain or saving, year by year from the start."""

    text: Phrase = entry("What.", example="A third fewer urgent orders", level="shareable")
    years: Many[Amount] = entry(
        "What it is worth in each year.", example="[11_200, 16_800]", level="shareable"
    )
    source: Phrase | None = entry(
        "Where the figure comes from.", None, example="pilot, shops 1–6", level="shareable"
    )


class ValueCase(Record):
    """What the offer is worth; cost, result and payback are reckoned from its prices."""

    baseline: Many[Baseline] = entry(
        "Figures of today.", (), example="[{text: …, figure: 48_000 €}]", level="shareable"
    )
    assumptions: Many[Phrase] = entry(
        "What the case assumes.", (), example="[Half of the effect of the pilot]", level="shareable"
    )
    benefits: Many[Benefit] = entry(
        "Gains and savings.", (), example="[{text: …, years: [11_200]}]", level="shareable"
    )
