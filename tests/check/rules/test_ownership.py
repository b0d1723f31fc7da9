"""Owner and sales representative → findings."""

from kamdocs.check.rules.ownership.owner_missing import owner_missing
from kamdocs.check.rules.ownership.owner_sells import owner_sells
from kamdocs.model.settings.settings import Settings


def test_a_missing_owner_is_told_at_the_account() -> None:
    [found] = owner_missing(None)
    assert (found.place.path, found.place.file) == (("owner",), None)
    assert list(owner_missing("ana")) == []


def test_the_owner_does_not_sell_unless_the_settings_allow_it() -> None:
    assert len(list(owner_sells("ana", "ana", Settings()))) == 1
    assert list(owner_sells("ana", "marc", Settings())) == []
    allowed = Settings.model_validate({"tiers": {"sales_may_own": "yes"}})
    assert list(owner_sells("ana", "ana", allowed)) == []
