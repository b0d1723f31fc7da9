"""Bands of concentration over the trailing twelve months."""

from __future__ import annotations

from kamdocs.model.record import Record, entry
from kamdocs.model.scalars import Percent


class ConcentrationBands(Record):
    """From which share on something is said, and how loudly."""

    key_from: Percent = entry("Key accounts together: normal from here …", "30 %", example="25 %")
    key_to: Percent = entry("… to here.", "55 %", example="60 %")
    key_loud: Percent = entry("Loud above.", "75 %", example="80 %")
    largest_warning: Percent = entry(
        "The largest single account: warning from here.", "20 %", example="25 %"
    )
    largest_loud: Percent = entry("Loud from here.", "35 %", example="40 %")
    largest_monodependence: Percent = entry("Monodependence from here.", "75 %", example="70 %")
    pareto_a: Percent = entry("A customers: cumulative share up to here.", "80 %", example="75 %")
    pareto_b: Percent = entry("B customers: up to here; the rest is C.", "95 %", example="90 %")
