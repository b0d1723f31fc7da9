"""The leave of a customer to be named, and the day, in; whether it holds out."""

from __future__ import annotations

from datetime import date
from typing import Literal

from kamdocs.model.customer_reference import Consent

ConsentState = Literal["granted", "ending", "ended", "not_yet", "missing"]
CONSENT_STATES: tuple[ConsentState, ...] = ("granted", "ending", "ended", "not_yet", "missing")
ENDING_WITHIN = 90
"""Days before its end from which a leave is to be asked for again."""


def consent_state(consent: Consent | None, today: date) -> ConsentState:
    """Where a leave stands: missing, not begun, granted, about to end, or ended."""
    if consent is None:
        return "missing"
    if consent.on > today:
        return "not_yet"
    if consent.until is None:
        return "granted"
    left = (consent.until - today).days
    if left < 0:
        return "ended"
    return "ending" if left <= ENDING_WITHIN else "granted"


def has_consent(consent: Consent | None, today: date) -> bool:
    """Whether they may be named on that day."""
    return consent_state(consent, today) in ("granted", "ending")
