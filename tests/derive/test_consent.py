"""The leave of a customer to be named → whether it holds on a day."""

from datetime import date

import pytest

from kamdocs.derive.consent import consent_state, has_consent
from kamdocs.model.customer_reference import Consent

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("on", "until", "state", "holds"),
    [
        ("2026-02-10", None, "granted", True),
        ("2026-11-22", "2028-02-10", "granted", True),
        ("2026-02-10", "2027-02-21", "granted", True),
        ("2026-02-10", "2027-02-20", "ending", True),
        ("2026-02-10", "2026-11-22", "ending", True),
        ("2026-02-10", "2026-11-21", "ended", False),
        ("2026-11-23", None, "not_yet", False),
        (None, None, "missing", False),
    ],
)
def test_where_a_leave_stands(on: str | None, until: str | None, state: str, holds: bool) -> None:
    consent = Consent.model_validate({"on": on, "until": until}) if on else None
    assert consent_state(consent, DAY) == state
    assert has_consent(consent, DAY) is holds
