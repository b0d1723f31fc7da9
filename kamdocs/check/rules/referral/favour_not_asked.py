"""Happy people whom nobody asked for a referral or a testimonial."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.derive.account.referrals import Referrals
from kamdocs.diagnostics.finding import Finding
from kamdocs.diagnostics.place import key_of
from kamdocs.model.account import Account
from kamdocs.values.sentence import sentence


def favour_not_asked(account: Account, referrals: Referrals) -> Iterator[Finding]:
    """Everybody who supports us at a customer was asked for a referral or testimonial."""
    if account.lifecycle != "customer" or not referrals.never_asked:
        return
    yield Finding(
        "favour-not-asked",
        key_of("people", referrals.never_asked[0]),
        sentence(
            "happy with us and never asked for a referral or testimonial: {people}",
            people=tuple(account.people[key].name for key in referrals.never_asked),
        ),
        sentence(
            "ask, and write it down: referrals: [{example}]",
            example="{kind: referral, asked: 2026-12-01}",
        ),
    )
