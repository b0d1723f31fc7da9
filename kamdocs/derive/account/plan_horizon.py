"""The horizon that a plan is advised to have which has none."""

from __future__ import annotations

from datetime import date

from kamdocs.model.settings.thresholds import Thresholds


def advise_horizon(limits: Thresholds, today: date) -> str:
    """The line to write: from this month on, as many months as the settings advise and allow."""
    months = max(1, min(limits.plan_default, limits.plan_longest))
    last = today.year * 12 + today.month - 1 + months - 1
    return f"horizon: {today:%Y-%m} to {last // 12:04}-{last % 12 + 1:02}"
