"""Accounts made of few words, derived whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from kamdocs.derive.account.facts import Facts, derive_facts
from kamdocs.model.account import Account
from kamdocs.model.product import Catalogue
from kamdocs.model.settings.settings import Settings
from kamdocs.model.shared import Shared

TODAY = date(2026, 11, 22)
CATALOGUE = {"families": {"all": {"name": "All", "products": {"stock": "Stock", "wms": "WMS"}}}}


@pytest.fixture(scope="session")
def facts_of() -> Callable[..., Facts]:
    """Everything derived from an account on 22 November 2026; we sell `stock` and `wms`.

    The first argument are settings; keywords are the account's files.
    """

    def derive(settings: Mapping[str, Any] | None = None, **more: Any) -> Facts:
        shared = Shared(
            Settings.model_validate(settings or {}), catalogue=Catalogue.model_validate(CATALOGUE)
        )
        account = Account.model_validate({"id": "acme", "name": "Acme", **more})
        return derive_facts(account, frozenset(), shared, TODAY)

    return derive
